/** A schema at a value, keyword by keyword, with what it has looked at (JSON Schema 2020-12, sections 7 and 11). @module */
import { CredentialError } from '../errors.ts'
import { isObject, own } from '../json.ts'
import type { Edition } from './edition.ts'
import { type Budget, type Matcher, spend } from './pattern.ts'
import { isReferenceAlone, malformed, type SchemaSet, type Standing } from './schema-set.ts'
import { breadthOf } from './size.ts'

/** A place of the document that does not keep a keyword of the schema. */
export interface Fault {
  readonly keys: readonly (string | number)[]
  readonly keyword: string
  /** The value of that keyword, which is the schema's. */
  readonly expected: unknown
  /** The member that lacks, or is too much. */
  readonly name?: string
}

/** What a schema has looked at in a value (annotations, section 11). */
export interface Seen {
  readonly members: Set<string>
  readonly items: Set<number>
}

export interface Run {
  readonly set: SchemaSet
  readonly keywords: Keywords
  readonly budget: Budget
  readonly patterns: Map<string, Matcher>
  /** What it takes to look at all of a value, for those of which that was asked. */
  readonly sizes: Map<unknown, number>
  readonly keys: (string | number)[]
  readonly faults: Fault[]
  /** The resources through which evaluation has come (the dynamic scope, section 7.1). */
  readonly scope: string[]
  /** Above zero while branches are only tried. */
  quiet: number
  levels: number
}

/** A keyword at a value. */
export interface At {
  readonly schema: Readonly<Record<string, unknown>>
  readonly standing: Standing
  readonly value: unknown
  readonly seen: Seen
  readonly run: Run
}
export type Keyword = (expected: unknown, at: At) => boolean

/** By name, and of some the editions that have it alone. */
export type Keywords = readonly (readonly [name: string, keyword: Keyword, editions?: readonly Edition[]])[]

const mostLevels = 400
const mostFaults = 100

/** Always `false`: that a keyword is not kept. */
export function refuse(run: Run, keyword: string, expected: unknown, name?: string): false {
  if (run.quiet === 0 && run.faults.length < mostFaults)
    run.faults.push({ keys: [...run.keys], keyword, expected, ...(name !== undefined && { name }) })
  return false
}

/** What was looked at in a value that is right; `undefined` where it is not. */
export function evaluate(schema: unknown, value: unknown, run: Run): Seen | undefined {
  spend(run.budget, breadthOf(value))
  const seen: Seen = { members: new Set(), items: new Set() }
  if (schema === true) return seen
  if (schema === false) return void refuse(run, 'false', schema)
  if (!isObject(schema)) throw malformed('there is something else in the place of a schema')
  if (++run.levels > mostLevels) throw new CredentialError('ERR_LIMIT', 'the schema goes in circles, or deeper than is looked at')
  const standing = run.set.standing(schema)
  const isOuter = run.scope.at(-1) !== standing.base
  if (isOuter) run.scope.push(standing.base)
  const holds = allHold({ schema, standing, value, seen, run })
  if (isOuter) run.scope.pop()
  run.levels--
  return holds ? seen : undefined
}

function allHold(at: At): boolean {
  const { schema, standing, run } = at
  const isAlone = isReferenceAlone(schema, standing.edition)
  let holds = true
  for (const [name, keyword, editions] of run.keywords) {
    const expected = own(schema, name)
    if (expected === undefined || (isAlone && name !== '$ref') || editions?.includes(standing.edition) === false) continue
    spend(run.budget, walked(name, expected))
    holds = keyword(expected, at) && holds
  }
  return holds
}

/** What is gone through at every value, however long it is. */
const walked = (name: string, expected: unknown): number =>
  Array.isArray(expected) ? expected.length : /^(?:patternProperties|depend)/.test(name) ? Object.keys(expected ?? {}).length : 1

/** Without a word of what is wrong. */
export function tried(schema: unknown, value: unknown, run: Run): Seen | undefined {
  run.quiet++
  const seen = evaluate(schema, value, run)
  run.quiet--
  return seen
}

/** One level further in. */
export function below(schema: unknown, value: unknown, key: string | number, run: Run): boolean {
  run.keys.push(key)
  const seen = evaluate(schema, value, run)
  run.keys.pop()
  return seen !== undefined
}

/** What a part has looked at, the whole has. */
export function include(seen: Seen, part: Seen | undefined): boolean {
  if (!part) return false
  for (const name of part.members) seen.members.add(name)
  for (const index of part.items) seen.items.add(index)
  return true
}
