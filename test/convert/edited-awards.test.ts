/** Edits of a record of several sources, each by the name that its field has in its source: by hand. */
import { expect, test } from 'vitest'
import { editsOfSources } from '../../src/core/restore/edited-awards.ts'

/** The first source has two awards, the second one; the record has them in that order. */
const origins: Readonly<Record<string, readonly (readonly [source: number, field: string])[]>> = {
  '/name': [[0, '/name']],
  '/awards': [
    [0, '/awards'],
    [1, '/awards'],
  ],
  '/learner/awards/1/title': [[1, '/learner/awards/1/title']],
  ...Object.fromEntries(
    [
      [0, 0],
      [0, 1],
      [1, 0],
    ].flatMap(([source = 0, award = 0], index) =>
      ['', '/title'].map((rest) => [`/awards/${index}${rest}`, [[source, `/awards/${award}${rest}`]]]),
    ),
  ),
}
const set = { set: 'Sails' }
const edited = (...edits: Parameters<typeof editsOfSources>[0]) =>
  editsOfSources(edits, 3, (field) => origins[field] ?? []).map(({ field, inSource }) => [field, Object.fromEntries(inSource)])

test('what was changed is changed in the source that it is of', () => {
  expect(edited(['/name', set], ['/awards/2/title', set], ['/awards/1/title', set], ['/learner/awards/1/title', set])).toEqual([
    ['/name', { 0: ['/name', set] }],
    ['/awards/2/title', { 1: ['/awards/0/title', set] }],
    ['/awards/1/title', { 0: ['/awards/1/title', set] }],
    ['/learner/awards/1/title', { 1: ['/learner/awards/1/title', set] }],
  ])
})

test('where an award was taken away, the others have other numbers, in the record and in its source', () => {
  expect(edited(['/awards', { pick: [1, 2] }], ['/awards/0/title', set], ['/awards/1/title', set])).toEqual([
    ['/awards', { 0: ['/awards', { pick: [1] }] }],
    ['/awards/0/title', { 0: ['/awards/0/title', set] }],
    ['/awards/1/title', { 1: ['/awards/0/title', set] }],
  ])
})

test('a source of which every award was taken away stays what it was', () => {
  expect(edited(['/awards', { pick: [0, 1] }], ['/awards/1/title', set])).toEqual([
    ['/awards', {}],
    ['/awards/1/title', { 0: ['/awards/1/title', set] }],
  ])
})

test('an award that was put in is of no source, and those behind it are what they were', () => {
  expect(
    edited(['/awards', { pick: [0, -1, 1, 2] }], ['/awards/1/title', set], ['/awards/2/title', set], ['/awards/3/title', set]),
  ).toEqual([
    ['/awards', {}],
    ['/awards/1/title', {}],
    ['/awards/2/title', { 0: ['/awards/1/title', set] }],
    ['/awards/3/title', { 1: ['/awards/0/title', set] }],
  ])
})

test('awards of one source in another order are so in it, and those of several in their own', () => {
  expect(edited(['/awards', { pick: [1, 0, 2] }], ['/awards/0/title', set])).toEqual([
    ['/awards', { 0: ['/awards', { pick: [1, 0] }] }],
    ['/awards/0/title', { 0: ['/awards/0/title', set] }],
  ])
  expect(edited(['/awards', { pick: [2, 0, 1] }], ['/awards/0/title', set])).toEqual([
    ['/awards', {}],
    ['/awards/0/title', { 1: ['/awards/0/title', set] }],
  ])
})

test('all awards that are others are so in every source', () => {
  expect(edited(['/awards', set])).toEqual([['/awards', { 0: ['/awards', set], 1: ['/awards', set] }]])
})
