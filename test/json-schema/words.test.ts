/** The sentences on what a schema asks for: one a keyword, and no value of the document in any. */
import { expect, test } from 'vitest'
import { faultWords } from '../../src/core/verify/schema-words.ts'
import { faultsOf } from '../../src/lib/json-schema/index.ts'
import { schemaSet } from '../../src/lib/json-schema/schema-set.ts'

const url = 'https://school.example/schema'
const secret = 'Nora Lindqvist'
function said(schema: object, value: unknown): readonly string[] {
  const set = schemaSet()
  set.add(url, { $schema: 'https://json-schema.org/draft/2020-12/schema', properties: { name: schema } }, 2020)
  return faultsOf({ name: value }, url, set).map(faultWords)
}

test.each([
  [{ type: ['number', 'null'] }, secret, '“name” must be a number or null'],
  [{ const: 'x' }, secret, '“name” must be "x"'],
  [{ enum: ['x', 1] }, secret, '“name” must be one of "x", 1'],
  [{ enum: Array.from({ length: 20 }, (_, index) => index) }, secret, '“name” must be one of 0, 1, 2, 3, 4, 5, 6, 7 and 12 more'],
  [{ multipleOf: 2 }, 3, '“name” must be a multiple of 2'],
  [{ maximum: 2 }, 3, '“name” must be at most 2'],
  [{ minimum: 4 }, 3, '“name” must be at least 4'],
  [{ exclusiveMaximum: 3 }, 3, '“name” must be less than 3'],
  [{ exclusiveMinimum: 3 }, 3, '“name” must be more than 3'],
  [{ maxLength: 3 }, secret, '“name” must have at most 3 characters'],
  [{ minLength: 30 }, secret, '“name” must have at least 30 characters'],
  [{ maxItems: 0 }, [1], '“name” must have at most 0 items'],
  [{ minItems: 2 }, [1], '“name” must have at least 2 items'],
  [{ maxProperties: 0 }, { a: 1 }, '“name” must have at most 0 members'],
  [{ minProperties: 2 }, { a: 1 }, '“name” must have at least 2 members'],
  [{ pattern: '^x' }, secret, '“name” must be written as "^x"'],
  [{ pattern: 'x'.repeat(200) }, secret, `“name” must be written as "${'x'.repeat(79)}…`],
  [{ format: 'email' }, secret, '“name” must have the format "email"'],
  [{ uniqueItems: true }, [1, 1], '“name” has an item twice'],
  [{ required: ['a'] }, {}, '“name” has no “a”'],
  [{ dependentRequired: { a: ['b'] } }, { a: secret }, '“name” has no “b”'],
  [{ additionalProperties: false }, { a: secret }, '“name” has a member “a” that the schema does not know'],
  [{ unevaluatedProperties: false }, { a: secret }, '“name” has a member “a” that the schema does not know'],
  [{ propertyNames: { maxLength: 1 } }, { ab: 1 }, '“name” has a member “ab” whose name the schema does not allow'],
  [{ contains: false }, [secret], '“name” does not contain what the schema asks for, or not as often'],
  [{ anyOf: [false] }, secret, '“name” is none of what the schema allows'],
  [{ oneOf: [true, true] }, secret, '“name” is none of what the schema allows, or several of it at once'],
  [{ not: {} }, secret, '“name” is what the schema does not allow'],
  [{ items: { type: 'string' } }, [1], 'item 1 of “name” must be a text'],
  [false, secret, '“name” must not be there'],
])('%j', (schema, value, words) => {
  expect(said(schema as object, value)).toEqual([`By the schema that the credential names, ${words}.`])
})

test('a hundred faults are enough', () => {
  expect(
    said(
      { items: false },
      Array.from({ length: 5000 }, () => secret),
    ),
  ).toHaveLength(100)
})
