/**
 * The JSON-LD contexts that are known without a network: those that are built in, and the caller's own. Nothing is ever
 * fetched. Documents that are handed out are frozen as deep as they go, so nobody can change what a context means for others.
 *
 * @module
 */
import { type ContextGroup, type ContextRevision, core, groups } from '../generated/contexts.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject } from '../lib/json.ts'
import { type ContextTable, contextsFrom } from './compiled-context.ts'

/** What a generated file of contexts holds, as JSON. */
interface ContextTables {
  readonly tables: readonly ContextTable[]
  /** The contexts of a document: numbers of tables, and addresses. */
  readonly contexts: readonly { readonly url: string; readonly aliases: readonly string[]; readonly local: readonly (number | string)[] }[]
}
interface BuiltIn {
  readonly url: string
  readonly local: readonly unknown[]
  readonly group: ContextGroup
}

const known = new Map<string, BuiltIn>()
const documents = new Map<ContextRevision, Document>()
const unloaded = new Map(groups.flatMap((group) => group.urls.map((url) => [url, group] as const)))

function know(text: string, group: ContextGroup): void {
  const { tables, contexts } = JSON.parse(text) as ContextTables
  const compiled = contextsFrom(tables)
  for (const { url, aliases, local } of contexts) {
    const entry = { url, group, local: local.map((one) => (typeof one === 'number' ? compiled[one] : one)) }
    for (const one of [url, ...aliases]) known.set(one, entry)
  }
}
know(core.text, core)

/** The document of a revision, which nobody can change. */
function documentOf(revision: ContextRevision): Document {
  const before = documents.get(revision)
  if (before !== undefined) return before
  const document = freeze(JSON.parse(revision.json) as Document)
  documents.set(revision, document)
  return document
}

/** A value that nobody can change, nor anything in it. */
function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const item of Object.values(Object.freeze(value))) freeze(item)
  return value
}

/** The contexts of a built-in one that is loaded already: compiled ones and addresses. */
export const builtIn = (url: string): readonly unknown[] | undefined => known.get(url)?.local

/** The newest revision of a built-in context as it was published: `{"@context": …}`. */
export async function builtInDocument(url: string): Promise<Document | undefined> {
  if (!(await loadContext(url))) return undefined
  const entry = known.get(url)
  const newest = entry && (await entry.group.documents())[entry.url]
  return newest && documentOf(newest)
}

/** Whether there is a built-in context that `loadContext` would bring. */
export const canLoad = (url: string): boolean => unloaded.has(url)

/** Every address that a built-in context has, loaded or not. */
export const knownAddresses = (): readonly string[] => [...known.keys(), ...unloaded.keys()]

/** Loads a built-in context that is not among the core ones. `false`: there is no such context. */
export async function loadContext(url: string): Promise<boolean> {
  const group = unloaded.get(url)
  if (group === undefined) return known.has(url)
  know(await group.load(), group)
  for (const one of group.urls) unloaded.delete(one)
  return true
}

/** Those of several addresses at once, whichever of them are built in. */
export const loadContexts = async (urls: readonly string[]): Promise<void> => void (await Promise.all(urls.map(loadContext)))

/** What is on record about a built-in context. */
export interface ContextRecord {
  /** The address under which it was first published; the one asked for may be another. */
  readonly url: string
  readonly revision: string
  /** SHA-256 of the canonical form (RFC 8785) of `document`. */
  readonly sha256: string
  readonly document: Document
}

/**
 * Every revision of a built-in context, the newest first; nothing for an address that is not known. All documents are
 * checked against the newest. An older one, given to `canonize` as a context of the caller's, tells whether a signature
 * was made while the file said less.
 */
export async function contextRevisions(url: string): Promise<readonly ContextRecord[]> {
  await loadContext(url)
  const entry = known.get(url)
  if (entry === undefined) return []
  const [newest, { older }] = await Promise.all([entry.group.documents(), import('../generated/contexts-older.ts')])
  return [newest[entry.url], ...(older[entry.url] ?? [])].flatMap((one) =>
    one ? [{ url: entry.url, revision: one.revision, sha256: one.sha256, document: documentOf(one) }] : [],
  )
}

/** Whether an address is one of a built-in context, and which context it is: aliases lead to the same. */
export const contextName = (url: string): string | undefined => known.get(url)?.url ?? (unloaded.has(url) ? url : undefined)

/**
 * The context at an address: the caller's own before the built-in one.
 * @throws CredentialError `ERR_CONTEXT` where neither has it.
 */
export async function contextAt(
  url: string,
  own: Readonly<Record<string, Document>>,
): Promise<{ readonly document: Document; readonly pinned: boolean }> {
  if (Object.hasOwn(own, url)) return { document: callersContext(url, own[url]), pinned: false }
  const document = await builtInDocument(url)
  if (document !== undefined) return { document, pinned: true }
  throw unknownContext(url)
}

/** A context that the caller brought, which may be the value of `@context` without the object around it. */
function callersContext(url: string, document: unknown): Document {
  if (!isObject(document)) throw new CredentialError('ERR_OPTION', `the context given for ${shortened(url)} is not an object`)
  return Object.hasOwn(document, '@context') ? document : { '@context': document }
}

export const unknownContext = (url: string, path?: string): CredentialError =>
  new CredentialError('ERR_CONTEXT', `the JSON-LD context ${shortened(url)} is not known here, and none is fetched`, {
    needs: [{ url, kind: 'context' }],
    ...(path === undefined ? {} : { path }),
  })

/** A name out of a document, cut so that a message stays a sentence. */
export const shortened = (name: string): string => (name.length > 200 ? `${name.slice(0, 200)}…` : name)
