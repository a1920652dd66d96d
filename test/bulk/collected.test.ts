/** How far the gathering is: kept over a run that ends anywhere, and believed only where it can be. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Collected, type CollectedOptions, openCollected } from '../../src/bulk/collected.ts'
import { web } from '../web.ts'
import { digest, place, shippedFor } from './stock.ts'

const { path, stockOf, verifying } = place()
const { sharded } = shippedFor()

const told = (collected: Collected): unknown => {
  const { number, only, missing, open, line, chunks, ended } = collected.round()
  const sets = { asked: collected.asked.all, known: collected.known.all, only: only ?? [], missing: missing.all, open: open.all }
  return { number, line, chunks, ended, ...Object.fromEntries(Object.entries(sets).map(([name, all]) => [name, [...all]])) }
}

describe('the list', () => {
  const listAt = (file: string, more: Partial<CollectedOptions> = {}): Promise<Collected> =>
    openCollected({ path: file, key: 'key', has: () => true, hold: async () => undefined, ...more })
  async function filled(): Promise<string> {
    const file = path('collected.ndjson')
    const list = await listAt(file)
    for (const [n, url] of ['a', 'b', 'c'].entries()) {
      list.asked.add(url)
      if (n === 0) list.known.add(url)
      else list.round().missing.add(url)
      list.round().open.add(n)
      Object.assign(list.round(), { line: (n + 1) * 64, chunks: n + 1 })
      await list.save(true)
    }
    await list.close()
    return file
  }
  const whole = { asked: ['a', 'b', 'c'], known: ['a'], missing: ['b', 'c'], open: [0, 1, 2] }
  const first = { number: 0, only: [], line: 192, chunks: 3, ended: false, ...whole }
  const none = { number: 0, only: [], line: 0, chunks: 0, ended: false, asked: [], known: [], missing: [], open: [] }

  test('goes on where it was, also behind a line that was cut off', async () => {
    const file = await filled()
    for (const cut of ['', '{"round":0,"line":2', '\n\0\0\0\n']) {
      appendFileSync(file, cut)
      const again = await listAt(file)
      expect(told(again)).toEqual(first)
      await again.close()
    }
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -3))
    const nothing = await listAt(file)
    expect(told(nothing)).toEqual(none)
    await nothing.close()
  })

  test('knows which round it is in, and which chunks that one is about', async () => {
    const file = await filled()
    const list = await listAt(file)
    list.round().ended = true
    await list.save(true)
    list.next()
    list.round().missing.add('d')
    list.round().line = 64
    await list.save(true)
    await list.close()
    for (let times = 0; times < 2; times++) {
      const again = await listAt(file)
      expect(told(again)).toEqual({ ...first, number: 1, only: [0, 1, 2], line: 64, chunks: 0, missing: ['d'], open: [] })
      await again.close()
    }
  })

  test.each<[name: string, more: Partial<CollectedOptions>]>([
    ['of other work', { key: 'another' }],
    ['of another snapshot', { has: (url) => url !== 'a' }],
  ])('%s is none', async (_, more) => {
    const file = await filled()
    const other = await listAt(file, more)
    expect(told(other)).toEqual(none)
    await other.close()
    const again = await listAt(file)
    expect([told(again), existsSync(file)]).toEqual([none, true])
    await again.close()
  })

  test('is not written where it is another’s by now', async () => {
    const file = path('lost.ndjson')
    const list = await listAt(file, { hold: () => Promise.reject(new Error('taken')) })
    const before = readFileSync(file, 'utf8')
    await expect(list.save(true)).rejects.toMatchObject({ code: 'ERR_OUTPUT' })
    await list.close()
    expect(readFileSync(file, 'utf8')).toBe(before)
  })
})

test('a run that is stopped while it gathers goes on where it was', { timeout: 60_000 }, async () => {
  // one that asks nothing of the network, so that the gathering is one round
  const lines = Array.from({ length: 450 }, () => readFileSync(new URL('../../fixtures/ob3/microcredential.json', import.meta.url), 'utf8'))
  const input = stockOf(lines.map((line) => line.replace(/\n\s*/g, '')))
  const log = path('asked.log')
  const module = path('module.mjs')
  // what is asked once a credential, and slow enough to be interrupted
  writeFileSync(
    module,
    `import { appendFileSync } from 'node:fs'
export const options = { trust: async () => {
  appendFileSync(${JSON.stringify(log)}, '.')
  await new Promise((resolve) => setTimeout(resolve, 1))
} }`,
  )
  const asked = (): number => (existsSync(log) ? readFileSync(log).length : 0)
  const options = verifying(input, { workers: 0, module: new URL(`file://${module}`), fetch: web })
  await sharded(options)
  const twice = asked()
  const disturbed = { ...options, output: path('stopped.ndjson') }
  const list = `${disturbed.output}.collected.ndjson`
  const lineReached = (): number =>
    existsSync(list) ? Number(/"line":(\d+)/.exec(readFileSync(list, 'utf8').split('\n').at(-2) ?? '')?.[1]) : 0
  const stop = new AbortController()
  const watch = setInterval(() => lineReached() > 2 * 64 && stop.abort(), 10)
  await expect(sharded({ ...disturbed, signal: stop.signal })).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  clearInterval(watch)
  const reached = lineReached()
  expect(reached).toBeGreaterThan(2 * 64)
  const before = asked()
  await sharded(disturbed)
  expect(digest(disturbed.output)).toBe(digest(options.output))
  expect([twice, existsSync(list)]).toEqual([2 * lines.length, false])
  // what was in work when it was stopped, a chunk at the most, ends in its own time
  expect(Math.abs(asked() - before - (2 * lines.length - reached))).toBeLessThanOrEqual(64)
})
