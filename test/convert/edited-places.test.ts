/** Edits of what was written of an original, made on the original: where its lists are in another order, or shorter, or none. By hand. */
import { describe, expect, test } from 'vitest'
import { editsInOriginal, samePlaces } from '../../src/core/restore/edited-places.ts'
import type { Field, Pass, Place } from '../../src/lib/mapping/pass.ts'

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

test('of items that are another list’s of the original, none is taken for one of this', () => {
  const places = new Map([
    ['/list', '/items'],
    ['/list/0', '/items/0'],
    ['/list/1', '/others/0'],
  ])
  const made = (pick: readonly number[]) =>
    editsInOriginal([['/list', { pick }]], places, { list: ['a', 'b'] }, { items: ['a'], others: ['b'] })
  expect(made([1])).toEqual([['/items', { pick: [] }]])
  expect(made([0])).toEqual([['/items', { pick: [0] }]])
})

test('what is put in another order is so in the original, and a list inside an item goes with it', () => {
  const written = { list: [{ parts: ['a'] }, { parts: ['b', 'c'] }] }
  const made = (...edits: Parameters<typeof editsInOriginal>[0]) => editsInOriginal(edits, new Map(), written, written)
  expect(made(['/list', { pick: [1, 0] }])).toEqual([['/list', { pick: [1, 0] }]])
  expect(made(['/list', { pick: [1] }], ['/list/0/parts', { pick: [1] }])).toEqual([
    ['/list', { pick: [1] }],
    ['/list/0/parts', { pick: [1] }],
  ])
})

test('what is in an item is where the item is now, whatever was taken away or put in before it', () => {
  const places = new Map(
    ['', '/0', '/0/name', '/0/parts', '/1', '/1/name', '/1/parts', '/2', '/2/name'].map((path) => {
      // the original has one more, which stands first
      return [`/list${path}`, `/items${path.replace(/^\/(\d)/, (_, number) => `/${Number(number) + 1}`)}`]
    }),
  )
  const written = { list: [{ name: 'a' }, { name: 'b', parts: ['1', '2'] }, { name: 'c' }] }
  const original = { items: [{ name: 'other' }, { name: 'a' }, { name: 'b', parts: ['1', '2'] }, { name: 'c' }] }
  const made = (...edits: Parameters<typeof editsInOriginal>[0]) => editsInOriginal(edits, places, written, original)
  expect(made(['/list', { pick: [1, 2] }], ['/list/0/name', set], ['/list/0/parts', { pick: [1] }])).toEqual([
    ['/items', { pick: [0, 2, 3] }],
    ['/items/1/name', set],
    ['/items/1/parts', { pick: [1] }],
  ])
  expect(made(['/list', { pick: [-1, 0, 1, 2] }], ['/list/0', set], ['/list/3/name', set])).toEqual([
    ['/items', { pick: [0, -1, 1, 2, 3] }],
    ['/items/1', set],
    ['/items/4/name', set],
  ])
})

test('so is what is in a lone value that was made a list', () => {
  const places = new Map([
    ['/list', '/item'],
    ['/list/0', '/item'],
    ['/list/0/name', '/item/name'],
  ])
  const [written, original] = [{ list: [{ name: 'a' }] }, { item: { name: 'a' } }]
  const edits: Parameters<typeof editsInOriginal>[0] = [
    ['/list', { pick: [-1, 0] }],
    ['/list/0', set],
    ['/list/1/name', set],
  ]
  expect(editsInOriginal(edits, places, written, original).slice(1)).toEqual([
    ['/item', { pick: [-1, 0] }],
    ['/item/0', set],
    ['/item/1/name', set],
  ])
  // and a list inside it is as long as it is there
  const inside = [{ list: [{ parts: ['1', '2'] }] }, { item: { parts: ['1', '2'] } }] as const
  const taken: Parameters<typeof editsInOriginal>[0] = [
    ['/list', { pick: [-1, 0] }],
    ['/list/1/parts', { pick: [1] }],
  ]
  expect(editsInOriginal(taken, places, ...inside).at(-1)).toEqual(['/item/1/parts', { pick: [1] }])
})

describe('where one field of the hub stands in both', () => {
  const field = (pointer: string) => ({ up: undefined, key: '', pointer }) as Field
  const place = (pointer: string) => ({ up: {}, pointer }) as Place
  /** One field that was read at a place, and written at another. */
  const places = (read: string, written: string) =>
    Object.fromEntries(
      samePlaces(
        { reads: [[field('/f'), place(read)]] } as unknown as Pass,
        { writes: [[place(written), field('/f')]] } as unknown as Pass,
      ),
    )

  test('items may have other numbers', () => {
    expect(places('/list/2/name', '/list/0/name')).toEqual({ '/list': '/list', '/list/0': '/list/2', '/list/0/name': '/list/2/name' })
  })
  test('the first may be a lone value, and no other', () => {
    expect(places('/list/name', '/list/0/name')).toEqual({ '/list': '/list', '/list/0': '/list', '/list/0/name': '/list/name' })
    expect(places('/list/name', '/list/1/name')).toEqual({})
  })
  test.each([
    ['/title', '/name'],
    ['/list/en/name', '/list/0/name'],
    ['/list/0/name', '/list/en/name'],
    ['/list/name', '/list'],
  ])('%s is no place of what is at %s', (read, written) => {
    expect(places(read, written)).toEqual({})
  })
  test('it is known by the one that was written first', () => {
    const [first, second] = ['/list/0', '/list/1'].map((each) => [place(each), field('/f')])
    const [one, other] = ['/list/4', '/list/5'].map((each) => [field('/f'), place(each)])
    const found = samePlaces({ reads: [one, other] } as unknown as Pass, { writes: [first, second] } as unknown as Pass)
    expect(found.get('/list/0')).toBe('/list/4')
  })
})
