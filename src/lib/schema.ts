/**
 * A small engine for the JSON Schemas of this library: the keywords of JSON Schema 2020-12 that they use,
 * as closures that are made when a definition is first met. No code is generated at run time, so it works
 * where `new Function` is forbidden (content security policies, edge runtimes).
 *
 * @module
 */
import { type Document, isObject, pointer } from './json.ts'
import { type Check, fail } from './report.ts'
import { type FormatName, formats } from './schema-formats.ts'
import { type Keys, lacks, mustBe, mustContain, mustNot, notAllowed, tooFew, tooMany, typesOf, wrongName } from './schema-words.ts'

/** A schema as schemas/build/validators.mjs writes it: `$ref` is the name of a definition of the bundle. */
export interface SchemaNode {
  readonly title?: string
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: FormatName
  readonly pattern?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly additionalProperties?: SchemaNode | false
  readonly propertyNames?: SchemaNode
  readonly required?: readonly string[]
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly items?: SchemaNode
  readonly prefixItems?: readonly SchemaNode[]
  readonly contains?: SchemaNode
  readonly minItems?: number
  readonly anyOf?: readonly SchemaNode[]
  readonly allOf?: readonly SchemaNode[]
  readonly not?: SchemaNode
  readonly if?: SchemaNode
  readonly then?: SchemaNode
  readonly else?: SchemaNode
}
/** Definitions by their names. */
export type Definitions = Readonly<Record<string, SchemaNode>>

/** Beyond these a document is not looked at further: it has been told enough, or is hostile. */
const mostFindings = 100
const mostLevels = 200

interface Run {
  readonly keys: (string | number)[]
  readonly findings: Check[]
  failures: number
  /** Above zero while branches are only tried. */
  quiet: number
}
type Test = (value: unknown, run: Run) => void

function complain(run: Run, message: (keys: Keys) => string): void {
  run.failures += 1
  if (run.quiet > 0 || run.findings.length >= mostFindings) return
  run.findings.push(fail('schema', 'ERR_SCHEMA', message(run.keys), { path: pointer('', ...run.keys) }))
}

/** Whether a value passes, without a word. */
function accepts(test: Test, value: unknown, run: Run): boolean {
  const { failures } = run
  run.quiet += 1
  test(value, run)
  run.quiet -= 1
  const accepted = run.failures === failures
  run.failures = failures
  return accepted
}

function below(test: Test, value: unknown, key: string | number, run: Run): void {
  if (run.keys.length >= mostLevels) complain(run, () => 'The document is nested too deep to be checked.')
  else {
    run.keys.push(key)
    test(value, run)
    run.keys.pop()
  }
}

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
interface Compiler {
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
  const branches = anyOf.map((branch) => ({ test: test(branch), types: typesOf(branch, defs) }))
  return (value, run) => {
    if (branches.some((branch) => accepts(branch.test, value, run))) return
    const [near, another] = run.quiet > 0 ? [] : branches.filter(({ types }) => isOneOf(types, value))
    if (near !== undefined && another === undefined) near.test(value, run)
    else complain(run, (keys) => mustBe(keys, schema, defs, value))
  }
}

const condition: Keyword = (schema, { test }) => {
  if (schema.if === undefined) return undefined
  const when = test(schema.if)
  const then = schema.then && test(schema.then)
  const other = schema.else && test(schema.else)
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

const keywords: readonly Keyword[] = [
  ({ $ref }, { named }) => ($ref === undefined ? undefined : named($ref)),
  value((schema) => (schema.const === undefined ? undefined : (value) => value === schema.const)),
  value(({ enum: allowed }) => allowed && ((value) => allowed.includes(value))),
  value(({ format }) => format && ofText(formats[format].holds)),
  value(({ pattern }) => {
    const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u')
    return expression && ofText((text) => expression.test(text))
  }),
  value(({ minLength }) => (minLength === undefined ? undefined : ofText((text) => text.length >= minLength))),
  value(({ minimum }) => (minimum === undefined ? undefined : (value) => typeof value !== 'number' || value >= minimum)),
  value(({ maximum }) => (maximum === undefined ? undefined : (value) => typeof value !== 'number' || value <= maximum)),
  required,
  size(
    ({ minProperties, maxProperties }) => [minProperties, maxProperties],
    (value) => (isObject(value) ? Object.keys(value).length : undefined),
    'member',
  ),
  names,
  properties,
  size(
    ({ minItems }) => [minItems, undefined],
    (value) => (Array.isArray(value) ? value.length : undefined),
    'item',
  ),
  contains,
  items,
  ({ allOf }, { test }) => {
    const parts = allOf?.map(test)
    return parts && ((value, run) => parts.forEach((part) => void part(value, run)))
  },
  anyOf,
  not,
  condition,
]

function compile(schema: SchemaNode, compiler: Compiler): Test {
  const tests = keywords.map((keyword) => keyword(schema, compiler)).filter((test) => test !== undefined)
  const isRight = schema.type === undefined ? undefined : isOfOne(schema.type)
  const [only, second] = tests
  if (isRight === undefined && only !== undefined && second === undefined) return only
  const refuse: Test = (value, run) => complain(run, (keys) => mustBe(keys, schema, compiler.defs, value))
  return (value, run) => {
    if (isRight !== undefined && !isRight(value)) refuse(value, run)
    else for (let index = 0; index < tests.length; index += 1) tests[index]?.(value, run)
  }
}

/** Most schemas allow one type: that is asked directly. */
function isOfOne(type: string | readonly string[]): (value: unknown) => boolean {
  const [only, ...others] = [type].flat().map((name) => isOf[name] ?? (() => false))
  return only !== undefined && others.length === 0 ? only : (value) => isOneOf(type, value)
}

/** The validator of the definition `root`: a `fail` for every fault of a document, in the document's order, a hundred at most. */
export function validator(root: string, defs: Definitions): (document: Document) => readonly Check[] {
  const made = new Map<string, Test>()
  const named = (name: string): Test => {
    const test = made.get(name) ?? compile(defs[name] ?? {}, compiler)
    made.set(name, test)
    return test
  }
  const compiler: Compiler = {
    defs,
    test: (schema) => compile(schema, compiler),
    named: (name) => {
      let test: Test | undefined
      return (value, run) => (test ??= named(name))(value, run)
    },
  }
  return (document) => {
    const run: Run = { keys: [], findings: [], failures: 0, quiet: 0 }
    named(root)(document, run)
    return run.findings
  }
}
