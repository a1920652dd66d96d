/** Scopes and documents for the tests of proofs, keys and status lists: no network, a clock that stands. */
import { keys as didJwk } from '../../src/keys/did-jwk/index.ts'
import { keys as didKey } from '../../src/keys/did-key/index.ts'
import { keys as didWeb } from '../../src/keys/did-web/index.ts'
import { keys as https } from '../../src/keys/https/index.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import { scopeOf } from '../../src/lib/call.ts'
import type { KeyEntry, Outline, Parsed, ProofClaims } from '../../src/lib/contract.ts'
import { type Document, own, text } from '../../src/lib/json.ts'
import type { Options } from '../../src/lib/options.ts'
import type { Check, Report } from '../../src/lib/report.ts'
import type { Scope } from '../../src/lib/scope.ts'
import { hasReference, referenceJson, referenceText } from '../reference.ts'

const keys: readonly KeyEntry[] = [didJwk, didKey, didWeb, https].map((resolver) => ({ ...resolver, load: async () => resolver }))

export const now: Date = new Date('2026-01-01T00:00:00Z')

/** What an address answers: a document, a text, or a whole answer. */
export type Web = Readonly<Record<string, Document | string | Response>>

/** A network of these addresses only; whatever else is asked for is not found. */
export const webOf = (web: Web): NonNullable<Options['fetch']> => {
  const answer = (url: string): Response => {
    const found = own(web, url)
    if (found instanceof Response) return found.clone()
    if (found === undefined) return new Response('', { status: 404 })
    return new Response(typeof found === 'string' ? found : JSON.stringify(found), { headers: { 'content-type': 'application/json' } })
  }
  return async (url) => answer(url)
}

export interface Given extends Options {
  readonly web?: Web
  readonly verify?: (input: Document | string, scope: Scope) => Promise<Report>
}

export function scopeWith({ web, verify, ...options }: Given = {}): Scope {
  const made = scopeOf({ options: { now, ...(web && { fetch: webOf(web) }), ...options }, registry: { keys } })
  const scope: Scope = verify ? { ...made, verify: (input) => verify(input, scope) } : made
  return scope
}

/** A document as it is parsed, where a family of proofs secures it. */
export function parsedBy({ secures }: ProofClaims, document: Document): Parsed {
  const plain = JSON.stringify(document)
  const envelope = secures?.(document) ?? { kind: 'none' }
  return { format: 'test', version: '1', document, text: plain, bytes: utf8(plain), envelope, container: 'json', found: [] }
}

/** What a format would answer of a W3C credential. */
export function outlineOf(document: Document): Outline {
  const issuer = own(document, 'issuer')
  const id = text(issuer) ?? text(own(issuer, 'id'))
  return {
    ...(typeof document['id'] === 'string' && { id: document['id'] }),
    issuer: { ...(id !== undefined && { id }), path: '/issuer' },
    until: [],
    statuses: [],
    schemas: [],
    nested: [],
    recipient: () => [],
  }
}

/** The outcome and the code of each check of that id. */
export const outcomes = (checks: readonly Check[], id: string): readonly string[] =>
  checks.filter((check) => check.id === id).map(({ outcome, code }) => (code === undefined ? outcome : `${outcome} ${code}`))

/** Contexts that only the published vectors use: they are not shipped. */
export function vectorContexts(): Readonly<Record<string, Document>> {
  if (!hasReference) return {}
  const rows = referenceText('contexts/index.tsv')
    .split('\n')
    .map((line) => line.split('\t'))
  return Object.fromEntries(
    rows.flatMap(([url = '', file = '', , , group]) => (group === 'vectors' ? [[url, referenceJson(`contexts/${file}`) as Document]] : [])),
  )
}
