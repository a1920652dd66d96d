/** The keywords of JSON Schema 2020-12 that the schemas of this library use, each as what makes the test of a schema that has it. @module */
import { isObject } from '../json.ts'
import type { SchemaNode } from '../schema.ts'
import type { Definitions } from './definitions.ts'
import { formats } from './formats.ts'
import { accepts, below, complain, later, type Test } from './run.ts'
import { lacks, mustBe, mustContain, mustNot, notAllowed, tooFew, tooMany, typesOf, wrongName } from './words.ts'

const isOf: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  array: (value) => Array.isArray(value),
  object: isObject,
}
const isOneOf = (types: string | readonly string[], value: unknown): boolean => [types].flat().some((type) => isOf[type]?.(value) === true)

/** The closures of one bundle of definitions. */
export interface Compiler {
  readonly defs: Definitions
  readonly test: (schema: SchemaNode) => Test
  readonly named: (name: string) => Test
}
type Keyword = (schema: SchemaNode, compiler: Compiler) => Test | undefined

/** A keyword of one value: it holds, or the value is not what the schema asks for. */
const value =
  (holds: (schema: SchemaNode) => ((value: unknown) => boolean) | undefined): Keyword =>
  (schema, { defs }) => {
    const is = holds(schema)
    return is && ((value, run) => is(value) || complain(run, (keys) => mustBe(keys, schema, defs, value)))
  }
const ofText =
  (is: (value: string) => boolean): ((value: unknown) => boolean) =>
  (value) =>
    typeof value !== 'string' || is(value)

/** A name that no schema allows is told in its own place. */
const names: Keyword = ({ propertyNames }, { defs, test }) => {
  if (propertyNames === undefined) return undefined
  const allowed = test(propertyNames)
  const refuse: Test = (_, run) => complain(run, (keys) => wrongName(keys, propertyNames, defs))
  return (value, run) => {
    if (isObject(value)) for (const name of Object.keys(value)) if (!accepts(allowed, name, run)) below(refuse, name, name, run)
  }
}

/** Of the many members that a schema knows, a document has few: each is compiled when it is met. */
const properties: Keyword = ({ properties = {}, additionalProperties }, { test }) => {
  if (Object.keys(properties).length === 0 && additionalProperties === undefined) return undefined
  const known = new Map<string, Test>()
  const others = additionalProperties ? test(additionalProperties) : undefined
  const memberOf = (name: string): Test | undefined => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
    const member = schema && test(schema)
    if (member !== undefined) known.set(name, member)
    return member
  }
  return (value, run) => {
    if (!isObject(value)) return
    for (const name of Object.keys(value)) {
      const member = known.get(name) ?? memberOf(name) ?? others
      if (member !== undefined) below(member, value[name], name, run)
      else if (additionalProperties === false) complain(run, (keys) => notAllowed(keys, name))
    }
  }
}

const required: Keyword = ({ required, properties = {} }, { defs }) =>
  required &&
  ((value, run) => {
    if (!isObject(value)) return
    for (const name of required) if (!Object.hasOwn(value, name)) complain(run, (keys) => lacks(keys, name, properties[name], defs))
  })

const items: Keyword = ({ items, prefixItems = [] }, { test }) => {
  if (items === undefined && prefixItems.length === 0) return undefined
  const first = prefixItems.map(test)
  const rest = items && test(items)
  return (value, run) => {
    if (!Array.isArray(value)) return
    for (let index = 0; index < value.length; index += 1) {
      const item = first[index] ?? rest
      if (item !== undefined) below(item, value[index], index, run)
    }
  }
}

const contains: Keyword = ({ contains }, { defs, test }) => {
  if (contains === undefined) return undefined
  const item = test(contains)
  return (value, run) => {
    if (!Array.isArray(value) || value.some((member) => accepts(item, member, run))) return
    complain(run, (keys) => mustContain(keys, contains, defs))
  }
}

/** Where one branch alone is of the value's type, its findings say more than "neither this nor that". */
const anyOf: Keyword = (schema, { defs, test }) => {
  const { anyOf } = schema
  if (anyOf === undefined) return undefined
  const branches = anyOf.map((branch) => later(test, branch))
  return (value, run) => {
    if (branches.some((branch) => accepts(branch, value, run))) return
    const [near, another] = run.quiet > 0 ? [] : branches.filter((_, index) => isOneOf(typesOf(anyOf[index] ?? {}, defs), value))
    if (near !== undefined && another === undefined) near(value, run)
    else complain(run, (keys) => mustBe(keys, schema, defs, value))
  }
}

const condition: Keyword = (schema, { test }) => {
  if (schema.if === undefined) return undefined
  const when = test(schema.if)
  const then = schema.then && later(test, schema.then)
  const other = schema.else && later(test, schema.else)
  return (value, run) => (accepts(when, value, run) ? then : other)?.(value, run)
}

const not: Keyword = ({ not }, { test }) => {
  if (not === undefined) return undefined
  const bad = test(not)
  return (value, run) => {
    if (accepts(bad, value, run)) complain(run, (keys) => mustNot(keys, not))
  }
}

type Bounds = readonly [least: number | undefined, most: number | undefined]

const size =
  (bounds: (schema: SchemaNode) => Bounds, count: (value: unknown) => number | undefined, what: string): Keyword =>
  (schema) => {
    const [least = 0, most = Number.POSITIVE_INFINITY] = bounds(schema)
    if (least === 0 && most === Number.POSITIVE_INFINITY) return undefined
    return (value, run) => {
      const there = count(value) ?? least
      if (there < least) complain(run, (keys) => tooFew(keys, least, what))
      if (there > most) complain(run, (keys) => tooMany(keys, most, what))
    }
  }

/** The keywords by the words that they stand for, in the order in which their findings are told. */
export const keywords: readonly (readonly [words: readonly (keyof SchemaNode)[], keyword: Keyword])[] = [
  [['$ref'], ({ $ref }, { named }) => ($ref === undefined ? undefined : named($ref))],
  [['const'], value((schema) => (value) => value === schema.const)],
  [['enum'], value(({ enum: allowed }) => allowed && ((value) => allowed.includes(value)))],
  [['format'], value(({ format }) => format && ofText(formats[format].holds))],
  [
    ['pattern'],
    value(({ pattern }) => {
      const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u')
      return expression && ofText((text) => expression.test(text))
    }),
  ],
  [['minLength'], value(({ minLength }) => (minLength === undefined ? undefined : ofText((text) => text.length >= minLength)))],
  [['minimum'], value(({ minimum }) => (minimum === undefined ? undefined : (value) => typeof value !== 'number' || value >= minimum))],
  [['maximum'], value(({ maximum }) => (maximum === undefined ? undefined : (value) => typeof value !== 'number' || value <= maximum))],
  [['required'], required],
  [
    ['minProperties', 'maxProperties'],
    size(
      ({ minProperties, maxProperties }) => [minProperties, maxProperties],
      (value) => (isObject(value) ? Object.keys(value).length : undefined),
      'member',
    ),
  ],
  [['propertyNames'], names],
  [['properties', 'additionalProperties'], properties],
  [
    ['minItems'],
    size(
      ({ minItems }) => [minItems, undefined],
      (value) => (Array.isArray(value) ? value.length : undefined),
      'item',
    ),
  ],
  [['contains'], contains],
  [['items', 'prefixItems'], items],
  [
    ['allOf'],
    ({ allOf }, { test }) => {
      const parts = allOf?.map(test)
      return parts && ((value, run) => parts.forEach((part) => void part(value, run)))
    },
  ],
  [['anyOf'], anyOf],
  [['not'], not],
  [['if'], condition],
]

/** Most schemas allow one type: that is asked directly. */
export function isOfOne(type: string | readonly string[]): (value: unknown) => boolean {
  const [only, ...others] = [type].flat().map((name) => isOf[name] ?? (() => false))
  return only !== undefined && others.length === 0 ? only : (value) => isOneOf(type, value)
}
