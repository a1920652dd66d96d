/** Keywords about the members of an object (JSON Schema 2020-12, sections 10.3.2 and 11.3). @module */
import { isObject, own } from '../json.ts'
import { matching } from './assertions.ts'
import { type At, below, type Keyword, type Keywords, refuse, tried } from './evaluate.ts'
import { object } from './given.ts'

/** Every member that is chosen has to be as its schema has it. */
const each = (at: At, chosen: (name: string) => readonly unknown[]): boolean => {
  if (!isObject(at.value)) return true
  let holds = true
  for (const [name, value] of Object.entries(at.value))
    for (const schema of chosen(name)) {
      at.seen.members.add(name)
      holds = below(schema, value, name, at.run) && holds
    }
  return holds
}

const properties: Keyword = (expected, at) => {
  const schemas = object(expected, 'properties')
  return each(at, (name) => (Object.hasOwn(schemas, name) ? [schemas[name]] : []))
}

const byPattern = (expected: unknown, at: At): readonly (readonly [matches: (name: string) => boolean, schema: unknown])[] =>
  Object.entries(object(expected, 'patternProperties')).map(([pattern, schema]) => [matching(pattern, at), schema])

const patternProperties: Keyword = (expected, at) => {
  const patterns = byPattern(expected, at)
  return each(at, (name) => patterns.flatMap(([matches, schema]) => (matches(name) ? [schema] : [])))
}

/** Of a schema that allows nothing, which member is too much is told, instead of each in its own place. */
const others = (keyword: string, othersAt: (at: At) => (name: string) => boolean): [string, Keyword] => [
  keyword,
  (expected, at) => {
    const isOther = othersAt(at)
    if (expected !== false) return each(at, (name) => (isOther(name) ? [expected] : []))
    const more = isObject(at.value) ? Object.keys(at.value).filter(isOther) : []
    for (const name of more) refuse(at.run, keyword, expected, name)
    return more.length === 0
  },
]

function additional(at: At): (name: string) => boolean {
  const known = object(own(at.schema, 'properties') ?? {}, 'properties')
  const patterns = byPattern(own(at.schema, 'patternProperties') ?? {}, at)
  return (name) => !Object.hasOwn(known, name) && !patterns.some(([matches]) => matches(name))
}

const propertyNames: Keyword = (expected, { value, run }) => {
  const wrong = isObject(value) ? Object.keys(value).filter((name) => !tried(expected, name, run)) : []
  for (const name of wrong) refuse(run, 'propertyNames', expected, name)
  return wrong.length === 0
}

export const members: Keywords = [
  ['properties', properties],
  ['patternProperties', patternProperties],
  others('additionalProperties', additional),
  ['propertyNames', propertyNames],
]

const [name, unevaluated] = others(
  'unevaluatedProperties',
  ({ seen }) =>
    (name) =>
      !seen.members.has(name),
)
export const otherMembers: Keywords = [[name, unevaluated, [2019, 2020]]]
