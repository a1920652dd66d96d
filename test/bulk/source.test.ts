/** Where the items are from, and what is chosen for a run: on many cores as in one run here. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import * as bulk from '../../src/bulk.ts'
import { verifyMany } from '../../src/verify.ts'
import { folder } from '../cli/credlens.ts'

const path = folder()

const badge = readFileSync(fileURLToPath(new URL('../../fixtures/ob3/microcredential.json', import.meta.url)), 'utf8')
const now = new Date('2026-06-01T00:00:00Z')

type Many = (
  items: Iterable<unknown>,
  options?: object,
) => AsyncIterable<{ item: unknown; report?: { verdict: string } | undefined; error?: { code: string } | undefined }>
const kinds: readonly (readonly [string, Many])[] = [
  ['in one run', ((items, options) => verifyMany(items as Iterable<string>, { now, ...options })) as Many],
  ['in bulk', ((items, options) => bulk.verifyMany(items as Iterable<string>, { now, workers: 0, ...options })) as Many],
]
interface Told {
  readonly said: readonly (string | undefined)[]
  readonly thrown?: unknown
}
async function told(results: () => ReturnType<Many>): Promise<Told> {
  const said: (string | undefined)[] = []
  try {
    for await (const { report, error } of results()) said.push(report?.verdict ?? error?.code)
    return { said }
  } catch (thrown) {
    return { said, thrown }
  }
}

describe.each(kinds)('%s', (_, many) => {
  test('a source that throws: first what came before, then its own error', async () => {
    const own = new TypeError('the database is gone')
    const source = function* () {
      for (let n = 0; n < 70; n++) yield badge
      throw own
    }
    const { said, thrown } = await told(() => many(source()))
    expect([said, thrown]).toEqual([Array.from({ length: 70 }, () => 'valid'), own])
  })

  test('a promise in a list is waited for, and one that fails is an error in its place', async () => {
    const failed = Promise.reject(new Error('no such file'))
    failed.catch(() => undefined)
    const items = [Promise.resolve(badge), failed, badge]
    const found: unknown[] = []
    for await (const { item, report, error } of many(items)) found.push([items.indexOf(item as string), report?.verdict ?? error?.code])
    expect(found).toEqual([
      [0, 'valid'],
      [1, 'ERR_INTERNAL'],
      [2, 'valid'],
    ])
  })

  describe('a source that is closed', () => {
    /** Endless, and counts how often it is told to end. */
    function source(): { items: Iterable<string> & { next: () => IteratorResult<string> }; closed: () => number } {
      let closed = 0
      const items = {
        [Symbol.iterator]: () => items,
        next: () => ({ done: false, value: badge }) as const,
        return: () => {
          closed += 1
          return { done: true, value: undefined } as const
        },
      }
      return { items, closed: () => closed }
    }

    test('once, where the reader stops', async () => {
      const { items, closed } = source()
      for await (const _result of many(items)) break
      await expect.poll(closed).toBe(1)
    })

    test('once, where the caller stops the work', async () => {
      const { items, closed } = source()
      const stop = new AbortController()
      const { thrown } = await told(async function* () {
        for await (const result of many(items, { signal: stop.signal })) {
          stop.abort()
          yield result
        }
      } as never)
      expect(thrown).toMatchObject({ code: 'ERR_ABORTED' })
      await expect.poll(closed).toBe(1)
    })

    test('by itself, is not closed again: at its end, and where it throws', async () => {
      for (const end of [() => ({ done: true, value: undefined }) as const, () => Promise.reject(new Error('gone')) as never]) {
        const { items, closed } = source()
        let count = 0
        const ended = { [Symbol.asyncIterator]: () => ({ ...items, next: async () => (count++ < 3 ? items.next() : end()) }) }
        const { said } = await told(() => many(ended as never))
        expect([said.length, closed()]).toEqual([3, 0])
      }
    })
  })

  test.each<[string, unknown]>([
    ['a text', badge],
    ['bytes', new TextEncoder().encode(badge)],
    ['a document', JSON.parse(badge)],
    ['a number', 5],
    ['null', null],
  ])('%s is no source of credentials', async (__, source) => {
    const { said, thrown } = await told(() => many(source as Iterable<unknown>))
    expect([said, thrown]).toEqual([[], expect.objectContaining({ code: 'ERR_INPUT' })])
  })

  test.each([{ order: 'reverse' }, { signal: 5 }])('options that cannot be used: %o', async (options) => {
    const { said, thrown } = await told(() => many([badge], options))
    expect([said, thrown]).toEqual([[], expect.objectContaining({ code: 'ERR_OPTION' })])
  })
})

test.each([
  { workers: -1 },
  { workers: 1.5 },
  { chunk: 0 },
  // a worker that has no room to begin in is replaced for ever
  { memory: 0 },
  { memory: 4 },
  { memory: Number.NaN },
  { patience: 0 },
  { patience: 'long' },
  // nobody’s turn ever comes
  { perHost: 0 },
  { perHost: Number.NaN },
])('in bulk alone: %o', async (options) => {
  const { said, thrown } = await told(() => bulk.verifyMany([badge], options as object))
  expect([said, thrown]).toEqual([[], expect.objectContaining({ code: 'ERR_OPTION' })])
})

test.each(['export default { trust: [] }', 'export const options = 5'])('a module without options: %s', async (code) => {
  const module = path(`module-${code.length}.mjs`)
  writeFileSync(module, code)
  const { said, thrown } = await told(() => bulk.verifyMany([badge], { module: pathToFileURL(module), workers: 0 }))
  expect([said, thrown]).toEqual([[], expect.objectContaining({ code: 'ERR_OPTION', message: expect.stringMatching(/`options`/) })])
})

describe('what no run is begun with', () => {
  test.each([null, 5, 'now'])('options that are none: %o', async (options) => {
    for (const many of [bulk.verifyMany, bulk.convertMany])
      expect(await told(() => many([badge], options as never))).toEqual({
        said: [],
        thrown: expect.objectContaining({ code: 'ERR_OPTION' }),
      })
    await expect((async () => bulk.shard(options as never))()).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })

  test.each<[string, object]>([
    ['an operation that is none', { operation: 'reverify' }],
    ['no operation', { operation: undefined }],
    ['a check that is none', { checks: ['prof'] }],
    ['a claim that is none', { recipient: { emial: 'nora@example.org' } }],
    ['a challenge that is none', { presentation: { chalenge: '4f1c' } }],
    ['a level of seals that is none', { seals: { minLevel: 'B-X' } }],
    ['a time that is none', { now: 'yesterday' }],
    ['a time that is none, of a recheck', { operation: 'recheck', skew: -1 }],
    ['no output', { output: undefined }],
    ['an address as the input', { input: pathToFileURL(path('stock.ndjson')) }],
  ])('%s: no line is worked on', async (name, options) => {
    writeFileSync(path('stock.ndjson'), `${JSON.stringify(JSON.parse(badge))}\n`)
    const output = path(`${name}.results`)
    const given = { operation: 'verify', input: path('stock.ndjson'), output, workers: 0, now, ...options }
    await expect((async () => bulk.shard(given as never))()).rejects.toMatchObject({ code: 'ERR_OPTION' })
    expect(readdirSync(path('.')).filter((file) => file.startsWith(name))).toEqual([])
  })
})
