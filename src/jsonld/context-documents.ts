/**
 * The JSON-LD contexts as documents, that are known without a network: those that are built in, as they were published, and the
 * caller's own. Documents that are handed out are frozen as deep as they go, so nobody can change what a context means for others.
 *
 * @module
 */
import type { ContextRevision } from '../generated/contexts.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject } from '../lib/json.ts'
import { builtIn, loadContext, unknownContext } from './contexts.ts'

const documents = new Map<ContextRevision, Document>()

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

/** The newest revision of a built-in context as it was published: `{"@context": …}`. */
export async function builtInDocument(url: string): Promise<Document | undefined> {
  if (!(await loadContext(url))) return undefined
  const entry = builtIn(url)
  const newest = entry && (await entry.group.documents())[entry.url]
  return newest && documentOf(newest)
}

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
  const entry = builtIn(url)
  if (entry === undefined) return []
  const [newest, { older }] = await Promise.all([entry.group.documents(), import('../generated/contexts-older.ts')])
  return [newest[entry.url], ...(older[entry.url] ?? [])].flatMap((one) =>
    one ? [{ url: entry.url, revision: one.revision, sha256: one.sha256, document: documentOf(one) }] : [],
  )
}

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

/** A name out of a document, cut so that a message stays a sentence. */
export const shortened = (name: string): string => (name.length > 200 ? `${name.slice(0, 200)}…` : name)
