/** What the editions of JSON Schema say differently, and what others do not agree on. */
import { expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import type { Edition } from '../../src/lib/json-schema/edition.ts'
import { editionOf } from '../../src/lib/json-schema/edition.ts'
import { faultsOf } from '../../src/lib/json-schema/index.ts'
import { schemaSet } from '../../src/lib/json-schema/schema-set.ts'

const base = 'https://school.example/'
function isRight(
  schemas: Readonly<Record<string, Document>>,
  value: unknown,
  edition: Edition,
  name = Object.keys(schemas)[0] ?? '',
): boolean {
  const set = schemaSet()
  for (const [each, schema] of Object.entries(schemas)) set.add(base + each, schema, edition)
  return faultsOf(value, base + name, set).length === 0
}

test.each([
  ['http://json-schema.org/draft-07/schema#', 7],
  ['https://json-schema.org/draft-07/schema', 7],
  ['http://json-schema.org/draft-06/schema', 7],
  ['http://json-schema.org/draft/2019-09/schema', 2019],
  ['https://json-schema.org/draft/2020-12/schema#', 2020],
  ['http://json-schema.org/draft-04/schema#', undefined],
  ['http://json-schema.org/schema#', undefined],
  ['toString', undefined],
])('%s', (name, edition) => expect(editionOf(name)).toBe(edition))

test.each([
  // what `contains` was right for was looked at in 2020-12 (section 11.2), and not before
  [{ contains: { type: 'string' }, unevaluatedItems: false }, ['a'], { 2019: false, 2020: true }],
  [{ contains: { type: 'string' }, unevaluatedItems: false }, ['a', 1], { 2019: false, 2020: false }],
  // a list of the first ones
  [{ items: [{ type: 'string' }], additionalItems: false }, ['a'], { 7: true, 2019: true }],
  [{ items: [{ type: 'string' }], additionalItems: false }, ['a', 1], { 7: false, 2019: false }],
  [{ prefixItems: [{ type: 'string' }] }, [1], { 7: true, 2019: true, 2020: false }],
  [{ additionalItems: false }, [1], { 7: true, 2019: true, 2020: true }],
  // nothing counts beside a reference
  [{ $ref: '#/definitions/any', type: 'string', definitions: { any: {} } }, 1, { 7: true, 2019: false, 2020: false }],
  [{ dependencies: { a: ['b'] } }, { a: 1 }, { 7: false, 2019: true, 2020: true }],
  [{ dependentRequired: { a: ['b'] } }, { a: 1 }, { 7: true, 2019: false, 2020: false }],
  [{ dependentSchemas: { a: false } }, { a: 1 }, { 7: true, 2019: false, 2020: false }],
  [{ unevaluatedProperties: false }, { a: 1 }, { 7: true, 2019: false, 2020: false }],
  [{ contains: { type: 'string' }, minContains: 0 }, [1], { 7: false, 2019: true, 2020: true }],
  [{ contains: { type: 'string' }, maxContains: 1 }, ['a', 'b'], { 7: true, 2019: false, 2020: false }],
])('%j of %j', (schema, value, expected) => {
  for (const [edition, right] of Object.entries(expected))
    expect([edition, isRight({ one: schema as Document }, value, Number(edition) as Edition)]).toEqual([edition, right])
})

/** A chain, and one that has no other members: what follows is of the kind that was asked for. */
const chain = { $dynamicAnchor: 'link', type: 'object', properties: { name: {}, next: { $dynamicRef: '#link' } } }
const strict = { $dynamicAnchor: 'link', $ref: 'chain', unevaluatedProperties: false }
const recursive = { $recursiveAnchor: true, type: 'object', properties: { name: {}, next: { $recursiveRef: '#' } } }
const strictly = { $recursiveAnchor: true, $ref: 'chain', unevaluatedProperties: false }

test.each([
  [2020, { strict, chain }],
  [2019, { strict: strictly, chain: recursive }],
] as const)('a reference to whatever was asked for, in %i', (edition, schemas) => {
  const [right, wrong] = [{ next: { name: 'b', next: {} } }, { next: { name: 'b', next: { more: 1 } } }]
  expect([right, wrong].map((value) => isRight(schemas, value, edition))).toEqual([true, false])
  expect([right, wrong].map((value) => isRight(schemas, value, edition, 'chain'))).toEqual([true, true])
  // without the anchor of its own the outer one is not what was asked for
  const { $dynamicAnchor: _, $recursiveAnchor: __, ...plain } = schemas.strict as Document
  expect(isRight({ strict: plain, chain: schemas.chain }, wrong, edition)).toBe(true)
})

test('a reference by an anchor that is none of a kind is a plain one', () => {
  const inner = { $anchor: 'link', properties: { next: { $dynamicRef: '#link' } } }
  expect(isRight({ strict: { ...strict, $ref: 'inner' }, inner }, { next: { more: 1 } }, 2020)).toBe(true)
})

test.each([
  [{ multipleOf: 0.1 }, 0.3, true],
  [{ multipleOf: 0.01 }, 1.13, true],
  [{ multipleOf: 0.1 }, 0.35, false],
  [{ multipleOf: 3 }, 9_007_199_254_740_991, false],
  [{ const: 1 }, 1.0, true],
  [{ const: { a: [1, { b: null }] } }, { a: [1, { b: null }] }, true],
  [{ enum: [[1]] }, [1, 2], false],
  [
    { uniqueItems: true },
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    false,
  ],
  [{ uniqueItems: true }, [1, '1', true, [1]], true],
  [{ uniqueItems: false }, [1, 1], true],
  [{ maxLength: 1 }, '\u{1f600}', true],
  [{ type: 'integer' }, 2.0, true],
  [{ type: 'number' }, '2', false],
  [{ format: 'date-time' }, '2024-05-31t12:00:00z', true],
  [{ format: 'date-time' }, '2016-12-31T23:59:60Z', true],
  [{ format: 'date-time' }, '2024-05-31', false],
  [{ format: 'email' }, 'not an email', false],
  [{ format: 'uri' }, 'no address', false],
  [{ format: 'ipv4' }, 'whatever', true],
  [{ format: 'toString' }, 'whatever', true],
  [{ properties: { constructor: { type: 'string' } } }, { a: 1 }, true],
  [{ required: ['valueOf'] }, {}, false],
])('%j of %j: %s', (schema, value, right) => expect(isRight({ one: schema as Document }, value, 2020)).toBe(right))
