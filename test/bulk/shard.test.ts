/** Shards: the same inputs give the same bytes, whatever happens on the way. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ShardOptions, ShardResult } from '../../src/bulk.ts'
import { convert } from '../../src/convert.ts'
import type { CredentialError } from '../../src/lib/errors.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { verify } from '../../src/verify.ts'
import { web } from '../web.ts'
import { type Built, built } from './built.ts'

const fixtures = fileURLToPath(new URL('../../fixtures/ob3/', import.meta.url))
/** A line each. */
const texts = readdirSync(fixtures).map((name) => readFileSync(fixtures + name, 'utf8').replace(/\n\s*/g, ''))
const now = new Date('2026-06-01T00:00:00Z')

let shipped: Built
beforeAll(async () => {
  shipped = await built()
})
afterAll(() => shipped.remove())

const folder = mkdtempSync(join(tmpdir(), 'credlens-shard-'))
afterAll(() => rmSync(folder, { recursive: true }))
let names = 0
const path = (name: string): string => join(folder, `${++names}-${name}`)

function stockOf(lines: readonly string[]): string {
  const file = path('stock.ndjson')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}
const many = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => texts[n % texts.length] ?? '')
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
const linesOf = (file: string): readonly Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const verifying = (input: string, more: Partial<ShardOptions> = {}): ShardOptions =>
  ({ input, output: path('results.ndjson'), operation: 'verify', now, workers: 1, ...more }) as ShardOptions
const sharded = (options: ShardOptions): Promise<ShardResult> => shipped.bulk.shard(options)

describe('results', () => {
  const odd = ['', '{', '   ', '"no credential"', '\u00ff', JSON.stringify(`data:application/json;base64,${btoa('{}')}`)]
  const lines = [...many(300), ...odd, ...many(20)]

  test('a line for each credential, and what verify says of it', async () => {
    const options = verifying(stockOf(lines))
    const { counts, poison } = await sharded(options)
    const told = linesOf(options.output)
    const expected = lines.flatMap((text, n) =>
      text.trim() === '' ? [] : [[n + 1, text.startsWith('"') ? JSON.parse(text) : text] as const],
    )
    expect(told.map(({ line }) => line)).toEqual(expected.map(([line]) => line))
    const single = await Promise.all(expected.map(([, text]) => verify(text, { now }).catch(({ code }: CredentialError) => code)))
    expect(told.map(({ report, error }) => report ?? (error as { code: string }).code)).toEqual(JSON.parse(JSON.stringify(single)))
    const count = (verdict: string): number => single.filter((one) => (typeof one === 'string' ? 'error' : one.verdict) === verdict).length
    expect(counts.items).toBe(expected.length)
    for (const verdict of ['valid', 'invalid', 'indeterminate', 'error']) expect(counts.verdicts[verdict]).toBe(count(verdict))
    expect(poison).toEqual(told.flatMap(({ line, error }) => (error ? [{ line, code: (error as { code: string }).code }] : [])))
  })

  test('the same bytes with any number of workers, zipped or not', async () => {
    const input = stockOf(lines)
    const zippedInput = `${input}.gz`
    writeFileSync(zippedInput, gzipSync(readFileSync(input)))
    const [alone, one, two, packed] = [0, 1, 2, 2].map((workers) => verifying(input, { workers })) as [
      ShardOptions,
      ShardOptions,
      ShardOptions,
      ShardOptions,
    ]
    const zipped = { ...packed, input: zippedInput, output: `${packed.output}.gz` }
    for (const options of [alone, one, two, zipped]) await sharded(options)
    const bytes = readFileSync(alone.output)
    expect(readFileSync(one.output).equals(bytes)).toBe(true)
    expect(readFileSync(two.output).equals(bytes)).toBe(true)
    expect(gunzipSync(readFileSync(zipped.output)).equals(bytes)).toBe(true)
  })

  test('conversions', async () => {
    const options = verifying(stockOf(texts), { operation: 'convert', to: 'elm' } as Partial<ShardOptions>)
    await sharded(options)
    const single = await Promise.all(
      texts.map((text) =>
        convert(text, { to: 'elm' }).then(
          ({ document }) => document,
          () => undefined,
        ),
      ),
    )
    const told = linesOf(options.output).map(({ conversion }) => (conversion as { document: unknown } | undefined)?.document)
    expect(told).toEqual(JSON.parse(JSON.stringify(single), (_, value) => value ?? undefined))
  })

  test('of an empty file there are none', async () => {
    const options = verifying(stockOf([]), { output: path('none.ndjson.gz') })
    expect((await sharded(options)).counts.items).toBe(0)
    expect(gunzipSync(readFileSync(options.output)).length).toBe(0)
  })
})

describe('what exists', () => {
  test('is not worked out again; for other inputs the name is refused', async () => {
    const options = verifying(stockOf(many(50)))
    const first = await sharded(options)
    writeFileSync(options.output, 'touched')
    const { now: _, ...again } = options
    expect(await sharded(again as ShardOptions)).toEqual({ ...first, existed: true })
    expect(readFileSync(options.output, 'utf8')).toBe('touched')
    for (const other of [{ input: stockOf(many(51)) }, { now: new Date('2027-01-01') }, { skew: 1 }, { operation: 'convert', to: 'ob2' }])
      await expect(sharded({ ...options, ...other } as ShardOptions)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })

  test('a file of somebody else is not written over', async () => {
    const options = verifying(stockOf(many(5)))
    writeFileSync(options.output, 'a thesis')
    await expect(sharded(options)).rejects.toMatchObject({ code: 'ERR_OPTION' })
    expect(readFileSync(options.output, 'utf8')).toBe('a thesis')
  })

  test('options in another order are the same, functions are refused', async () => {
    const options = verifying(stockOf(many(5)))
    const { key } = await sharded({ ...options, skew: 5, checks: ['proof'] } as ShardOptions)
    expect((await sharded({ ...options, checks: ['proof'], skew: 5 } as ShardOptions)).key).toBe(key)
    await expect(sharded({ ...options, trust: { name: 'x', lookup: async () => undefined } } as ShardOptions)).rejects.toMatchObject({
      code: 'ERR_OPTION',
    })
  })
})

describe('the snapshot', () => {
  function counted(fetch: Fetch = web): { fetch: Fetch; asked: string[] } {
    const asked: string[] = []
    return {
      asked,
      fetch: (url, init) => {
        asked.push(url)
        return fetch(url, init)
      },
    }
  }

  test.each([0, 2])('each address is asked once, and verdicts are those of verify (%d workers)', async (workers) => {
    const { fetch, asked } = counted()
    const options = verifying(stockOf(many(200)), { fetch, workers })
    const { snapshot } = await sharded(options)
    expect(asked.length).toBe(new Set(asked).size)
    expect(snapshot.addresses).toBe(asked.length)
    const single = await Promise.all(
      many(200).map((text) =>
        verify(text, { now, fetch: web }).then(
          ({ verdict }) => verdict,
          () => undefined,
        ),
      ),
    )
    expect(linesOf(options.output).map(({ report }) => (report as { verdict: string } | undefined)?.verdict)).toEqual(single)
    expect(new Set(single).size).toBeGreaterThan(2)
  })

  test('with it, the network is not needed: the same key, the same bytes', async () => {
    const input = stockOf(many(100))
    const snapshot = path('snapshot')
    const online = verifying(input, { fetch: web, snapshot })
    const first = await sharded(online)
    const { fetch, asked } = counted(() => Promise.reject(new Error('nobody is to ask')))
    const again = verifying(input, { fetch, snapshot, workers: 2 })
    const second = await sharded(again)
    expect([asked, second.key, digest(again.output)]).toEqual([[], first.key, digest(online.output)])
    const offline = verifying(input, { snapshot })
    expect((await sharded(offline)).key).toBe(first.key)
    expect(digest(offline.output)).toBe(digest(online.output))
  })

  test('what was fetched decides the key', async () => {
    const input = stockOf(many(60))
    const { key } = await sharded(verifying(input, { fetch: web }))
    const down = await sharded(verifying(input, { fetch: () => Promise.reject(new TypeError('down')) }))
    expect(down.key).not.toBe(key)
  })

  test('bytes that are not those that were fetched are refused', async () => {
    const input = stockOf(many(60))
    const snapshot = path('snapshot')
    await sharded(verifying(input, { fetch: web, snapshot }))
    for (const name of readdirSync(join(snapshot, 'bytes'))) writeFileSync(join(snapshot, 'bytes', name), '{}')
    await expect(sharded(verifying(input, { snapshot }))).rejects.toMatchObject({ code: 'ERR_INPUT' })
  })

  test('no host gets more requests at a time than it may', async () => {
    const open = new Map<string, number>()
    let most = 0
    const slow: Fetch = async (url, init) => {
      const { host } = new URL(url)
      open.set(host, (open.get(host) ?? 0) + 1)
      most = Math.max(most, ...open.values())
      await new Promise((resolve) => setTimeout(resolve, 3))
      open.set(host, (open.get(host) ?? 0) - 1)
      return web(url, init)
    }
    await sharded(verifying(stockOf(many(200)), { fetch: slow, perHost: 2 }))
    expect(most).toBe(2)
  })
})

describe('a run that is disturbed', () => {
  const lines = many(1800)

  /** Starts the command, does something to it, and says how it ended. */
  async function run(
    words: readonly string[],
    disturb: (kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
    limit = '',
  ): Promise<number | string> {
    const command = [
      process.execPath,
      shipped.cli,
      'shard',
      ...words,
      '--operation',
      'verify',
      '--offline',
      '--workers',
      '2',
      '--now',
      now.toJSON(),
    ]
    const child =
      limit === ''
        ? spawn(command[0] ?? '', command.slice(1), { stdio: 'ignore' })
        : spawn('bash', ['-c', `${limit}; exec "$@"`, 'bash', ...command], { stdio: 'ignore' })
    disturb((signal) => child.kill(signal))
    return new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal ?? '')))
  }
  const reached = (output: string): number => {
    try {
      return (JSON.parse(readFileSync(`${output}.checkpoint`, 'utf8')) as { line: number }).line
    } catch {
      return 0
    }
  }

  test.each([
    ['kill -9', 'SIGKILL'],
    ['SIGTERM', 'SIGTERM'],
  ] as const)('%s at random moments: the last run ends with the bytes of an undisturbed one', { timeout: 240_000 }, async (_, signal) => {
    const input = stockOf(lines)
    // as the command makes them
    const undisturbed = verifying(input, { workers: 0, recheckable: true })
    const { counts } = await sharded(undisturbed)
    const output = path('disturbed.ndjson')
    const seen = new Set<number>()
    for (let times = 0; times < 3 && !existsSync(output); times++) {
      const before = reached(output)
      // not before it has got further than the last time, so that it comes to an end
      const ended = await run([input, output], (kill) => {
        const watch = setInterval(() => {
          if (reached(output) <= before) return
          clearInterval(watch)
          setTimeout(() => kill(signal), Math.random() * 300)
        }, 20)
        setTimeout(() => clearInterval(watch), 50_000).unref()
      })
      if (existsSync(output)) break
      expect(ended).toBe(signal === 'SIGKILL' ? 'SIGKILL' : 2)
      seen.add(reached(output))
    }
    // it was stopped, more than once, after results were written
    expect([...seen].filter((line) => line > 0).length).toBeGreaterThan(0)
    expect(await run([input, output])).toBe(1)
    expect(digest(output)).toBe(digest(undisturbed.output))
    expect((JSON.parse(readFileSync(`${output}.manifest.json`, 'utf8')) as ShardResult).counts).toEqual(counts)
    expect(readdirSync(folder).filter((name) => name.includes('disturbed') && /part|checkpoint|start|aside/.test(name))).toEqual([])
  })

  test('a disk that is full: an error with a code, and later it goes on', { timeout: 240_000 }, async () => {
    const input = stockOf(lines)
    // as the command makes them
    const undisturbed = verifying(input, { workers: 0, recheckable: true })
    await sharded(undisturbed)
    const output = path('full.ndjson')
    // no file may grow over 1 MiB; the signal that the system sends for it is ignored, so that the write fails
    expect(await run([input, output], undefined, "trap '' XFSZ; ulimit -f 1024")).toBe(2)
    expect(existsSync(output)).toBe(false)
    expect(await run([input, output])).toBe(1)
    expect(digest(output)).toBe(digest(undisturbed.output))
  })

  test('a checkpoint that says too much, or belongs to other inputs, is not believed', async () => {
    const input = stockOf(many(100))
    const undisturbed = verifying(input)
    const { key } = await sharded(undisturbed)
    for (const checkpoint of [{ key, line: 50, bytes: 1e9 }, { key: 'other', line: 50, bytes: 0 }, 'no json']) {
      const options = verifying(input)
      writeFileSync(`${options.output}.part`, 'half a line')
      writeFileSync(`${options.output}.checkpoint`, JSON.stringify(checkpoint))
      await sharded(options)
      expect(digest(options.output)).toBe(digest(undisturbed.output))
    }
  })
})
