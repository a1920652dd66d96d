/**
 * A small engine for the JSON Schemas of this library: the keywords of JSON Schema 2020-12 that they use,
 * as closures that are made when a definition is first met. No code is generated at run time, so it works
 * where `new Function` is forbidden (content security policies, edge runtimes).
 *
 * @module
 */
import type { Document } from './json.ts'
import type { Check } from './report.ts'
import { type Definitions, definitionIn } from './schema/definitions.ts'
import type { FormatName } from './schema/formats.ts'
import { type Compiler, isOfOne, keywords } from './schema/keywords.ts'
import { complain, later, type Run, type Test } from './schema/run.ts'
import { mustBe } from './schema/words.ts'

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
const placeOf: ReadonlyMap<string, number> = new Map(keywords.flatMap(([words], place) => words.map((word) => [word, place] as const)))

/** A schema has two or three keywords of two dozen: it is asked for its own. */
function testsOf(schema: SchemaNode, compiler: Compiler): readonly Test[] {
  const places: number[] = []
  for (const word of Object.keys(schema)) {
    const place = placeOf.get(word)
    if (place !== undefined && !places.includes(place)) places.push(place)
  }
  if (places.length > 1) places.sort((a, b) => a - b)
  const tests: Test[] = []
  for (const place of places) {
    const test = keywords[place]?.[1](schema, compiler)
    if (test !== undefined) tests.push(test)
  }
  return tests
}

function compile(schema: SchemaNode, compiler: Compiler): Test {
  const tests = testsOf(schema, compiler)
  const isRight = schema.type === undefined ? undefined : isOfOne(schema.type)
  const [only, second] = tests
  if (isRight === undefined && only !== undefined && second === undefined) return only
  const refuse: Test = (value, run) => complain(run, (keys) => mustBe(keys, schema, compiler.defs, value))
  return (value, run) => {
    if (isRight !== undefined && !isRight(value)) refuse(value, run)
    else for (let index = 0; index < tests.length; index += 1) tests[index]?.(value, run)
  }
}

/** The validator of the definition `root`: a `fail` for every fault of a document, in the document's order, a hundred at most. */
export function validator(root: string, defs: Definitions): (document: Document) => readonly Check[] {
  const made = new Map<string, Test>()
  const named = (name: string): Test => {
    const test = made.get(name) ?? compile(definitionIn(defs, name), compiler)
    made.set(name, test)
    return test
  }
  const compiler: Compiler = {
    defs,
    test: (schema) => compile(schema, compiler),
    named: (name) => later(named, name),
  }
  return (document) => {
    const run: Run = { keys: [], findings: [], failures: 0, quiet: 0 }
    named(root)(document, run)
    return run.findings
  }
}
