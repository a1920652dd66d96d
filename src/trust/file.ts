/**
 * Whom somebody trusts, as data: a list of issuers, or registries to ask.
 *
 * ```json
 * { "name": "Our partners", "issuers": { "did:web:university.example.org": "University of Vesterhavn" } }
 * { "registries": [{ "name": "…", "url": "https://…" }, { "name": "…", "federation": "https://…" }] }
 * ```
 *
 * @module
 */
import type { TrustSource } from '../core/standing.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject, list, own, text } from '../lib/json.ts'
import { allowList } from '../trust.ts'
import { jsonRegistry } from './json-registry.ts'
import { openIdFederation } from './open-id-federation.ts'

export interface TrustFile {
  /** What the list is called where the document does not say. */
  readonly name: string
  readonly document: Document
}

/** @throws CredentialError `ERR_OPTION` where the document names nobody to trust, or a registry without saying how it is asked. */
export function sourcesIn({ name, document }: TrustFile): readonly TrustSource[] {
  const called = text(own(document, 'name')) ?? name
  // a copy of a registry as the Digital Credentials Consortium publishes it is a list as well
  const issuers = own(document, 'issuers') ?? own(document, 'registry')
  const sources = [
    ...(isObject(issuers)
      ? [allowList(called, Object.fromEntries(Object.entries(issuers).map(([id, entry]) => [id, nameIn(entry)])))]
      : []),
    ...list(own(document, 'registries')).map((entry) => registryOf(entry, called)),
  ]
  if (sources.length === 0) throw new CredentialError('ERR_OPTION', 'the file names no issuers and no registries')
  return sources
}

const nameIn = (entry: unknown): string | undefined => text(entry) ?? text(own(entry, 'name'))

function registryOf(entry: unknown, called: string): TrustSource {
  const [name = called, url, anchor] = [text(own(entry, 'name')), text(own(entry, 'url')), text(own(entry, 'federation'))]
  if (url !== undefined) return jsonRegistry({ name, url })
  if (anchor === undefined) throw new CredentialError('ERR_OPTION', 'a registry of the file has neither “url” nor “federation”')
  const keys = list(own(entry, 'keys')).filter(isObject)
  return openIdFederation({ name, anchor, ...(keys.length > 0 && { keys }) })
}
