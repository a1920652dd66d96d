/** The file of results after an interruption: what the checkpoint says, nothing of another work, and nothing behind it. */
import { appendFileSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Batch, openResults } from '../../src/bulk/result-file.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import { place } from './stock.ts'

const { path } = place()
const held = (): Promise<void> => Promise.resolve()
/** As many lines as are written at once, all of them unusable. */
const batch = (from: number): Batch => {
  const lines = Array.from({ length: 300 }, (_, index) => from + index)
  return {
    line: from + 299,
    bytes: utf8(lines.map((line) => `{"line":${line}}\n`).join('')),
    counts: { items: 300, verdicts: { error: 300 }, codes: {} },
    poison: lines.map((line) => ({ line, code: 'ERR_EMPTY' })),
  }
}

test.each(['the same work', 'another work'])('of %s', async (which) => {
  const output = path('results.ndjson')
  const first = await openResults(output, 'key', held)
  await first.add(batch(1))
  await first.leave()
  // longer than all that is still to come
  appendFileSync(`${output}.part`, 'not told of by the checkpoint\n'.repeat(1000))
  const isSame = which === 'the same work'
  const second = await openResults(output, isSame ? 'key' : 'other', held)
  expect(second.reached().line).toBe(isSame ? 300 : 0)
  await second.add(batch(301))
  await second.finish(held)
  const lines = readFileSync(output, 'utf8').trimEnd().split('\n')
  expect(lines).toEqual(Array.from({ length: isSame ? 600 : 300 }, (_, index) => `{"line":${index + (isSame ? 1 : 301)}}`))
})

test('of the lines that could not be used, the first 10 000 are named and all are counted', async () => {
  const results = await openResults(path('results.ndjson'), 'key', held)
  for (let from = 1; from < 10_500; from += 300) await results.add(batch(from))
  const { poison, counts } = await results.finish(held)
  expect([poison.length, poison.at(-1)?.line, counts.items]).toEqual([10_000, 10_000, 10_500])
})
