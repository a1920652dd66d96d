/** Edits of what was written of an original, made on the original: where its lists are in another order, or shorter, or none. By hand. */
import { describe, expect, test } from 'vitest'
import { editsInOriginal } from '../../src/core/edited-places.ts'

const set = { set: 'x' }

describe('a list in another order', () => {
  // the first that was written is the third of the original; the original has one in the middle that was not written
  const written = { list: ['a', 'b'] }
  const original = { items: ['b', 'other', 'a'] }
  const places = new Map([
    ['/list', '/items'],
    ['/list/0', '/items/2'],
    ['/list/1', '/items/0'],
  ])
  const made = (...edits: Parameters<typeof editsInOriginal>[0]) => editsInOriginal(edits, places, written, original)

  test('an item is changed where it stands, and one below it there', () => {
    expect(made(['/list/0', set], ['/list/1/name', set])).toEqual([
      ['/items/2', set],
      ['/items/0/name', set],
    ])
  })
  test('one that is taken away is, and what was never written stays', () => {
    expect(made(['/list', { pick: [0] }])).toEqual([['/items', { pick: [1, 2] }]])
    expect(made(['/list', { pick: [1] }], ['/list/0/name', set])).toEqual([
      ['/items', { pick: [0, 1] }],
      ['/items/0/name', set],
    ])
    expect(made(['/list', { pick: [] }])).toEqual([['/items', { pick: [1] }]])
  })
  test('one that is put in stands before what follows it, and at the end where nothing does', () => {
    expect(made(['/list', { pick: [-1, 0, 1] }], ['/list/0', set], ['/list/1/name', set])).toEqual([
      ['/items', { pick: [0, 1, -1, 2] }],
      ['/items/2', set],
      ['/items/3/name', set],
    ])
    expect(made(['/list', { pick: [0, 1, -1] }], ['/list/2', set])).toEqual([
      ['/items', { pick: [0, 1, 2, -1] }],
      ['/items/3', set],
    ])
  })
  test('put in the order of the original they stay as they are there', () => {
    expect(made(['/list', { pick: [1, 0] }])).toEqual([['/items', { pick: [0, 1, 2] }]])
  })
})

test('a lone value is made a list before one is put beside it', () => {
  const places = new Map([
    ['/list', '/item'],
    ['/list/0', '/item'],
  ])
  expect(
    editsInOriginal(
      [
        ['/list', { pick: [0, -1] }],
        ['/list/1', set],
      ],
      places,
      { list: ['a'] },
      { item: 'a' },
    ),
  ).toEqual([
    ['/item', { set: ['a'] }],
    ['/item', { pick: [0, -1] }],
    ['/item/1', set],
  ])
  // and stays one where it alone is changed
  expect(editsInOriginal([['/list/0', set]], places, { list: ['a'] }, { item: 'a' })).toEqual([['/item', set]])
  expect(
    editsInOriginal(
      [
        ['/list', { pick: [-1] }],
        ['/list/0', set],
      ],
      new Map([['/list', '/item']]),
      { list: [] },
      {},
    ),
  ).toEqual([
    ['/item', { set: [] }],
    ['/item', { pick: [-1] }],
    ['/item/0', set],
  ])
})

test('what has no known place stands where it was written; in an item that the original does not have, nothing is changed', () => {
  const written = { list: [{ name: 'a' }] }
  expect(editsInOriginal([['/other/name', set]], new Map(), written, {})).toEqual([['/other/name', set]])
  expect(
    editsInOriginal(
      [
        ['/list', { pick: [0, 0] }],
        ['/list/1/name', set],
        ['/list/7/name', set],
      ],
      new Map(),
      written,
      written,
    ),
  ).toEqual([
    ['/list', { pick: [0] }],
    ['/list/0/name', set],
  ])
})
