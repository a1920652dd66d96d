/** The window: a few at a time, never more than is taken, every item once. */
import { describe, expect, test } from 'vitest'
import { convertMany, verify, verifyMany } from '../../src/index.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import { type Settled, settled } from '../../src/lib/window.ts'

const later = (milliseconds = 1): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function all<Item, Value>(results: AsyncIterable<Settled<Item, Value>>): Promise<readonly Settled<Item, Value>[]> {
  const found: Settled<Item, Value>[] = []
  for await (const result of results) found.push(result)
  return found
}

/** Counts what is taken out of it, and whether it was told to stop. */
function counting(length: number): { items: AsyncGenerator<number>; taken: () => number; stopped: () => boolean } {
  let taken = 0
  let stopped = false
  async function* items(): AsyncGenerator<number> {
    try {
      for (; taken < length; ) yield taken++
    } finally {
      stopped = taken < length
    }
  }
  return { items: items(), taken: () => taken, stopped: () => stopped }
}

describe('results', () => {
  test.each([1, 3, 16, 1000])('every item once, in order, with %d at a time', async (concurrency) => {
    const results = await all(
      settled(
        Array.from({ length: 100 }, (_, n) => n),
        async (n) => later(n % 3).then(() => n * 2),
        { concurrency },
      ),
    )
    expect(results.map(({ index, item, value }) => [index, item, value])).toEqual(Array.from({ length: 100 }, (_, n) => [n, n, n * 2]))
  })

  test('as they come, where the caller wants them so', async () => {
    const results = await all(settled([30, 1, 1], async (n) => later(n).then(() => n), { order: 'completion' }))
    expect(results.map(({ index }) => index)).toEqual([1, 2, 0])
  })

  test('an item that fails is a result with a typed error', async () => {
    const work = async (n: number): Promise<number> => {
      if (n === 1) throw new CredentialError('ERR_NOT_JSON', 'no')
      if (n === 2) throw new TypeError('a fault of ours')
      return n
    }
    const results = await all(settled([0, 1, 2, 3], work))
    expect(results.map(({ value, error }) => value ?? error?.code)).toEqual([0, 'ERR_NOT_JSON', 'ERR_INTERNAL', 3])
  })

  test('of no items there are none', async () => {
    expect(await all(settled([], async () => 1))).toEqual([])
  })

  test('a source that throws: first what came before, then its own error', async () => {
    async function* source(): AsyncGenerator<number> {
      yield 1
      yield 2
      throw new RangeError('the disk is gone')
    }
    const seen: number[] = []
    await expect(
      (async () => {
        for await (const { item } of settled(source(), async (n) => later(5).then(() => n))) seen.push(item)
      })(),
    ).rejects.toThrow('the disk is gone')
    expect(seen).toEqual([1, 2])
  })

  test('a slow source does not hold back what is done', async () => {
    async function* source(): AsyncGenerator<number> {
      yield 1
      await later(60_000)
    }
    const results = settled(source(), async (n) => n)
    expect(await results.next()).toMatchObject({ value: { value: 1 } })
    await results.return()
  })
})

describe('back-pressure', () => {
  test('never more in work than the window, nor more taken than asked for', async () => {
    const { items, taken } = counting(1000)
    let working = 0
    let most = 0
    const results = settled(
      items,
      async (n) => {
        most = Math.max(most, ++working)
        await later()
        working--
        return n
      },
      { concurrency: 5 },
    )
    for (let read = 1; read <= 20; read++) {
      await results.next()
      await later(3)
      expect(taken()).toBeLessThanOrEqual(read + 5)
    }
    expect(most).toBe(5)
    await results.return()
  })

  test('who stops reading stops the source and the work', async () => {
    const { items, stopped } = counting(1000)
    const signals: AbortSignal[] = []
    for await (const { index } of settled(items, async (_, signal) => signals.push(signal))) if (index === 3) break
    await later()
    expect(stopped()).toBe(true)
    expect(signals.every(({ aborted }) => aborted)).toBe(true)
  })

  test('work that never waits leaves timers their turn', async () => {
    let ticks = 0
    const clock = setInterval(() => ticks++, 1)
    // on a busy machine a timer may wait long for its turn, but not for ever
    const end = performance.now() + 5000
    function* busy(): Generator<number> {
      for (let n = 0; ticks < 4 && performance.now() < end; n++) yield n
    }
    const work = async (): Promise<void> => {
      for (const until = performance.now() + 1; performance.now() < until; );
    }
    await all(settled(busy(), work))
    clearInterval(clock)
    expect(ticks).toBeGreaterThanOrEqual(4)
  })
})

describe('a signal', () => {
  test.each<[unknown]>([[''], [0], [false], [{}], ['now'], [[]]])('that is none (%j) is told before anything is taken', async (signal) => {
    const { items, taken } = counting(3)
    await expect(settled(items, async (n) => n, { signal } as object).next()).rejects.toMatchObject({ code: 'ERR_OPTION' })
    expect(taken()).toBe(0)
    for (const one of [verifyMany(['{}'], { signal } as object), convertMany(['{}'], { to: 'elm', signal } as never)])
      await expect(one.next()).rejects.toMatchObject({ code: 'ERR_OPTION' })
    await expect(verify('{}', { signal } as object)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })

  test('ends it while a source hangs', async () => {
    const stop = new AbortController()
    async function* source(): AsyncGenerator<number> {
      yield 1
      await later(60_000)
    }
    const results = settled(source(), async (n) => n, { signal: stop.signal })
    await results.next()
    setTimeout(() => stop.abort(), 5)
    await expect(results.next()).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  })

  test('that has come already lets nothing start', async () => {
    const { items, taken } = counting(10)
    await expect(settled(items, async (n) => n, { signal: AbortSignal.abort() }).next()).rejects.toMatchObject({ code: 'ERR_ABORTED' })
    expect(taken()).toBe(0)
  })

  test.each([0, -1, 1.5, Number.NaN])('a window of %d is none', async (concurrency) => {
    await expect(settled([1], async (n) => n, { concurrency }).next()).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
})
