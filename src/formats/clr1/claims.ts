/** Comprehensive Learner Record 1.0, plain or as the subject of a Verifiable Credential. @module */
import type { FormatClaims } from '../../lib/contract.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { contextsOf, hasType, onlyObject } from '../../lib/linked.ts'

/** Publishers serve the context from hosts of their own: its file name is what they share. */
const isContext = (address: string): boolean => /\/(?:ims)?clr_v1p0\.jsonld$/.test(address)

const isRecord = (node: unknown): node is Document =>
  isObject(node) &&
  !hasType(node, 'VerifiableCredential') &&
  (isObject(node['learner']) && 'publisher' in node ? true : hasType(node, 'Clr', 'CLR') && contextsOf(node).some(isContext))

/** The record inside a Verifiable Credential that some publishers wrap it in. */
export const wrapped = (document: Document): Document | undefined => {
  if (!hasType(document, 'VerifiableCredential')) return undefined
  const subject = onlyObject(own(document, 'credentialSubject'))
  const inside = isObject(own(subject, 'clr')) ? own(subject, 'clr') : subject
  return isRecord(inside) ? inside : undefined
}

const claim = (document: Document): string | undefined => (isRecord(document) || wrapped(document) ? '1.0' : undefined)

/** What the CLR 1.0 interface answers with and is sent: `{ clrs: [record] }`, `{ clr: record }`. */
function unwrap(document: Document): Document | undefined {
  const inside = onlyObject(own(document, 'clrs')) ?? onlyObject(own(document, 'clr'))
  return inside && claim(inside) !== undefined ? inside : undefined
}

/** Comprehensive Learner Record 1.0. */
export const claims: FormatClaims = { id: 'clr1', title: 'Comprehensive Learner Record 1.0', claims: claim, unwrap }
