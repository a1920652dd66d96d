/** One is one: the plural is for other numbers. */
import { expect, test } from 'vitest'
import { progressText } from '../../src/cli/shard/progress.ts'
import { sumText } from '../../src/core/stacking/checks.ts'
import { speaker, speakerOf } from '../../src/messages/speaker.ts'
import { credlens, fixture } from './credlens.ts'

test.each([
  [0, '0 credentials'],
  [1, '1 credential'],
  [2, '2 credentials'],
  [11, '11 credentials'],
])('the progress of a shard: %d', (done, words) => {
  const text = progressText({ phase: 'decide', read: 5, done } as Parameters<typeof progressText>[0], 10, 1, 1)
  expect(text.split(', ')).toContain(words)
})

test.each([
  ['en', 1, '1 ECTS credit,'],
  ['en', '1', '1 ECTS credit,'],
  ['en', 1.5, '1.5 ECTS credits,'],
  ['en', 11, '11 ECTS credits,'],
  ['nl', 1, '1 ECTS-punt,'],
  ['nl', 2, '2 ECTS-punten,'],
])('the size of a credential, %s: %s', async (language, points, words) => {
  expect((await speakerOf(language))('size.inside', { points, range: '' })).toContain(words)
})

test('words of the caller that know no singular come before ours that do', () => {
  expect(speaker('en', { key: '{points} own' }, { key: '{points} ours', 'key.one': 'one' })('key', { points: 1 })).toBe('1 own')
})

test.each([
  [1, '1 ECTS credit (achievements: 1 of 2)'],
  [3, '3 ECTS credits (achievements: 1 of 2)'],
])('the sum of several, %d', async (points, words) => {
  const framework = 'http://data.europa.eu/snb/education-credit/6fcec5c5af'
  expect(sumText({ framework, points, parts: [0] }, 2, await speakerOf('en'))).toContain(words)
})

test('one credential that is bundled', async () => {
  expect((await credlens('bundle', fixture('microcredential.json'), '--to', 'elm', '--force')).err).toContain('1 credential into one elm')
})
