/**
 * Whom somebody trusts, as data: a list of issuers, or registries to ask.
 *
 * ```json
 * { "name": "Our partners", "issuers": { "did:web:university.example.org": "University of Vesterhavn" } }
 * { "name": "Not these", "issuers": { "did:web:mill.example": { "name": "A mill", "trusted": false } } }
 * { "name": "EU trusted lists", "authorities": […] }   as `credlens trusted-lists` writes it
 * { "registries": [{ "name": "…", "url": "https://…" }, { "name": "…", "federation": "https://…" }] }
 * ```
 *
 * @module
 */
import type { TrustSource } from '../core/verify/standing.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject, list, own, text } from '../lib/json.ts'
import { madeOnce } from '../lib/made-once.ts'
import { jsonRegistry, listingIn } from './json-registry.ts'
import { openIdFederation } from './open-id-federation.ts'
import type { TrustedAuthority } from './trusted-list/authority.ts'
import { trustedAuthorities } from './trusted-list/source.ts'

export interface TrustFile {
  /** What the list is called where the document does not say. */
  readonly name: string
  readonly document: Document
}

function read({ name, document }: TrustFile): readonly TrustSource[] {
  const called = text(own(document, 'name')) ?? name
  // a copy of a registry as the Digital Credentials Consortium publishes it is a list as well
  const issuers = own(document, 'issuers') ?? own(document, 'registry')
  if (issuers !== undefined && !isObject(issuers)) throw refused('“issuers” of the file is no object with a member for each identifier')
  const authorities = own(document, 'authorities')
  const sources = [
    ...(isObject(issuers) ? [listOf(called, issuers)] : []),
    ...(authorities === undefined ? [] : [trustedAuthorities(called, authorities as readonly TrustedAuthority[])]),
    ...list(own(document, 'registries')).map((entry) => registryOf(entry, called)),
  ]
  if (sources.length === 0) throw refused('the file names no issuers, no authorities and no registries')
  return sources
}

/**
 * Whom a file names. It is read once, so that what is made of its certificates is made once.
 *
 * @throws CredentialError `ERR_OPTION` where the document names nobody to trust, or a registry without saying how it is asked.
 */
export const sourcesIn: (file: TrustFile) => readonly TrustSource[] = madeOnce(read)

const refused = (message: string): CredentialError => new CredentialError('ERR_OPTION', message)

function listOf(name: string, issuers: Document): TrustSource {
  const known = new Map(
    Object.entries(issuers).map(([id, entry]) => {
      const listing = listingIn(name, entry)
      // whoever wrote null or false there did not mean to trust
      if (listing === undefined) throw refused('an issuer of the file has neither a name nor an object that can be read')
      return [id, listing]
    }),
  )
  return { name, lookup: ({ id }) => Promise.resolve(known.get(id)) }
}

function registryOf(entry: unknown, called: string): TrustSource {
  const [name = called, url, anchor] = [text(own(entry, 'name')), text(own(entry, 'url')), text(own(entry, 'federation'))]
  if (url !== undefined) return jsonRegistry({ name, url })
  if (anchor === undefined) throw refused('a registry of the file has neither “url” nor “federation”')
  const keys = own(entry, 'keys')
  // keys that cannot be read are not as good as none: those of the domain would count then
  if (keys !== undefined && !isKeys(keys)) throw refused('“keys” of a registry of the file is no list of keys')
  return openIdFederation({ name, anchor, ...(keys !== undefined && { keys }) })
}

const isKeys = (keys: unknown): keys is readonly Document[] => Array.isArray(keys) && keys.length > 0 && keys.every(isObject)
