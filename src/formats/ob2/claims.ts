/** Open Badges 0.5, 1.0, 1.1, 2.0 and 2.1: assertions, badge classes, issuers, endorsements. @module */
import type { FormatClaims } from '../../lib/contract.ts'
import { type Document, isObject } from '../../lib/json.ts'
import { contextsOf, heldIn, inlineContexts, isOfSpec, itemsOf, typesOf } from '../../lib/linked.ts'

/** Every address that the contexts of a version have been known by. */
const contexts: readonly (readonly [version: string, address: RegExp])[] = [
  ['2.1', /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v2p1\//],
  ['2.0', /^https?:\/\/(?:w3id\.org\/openbadges\/v2|openbadgespec\.org\/v2\/context\.json)$/],
  [
    '1.1',
    /^https?:\/\/(?:w3id\.org\/openbadges\/v1|openbadgespec\.org\/v1\/context\.json|standard\.openbadges\.org\/1\.1\/context(?:\.json)?|openbadges\.org\/standard\/1\.1\/context(?:\.json)?)$/,
  ],
]
const classes: ReadonlySet<string> = new Set(['assertion', 'badgeclass', 'issuer', 'issuerorg', 'profile', 'endorsement'])

/** The version that the document's contexts name; an inline copy of the 2.0 context counts. */
export function versionOf(document: Document): string | undefined {
  const addresses = contextsOf(document)
  const named = contexts.find(([, pattern]) => addresses.some((address) => pattern.test(address)))?.[0]
  if (named !== undefined) return named
  return inlineContexts(document).some((inline) => inline['obi'] === 'https://w3id.org/openbadges#') ? '2.0' : undefined
}

const isClass = (type: string): boolean => classes.has(type.replace(/^(?:obi:|https:\/\/w3id\.org\/openbadges#)/, '').toLowerCase())
const isAssertion = (document: Document): boolean => 'recipient' in document && 'badge' in document
const isBadgeClass = (document: Document): boolean =>
  ['name', 'image', 'criteria', 'issuer'].every((key) => typeof document[key] === 'string')

/** Without a context the shape decides: in 0.5 the recipient was plain text, in 1.0 an object. */
function versionByShape(document: Document): string | undefined {
  if (isAssertion(document) && 'certificate' in document) return undefined
  const types = typesOf(document)
  if ('@context' in document) return types.some(isClass) && isAssertion(document) ? '2.0' : undefined
  if (types.includes('Endorsement') && isObject(document['claim'])) return '2.0'
  if (isAssertion(document)) return typeof document['recipient'] === 'string' ? '0.5' : '1.0'
  return types.length === 0 && isBadgeClass(document) ? '1.0' : undefined
}

/** A Verifiable Credential, or a part of one. */
const isLater = (document: Document): boolean =>
  'credentialSubject' in document || typesOf(document).some((type) => type.endsWith('Credential')) || isOfSpec(document, 'ob/v3p0')

function claim(document: Document): string | undefined {
  if (isLater(document)) return undefined
  const version = versionOf(document)
  if (version === undefined) return versionByShape(document)
  // a hosted assertion that was revoked keeps nothing but its id and that word (OB 2.0, Assertion.revoked)
  const isRevoked = document['revoked'] === true && 'id' in document
  return typesOf(document).some(isClass) || isAssertion(document) || isRevoked ? version : undefined
}

/** Answers of the Badge Connect interface (OB 2.1): `{ status, assertions }`, `{ status, profile }`, and `{ assertion }`. */
function unwrap(document: Document): Document | undefined {
  if ('@context' in document) return undefined
  const items = itemsOf(document, 'assertions', 'signedAssertions', 'assertion', 'badgeAssertion', 'profile')
  return heldIn(items, (inside) => claim(inside) !== undefined)
}

/** Open Badges before 3.0. */
export const claims: FormatClaims = { id: 'ob2', title: 'Open Badges 2.0', claims: claim, unwrap }
