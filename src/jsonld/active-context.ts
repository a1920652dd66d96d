/** Active contexts and term definitions (JSON-LD 1.1 API section 4.1), immutable once they are made. @module */
import { isBlank, isKeyword } from './keywords.ts'
import { iriTerm } from './n-quads.ts'

/** What a term means. */
export interface TermDefinition {
  /** `null`: the term is explicitly without meaning. */
  readonly iri: string | null
  /** What {@link termOf} found. */
  term: string | undefined
  readonly reverse: boolean
  /** `undefined` where nothing says so, which counts when definitions are compared. */
  readonly prefix: boolean | undefined
  readonly type: string | undefined
  readonly container: readonly string[] | undefined
  readonly language: string | null | undefined
  /** The scoped context; `undefined` where there is none, for `null` is one. */
  readonly scoped: unknown
  readonly protected: boolean
}

export interface ActiveContext {
  readonly terms: ReadonlyMap<string, TermDefinition>
  readonly vocab: string | undefined
  readonly language: string | undefined
  /** What a type-scoped context goes back to at the next node object (section 4.1.2 step 3). */
  readonly previous: ActiveContext | undefined
  /** Whether a protected term was ever defined, so that the context cannot be nullified (step 5.1.1). */
  readonly guarded: boolean
  /** Whether no term that is not of a built-in context has a colon in it: then compiled contexts say after it what they always say. */
  readonly plain: boolean
  /** Contexts that were derived from this one, by the local context. */
  readonly derived: Derived
}

/** Derived contexts by how they were derived: scoped by a property, scoped by a type, embedded in a node object, there as an address. */
export interface Derived {
  readonly byProperty: Map<unknown, ActiveContext>
  readonly byType: Map<unknown, ActiveContext>
  readonly embedded: Map<unknown, ActiveContext>
  readonly byAddress: Map<unknown, ActiveContext>
}

const nothingDerived = (): Derived => ({ byProperty: new Map(), byType: new Map(), embedded: new Map(), byAddress: new Map() })

/** All active contexts are of one shape, and so are all definitions: an engine reads from many shapes four times as slowly. */
export const activeContext = ({ terms, vocab, language, previous, guarded, plain }: Omit<ActiveContext, 'derived'>): ActiveContext => ({
  terms,
  vocab,
  language,
  previous,
  guarded,
  plain,
  derived: nothingDerived(),
})

export const termDefinition = ({
  iri,
  reverse,
  prefix,
  type,
  container,
  language,
  scoped,
  protected: isProtected,
}: Omit<TermDefinition, 'term'>): TermDefinition => ({
  iri,
  term: undefined,
  reverse,
  prefix,
  type,
  container,
  language,
  scoped,
  protected: isProtected,
})

/**
 * The IRI of a term as N-Quads write it; empty where it is a keyword, a blank node or `null`. Of the many terms of a context a document
 * uses few, so it is written when one is used.
 */
export const termOf = (definition: TermDefinition): string => (definition.term ??= writtenAs(definition.iri))

const writtenAs = (iri: string | null): string => (iri === null || isKeyword(iri) || isBlank(iri) ? '' : iriTerm(iri))

export const initialContext = (): ActiveContext =>
  activeContext({ terms: new Map(), vocab: undefined, language: undefined, previous: undefined, guarded: false, plain: true })
