/** Files of a run that are not as it left them: it comes to the bytes of an undisturbed one all the same, or says why not. */
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { itemsIn } from '../../src/bulk/input.ts'
import { type ShardOptions, shard } from '../../src/bulk.ts'
import type { CredentialError } from '../../src/lib/errors.ts'
import { web } from '../web.ts'
import { digest, place, texts } from './stock.ts'

const { path, stockOf, verifying } = place()
const nothing = Array.from({ length: 600 }, (_, index) => `{"number":${index}}`)
const codeOf = ({ code }: CredentialError): string => code

test('an output without a name is refused, and every file of the folder stays', async () => {
  const [before, folder] = [process.cwd(), path('unnamed')]
  mkdirSync(folder)
  process.chdir(folder)
  try {
    writeFileSync('stock.ndjson', `${nothing.join('\n')}\n`)
    writeFileSync('mine', 'mine')
    expect(await shard({ input: 'stock.ndjson', output: '', operation: 'verify', workers: 0 }).catch(codeOf)).toBe('ERR_OPTION')
    expect(readdirSync('.').sort()).toEqual(['mine', 'stock.ndjson'])
  } finally {
    process.chdir(before)
  }
})

describe('a zipped input', () => {
  const parts = ['{"a":1}\n', '{"b":2}\n{"c"', ':3}\n'].map((text) => gzipSync(text))
  const lines = async (bytes: Uint8Array): Promise<readonly string[] | string> => {
    const file = path('input.gz')
    writeFileSync(file, bytes)
    const found: string[] = []
    try {
      for await (const [, item] of itemsIn(file)) found.push(item ? new TextDecoder().decode(item.bytes) : 'error')
    } catch (error) {
      return codeOf(error as CredentialError)
    }
    return found
  }
  const whole = ['{"a":1}', '{"b":2}', '{"c":3}']
  const [first = new Uint8Array(), ...more] = parts

  test('of several parts, and filled up with zeros, is read to its end', async () => {
    expect(await lines(Buffer.concat(parts))).toEqual(whole)
    for (const zeros of [1, 7, 300_000]) expect(await lines(Buffer.concat([...parts, Buffer.alloc(zeros)]))).toEqual(whole)
  })
  test.each([
    ['a hole in it', Buffer.concat([first, Buffer.alloc(8), ...more])],
    ['a hole of many blocks', Buffer.concat([first, Buffer.alloc(600_000), ...more])],
    ['a part of which the first byte is gone', Buffer.concat([first, Buffer.from([0]), Buffer.concat(more).subarray(1)])],
    ['words behind it', Buffer.concat([...parts, Buffer.from('end')])],
    ['words behind zeros behind it', Buffer.concat([...parts, Buffer.alloc(20), Buffer.from('end')])],
  ])('with %s is refused', async (_, bytes) => expect(await lines(bytes)).toBe('ERR_INPUT'))
  test('cut short anywhere is refused, but between two parts', async () => {
    const ends = [first.length, first.length + (parts[1]?.length ?? 0)]
    const bytes = Buffer.concat(parts)
    for (let at = 1; at < bytes.length; at++) {
      // one byte of it is no zipped file yet
      const expected = at === 1 ? expect.anything() : ends.includes(at) ? expect.any(Array) : 'ERR_INPUT'
      expect(await lines(bytes.subarray(0, at))).toEqual(expected)
    }
  })
})

describe('what is left of a run that was stopped', () => {
  const input = (): string => stockOf([...texts, ...nothing, ...texts])
  const options = (given: string, more: Partial<ShardOptions> = {}): ShardOptions => verifying(given, { workers: 0, fetch: web, ...more })
  /** Stopped while it decides. */
  async function stopped(given: ShardOptions): Promise<void> {
    const stop = new AbortController()
    const run = shard({
      ...given,
      signal: stop.signal,
      onProgress: ({ phase, done }) => void (phase === 'decide' && done > 300 && stop.abort()),
    })
    await expect(run).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  }
  const names = (given: ShardOptions): readonly string[] => {
    const snapshot = given.snapshot ?? ''
    const [bytes = ''] = readdirSync(join(snapshot, 'bytes'))
    const addresses = readdirSync(snapshot).filter((name) => name.endsWith('addresses.json'))
    const inSnapshot = ['answers.ndjson', join('bytes', bytes), ...addresses].map((name) => join(snapshot, name))
    return [...['part', 'checkpoint', 'start.json', 'collected.ndjson'].map((name) => `${given.output}.${name}`), ...inSnapshot]
  }
  /** A character where it is one of a number or a word, so that JSON stays JSON. */
  const changed = (bytes: Buffer): Buffer => {
    const copy = Buffer.from(bytes)
    for (let at = copy.length >> 1; at < copy.length; at++) {
      const byte = copy[at] ?? 0
      if (byte < 0x31 || byte > 0x38) continue
      copy[at] = byte + 1
      return copy
    }
    copy[copy.length - 1] = 0x39
    return copy
  }
  const damages: readonly (readonly [string, (bytes: Buffer) => Uint8Array])[] = [
    ['empty', () => Buffer.alloc(0)],
    ['half', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['zeros', (bytes) => Buffer.alloc(bytes.length)],
    ['another', changed],
    ['longer', (bytes) => Buffer.concat([bytes, bytes])],
    ['{}', () => Buffer.from('{}')],
    ['null', () => Buffer.from('null\n')],
  ]

  test('goes on to the bytes of an undisturbed run, whatever became of it, or it is told', { timeout: 240_000 }, async () => {
    const stock = input()
    const undisturbed = options(stock)
    const { key } = await shard(undisturbed)
    const before = options(stock, { snapshot: path('snapshot') })
    await stopped(before)
    const ended: Record<string, number> = {}
    for (const name of names(before)) {
      const file = readFileSync(name)
      for (const [what, damage] of damages) {
        const again = { ...before, output: path('again.ndjson'), snapshot: path('again.snapshot') }
        for (const rest of names(before).slice(0, 4)) copyFileSync(rest, rest.replace(before.output, again.output))
        cpSync(before.snapshot ?? '', again.snapshot, { recursive: true })
        writeFileSync(name.replace(before.output, again.output).replace(before.snapshot ?? '', again.snapshot), damage(file))
        const end = await shard(again).then((result) => result.key, codeOf)
        if (existsSync(again.output)) expect([name, what, digest(again.output), end]).toEqual([name, what, digest(undisturbed.output), key])
        else expect([name, what, end]).toEqual([name, what, 'ERR_INPUT'])
        const label = existsSync(again.output) ? 'same' : 'told'
        ended[label] = (ended[label] ?? 0) + 1
        rmSync(again.snapshot, { recursive: true })
      }
    }
    // bytes that were fetched are the only thing that nobody can make again
    expect(ended).toEqual({ same: 7 * 7 - 7, told: 7 })
  })

  test('and what was begun to be written when it was killed is taken away', async () => {
    const given = options(stockOf(nothing))
    const asides = ['checkpoint', 'manifest.json', 'start.json'].map(
      (name) => `${given.output}.${name}.00000000-0000-4000-8000-000000000000.aside`,
    )
    const others = [`${given.output}.notes.00000000-0000-4000-8000-000000000000.aside`, `${given.output}.checkpoint.aside`]
    for (const name of [...asides, ...others]) writeFileSync(name, '{')
    await shard(given)
    expect([...asides, ...others].map((name) => existsSync(name))).toEqual([false, false, false, true, true])
  })
})

describe('results that are there', () => {
  test('of a run that was killed just then: what it needed is taken away', async () => {
    const given = verifying(stockOf(nothing), { workers: 0 })
    const rest = ['start.json', 'checkpoint', 'collected.ndjson'].map((name) => `${given.output}.${name}`)
    await shard(given)
    for (const name of rest) writeFileSync(name, '{')
    expect(await shard(given)).toMatchObject({ existed: true })
    expect(rest.filter(existsSync)).toEqual([])
    // null control: results that are not these leave everything as it is
    for (const name of rest) writeFileSync(name, '{')
    writeFileSync(given.output, 'of somebody else')
    await expect(shard(given)).rejects.toMatchObject({ code: 'ERR_OPTION' })
    expect(rest.filter(existsSync)).toEqual(rest.slice(0, 2))
  })
  test('are not worked out again, and are what was written', async () => {
    const given = verifying(stockOf(nothing), { workers: 0 })
    const first = await shard(given)
    const { ino, mtimeMs } = statSync(given.output)
    expect(await shard(given)).toEqual({ ...first, existed: true })
    expect(statSync(given.output)).toMatchObject({ ino, mtimeMs })
    const bytes = readFileSync(given.output)
    expect(first.results).toEqual({ bytes: bytes.length, digest: digest(given.output) })
    for (const damage of [bytes.subarray(0, -1), bytes.subarray(0, bytes.length >> 1), Buffer.alloc(0), Buffer.concat([bytes, bytes])]) {
      writeFileSync(given.output, damage)
      await expect(shard(given)).rejects.toMatchObject({ code: 'ERR_OPTION', message: expect.stringMatching(/not as it was written/) })
      expect(readFileSync(given.output).equals(damage)).toBe(true)
    }
  })
  test('that are none, zipped, are told as they are, too', async () => {
    const given = verifying(stockOf([]), { workers: 0, output: path('none.ndjson.gz') })
    const { results } = await shard(given)
    expect(results).toEqual({ bytes: readFileSync(given.output).length, digest: digest(given.output) })
    expect((await shard(given)).existed).toBe(true)
  })
  test.each(['', '{', '[]', 'null', '{"key":1}', '{"results":7}'])('beside the manifest %j are those of nobody', async (manifest) => {
    const given = verifying(stockOf(nothing), { workers: 0 })
    await shard(given)
    writeFileSync(`${given.output}.manifest.json`, manifest)
    await expect(shard(given)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
})

test('results that lost lines are not looked at again as if they were all', async () => {
  const given = verifying(stockOf(nothing), { workers: 0, recheckable: true })
  await shard(given)
  const again = (): Promise<unknown> =>
    shard({ input: given.output, output: path('again.ndjson'), operation: 'recheck', now: given.now, workers: 0 } as ShardOptions)
  expect(await again()).toMatchObject({ counts: { items: nothing.length } })
  const [first, ...rest] = readFileSync(given.output, 'utf8').split('\n')
  writeFileSync(given.output, rest.join('\n'))
  await expect(again()).rejects.toMatchObject({ code: 'ERR_INPUT' })
  // null control: without a manifest they are whatever they are, and whole again they are taken
  const manifest = readFileSync(`${given.output}.manifest.json`)
  rmSync(`${given.output}.manifest.json`)
  expect(await again()).toMatchObject({ counts: { items: nothing.length - 1 } })
  writeFileSync(`${given.output}.manifest.json`, manifest)
  writeFileSync(given.output, [first, ...rest].join('\n'))
  expect(await again()).toMatchObject({ counts: { items: nothing.length } })
})

describe('an input that changes', () => {
  const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`
  const other = nothing.map((line) => line.replace('number', 'letter'))

  test('between two runs, with its length and its time as they were, is another', async () => {
    const input = stockOf(nothing)
    const { atime, mtime } = statSync(input)
    const given = verifying(input, { workers: 0 })
    const { key } = await shard(given)
    writeFileSync(input, text(other))
    utimesSync(input, atime, mtime)
    await expect(shard(given)).rejects.toMatchObject({ code: 'ERR_OPTION' })
    expect((await shard({ ...given, output: path('other.ndjson') })).key).not.toBe(key)
  })

  test.each(['collect', 'decide'] as const)('is not told as damaged where onProgress fails (%s)', async (when) => {
    const given = verifying(stockOf(texts), { workers: 0, fetch: web })
    const failing = ({ phase }: { readonly phase: string }): void => {
      if (phase === when) throw new Error('of the caller')
    }
    await expect(shard({ ...given, onProgress: failing })).rejects.toMatchObject({
      code: 'ERR_OPTION',
      message: expect.stringContaining('onProgress'),
    })
    // null control: what was worked out goes on where it was
    expect((await shard(given)).counts.items).toBe(texts.length)
  })

  test.each(['collect', 'decide'] as const)('while it is worked on (%s) gives no results', async (when) => {
    const input = stockOf([...nothing, ...texts])
    const given = verifying(input, { workers: 0, fetch: web })
    let isDone = false
    const change = ({ phase }: { readonly phase: string }): void => {
      if (phase !== when || isDone) return
      isDone = true
      appendFileSync(input, '{"more":1}\n')
    }
    await expect(shard({ ...given, onProgress: change })).rejects.toMatchObject({ code: 'ERR_INPUT' })
    expect([given.output, `${given.output}.checkpoint`, `${given.output}.collected.ndjson`].map((name) => existsSync(name))).toEqual([
      false,
      false,
      false,
    ])
    // what is there now is worked on, and nothing is left of the other
    const fresh = verifying(input, { workers: 0, fetch: web })
    await Promise.all([shard(given), shard(fresh)])
    expect(digest(given.output)).toBe(digest(fresh.output))
  })
})

describe('shapes of inputs', () => {
  const results = async (content: string | Uint8Array): Promise<readonly unknown[]> => {
    const input = path('shape.ndjson')
    writeFileSync(input, content)
    const given = verifying(input, { workers: 0 })
    const { counts, poison } = await shard(given)
    const told = readFileSync(given.output, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { line: number }).line)
    expect(counts.items).toBe(told.length)
    expect(poison.map(({ line }) => line)).toEqual(told)
    return told
  }
  test.each<[string, string, readonly number[]]>([
    ['nothing', '', []],
    ['blank lines', '\n \n\t\r\n\r\n', []],
    ['lines that end as on Windows', '{}\r\n\r\n{}\r\n', [1, 3]],
    ['a last line without an end', '{}\n{}', [1, 2]],
    ['a mark at the start', '\uFEFF{}\n{}\n', [1, 2]],
    ['an end of line that JSON has and a file has not', '{"a":"\u2028"}\n{}\n', [1, 2]],
  ])('%s', async (_, content, lines) => expect(await results(content)).toEqual(lines))
  test('a line of a hundred megabytes, between two others', { timeout: 60_000 }, async () => {
    const before = process.memoryUsage().rss
    expect(await results(Buffer.concat([Buffer.from('{}\n'), Buffer.alloc(100 * 2 ** 20, 0x61), Buffer.from('\n{}')]))).toEqual([1, 2, 3])
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 2 ** 20)
  })
})

test.each(['part', 'checkpoint', 'manifest.json', 'lock', 'snapshot/answers.ndjson'])(
  'a folder where a file is to be (%s) is told',
  async (name) => {
    const given = verifying(stockOf(nothing), { workers: 0, fetch: web })
    mkdirSync(`${given.output}.${name}`, { recursive: true })
    await expect(shard(given)).rejects.toMatchObject({ code: 'ERR_OUTPUT' })
    rmSync(`${given.output}.${name}`, { recursive: true })
    // nothing that it held on to is in the way of the next
    if (name !== 'checkpoint') expect((await shard(given)).existed).toBe(false)
  },
)
