/** Keywords that ask other schemas about the same value (JSON Schema 2020-12, sections 8.2.3, 10.2). @module */
import { isObject, own } from '../json.ts'
import { type At, evaluate, include, type Keyword, type Keywords, refuse, type Seen, tried } from './evaluate.ts'
import { array, object, string } from './given.ts'

const reference: Keyword = (expected, { standing, value, seen, run }) =>
  include(seen, evaluate(run.set.referred(string(expected, '$ref'), standing).schema, value, run))

/** That of the outermost resource that has one of this name, where the reference leads to one itself. */
const dynamic: Keyword = (expected, { standing, value, seen, run }) => {
  const { schema, fragment } = run.set.referred(string(expected, '$dynamicRef'), standing)
  const isAnchor = fragment !== '' && own(schema, '$dynamicAnchor') === fragment
  const outer = isAnchor ? run.scope.map((base) => run.set.named(`${base}#${fragment}`)) : []
  return include(seen, evaluate(outer.find((one) => own(one, '$dynamicAnchor') === fragment) ?? schema, value, run))
}

/** As it was in 2019-09: without a name. */
const recursive: Keyword = (expected, { standing, value, seen, run }) => {
  const { schema } = run.set.referred(string(expected, '$recursiveRef'), standing)
  const isAnchor = own(schema, '$recursiveAnchor') === true
  const outer = isAnchor ? run.scope.map((base) => run.set.named(base)) : []
  return include(seen, evaluate(outer.find((one) => own(one, '$recursiveAnchor') === true) ?? schema, value, run))
}

const allOf: Keyword = (expected, { value, seen, run }) => {
  let holds = true
  for (const schema of array(expected, 'allOf')) holds = include(seen, evaluate(schema, value, run)) && holds
  return holds
}

const fitting = (expected: unknown, name: string, { value, run }: At): readonly Seen[] =>
  array(expected, name).flatMap((schema) => tried(schema, value, run) ?? [])

const anyOf: Keyword = (expected, at) => {
  const found = fitting(expected, 'anyOf', at)
  for (const seen of found) include(at.seen, seen)
  return found.length > 0 || refuse(at.run, 'anyOf', expected)
}

const oneOf: Keyword = (expected, at) => {
  const [only, another] = fitting(expected, 'oneOf', at)
  return (another === undefined && include(at.seen, only)) || refuse(at.run, 'oneOf', expected)
}

const not: Keyword = (expected, { value, run }) => tried(expected, value, run) === undefined || refuse(run, 'not', expected)

const condition: Keyword = (expected, { schema, value, seen, run }) => {
  const branch = own(schema, include(seen, tried(expected, value, run)) ? 'then' : 'else')
  return branch === undefined || include(seen, evaluate(branch, value, run))
}

const dependent: Keyword = (expected, { value, seen, run }) => {
  if (!isObject(value)) return true
  let holds = true
  for (const [name, schema] of Object.entries(object(expected, 'dependentSchemas')))
    if (Object.hasOwn(value, name)) holds = include(seen, evaluate(schema, value, run)) && holds
  return holds
}

/** As they were up to draft-07: members, or a schema. */
const dependencies: Keyword = (expected, { value, seen, run }) => {
  if (!isObject(value)) return true
  let holds = true
  for (const [name, what] of Object.entries(object(expected, 'dependencies'))) {
    if (!Object.hasOwn(value, name)) continue
    const lacking = Array.isArray(what) ? what.filter((one) => !Object.hasOwn(value, one)) : []
    for (const one of lacking) refuse(run, 'dependencies', expected, String(one))
    holds = (Array.isArray(what) ? lacking.length === 0 : include(seen, evaluate(what, value, run))) && holds
  }
  return holds
}

export const inPlace: Keywords = [
  ['$ref', reference],
  ['$dynamicRef', dynamic, [2020]],
  ['$recursiveRef', recursive, [2019]],
  ['allOf', allOf],
  ['anyOf', anyOf],
  ['oneOf', oneOf],
  ['not', not],
  ['if', condition],
  ['dependentSchemas', dependent, [2019, 2020]],
  ['dependencies', dependencies, [7]],
]
