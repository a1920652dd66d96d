/** Worker mode: the same results as without, whatever becomes of the workers. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BulkVerifyOptions } from '../../src/bulk.ts'
import { convertMany } from '../../src/convert.ts'
import type { ManyInput } from '../../src/lib/window.ts'
import { verifyMany } from '../../src/verify.ts'
import { web } from '../web.ts'
import { type Built, built } from './built.ts'

const fixtures = fileURLToPath(new URL('../../fixtures/ob3/', import.meta.url))
const text = (name: string): string => readFileSync(fixtures + name, 'utf8')
const texts = readdirSync(fixtures).map(text)
const stock = Array.from({ length: 300 }, (_, n) => texts[n % texts.length] ?? '')
const now = new Date('2026-06-01T00:00:00Z')

let shipped: Built
beforeAll(async () => {
  shipped = await built()
})
afterAll(() => shipped.remove())

const folder = mkdtempSync(join(tmpdir(), 'credlens-bulk-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A module for the workers, in which something goes wrong. */
function moduleOf(name: string, code: string): string {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, code)
  return pathToFileURL(path).href
}

/** What can be compared of a result. */
interface Flat {
  readonly index: number
  readonly item: unknown
  readonly answer: unknown
}
async function flat(
  results: AsyncIterable<{
    index: number
    item: unknown
    report?: unknown
    conversion?: object | undefined
    error?: { code: string; message: string } | undefined
  }>,
): Promise<readonly Flat[]> {
  const found: Flat[] = []
  for await (const { index, item, report, conversion, error } of results) {
    const converted = conversion && Object.fromEntries(Object.entries(conversion).filter(([name]) => name !== 'provenance'))
    found.push({ index, item, answer: JSON.parse(JSON.stringify(report ?? converted ?? { code: error?.code, message: error?.message })) })
  }
  return found
}
const bulk = (items: Iterable<ManyInput>, options: BulkVerifyOptions): Promise<readonly Flat[]> =>
  flat(shipped.bulk.verifyMany(items, { now, ...options }))

describe('the same results', () => {
  test.each([0, 1, 2])('offline, with %d workers', async (workers) => {
    expect(await bulk(stock, { workers })).toEqual(await flat(verifyMany(stock, { now })))
  })

  test.each([0, 2])('with a network, with %d workers, and each address asked once', async (workers) => {
    const asked: string[] = []
    const found = await bulk(stock, {
      workers,
      fetch: (url, init) => {
        asked.push(url)
        return web(url, init)
      },
    })
    expect(found).toEqual(await flat(verifyMany(stock, { now, fetch: web })))
    expect(asked.length).toBeGreaterThan(2)
    expect(asked.length).toBe(new Set(asked).size)
  })

  test('of objects, bytes and functions, and of what is nothing', async () => {
    const items: ManyInput[] = [
      JSON.parse(text('microcredential.json')) as object as Record<string, unknown>,
      new TextEncoder().encode(text('microcredential.json')),
      () => text('microcredential.json'),
      () => Promise.reject(new Error('unreadable')),
      '',
      7 as unknown as string,
    ]
    expect(await bulk(items, { workers: 1 })).toEqual(await flat(verifyMany(items, { now })))
  })

  test('conversions', async () => {
    const shippedOnes = await flat(shipped.bulk.convertMany(texts, { to: 'elm', workers: 1 }))
    expect(shippedOnes).toEqual(await flat(convertMany(texts, { to: 'elm' })))
  })

  test('as they come: every one once', async () => {
    const found = await bulk(stock, { workers: 2, order: 'completion', chunk: 7 })
    expect(found.map(({ index }) => index).sort((a, b) => a - b)).toEqual(stock.map((_, n) => n))
    expect(found.every(({ item, index }) => item === stock[index])).toBe(true)
  })
})

describe('a credential that is poison', () => {
  /** `domain.json` asks for a key that needs resolving: the resolver is where it goes wrong. */
  const poison = (name: string, code: string): string =>
    moduleOf(name, `export const options = { resolve: async (keyId) => { if (keyId.startsWith('did:web:')) { ${code} } } }`)
  const good = text('microcredential.json')
  const bad = text('domain.json')
  const items = Array.from({ length: 200 }, (_, n) => (n === 70 || n === 71 || n === 199 ? bad : good))

  test.each([
    ['ends its worker', 'process.exit(3)', {}],
    ['throws where nobody catches', "setTimeout(() => { throw new Error('loose') }); await new Promise(() => undefined)", {}],
    ['hangs', 'for (;;);', { patience: 1200 }],
    ['waits for ever', 'await new Promise(() => undefined)', { patience: 1200 }],
    ['takes all the memory', 'const all = []; for (;;) all.push(new Array(1e6).fill({}).map(() => ({})))', { memory: 64 }],
  ])('%s: it alone is lost', async (name, code, options) => {
    const found = await bulk(items, { workers: 2, module: poison(name.replaceAll(' ', '-'), code), ...options })
    expect(found.map(({ index }) => index)).toEqual(items.map((_, n) => n))
    const [expected] = await flat(verifyMany([good], { now }))
    for (const { item, answer } of found)
      expect(answer).toEqual(item === bad ? expect.objectContaining({ code: 'ERR_WORKER_CRASHED' }) : expected?.answer)
  })

  test('without poison nothing is lost', async () => {
    const found = await bulk(items, { workers: 2, module: poison('harmless', 'return undefined') })
    expect(found.filter(({ answer }) => JSON.stringify(answer).includes('ERR_WORKER_CRASHED'))).toEqual([])
  })
})

test('workers that are killed at random moments: nothing lost, nothing twice, nobody blamed', async () => {
  const orders = mkdtempSync(join(folder, 'orders-'))
  // whichever worker finds an order first dies of it, wherever it is at that moment
  const module = moduleOf(
    'mortal',
    `import { readdirSync, rmSync } from 'node:fs'
     setInterval(() => {
       const [order] = readdirSync(${JSON.stringify(orders)})
       if (order === undefined) return
       try { rmSync(${JSON.stringify(orders)} + '/' + order) } catch { return }
       process.exit(9)
     }, 7)
     export const options = {}`,
  )
  let deaths = 0
  let over = false
  const killing = (async () => {
    for (; deaths < 20 && !over; deaths++) {
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 400))
      writeFileSync(join(orders, String(deaths)), '')
    }
  })()
  const given: string[] = []
  function* untilAllAreDead(): Generator<string> {
    // the last order may not have been found yet when it is written
    for (; given.length < 2000 || deaths < 20 || readdirSync(orders).length > 0; ) {
      const next = texts[given.length % texts.length] ?? ''
      given.push(next)
      yield next
    }
  }
  const found = await bulk(untilAllAreDead(), { workers: 2, module })
  over = true
  await killing
  expect([deaths, readdirSync(orders)]).toEqual([20, []])
  const once = await flat(verifyMany(texts, { now }))
  expect(found.map(({ answer }) => answer)).toEqual(given.map((_, n) => once[n % texts.length]?.answer))
})

describe('options', () => {
  test.each([
    [{ trust: { name: 'mine', lookup: async () => undefined } }],
    [{ resolve: async () => undefined }],
    [{ workers: -1 }],
    [{ workers: 1.5 }],
    [{ chunk: 0 }],
    [{ workers: 1, module: 'file:///no/such/module.mjs' }],
    [{ workers: 0, module: 'file:///no/such/module.mjs' }],
    [{ workers: 0, trustFiles: 7 }],
    [{ workers: 0, trustFiles: [null] }],
    [{ workers: 1, trustFiles: {} }],
  ])('%o is refused', async (options) => {
    await expect(bulk([text('microcredential.json')], options as BulkVerifyOptions)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })

  test('what cannot be posted comes from a module', async () => {
    const module = moduleOf(
      'trusting',
      `export const options = { trust: { name: 'a register', lookup: async () => ({ source: 'a register', name: 'University' }) } }`,
    )
    const [found] = await bulk([text('microcredential.json')], { workers: 1, module })
    expect(found?.answer).toMatchObject({ issuer: { listedBy: ['a register'] } })
  })

  test('a trust file is posted, and stands behind what the module brings', async () => {
    const module = moduleOf(
      'also-trusting',
      `export const options = { trust: { name: 'a register', lookup: async () => ({ source: 'a register', name: 'University' }) } }`,
    )
    const { id } = JSON.parse(text('microcredential.json')).issuer
    const file = (issuer: string) => [{ name: 'partners', document: { issuers: { [issuer]: 'University' } } }]
    const listed = async (options: BulkVerifyOptions): Promise<unknown> => {
      const [found] = await bulk([text('microcredential.json')], { workers: 1, ...options })
      const report = found?.answer as { issuer: { listedBy: unknown } } | undefined
      return report?.issuer.listedBy
    }
    expect(await listed({ trustFiles: file(id) })).toEqual(['partners'])
    expect(await listed({ trustFiles: file('did:example:else') })).toEqual([])
    expect(await listed({ trustFiles: file(id), module })).toEqual(['a register', 'partners'])
  })

  test.each([0, 1])('a trust file whose certificates cannot be read is named, with %i workers', async (workers) => {
    const authorities = [{ certificate: 'AAAA', service: 'certificates', periods: [] }]
    await expect(
      bulk([text('microcredential.json')], { workers, trustFiles: [{ name: 'partners', document: { authorities } }] }),
    ).rejects.toMatchObject({
      code: 'ERR_OPTION',
      message: expect.stringContaining('“partners” cannot be used: the certificate of authority 1'),
    })
  })

  test('a signal ends it, and the workers with it', async () => {
    const stop = new AbortController()
    function* endless(): Generator<string> {
      for (;;) yield text('microcredential.json')
    }
    await expect(
      (async () => {
        for await (const { index } of shipped.bulk.verifyMany(endless(), { now, workers: 2, signal: stop.signal }))
          if (index === 100) stop.abort()
      })(),
    ).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  })

  test('a reader that stops reading ends it', async () => {
    let taken = 0
    function* endless(): Generator<string> {
      for (;;) {
        taken++
        yield text('microcredential.json')
      }
    }
    for await (const { index } of shipped.bulk.verifyMany(endless(), { now, workers: 2 })) if (index === 10) break
    expect(taken).toBeLessThan(10 * 64)
  })
})
