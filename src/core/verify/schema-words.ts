/** What a credential lacks by the schema that it names, in words. Only names of members, and words of the schema, are quoted. @module */
import type { Fault } from '../../lib/json-schema/evaluate.ts'
import { kinds, placeName } from '../../lib/schema/words.ts'

const longest = 80
const short = (said: string): string => (said.length > longest ? `${said.slice(0, longest)}…` : said)
const shown = (value: unknown): string => short(JSON.stringify(value) ?? '')
const list = (value: unknown): readonly unknown[] => [value].flat()
const most = 8
const oneOf = (values: readonly unknown[]): string =>
  `must be one of ${values.slice(0, most).map(shown).join(', ')}${values.length > most ? ` and ${values.length - most} more` : ''}`

const words: Readonly<Record<string, (expected: unknown, name: string) => string>> = {
  additionalProperties: (_, name) => `has a member ${name} that the schema does not know`,
  anyOf: () => 'is none of what the schema allows',
  const: (expected) => `must be ${shown(expected)}`,
  contains: () => 'does not contain what the schema asks for, or not as often',
  dependencies: (_, name) => `has no ${name}`,
  dependentRequired: (_, name) => `has no ${name}`,
  enum: (expected) => oneOf(list(expected)),
  exclusiveMaximum: (expected) => `must be less than ${shown(expected)}`,
  exclusiveMinimum: (expected) => `must be more than ${shown(expected)}`,
  false: () => 'must not be there',
  format: (expected) => `must have the format ${shown(expected)}`,
  maxItems: (expected) => `must have at most ${shown(expected)} items`,
  maxLength: (expected) => `must have at most ${shown(expected)} characters`,
  maxProperties: (expected) => `must have at most ${shown(expected)} members`,
  maximum: (expected) => `must be at most ${shown(expected)}`,
  minItems: (expected) => `must have at least ${shown(expected)} items`,
  minLength: (expected) => `must have at least ${shown(expected)} characters`,
  minProperties: (expected) => `must have at least ${shown(expected)} members`,
  minimum: (expected) => `must be at least ${shown(expected)}`,
  multipleOf: (expected) => `must be a multiple of ${shown(expected)}`,
  not: () => 'is what the schema does not allow',
  oneOf: () => 'is none of what the schema allows, or several of it at once',
  pattern: (expected) => `must be written as ${shown(expected)}`,
  propertyNames: (_, name) => `has a member ${name} whose name the schema does not allow`,
  required: (_, name) => `has no ${name}`,
  type: (expected) =>
    `must be ${list(expected)
      .map((type) => kinds[String(type)] ?? shown(type))
      .join(' or ')}`,
  unevaluatedProperties: (_, name) => `has a member ${name} that the schema does not know`,
  uniqueItems: () => 'has an item twice',
}

export const faultWords = ({ keys, keyword, expected, name = '' }: Fault): string =>
  `By the schema that the credential names, ${placeName(keys)} ${words[keyword]?.(expected, `“${short(name)}”`) ?? `does not keep “${keyword}”`}.`
