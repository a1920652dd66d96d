/**
 * Contexts that were compiled when the package was built, as if there were nothing around them. That holds after every active context
 * that defines no whole IRI; prefixes that a context uses and does not declare are looked up where one is declared.
 *
 * @module
 */
import { type ActiveContext, type TermDefinition, termDefinition } from './active-context.ts'
import { expandIri } from './iri-expansion.ts'
import { unhandled } from './outcome.ts'

/** What is seldom said of a term. A scoped context is the number of a table. */
export interface More {
  readonly type?: string
  readonly container?: readonly string[]
  readonly language?: string | null
  readonly scoped?: number | null
}
/** A term, its IRI, its {@link traits} as a sum, and more. */
export type TermRow = readonly [term: string, iri: string | null, traits: number, more?: More]

export const traits = { protected: 1, reverse: 2, prefix: 4, noPrefix: 8 } as const

/** As it stands in `src/generated`. */
export interface ContextTable {
  /** Equal contexts have one number, in whatever file they stand. */
  readonly id: number
  readonly terms: readonly TermRow[]
  /** Prefixes that it uses and does not declare. */
  readonly needs?: readonly string[]
  readonly vocab?: string | null
  readonly language?: string | null
}

const compiled: unique symbol = Symbol('compiled')

export interface CompiledContext {
  readonly [compiled]: number
  /** By their terms; made when they are first asked for. */
  readonly definitions: () => ReadonlyMap<string, TermDefinition>
  readonly needs?: readonly string[]
  readonly vocab?: string | null
  readonly language?: string | null
  /** Whether it protects a term. */
  readonly guards: boolean
}

export const isCompiled = (local: unknown): local is CompiledContext => typeof local === 'object' && local !== null && compiled in local
/** Whether two compiled contexts say the same in the same words. */
export const isSameCompiled = (a: CompiledContext, b: CompiledContext): boolean => a[compiled] === b[compiled]

/** What a compiled context defines after an active one, which may declare what it needs. */
export function definitionsAfter(active: ActiveContext, { definitions, needs = [] }: CompiledContext): ReadonlyMap<string, TermDefinition> {
  const declared = needs.filter((name) => active.terms.has(name))
  if (declared.length === 0) return definitions()
  const isDeclared = (name: string): boolean => declared.some((prefix) => name.startsWith(`${prefix}:`))
  const expanded = (iri: string): string => (isDeclared(iri) ? (expandIri(active, iri, true) ?? iri) : iri)
  const again = ([term, definition]: [string, TermDefinition]): [string, TermDefinition] => {
    if (isDeclared(term)) throw unhandled('a prefix that another context declares')
    const { iri, type } = definition
    return [term, termDefinition({ ...definition, iri: iri && expanded(iri), type: type && expanded(type) })]
  }
  return new Map([...definitions()].map(again))
}

/** The contexts of a list of tables, which refer to each other by their places in it. */
export function contextsFrom(tables: readonly ContextTable[]): readonly CompiledContext[] {
  const all: readonly CompiledContext[] = tables.map(({ id, terms, ...members }) => {
    let made: ReadonlyMap<string, TermDefinition> | undefined
    return {
      [compiled]: id,
      ...members,
      definitions: () => (made ??= new Map(terms.map((row) => [row[0], definitionOf(row, all)]))),
      guards: terms.some((row) => (row[2] & traits.protected) !== 0),
    }
  })
  return all
}

const nothingMore: More = {}

/** By places: taken apart as a list, hundreds of rows would be walked through one iterator each. */
function definitionOf(row: TermRow, all: readonly CompiledContext[]): TermDefinition {
  const sum = row[2]
  const more = row[3] ?? nothingMore
  return termDefinition({
    iri: row[1],
    reverse: (sum & traits.reverse) !== 0,
    type: more.type,
    container: more.container,
    scoped: typeof more.scoped === 'number' ? all[more.scoped] : more.scoped,
    language: more.language,
    prefix: (sum & traits.prefix) !== 0 ? true : (sum & traits.noPrefix) !== 0 ? false : undefined,
    protected: (sum & traits.protected) !== 0,
  })
}
