/** Shards: the same inputs give the same bytes, and what was worked out once is not worked out again. */
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { ShardOptions } from '../../src/bulk.ts'
import { convert } from '../../src/convert.ts'
import type { CredentialError } from '../../src/lib/errors.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { verify } from '../../src/verify.ts'
import { web } from '../web.ts'
import { digest, linesOf, many, now, place, shippedFor, texts } from './stock.ts'

const { folder, path, stockOf, verifying } = place()
const { sharded } = shippedFor()

describe('results', () => {
  const quoted = JSON.stringify(texts[0])
  const odd = ['', '{', '   ', '"no credential"', '\u00ff', JSON.stringify(`data:application/json;base64,${btoa('{}')}`), `\uFEFF${quoted}`]
  const lines = [...many(300), ...odd, ...many(20)]

  test('a line for each credential, and what verify says of it', async () => {
    const options = verifying(stockOf(lines))
    const { counts, poison } = await sharded(options)
    const told = linesOf(options.output)
    const expected = lines.flatMap((text, n) => (text.trim() === '' ? [] : [[n + 1, text] as const]))
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
    const { now: _, ...again } = options
    const written = statSync(options.output).mtimeMs
    expect(await sharded(again as ShardOptions)).toEqual({ ...first, existed: true })
    expect(statSync(options.output).mtimeMs).toBe(written)
    for (const other of [{ input: stockOf(many(51)) }, { now: new Date('2027-01-01') }, { skew: 1 }, { operation: 'convert', to: 'ob2' }])
      await expect(sharded({ ...options, ...other } as ShardOptions)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })

  test('a file of somebody else is not written over', async () => {
    const options = verifying(stockOf(many(5)))
    writeFileSync(options.output, 'a thesis')
    await expect(sharded(options)).rejects.toMatchObject({ code: 'ERR_OPTION' })
    expect(readFileSync(options.output, 'utf8')).toBe('a thesis')
  })

  test('a module is known by what it says, and not by where it stands', async () => {
    const input = stockOf(many(5))
    const keyWith = async (skew: number): Promise<string> => {
      const module = path('options.mjs')
      writeFileSync(module, `export const options = { skew: ${skew} }`)
      return (await sharded(verifying(input, { module: pathToFileURL(module), workers: 0 }))).key
    }
    const [one, same, other] = [await keyWith(1), await keyWith(1), await keyWith(2)]
    expect([same === one, other === one]).toEqual([true, false])
    await expect(sharded(verifying(input, { module: 'file:///no/such.mjs', workers: 0 }))).rejects.toMatchObject({ code: 'ERR_OPTION' })
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

  test('what a credential inside another asks for is asked, too', async () => {
    const inside = texts.filter((text) => text.includes('statusListCredential')).map((text) => JSON.parse(text))
    const record = {
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'],
      type: ['VerifiableCredential', 'ClrCredential'],
      issuer: 'did:web:nobody.example',
      credentialSubject: { type: ['ClrSubject'], verifiableCredential: inside },
    }
    const options = verifying(stockOf([JSON.stringify(record)]), { fetch: web })
    const { snapshot } = await sharded(options)
    const [told] = linesOf(options.output)
    expect(told?.['report']).toEqual(JSON.parse(JSON.stringify(await verify(record, { now, fetch: web }))))
    // null control: it does ask
    expect([inside.length > 1, snapshot.addresses > 0]).toEqual([true, true])
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

  test('a failure stays what it was, until it is asked again', async () => {
    const input = stockOf(many(60))
    const snapshot = path('snapshot')
    const results = async (fetch: Fetch, more: Partial<ShardOptions> = {}): Promise<string> => {
      const options = verifying(input, { fetch, snapshot, workers: 0, ...more })
      await sharded(options)
      return digest(options.output)
    }
    const down = await results(() => Promise.reject(new TypeError('down')))
    const { fetch, asked } = counted()
    expect([await results(fetch), asked]).toEqual([down, []])
    const busy = counted(async () => new Response('', { status: 503 }))
    await results(busy.fetch, { retry: true })
    expect(busy.asked.length).toBeGreaterThan(0)
    const up = await results(fetch, { retry: true })
    // what was answered now is not asked again
    expect([await results(fetch, { retry: true }), await results(web, { snapshot: path('another') })]).toEqual([up, up])
    expect([...asked].sort()).toEqual([...busy.asked].sort())
    expect(up).not.toBe(down)
  })

  test.each([
    [429, true],
    [500, true],
    [499, false],
  ])('an answer of the status %d is asked again: %s', async (status, isAskedAgain) => {
    const input = stockOf(many(60))
    const snapshot = path('snapshot')
    const askedWith = async (given: Fetch, retry: boolean): Promise<readonly string[]> => {
      const { fetch, asked } = counted(given)
      await sharded(verifying(input, { fetch, snapshot, workers: 0, retry }))
      return asked
    }
    const first = await askedWith(async () => new Response('', { status }), false)
    expect(first.length).toBeGreaterThan(0)
    expect((await askedWith(web, true)).length > 0).toBe(isAskedAgain)
  })

  test('is added to by one run at a time, and read by any', async () => {
    const input = stockOf(many(60))
    const snapshot = path('snapshot')
    let second: Promise<unknown> | undefined
    const fetch: Fetch = (url, init) => {
      second ??= sharded(verifying(input, { fetch: web, snapshot, workers: 0 })).catch(({ code }: CredentialError) => code)
      return second.then(() => web(url, init))
    }
    const first = await sharded(verifying(input, { fetch, snapshot, workers: 0 }))
    expect(await second).toBe('ERR_OUTPUT')
    const offline = await Promise.all([1, 2].map(() => sharded(verifying(input, { snapshot, workers: 0 }))))
    expect(offline.map(({ key }) => key)).toEqual([first.key, first.key])
  })

  describe('one that cannot be meant', () => {
    const file = stockOf(many(1))
    test.each<[string, unknown, string, Partial<ShardOptions>?]>([
      ['that is not there, and nobody fills', path('misspelt'), 'there is no such snapshot'],
      ['that is a folder of something else', folder, 'there is no such snapshot'],
      ['that is a file', file, 'the snapshot is a file: name a folder'],
      ['that is a file, for a run that would fill it', file, 'the snapshot is a file: name a folder', { fetch: web }],
      ['whose name is empty', '', 'snapshot is the name of a folder', { fetch: web }],
      ['whose name is a number', 7, 'snapshot is the name of a folder', { fetch: web }],
    ])('%s', async (_, snapshot, message, more = {}) => {
      const given = verifying(stockOf(many(1)), { ...more, snapshot: snapshot as string, workers: 0 })
      await expect(sharded(given)).rejects.toMatchObject({ code: 'ERR_OPTION', message })
      expect(readdirSync(folder).filter((name) => join(folder, name).startsWith(given.output))).toEqual([])
    })
    test('where a file is in the way of a folder, the snapshot is to blame', async () => {
      const given = verifying(stockOf(many(1)), { snapshot: join(file, 'in-a-file'), fetch: web, workers: 0 })
      await expect(sharded(given)).rejects.toMatchObject({ code: 'ERR_OUTPUT', message: expect.stringMatching(/^the snapshot cannot be /) })
    })
  })

  test('is not written to by a run that asks nobody', async () => {
    const input = stockOf(many(60))
    const snapshot = path('snapshot')
    await sharded(verifying(input, { fetch: web, snapshot, workers: 0 }))
    const list = join(snapshot, 'answers.ndjson')
    appendFileSync(list, '{"url":"cut o')
    const before = digest(list)
    await sharded(verifying(input, { snapshot, workers: 0 }))
    expect(digest(list)).toBe(before)
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

  describe('a line of it that no run wrote', () => {
    type Line = Record<string, unknown> & { readonly url: string }
    const with404 = (url: string): Line => ({ url, code: 'ERR_NETWORK', message: 'the address could not be reached' })
    const verdictsOf = async (change: (line: Line) => unknown): Promise<unknown> => {
      const input = stockOf(many(60))
      const snapshot = path('snapshot')
      await sharded(verifying(input, { fetch: web, snapshot, workers: 0 }))
      const list = join(snapshot, 'answers.ndjson')
      const lines = linesOf(list).map((line) => JSON.stringify(change(line as Line)))
      writeFileSync(list, `${lines.join('\n')}\n`)
      return sharded(verifying(input, { snapshot, workers: 0 })).then(
        ({ counts }) => counts.verdicts,
        ({ code }: CredentialError) => code,
      )
    }
    test.each<[string, (line: Line) => unknown]>([
      ['a failure that accuses', ({ url }) => ({ url, code: 'ERR_REVOKED', message: 'revoked' })],
      ['a failure of a code that nobody knows', ({ url }) => ({ url, code: 'ERR_NOBODY', message: 'why' })],
      ['a failure without a code', ({ url }) => ({ url, code: null, message: 'why' })],
      ['bytes elsewhere on the disk', (line) => ({ ...line, digest: '../answers.ndjson' })],
      ['a digest that is none', (line) => ({ ...line, digest: 7 })],
      ['a status that is none', (line) => ({ ...line, status: '200' })],
      ['no address that answered', (line) => ({ ...line, finalUrl: null })],
    ])('%s: the address has not answered', async (_, change) => {
      const nothing = await verdictsOf(({ url }) => with404(url))
      expect(await verdictsOf(({ sum: _, ...line }) => change(line as Line))).toEqual(nothing)
      expect(await verdictsOf((line) => line)).not.toEqual(nothing)
    })
    test('bytes that are gone are told', async () => {
      expect(await verdictsOf(({ sum: _, ...line }) => ({ ...line, digest: 'f'.repeat(64) }))).toBe('ERR_INPUT')
    })
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
