/** The laws are only as good as who tries them: a law that is broken is told, made smaller, and one that holds is not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Credential } from '../../src/lib/credential.ts'
import { at } from '../../src/lib/json.ts'
import { readDocument } from '../../src/lib/mapping/passes.ts'
import { fieldOf } from '../../src/lib/mapping/place.ts'
import { equal } from '../../src/lib/tree.ts'
import { credentials } from './hub.ts'
import { failuresOf, formatOf, written } from './law.ts'
import { silentIn, straysIn, unnamedIn } from './law-judges.ts'
import { kinds, twinned, twins } from './twins.ts'

const runs = { numRuns: 120, seed: 7 }

test('a broken law is told with the smallest case, beside one that holds', async () => {
  let prepared = 0
  const failures = await failuresOf(
    {
      cases: fc.nat(1000),
      prepare: (number) => ({ number, order: prepared++ }),
      laws: {
        holds: ({ number }) => expect(number).toBeGreaterThanOrEqual(0),
        'breaks for large ones': ({ number }) => expect(number).toBeLessThan(400),
        'breaks late': ({ order }) => expect(order).toBeLessThan(100),
      },
    },
    runs,
  )
  expect([...failures.keys()].sort()).toEqual(['breaks for large ones', 'breaks late'])
  expect(String(failures.get('breaks for large ones'))).toContain('Counterexample: [400]')
})

test('a case that cannot be prepared breaks every law', async () => {
  const prepare = (number: number) => {
    if (number > 10) throw new Error('too large')
    return number
  }
  const failures = await failuresOf({ cases: fc.nat(1000), prepare, laws: { first: () => undefined, second: () => undefined } }, runs)
  expect([...failures.keys()]).toEqual(['first', 'second'])
})

test('some credentials are full, and many lack what others have', () => {
  const sizes = fc.sample(credentials, runs).map((credential) => Object.keys(credential).length)
  expect(sizes.filter((size) => size > 14).length).toBeGreaterThan(20)
  expect(sizes.filter((size) => size < 8).length).toBeGreaterThan(20)
})

test('of what stands twice in a credential some is made so: values of each kind, and items of lists', () => {
  const made = fc.sample(fc.tuple(credentials, twins), runs)
  expect(made.filter(([, copies]) => copies.length === 0).length).toBeGreaterThan(30)
  for (const kind of new Set(kinds)) {
    const others = made.filter(([hub], index) => !equal(hub, twinned(hub, [[kind, 7 * index, 11 * index + 5]])))
    expect(others.length, kind).toBeGreaterThan(20)
  }
  const [hub] = made[0] ?? []
  expect(twinned(hub, [])).toEqual(hub)
  const two = { name: { en: 'A' }, description: { nl: 'B' } }
  expect(twinned(two, [['text', 0, 1]])).toEqual({ name: { en: 'A' }, description: { en: 'A' } })
})

describe('of a list that is told to be in another order', () => {
  const ofAward = (id: string, name: string, scale: string) => ({
    achievement: { id: `https://school.example/${id}`, name: { en: name }, assessments: [{ id: 'urn:uuid:3', name: { en: name }, scale }] },
  })
  // the second one is the whole of which the first is a part: it comes first, and keeps the name that both of their assessments have
  const hub: Credential = {
    awards: [ofAward('1', 'Part', 'Percent'), ofAward('2', 'Whole', 'LetterGrade')],
    associations: [{ type: 'isChildOf', source: 'https://school.example/1', target: 'https://school.example/2' }],
  }
  const elm = formatOf('elm')
  const { document, pass } = written(hub, elm)
  const copy = { hub, document, pass, reading: readDocument(document, elm) }
  const id = '/awards/0/achievement/assessments/0/id'

  test('what is named goes with its item', () => {
    expect(at(copy.reading.credential, '/awards/1/achievement/name/en')).toBe('Part')
    expect(pass.losses.map((loss) => fieldOf(loss.hub))).toContain(id)
    expect(unnamedIn(copy)).toEqual([])
  })

  test('what is not named is found in its item', () => {
    const losses = pass.losses.filter((loss) => fieldOf(loss.hub) !== id)
    expect(unnamedIn({ ...copy, pass: { ...pass, losses } })).toEqual([id.replace('0', '1')])
  })

  test('a value that went to another item is found in both', () => {
    const [whole, part] = copy.reading.credential.awards ?? []
    const awards = [
      { ...whole, achievement: { ...whole?.achievement, name: part?.achievement?.name ?? {} } },
      { ...part, achievement: { ...part?.achievement, name: whole?.achievement?.name ?? {} } },
    ]
    const found = unnamedIn({ ...copy, reading: { ...copy.reading, credential: { ...copy.reading.credential, awards } } })
    expect(found).toEqual(['/awards/0/achievement/name/en', '/awards/1/achievement/name/en'])
  })
})

test('what is told to be narrowed is there in part, and what is told to be lost need not be', () => {
  const hub: Credential = { issuer: { name: { en: 'School' }, phone: '020 123 4567' } }
  const format = formatOf('ob2')
  const { document, pass } = written(hub, format)
  const unnamed = (code: 'narrowed' | 'lost') => {
    const losses = pass.losses.map((loss) => ({ ...loss, code }))
    return unnamedIn({ hub, document, pass: { ...pass, losses }, reading: readDocument(document, format) })
  }
  expect(pass.losses.map((loss) => fieldOf(loss.hub))).toEqual(['/issuer/phone'])
  expect([unnamed('lost'), unnamed('narrowed')]).toEqual([[], ['/issuer/phone']])
})

test('contexts in another order are told, and so is one that is left out although nothing was added that needs it', () => {
  const format = formatOf('ob3')
  const { document } = written({ name: { en: 'First aid' }, awards: [{ achievement: { name: { en: 'First aid' } } }] }, format)
  const contexts = document['@context'] as readonly unknown[]
  const silent = (context: readonly unknown[]) => {
    const other = { ...document, '@context': context }
    const reading = readDocument(other, format)
    return silentIn(other, reading, written(reading.credential, format))
  }
  expect(contexts.length).toBeGreaterThan(1)
  expect(silent(contexts)).toEqual([])
  expect(silent([...contexts].reverse())).toEqual(['/@context'])
  expect(silent(contexts.slice(1))).toEqual(['/@context'])
})

test('what one award says is found in the document of another one, unless the whole says it too', () => {
  const awards = [{ narrative: { en: 'Swam 100' } }, { narrative: { en: 'Ran 200' } }]
  const documents = [{ narrative: 'Swam 100' }, { narrative: 'Ran 200', more: ['Swam 100'] }]
  expect(straysIn({ awards }, documents)).toEqual(['/more/0'])
  expect(straysIn({ awards, name: { en: 'Swam 100' } }, documents)).toEqual([])
  expect(straysIn({ awards }, [...documents].reverse())).toEqual(['/narrative', '/narrative'])
})
