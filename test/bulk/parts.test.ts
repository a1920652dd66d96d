/** Small parts of a shard that decide what is told, and what is kept. */
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countOf } from '../../src/bulk/counts.ts'
import { openSnapshot } from '../../src/bulk/snapshot.ts'
import { verify } from '../../src/verify.ts'
import { now, place, texts } from './stock.ts'

const { path } = place()

test('what was skipped is no reason: its code is not counted', async () => {
  const counts = countOf()
  const reports = await Promise.all(texts.map((text) => verify(text, { now }).catch(() => undefined)))
  for (const report of reports) if (report) counts.add({ report })
  const { codes } = counts.all()
  // no trust source was given, which each report says
  expect(reports.some((report) => report?.checks.some(({ code, outcome }) => code === 'ERR_ISSUER' && outcome === 'skip'))).toBe(true)
  expect(Object.keys(codes)).not.toContain('ERR_ISSUER')
  expect(codes['ERR_PROOF']).toBeGreaterThan(0)
})

test('an answer behind a line that a crash cut off is found again', async () => {
  const folder = path('snapshot')
  const url = (name: string): string => `https://example.org/${name}`
  const add = async (name: string): Promise<void> => {
    const snapshot = await openSnapshot(folder, { isOurs: true })
    await snapshot.add({ url: url(name), code: 'ERR_NETWORK', message: 'it was down' })
    await snapshot.close()
  }
  await add('first')
  const list = join(folder, 'answers.ndjson')
  appendFileSync(list, readFileSync(list, 'utf8').slice(0, 30))
  await add('second')
  const snapshot = await openSnapshot(folder)
  expect(['first', 'second', 'third'].map((name) => snapshot.has(url(name)))).toEqual([true, true, false])
  await snapshot.close()
})
