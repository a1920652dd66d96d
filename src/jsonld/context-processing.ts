/**
 * Context Processing (JSON-LD 1.1 API section 4.1). Active contexts are immutable, so each is derived once from where it is
 * used and kept there; the number that is kept is bounded.
 *
 * @module
 */
import { CredentialError } from '../lib/errors.ts'
import { isObject } from '../lib/json.ts'
import { loadOnce } from '../lib/load-once.ts'
import { type ActiveContext, activeContext, initialContext } from './active-context.ts'
import { type CompiledContext, definitionsAfter, isCompiled } from './compiled-context.ts'
import { builtIn, canLoad, loadContext, unknownContext } from './contexts.ts'
import { atHand, refusal, unhandled, unloaded } from './outcome.ts'
import { keptProtected } from './same-definition.ts'

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
  const start = way === 'byType' && active.previous === undefined ? activeContext({ ...active, previous: active }) : active
  return processAll(start, locals, way === 'byProperty')
}

function processAll(active: ActiveContext, locals: readonly unknown[], override: boolean): ActiveContext {
  if (locals.filter((local) => typeof local === 'string').length > mostAddresses) throw unhandled('very many contexts')
  let result = active
  for (const local of locals) result = processOne(result, local, override)
  return result
}

function processOne(active: ActiveContext, local: unknown, override: boolean): ActiveContext {
  if (local === null) {
    if (active.guarded && !override) throw refusal('invalid context nullification')
    return initialContext()
  }
  if (typeof local === 'string') return processAll(active, contextsAt(local), override)
  if (!isObject(local)) throw refusal('invalid local context')
  cache.toCopy -= active.terms.size + 1
  if (cache.toCopy < 0) throw new CredentialError('ERR_LIMIT', 'the inline contexts have too many terms')
  if (isCompiled(local)) return addCompiled(active, local, override)
  return atHand(localContexts).processObject(active, local, override, processAll)
}

/** Most documents name their contexts: then all are compiled. */
const localContexts = /* @__PURE__ */ loadOnce(() => import('./local-context.ts'))

/** The contexts at an address: only built-in ones come here. */
function contextsAt(url: string): readonly unknown[] {
  const contexts = builtIn(url)?.local
  if (contexts === undefined) throw canLoad(url) ? unloaded(() => loadContext(url)) : unknownContext(url)
  return contexts
}

/** Step 5.4 on, for a context that was processed when the package was built. */
function addCompiled(active: ActiveContext, compiled: CompiledContext, override: boolean): ActiveContext {
  if (!active.plain) throw unhandled('a built-in context beside IRIs as terms')
  const terms = new Map(active.terms)
  for (const [term, definition] of definitionsAfter(active, compiled)) {
    const previous = terms.get(term)
    terms.set(term, previous?.protected && !override ? keptProtected(previous, definition, term) : definition)
  }
  return activeContext({
    terms,
    vocab: compiled.vocab === undefined ? active.vocab : (compiled.vocab ?? undefined),
    language: compiled.language === undefined ? active.language : (compiled.language ?? undefined),
    guarded: active.guarded || compiled.guards,
    plain: active.plain,
    previous: active.previous,
  })
}
