/** PNG's five filters, undone (ISO/IEC 15948 section 9): the numbers are worked out by hand from its formulas. */
import { expect, test } from 'vitest'
import { unpredicted } from '../../src/containers/prediction.ts'

const bytes = (
  size: { readonly row: number; readonly pixel: number },
  ...rows: readonly (readonly number[])[]
): readonly number[] | undefined => {
  const content = unpredicted(Uint8Array.from(rows.flat()), size)
  return content && [...content]
}
const two = { row: 4, pixel: 2 }
const one = { row: 2, pixel: 1 }

test('each filter after the other, of pixels of two bytes', () => {
  expect(bytes(two, [1, 1, 2, 3, 4], [2, 1, 1, 1, 1], [3, 0, 0, 0, 0], [4, 10, 10, 10, 10], [0, 9, 8, 7, 6])).toEqual([
    ...[1, 2, 4, 6],
    ...[2, 3, 5, 7],
    ...[1, 1, 3, 4],
    ...[11, 11, 21, 21],
    ...[9, 8, 7, 6],
  ])
})

test.each([
  ['up, as it stands', 2, [5, 6, 7, 8]],
  ['average, half of what is to the left', 3, [5, 6, 9, 11]],
  ['Paeth, what is to the left', 4, [5, 6, 12, 14]],
])('in the first row there is nothing above: %s', (_, filter, expected) => {
  expect(bytes(two, [filter, 5, 6, 7, 8])).toEqual(expected)
})

// the corner is 50: what is chosen is the nearest to left + up - corner, in the order left, up, corner
test.each([
  ['the corner, where it is the nearest', 45, 55, 50],
  ['the left, as near as the corner', 40, 55, 40],
  ['what is above, as near as the corner', 55, 40, 40],
  ['the left, the nearest', 70, 49, 70],
  ['what is above, the nearest', 49, 70, 70],
])('Paeth chooses %s', (_, left, up, chosen) => {
  // the first byte of the row is predicted by the corner, which is above it
  expect(bytes(one, [0, 50, up], [4, left + 256 - 50, 3])).toEqual([50, up, left, chosen + 3])
})

test('a row that is cut short ends there, however long it was to be, and a filter that does not exist makes it unreadable', () => {
  expect(bytes(one, [0, 1, 2], [0, 3])).toEqual([1, 2, 3])
  expect(bytes(one, [0, 1, 2], [0])).toEqual([1, 2])
  expect(bytes({ row: 2 ** 45, pixel: 2 ** 30 }, [1, 7, 8])).toEqual([7, 8])
  expect(bytes(one, [0, 1, 2], [5, 3, 4])).toBeUndefined()
})
