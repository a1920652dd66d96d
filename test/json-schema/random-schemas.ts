/** Random JSON Schemas of an edition, and values that are near to what they ask. */
import type { Edition } from '../../src/lib/json-schema/edition.ts'
import type { Random } from '../jsonld/differential/random.ts'

export const names: Readonly<Record<Edition, string>> = {
  7: 'http://json-schema.org/draft-07/schema#',
  2019: 'https://json-schema.org/draft/2019-09/schema',
  2020: 'https://json-schema.org/draft/2020-12/schema',
}
const members = ['a', 'b', 'ab', 'c1']
const texts = ['', 'a', 'ab', 'abc', 'b1', '\u{1f600}', '2024-02-29', 'x@example.org']
const numbers = [-1, 0, 1, 2, 3, 4.5]
const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

export function value(random: Random, depth = 3): unknown {
  const kind = random.below(depth > 0 ? 8 : 5)
  if (kind === 0) return random.pick([true, false, null])
  if (kind <= 2) return random.pick(numbers)
  if (kind <= 4) return random.pick(texts)
  const inner = (): unknown => value(random, depth - 1)
  if (kind === 5) return Array.from({ length: random.below(4) }, inner)
  return Object.fromEntries(members.filter(() => random.below(2) === 0).map((name) => [name, inner()]))
}

/** A schema with what it may refer to. */
export function schema(random: Random, edition: Edition): Record<string, unknown> {
  const inner = (depth: number): unknown => part(random, edition, depth)
  const definitions = {
    one: inner(1),
    two: inner(1),
    three: { allOf: [inner(1)], ...(edition === 7 ? { $id: '#three' } : { $anchor: 'three' }) },
  }
  return {
    $schema: names[edition],
    $id: 'https://school.example/schema',
    ...(part(random, edition, 3, false) as object),
    [edition === 7 ? 'definitions' : '$defs']: definitions,
  }
}

const references = (edition: Edition): readonly string[] => {
  const before = edition === 7 ? '#/definitions/' : '#/$defs/'
  return [`${before}one`, `${before}two`, '#three', 'https://school.example/schema#three', `schema${before}one`]
}

function part(random: Random, edition: Edition, depth: number, mayBeShort = true): unknown {
  if (mayBeShort && depth < 3 && random.below(8) === 0) return random.below(3) > 0
  const inner = (): unknown => part(random, edition, depth - 1)
  const several = (): unknown[] => Array.from({ length: 1 + random.below(2) }, inner)
  const byName = (): object => Object.fromEntries(members.filter(() => random.below(2) === 0).map((name) => [name, inner()]))
  const simple: readonly (readonly [string, () => unknown])[] = [
    ['type', () => (random.below(2) === 0 ? random.pick(types) : [...new Set([random.pick(types), random.pick(types)])])],
    ['const', () => value(random, 1)],
    [
      'enum',
      () =>
        [value(random, 1), value(random, 1), random.pick(texts)].filter(
          (one, index, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index,
        ),
    ],
    ['multipleOf', () => random.pick([1, 2, 1.5])],
    ['maximum', () => random.pick(numbers)],
    ['minimum', () => random.pick(numbers)],
    ['exclusiveMaximum', () => random.pick(numbers)],
    ['exclusiveMinimum', () => random.pick(numbers)],
    ['maxLength', () => random.below(3)],
    ['minLength', () => random.below(3)],
    ['pattern', () => random.pick(['^a', 'b$', '^[a-z]{2,}$', '\\d', '.'])],
    ['format', () => random.pick(['date', 'email'])],
    ['maxItems', () => random.below(3)],
    ['minItems', () => random.below(3)],
    ['uniqueItems', () => random.below(2) === 0],
    ['maxProperties', () => random.below(4)],
    ['minProperties', () => random.below(3)],
    ['required', () => members.filter(() => random.below(3) === 0)],
    ...(edition === 7 ? [] : [['dependentRequired', () => ({ [random.pick(members)]: [random.pick(members)] })] as const]),
  ]
  const nested: readonly (readonly [string, () => unknown])[] = [
    ['properties', byName],
    ['patternProperties', () => ({ [random.pick(['^a', '\\d', 'b'])]: inner() })],
    ['additionalProperties', inner],
    ['propertyNames', inner],
    ['items', () => (edition === 2020 || random.below(2) === 0 ? inner() : several())],
    ['contains', inner],
    ['allOf', several],
    ['anyOf', several],
    ['oneOf', several],
    ['not', inner],
    ['if', inner],
    ['then', inner],
    ['else', inner],
    ['$ref', () => random.pick(references(edition))],
    ...(edition === 7
      ? [['dependencies', () => ({ [random.pick(members)]: random.below(2) === 0 ? [random.pick(members)] : inner() })] as const]
      : []),
    ...(edition === 2020 ? [['prefixItems', several] as const] : [['additionalItems', inner] as const]),
    ...(edition === 7
      ? []
      : ([
          ['dependentSchemas', () => ({ [random.pick(members)]: inner() })],
          ['unevaluatedProperties', inner],
          ['unevaluatedItems', inner],
          ['minContains', () => random.below(3)],
          ['maxContains', () => 1 + random.below(2)],
        ] as const)),
  ]
  const made: Record<string, unknown> = {}
  const count = 1 + random.below(3)
  for (let index = 0; index < count; index++) {
    const [name, make] = random.pick(depth > 0 && random.below(3) > 0 ? nested : simple)
    made[name] = make()
  }
  // what stands beside a reference counts for ajv in every edition, and up to draft-07 for nobody else
  return edition === 7 && '$ref' in made ? { $ref: made['$ref'] } : made
}
