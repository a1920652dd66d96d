/** Results are looked up in what describes them: of many, that takes longer as both grow, and no more than that. */
import { expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { list, own } from '../../src/lib/json.ts'
import { growthOf } from '../growth.ts'
import { formats, say } from './open.ts'
import { good } from './rule-mutants.ts'

const many = <Item>(count: number, item: (number: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, each) => item(each))
const id = (number: number): string => `urn:example:${number}`

type Made = readonly [descriptions: readonly object[], results: readonly object[]]
const documents: Readonly<Record<string, (made: Made) => Document>> = {
  ob3: ([resultDescription, result]) => {
    const subject = Object(good['ob3']?.['credentialSubject'])
    return {
      ...good['ob3'],
      credentialSubject: { ...subject, achievement: { ...Object(own(subject, 'achievement')), resultDescription }, result },
    }
  },
  clr1: ([resultDescriptions, results]) => {
    const [first] = list(good['clr1']?.['assertions'])
    return {
      ...good['clr1'],
      assertions: [{ ...Object(first), achievement: { ...Object(own(first, 'achievement')), resultDescriptions }, results }],
    }
  },
}

test.each([
  [
    'ob3',
    'values that are allowed',
    (size): Made => [
      [{ id: 'urn:x', allowedValue: many(size, id) }],
      many(size, () => ({ resultDescription: 'urn:x', value: id(size - 1) })),
    ],
  ],
  [
    'ob3',
    'levels',
    (size): Made => [
      many(size, (each) => ({ rubricCriterionLevel: [{ id: id(each) }] })),
      many(size, () => ({ achievedLevel: id(size - 1) })),
    ],
  ],
  ['clr1', 'members of a description', (size): Made => [[{ id: 'urn:x', ...many(size, id) }], many(size, () => ({ resultDescription: 'urn:x', value: '1' }))]],
  // biome-ignore format: a row each
] as readonly (readonly [string, string, (size: number) => Made])[])('%s: %s', { timeout: 120_000 }, async (name, _, make) => {
  const format = formats[name]
  const document = documents[name]
  if (!format || !document) throw new Error('no format')
  const looked = async (size: number): Promise<void> => {
    const { rules } = await say(format, document(make(size)))
    expect(rules.filter(({ message }) => /^The result/.test(message))).toEqual([])
  }
  expect(await growthOf(looked, 1500, 12_000, 20)).toBeLessThan(20)
})
