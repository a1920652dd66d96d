/** What a conversion worked with is gone with it, without a collection of the whole heap: a fifth of the time of a stock went there. */
import { readFileSync } from 'node:fs'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { root } from '../bundle.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as (options: { type: 'minor' | 'major' }) => void
const badge = readFileSync(`${root}fixtures/ob3/microcredential.json`, 'utf8')

const old = (): number => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? Number.NaN

/** How much of each run is in the old generation, where the young one was collected in between. */
async function survivors(run: () => Promise<unknown>, runs = 100): Promise<number> {
  const some = async (): Promise<void> => {
    for (let number = 0; number < runs; number += 1) {
      await run()
      if (number % 50 === 49) for (let times = 0; times < 2; times += 1) collect({ type: 'minor' })
    }
  }
  await some()
  collect({ type: 'major' })
  const before = old()
  await some()
  return (old() - before) / runs
}

test.each(['elm', 'clr2', 'ob2', 'clr1'])('of a conversion to %s less than 25 kB are left in the old generation', async (to) => {
  const left = await survivors(() => convert(badge, { to }))
  process.stdout.write(`left of a conversion to ${to}: ${(left / 1000).toFixed(1)} kB\n`)
  expect(left).toBeLessThan(25_000)
})

test('null control: of what a map with weak keys holds, more is left', async () => {
  const known = new WeakMap<object, object>()
  const left = await survivors(async () => {
    const key = { of: Array.from({ length: 4000 }, (_, index) => index + 0.5) }
    known.set(key, { key })
  })
  expect(left).toBeGreaterThan(25_000)
})
