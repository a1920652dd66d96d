/** What the contexts at some addresses call things. @module */
import { contextAt } from '../../jsonld/context-documents.ts'
import { type Document, isObject, list, own, strings } from '../../lib/json.ts'
import type { Scope } from '../../lib/scope.ts'
import { expanded } from './inline-contexts.ts'

export interface Known {
  /** The terms that hold everywhere: prefixes are among them. */
  readonly terms: Document
  /** Names by the address that they stand for, wherever they do. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
  /** Names of members whose value may be a map: each of its members is a value. */
  readonly maps: ReadonlySet<string>
}
const read = new WeakMap<Document, Known>()

/** What the contexts at these addresses call things; one that is not known is told elsewhere. */
export async function knownIn(urls: Iterable<string>, contexts: Scope['contexts']): Promise<readonly Known[]> {
  const found = await Promise.all([...urls].map((url) => contextAt(url, contexts).catch(() => undefined)))
  return found.flatMap((one) => {
    if (one === undefined) return []
    const known = read.get(one.document) ?? knownOf(one.document)
    read.set(one.document, known)
    return [known]
  })
}

function knownOf(document: Document): Known {
  const contexts = list(own(document, '@context')).filter(isObject)
  const terms: Document = Object.assign({}, ...contexts)
  const names = new Map<string, Set<string>>()
  const maps = new Set<string>()
  const add = (context: Document, prefixes: Document): void => {
    for (const [term, definition] of Object.entries(context)) {
      const address = term.startsWith('@') ? undefined : addressOf(definition, prefixes)
      // a prefix is no name that a member could have
      if (address !== undefined && !/[#/:?]$/.test(address)) names.set(address, (names.get(address) ?? new Set()).add(term))
      if (strings(own(definition, '@container')).some((container) => ofMaps.has(container))) maps.add(term)
      for (const inner of list(own(definition, '@context'))) if (isObject(inner)) add(inner, { ...prefixes, ...inner })
    }
  }
  for (const context of contexts) add(context, terms)
  return { terms, names, maps }
}
const ofMaps: ReadonlySet<string> = new Set(['@language', '@index', '@id', '@type'])

/** What a term stands for. */
export function addressOf(definition: unknown, prefixes: Document): string | undefined {
  const meaning = isObject(definition) ? (own(definition, '@id') ?? own(definition, '@reverse')) : definition
  return typeof meaning === 'string' ? expanded(meaning, prefixes) : undefined
}
