/** One is one: the plural is for other numbers. */
import { expect, test } from 'vitest'
import { progressText } from '../../src/cli/shard-progress.ts'

test.each([
  [0, '0 credentials'],
  [1, '1 credential'],
  [2, '2 credentials'],
  [11, '11 credentials'],
])('the progress of a shard: %d', (done, words) => {
  const text = progressText({ phase: 'decide', read: 5, done } as Parameters<typeof progressText>[0], 10, 1, 1)
  expect(text.split(', ')).toContain(words)
})
