/**
 * Context Processing (JSON-LD 1.1 API section 4.1). Active contexts are immutable, so each is derived once from where it is
 * used and kept there; the number that is kept is bounded.
 *
 * @module
 */
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject } from '../lib/json.ts'
import { type ActiveContext, initialContext, nothingDerived } from './active-context.ts'
import { builtIn, canLoad, loadContext, unknownContext } from './contexts.ts'
import { type ContextInProgress, createTermDefinition, type LocalContext } from './create-term-definition.ts'
import { expandIri } from './iri-expansion.ts'
import { isAbsolute, isLanguageTag } from './keywords.ts'
import { refusal, unhandled, unloaded } from './outcome.ts'

const mostKept = 1000
/** Longer inline contexts are processed each time rather than remembered by their text. */
const longestRemembered = 4096
/** So many addresses in one list are an overflow for `jsonld`. */
const mostAddresses = 10

/** Terms that are copied into new contexts for one document: a real one takes some ten thousand. */
const mostCopied = 3_000_000

const cache = { root: initialContext(), kept: 0, toCopy: mostCopied }

/** Where every document starts. Once too many contexts are remembered, all are forgotten. */
export function rootContext(): ActiveContext {
  cache.toCopy = mostCopied
  if (cache.kept >= mostKept) {
    cache.root = initialContext()
    cache.kept = 0
  }
  return cache.root
}

/** How a local context came to be used. */
export type Way = 'byProperty' | 'byType' | 'embedded' | 'byAddress'

/** The active context after a local one, kept for the next time. */
export function derive(active: ActiveContext, local: unknown, way: Way): ActiveContext {
  if (way === 'embedded' && areAddresses(local)) return local.reduce((so, address) => derive(so, address, 'byAddress'), active)
  const key = way === 'embedded' ? embeddedKey(local) : local
  const known = key === undefined ? undefined : active.derived[way].get(key)
  if (known !== undefined) return known
  // a copy of our own is remembered: nobody can change it afterwards
  const made = processContext(active, way === 'embedded' && typeof key === 'string' ? JSON.parse(key) : local, way)
  if (key !== undefined && cache.kept < mostKept) {
    active.derived[way].set(key, made)
    cache.kept += 1
  }
  return made
}

/** Usually a document names its contexts by their addresses: then each is known by its own. */
const areAddresses = (local: unknown): local is readonly string[] =>
  Array.isArray(local) && local.length <= mostAddresses && local.every((one) => typeof one === 'string')

/** A scoped context is one object of its definition; an embedded one is another in each document, so its text counts. */
function embeddedKey(local: unknown): string | undefined {
  const text = JSON.stringify(local) ?? 'undefined'
  return text.length > longestRemembered ? undefined : text
}

/**
 * @param way a property-scoped context may redefine protected terms; a type-scoped one is left at the next node object
 */
function processContext(active: ActiveContext, local: unknown, way: Way): ActiveContext {
  const locals: readonly unknown[] = Array.isArray(local) ? local : [local]
  if (locals.length === 0) return active
  const start = way === 'byType' && active.previous === undefined ? { ...active, previous: active, derived: nothingDerived() } : active
  // a scoped context comes from where its term does
  return processAll(start, locals, { override: way === 'byProperty', builtIn: way !== 'embedded' && active.builtIn })
}

interface Manner {
  /** Whether protected terms may be defined again. */
  readonly override: boolean
  /** Whether the local context is, or stands in, one that is built in. */
  readonly builtIn: boolean
}

function processAll(active: ActiveContext, locals: readonly unknown[], manner: Manner): ActiveContext {
  if (locals.filter((local) => typeof local === 'string').length > mostAddresses) throw unhandled('very many contexts')
  let result = active
  for (const local of locals) result = processOne(result, local, manner)
  return result
}

function processOne(active: ActiveContext, local: unknown, manner: Manner): ActiveContext {
  if (local === null) {
    if (active.guarded && !manner.override) throw refusal('invalid context nullification')
    return initialContext()
  }
  if (typeof local === 'string') return processAll(active, contextsAt(local), { ...manner, builtIn: true })
  if (!isObject(local)) throw refusal('invalid local context')
  return processObject(active, local, manner)
}

/** The contexts at an address: only built-in ones come here. */
function contextsAt(url: string): readonly unknown[] {
  const document = builtIn(url)
  if (document === undefined) throw canLoad(url) ? unloaded(() => loadContext(url)) : unknownContext(url)
  const context = document['@context']
  return Array.isArray(context) ? context : [context]
}

/** Members of a context that are handled here; the others with the form of a keyword are rare. */
const members = new Set(['@version', '@vocab', '@language', '@protected'])
const rare = ['@base', '@context', '@direction', '@import', '@propagate', 'hasOwnProperty', '__proto__']

/** Step 5.4 on: a context definition. */
function processObject(active: ActiveContext, local: Document, { override, builtIn }: Manner): ActiveContext {
  for (const member of rare) if (Object.hasOwn(local, member)) throw unhandled(`${member} in a context`)
  cache.toCopy -= active.terms.size + 1
  if (cache.toCopy < 0) throw new CredentialError('ERR_LIMIT', 'the inline contexts of the document have too many terms')
  const result: ContextInProgress = {
    terms: new Map(active.terms),
    vocab: active.vocab,
    language: active.language,
    guarded: active.guarded,
  }
  const defined = new Map<string, boolean>()
  for (const member of members) if (Object.hasOwn(local, member)) defined.set(member, processMember(result, member, local[member]))
  const context: LocalContext = { active: result, local, defined }
  const isKnown = builtIn && active.builtIn
  for (const term of Object.keys(local)) {
    if (members.has(term)) continue
    createTermDefinition(context, term, override)
    if (!isKnown) validateScoped(result, local[term])
  }
  return settled(result, active.previous, isKnown)
}

const settled = (made: ContextInProgress, previous: ActiveContext | undefined, builtIn: boolean): ActiveContext => ({
  terms: made.terms,
  vocab: made.vocab,
  language: made.language,
  guarded: made.guarded,
  builtIn,
  previous,
  derived: nothingDerived(),
})

/** Steps 5.5 to 5.10, and what `@protected` says for all terms. */
function processMember(result: ContextInProgress, member: string, value: unknown): boolean {
  if (member === '@version' && value !== 1.1) throw refusal('invalid @version value')
  if (member === '@protected' && value !== true) throw unhandled('@protected that is not true')
  if (member === '@vocab') result.vocab = vocabulary(result, value)
  if (member === '@language') result.language = defaultLanguage(value)
  return true
}

function vocabulary(result: ContextInProgress, value: unknown): string | undefined {
  if (value === null) return undefined
  if (typeof value !== 'string') throw refusal('invalid vocab mapping')
  const iri = expandIri(result, value, true)
  if (iri === null || !isAbsolute(iri)) throw unhandled('a relative @vocab')
  return iri
}

function defaultLanguage(value: unknown): string | undefined {
  if (value === null) return undefined
  if (typeof value !== 'string' || !isLanguageTag(value)) throw refusal('invalid default language')
  return value.toLowerCase()
}

/** Section 4.2.2 step 21.3: a scoped context has to be valid where it is defined, used or not. */
function validateScoped(soFar: ContextInProgress, definition: unknown): void {
  if (!isObject(definition) || !Object.hasOwn(definition, '@context')) return
  const scoped = definition['@context']
  const locals: readonly unknown[] = Array.isArray(scoped) ? scoped : [scoped]
  if (locals.some((local) => typeof local === 'string')) throw unhandled('a scoped context by address')
  processAll(settled(soFar, undefined, false), locals, { override: true, builtIn: false })
}
