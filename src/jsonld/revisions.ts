/**
 * Contexts whose files are changed under one address. Documents are read with the newest revision; a signature that was made
 * under an older one, by an issuer that drops names without a definition, does not cover what was defined since.
 *
 * @module
 */
import { type Document, isObject, keysOf, list, pointer, strings } from '../lib/json.ts'
import { contextRevisions } from './context-documents.ts'
import { contextName, knowAll } from './contexts.ts'

/** A context of a document that says more of it than it once said. */
export interface ChangedContext {
  readonly url: string
  /** The revision that was used. */
  readonly revision: string
  /** Revisions in which names of the document meant nothing, or something else: the newest first. */
  readonly older: readonly { readonly revision: string; readonly names: readonly string[] }[]
}

/** @param own the caller's contexts, which are used in place of those that are built in */
export async function changedContexts(document: Document, own: Readonly<Record<string, Document>>): Promise<readonly ChangedContext[]> {
  const used = { names: new Set<string>(), urls: new Set<string>() }
  survey(document, used)
  const urls = [...used.urls].filter((url) => !Object.hasOwn(own, url))
  await knowAll()
  // several addresses may be those of one file
  const distinct = new Map(urls.map((url) => [contextName(url), url]))
  const changed = await Promise.all([...distinct.values()].map((url) => changesOf(url, used.names)))
  return changed.filter(({ older }) => older.length > 0)
}

/** The names that a document uses, as members and as types, and the addresses of its contexts. */
function survey(value: unknown, used: { readonly names: Set<string>; readonly urls: Set<string> }): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, item] of Object.entries(value)) {
    if (key === '@context') for (const url of strings(item)) used.urls.add(url)
    else {
      if (isObject(value)) used.names.add(key)
      if (key === 'type' || key === '@type') for (const type of strings(item)) used.names.add(type)
      survey(item, used)
    }
  }
}

async function changesOf(url: string, names: ReadonlySet<string>): Promise<ChangedContext> {
  const { revision, older } = known.get(url) ?? (await allChangesOf(url))
  const meant = older.map((one) => ({ ...one, names: one.names.filter((name) => names.has(name)) }))
  return { url, revision, older: meant.filter((one) => one.names.length > 0) }
}

/** All changes of the contexts that are built in: to compare two revisions takes as long as to verify a badge. */
const known = new Map<string, ChangedContext>()

async function allChangesOf(url: string): Promise<ChangedContext> {
  const [newest, ...others] = await contextRevisions(url)
  if (newest === undefined) return { url, revision: '', older: [] }
  const now = definitionsIn(newest.document['@context'])
  const older = others.map(({ revision, document }) => {
    const then = definitionsIn(document['@context'])
    const changed = [...now].filter(([place, definition]) => then.get(place) !== definition).map(([place]) => keysOf(place).at(-1) ?? '')
    return { revision, names: [...new Set(changed)] }
  })
  const changes = { url, revision: newest.revision, older }
  known.set(url, changes)
  return changes
}

/** What each term says by itself, by its place in the context: scoped contexts have places of their own. */
function definitionsIn(context: unknown, place = '', found = new Map<string, string>()): Map<string, string> {
  for (const [term, definition] of list(context).filter(isObject).flatMap(Object.entries)) {
    const { '@context': scoped, ...rest }: Document = isObject(definition) ? definition : { '@id': definition }
    found.set(pointer(place, term), JSON.stringify(rest))
    if (scoped !== undefined) definitionsIn(scoped, pointer(place, term), found)
  }
  return found
}
