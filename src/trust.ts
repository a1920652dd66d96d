/**
 * Sources that say who an issuer is. Trust never changes what the signature proves: it answers the second
 * question, who stands behind a credential, and only for an issuer whose own key signed.
 *
 * @module
 */
import type { Listing, TrustSource } from './core/verify/standing.ts'
import { anchorsOf, isTrustedAt } from './keys/x5c/input.ts'
import { equalBytes } from './lib/bytes.ts'
import { CredentialError } from './lib/errors.ts'
import { isObject } from './lib/json.ts'
import type { AnchorInput } from './lib/seal-options.ts'
import type { FetchedTrustedLists, TrustedListFetchOptions } from './trust/trusted-list/fetched.ts'
import type { ListPointer } from './trust/trusted-list/list.ts'
import type { TrustedListOptions, TrustedLists } from './trust/trusted-list/lists.ts'

export type { Listing, Trust, TrustLookup, TrustQuestion, TrustSource } from './core/verify/standing.ts'
export { CredentialError } from './lib/errors.ts'
export type { AnchorInput, CertificateInput, DatedAnchor, SealQualification, SealQualifier } from './lib/seal-options.ts'
export { type JsonRegistry, jsonRegistry } from './trust/json-registry.ts'
export { type OpenIdFederation, openIdFederation } from './trust/open-id-federation.ts'
export type {
  CertificateUse,
  Criteria,
  Criterion,
  QualificationRule,
  TrustedAuthority,
  TrustedPeriod,
} from './trust/trusted-list/authority.ts'
export type { FetchedTrustedLists, MissingList, TrustedListFetchOptions } from './trust/trusted-list/fetched.ts'
export type { ListPointer, TrustedList } from './trust/trusted-list/list.ts'
export type { TrustedListOptions, TrustedLists } from './trust/trusted-list/lists.ts'
export { trustedAuthorities } from './trust/trusted-list/source.ts'

/**
 * A list of the caller's own: identifiers of issuers, and what they are called. Whoever seals is known by the identifier of the
 * organisation in the certificate (`NTRLU-B999999`): the id in a sealed credential is only what it says.
 *
 * @example
 * ```ts
 * await verify(badge, { trust: allowList('our partners', { 'did:web:university.example.org': 'University of Vesterhavn' }) })
 * ```
 *
 * @throws CredentialError `ERR_OPTION` where it is no such table: a list of identifiers would know nobody.
 */
export function allowList(name: string, issuers: Readonly<Record<string, string | undefined>>): TrustSource {
  if (!isObject(issuers)) throw new CredentialError('ERR_OPTION', 'the issuers of a list are no table of identifiers and names')
  const known = new Map(Object.entries(issuers))
  return { name, lookup: ({ id }) => Promise.resolve(known.has(id) ? listing(name, known.get(id)) : undefined) }
}

const listing = (source: string, name: string | null | undefined): Listing =>
  name === undefined || name === null ? { source } : { source, name }

/**
 * Certificates that vouch for issuers: roots, or issuing authorities as a trusted list names them. An issuer is listed
 * whose seal, or whose token's certificate (`x5c`), leads to one of them. The name is that of the certificate.
 *
 * @example
 * ```ts
 * await verify(seal, { trust: certificateAuthorities('our authorities', [rootPem]) })
 * ```
 *
 * @throws CredentialError `ERR_OPTION` where the certificates are no list.
 */
export function certificateAuthorities(name: string, anchors: readonly AnchorInput[]): TrustSource {
  if (!Array.isArray(anchors)) throw new CredentialError('ERR_OPTION', 'the certificates of authorities are no list')
  return {
    name,
    anchors,
    lookup: async ({ anchor, at }) => {
      const given = anchorsOf(anchors)
      const found = anchor && given.anchors.find(({ der }) => equalBytes(der, anchor))
      return found && (at === undefined || isTrustedAt(given, found, at.getTime())) ? { source: name } : undefined
    },
  }
}

/**
 * Trusted lists of the European Union (ETSI TS 119 612, versions 5 and 6), in XML: the list of the lists, national ones, or both, in
 * any order. Each has to be signed by one of the `signers`, or by one that a list of the lists among them names for its country.
 * Nothing is fetched: `lists[].pointers` say where the others are.
 *
 * @example
 * ```ts
 * const { authorities } = await readTrustedLists([eu, austria], { signers: [officialJournalPem] })
 * await verify(seal, { trust: trustedAuthorities('EU trusted lists', authorities) })
 * ```
 *
 * @throws CredentialError `ERR_TRUSTED_LIST` (no such list, changed, signed by somebody else), `ERR_LIMIT`, `ERR_OPTION`.
 */
export async function readTrustedLists(texts: readonly (string | Uint8Array)[], options: TrustedListOptions): Promise<TrustedLists> {
  return (await import('./trust/trusted-list/lists.ts')).readTrustedLists(texts, options)
}

/**
 * The list at an address and, where it is a list of the lists, those that it points to; or those that the pointers of one
 * name. What it points to and cannot be had is told in `missing`, and the others count.
 *
 * @example
 * ```ts
 * const { authorities, missing } = await fetchTrustedLists(listOfTheLists, { fetch: guardedFetch(), signers: [officialJournalPem] })
 * await verify(seal, { trust: trustedAuthorities('EU trusted lists', authorities) })
 * ```
 *
 * @throws CredentialError where the list at the address cannot be had: a code of the network, `ERR_TRUSTED_LIST`, `ERR_LIMIT`;
 * `ERR_ABORTED`, `ERR_OPTION`.
 */
export async function fetchTrustedLists(
  from: string | readonly ListPointer[],
  options: TrustedListFetchOptions,
): Promise<FetchedTrustedLists> {
  return (await import('./trust/trusted-list/fetched.ts')).fetchTrustedLists(from, options)
}
