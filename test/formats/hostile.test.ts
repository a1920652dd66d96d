import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Document, isObject } from '../../src/lib/json.ts'
import { assertion, badge, clr, european, record } from './examples.ts'
import { formats } from './open.ts'

const good: Readonly<Record<string, Document>> = { ob2: assertion, ob3: badge, clr1: clr, clr2: record, elm: european }

/** Everything that may stand where something else is expected. */
const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  Number.POSITIVE_INFINITY,
  '',
  'x',
  '\u0000',
  '\ud800',
  '2024-13-99',
  'P60M',
  `sha256$${'g'.repeat(64)}`,
  'data:',
  'urn:',
  [],
  {},
  [null],
  [[]],
  [[[]]],
  [{}],
  { id: null },
  { '@id': [] },
  { type: 7 },
  { type: [null, {}] },
  { toString: 1, valueOf: null, constructor: 'x' },
  JSON.parse('{"__proto__":{"id":1}}'),
  ['a', 1, null, {}],
]

/** Every place of a document, as a function that puts something else there. */
function* places(value: unknown, put: (other: unknown) => unknown): Generator<(other: unknown) => unknown> {
  yield put
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* places(item, (other) => put(value.with(index, other)))
  else if (isObject(value))
    for (const [name, member] of Object.entries(value)) yield* places(member, (other) => put({ ...value, [name]: other }))
}

/** All that a format does with a document; it must end, and throw nothing. */
async function ask(id: string): Promise<(document: Document) => void> {
  const format = formats[id]
  if (!format) throw new Error('no such format')
  const { rules } = await format.validation()
  return (document) => {
    format.claims(document)
    format.unwrap?.(document)
    void format.neighbour?.(document)
    const normalised = format.normalise(document)
    for (const check of rules.flatMap((rule) => rule(normalised.document, document))) expect(check.message).not.toBe('')
    const outline = format.outline(normalised, document)
    for (const { input } of outline.nested) expect(typeof input === 'string' || isObject(input)).toBe(true)
    for (const { value } of [...outline.statuses, ...outline.schemas]) expect(isObject(value)).toBe(true)
    for (const { value, type } of outline.recipient()) expect([typeof value, typeof type]).toEqual(['string', 'string'])
  }
}

describe('documents made to break a reader', () => {
  it.each(Object.keys(good))('%s: anything in any place', async (id) => {
    const run = await ask(id)
    let count = 0
    let turn = 0
    for (const put of places(good[id], (other) => other)) {
      // every place gets some of the odd values, and every odd value gets to many places
      for (const other of odd.filter((_, index) => (index + turn) % 3 === 0)) {
        const document = put(other)
        if (!isObject(document)) continue
        run(document)
        count += 1
      }
      turn += 1
    }
    expect(count).toBeGreaterThan(200)
  })
  it.each(Object.keys(good))('%s: nothing but odd values under the names it knows', async (id) => {
    const run = await ask(id)
    const names = new Set<string>()
    JSON.stringify(good[id], (name, value: unknown) => {
      if (name !== '' && !/^\d+$/.test(name)) names.add(name)
      return value
    })
    const name = fc.constantFrom(...names, '@graph', 'signedAssertions', 'clr', 'verify', 'tags', 'endorsementJwt')
    const word = fc.constantFrom(
      'VerifiableCredential',
      'Profile',
      'Clr',
      'Assertion',
      'EuropeanDigitalCredential',
      'ClrSubject',
      'AchievementSubject',
      'https://w3id.org/openbadges/v1',
    )
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        word,
        fc.constantFrom(...odd),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(name, tie('value'), { maxKeys: 6 }),
      ),
    }))
    fc.assert(fc.property(fc.dictionary(name, value, { maxKeys: 8 }), run), { numRuns: 400, seed: 11 })
  })
  it.each(Object.keys(good))('%s: deep and wide documents are done in a moment', async (id) => {
    const run = await ask(id)
    const deep = (depth: number, name: string): unknown =>
      Array.from({ length: depth }).reduce((inner) => ({ [name]: inner }), {} as unknown)
    const began = performance.now()
    for (const name of ['parentOrg', 'issuer', 'badge', 'hasPart', 'credentialSubject'])
      run({ ...good[id], issuer: deep(120, name) as Document })
    run({
      ...good[id],
      tag: Array.from({ length: 50_000 }, (_, index) => `t${index}`),
      hasPart: Array.from({ length: 20_000 }, () => ({ id: 'urn:1', name: 'x' })),
    })
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
