/**
 * How the package `jsonld` gets contexts in one call of ours. Its own way keeps processed contexts for the whole process, by
 * the text of inline ones, together with what safe mode objected to in their neighbours: one hostile document changes the
 * answer for the next. Here nothing outlives the call.
 *
 * @module
 */
import { type Document, isObject, own } from '../lib/json.ts'
import { refusal } from './outcome.ts'

/** A context as `jsonld` takes it: the document, and what became of it after each active context. */
interface Resolved {
  readonly document: unknown
  readonly getProcessed: (active: object) => unknown
  readonly setProcessed: (active: object, processed: unknown) => void
}

export interface ContextResolver {
  readonly resolve: (request: { readonly context: unknown }) => Promise<readonly Resolved[]>
}

/** So many contexts that name each other are a circle. */
const deepest = 10

/** @param load the document at an address */
export function isolatedContexts(load: (url: string) => Promise<Document>): ContextResolver {
  const known = new Map<string, Promise<readonly Resolved[]>>()

  async function resolveAll(context: unknown, depth: number): Promise<readonly Resolved[]> {
    if (depth > deepest) throw refusal('context overflow')
    const inner = own(context, '@context') ?? context
    const all: Resolved[] = []
    for (const one of Array.isArray(inner) ? inner : [inner]) all.push(...(await resolveOne(one, depth)))
    return all
  }

  function resolveOne(context: unknown, depth: number): Promise<readonly Resolved[]> {
    if (context !== null && typeof context !== 'string' && !isObject(context)) throw refusal('invalid local context')
    const key = JSON.stringify(context)
    const before = known.get(key)
    if (before !== undefined) return before
    const made = typeof context === 'string' ? resolveAddress(context, depth) : Promise.resolve([resolved(context)])
    known.set(key, made)
    return made
  }

  async function resolveAddress(url: string, depth: number): Promise<readonly Resolved[]> {
    const document = await load(url)
    return resolveAll(Object.hasOwn(document, '@context') ? document['@context'] : {}, depth + 1)
  }

  return { resolve: ({ context }) => resolveAll(context, 0) }
}

function resolved(document: unknown): Resolved {
  const processed = new Map<object, unknown>()
  return { document, getProcessed: (active) => processed.get(active), setProcessed: (active, value) => void processed.set(active, value) }
}
