/** Comprehensive Learner Record 1.0, plain or as the subject of a Verifiable Credential. @module */
import type { FormatClaims } from '../../lib/contract.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { contextsOf, hasType, heldIn, itemsOf, onlyObject, typesOf } from '../../lib/linked.ts'

/** Publishers serve the context from hosts of their own: its file name is what they share. */
const isContext = (address: string): boolean => /\/(?:ims)?clr_v1p0\.jsonld$/.test(address)

/** Of a later format, each of which has a type that ends so. */
const isCredential = (node: unknown): boolean => typesOf(node).some((type) => type.endsWith('Credential'))

const isRecord = (node: unknown): node is Document =>
  isObject(node) &&
  !isCredential(node) &&
  !['credentialSubject', 'badge'].some((key) => key in node) &&
  (isObject(node['learner']) && 'publisher' in node ? true : hasType(node, 'Clr', 'CLR') && contextsOf(node).some(isContext))

/** Credentials of other formats, whatever their subject looks like. */
const known: readonly string[] = [
  'OpenBadgeCredential',
  'AchievementCredential',
  'EndorsementCredential',
  'ClrCredential',
  'EuropeanDigitalCredential',
]

/** The record inside a Verifiable Credential that some publishers wrap it in. */
export const wrapped = (document: Document): Document | undefined => {
  if (hasType(document, ...known) || !hasType(document, 'VerifiableCredential')) return undefined
  const subject = onlyObject(own(document, 'credentialSubject'))
  const inside = isObject(own(subject, 'clr')) ? own(subject, 'clr') : subject
  return isRecord(inside) ? inside : undefined
}

const claim = (document: Document): string | undefined => (isRecord(document) || wrapped(document) ? '1.0' : undefined)

/** What the CLR 1.0 interface answers with and is sent: `{ clrs: [record] }`, `{ clr: record }`. */
const unwrap = (document: Document): Document | undefined =>
  heldIn(itemsOf(document, 'clrs', 'clr', 'signedClrs'), (inside) => claim(inside) !== undefined)

/** Comprehensive Learner Record 1.0. */
export const claims: FormatClaims = { id: 'clr1', title: 'Comprehensive Learner Record 1.0', claims: claim, unwrap }
