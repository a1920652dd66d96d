/** Where the items are from, and what is chosen for a run: on many cores as in one run here. */
import { readFileSync, writeFileSync } from 'node:fs'
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
