/** Schemas that would take a verifier's time or memory: each ends at a limit, or at what it asks. */
import { expect, test } from 'vitest'
import { faultsOf } from '../../src/lib/json-schema/index.ts'
import { schemaSet } from '../../src/lib/json-schema/schema-set.ts'

const url = 'https://school.example/schema'
const many = <Value>(count: number, make: (index: number) => Value): Value[] => Array.from({ length: count }, (_, index) => make(index))
const codeOf = (schema: object, value: unknown): string => {
  const set = schemaSet()
  try {
    set.add(url, { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }, 2020)
    return faultsOf(value, url, set).length === 0 ? 'right' : 'wrong'
  } catch (error) {
    return (error as { code: string }).code
  }
}
const byName = (count: number, value: unknown): object => Object.fromEntries(many(count, (index) => [`x${index}`, value]))

const long = many(100_000, (index) => ({ index }))

test.each([
  [
    'branches of branches',
    {
      $defs: { a: { anyOf: many(3, () => ({ $ref: '#/$defs/b' })) }, b: { anyOf: many(3, () => ({ $ref: '#/$defs/a' })) } },
      $ref: '#/$defs/a',
    },
    1,
  ],
  [
    'twice each, thirty times',
    {
      $defs: Object.fromEntries(
        many(30, (index) => [`d${index}`, { allOf: many(2, () => ({ $ref: `#/$defs/d${index + 1}` })) }]).concat([['d30', {} as never]]),
      ),
      $ref: '#/$defs/d0',
    },
    1,
  ],
  ['a circle of names', { $defs: { a: { $dynamicRef: '#n' }, b: { $dynamicAnchor: 'n', $ref: '#/$defs/a' } }, $ref: '#/$defs/b' }, 1],
  ['what may be, at each', { items: { enum: many(10_000, (index) => `y${index}`) } }, many(10_000, () => 'y9999')],
  ['what has to be, at each', { items: { required: many(10_000, (index) => `y${index}`) } }, many(10_000, () => ({}))],
  ['patterns of names', { items: { patternProperties: byName(10_000, false) } }, many(1000, () => ({ a: 1 }))],
  ['how long a long text is, again and again', { allOf: many(100_000, () => ({ maxLength: 1_000_000 })) }, 'x'.repeat(1_000_000)],
  ['how a long text is written, again and again', { allOf: many(100_000, () => ({ format: 'uri' })) }, `x:${'x'.repeat(1_000_000)}`],
  ['how many members, again and again', { allOf: many(100_000, () => ({ maxProperties: 1_000_000 })) }, byName(100_000, 0)],
  [
    'whether items are one, again and again',
    { allOf: many(100_000, () => ({ uniqueItems: true })) },
    many(100_000, (index) => ({ index })),
  ],
  ['whether it is that, again and again', { allOf: many(100_000, () => ({ const: long })) }, structuredClone(long)],
  ['what depends', { items: { dependentSchemas: byName(10_000, false) } }, many(1000, () => ({ a: 1 }))],
])('%s', (_, schema, value) => expect(codeOf(schema, value)).toBe('ERR_LIMIT'))

test('a deep document of a schema that goes as deep', () => {
  const deep = (levels: number): unknown => many(levels, () => 0).reduce<unknown>((inner) => [inner], 1)
  expect(codeOf({ items: { $ref: '#' } }, deep(100))).toBe('right')
  expect(codeOf({ items: { $ref: '#' } }, deep(5000))).toBe('ERR_LIMIT')
})

test.each([
  ...['$ref', '$dynamicRef', 'pattern', 'format'].map((name) => ({ [name]: 1 })),
  ...['required', 'enum', 'allOf', 'anyOf', 'oneOf', 'prefixItems'].map((name) => ({ [name]: {} })),
  ...['properties', 'patternProperties', 'dependentSchemas', 'dependentRequired'].map((name) => ({ [name]: [] })),
  ...['items', 'contains', 'not', 'if', 'additionalProperties', 'propertyNames', 'unevaluatedItems'].map((name) => ({ [name]: 'x' })),
  ...['maximum', 'minLength', 'maxItems', 'multipleOf'].map((name) => ({ [name]: '1' })),
  { required: [1] },
  { type: 1 },
  { dependentRequired: { a: 'b' } },
  { properties: { a: null } },
  { $id: 'https://[' },
])('what is not well formed decides nothing: %j', (schema) => {
  for (const value of [{ a: 1 }, ['a'], 'a', 5]) if (codeOf(schema, value) === 'wrong') expect.fail(JSON.stringify(value))
  expect([{ a: 1 }, ['a'], 'a', 5].map((value) => codeOf(schema, value))).toContain('ERR_UNSUPPORTED')
})
