/** Comprehensive Learner Record 2.0. @module */
import type { FormatClaims } from '../../lib/contract.ts'
import { type Document, isObject } from '../../lib/json.ts'
import { hasType, heldIn, isMeantFor, itemsOf } from '../../lib/linked.ts'

const claim = (document: Document): string | undefined =>
  hasType(document, 'ClrCredential') || isMeantFor(document, 'clr/v2p0', 'verifiableCredential') ? '2.0' : undefined

/** `GetClrCredentialsResponse` and other answers that hold one record. */
function unwrap(document: Document): Document | undefined {
  const items = itemsOf(document, 'credential', 'compactJwsString')
  // tokens alone do not say what they hold: then it does not matter who takes them off
  return items.some(isObject) ? heldIn(items, (inside) => claim(inside) !== undefined) : undefined
}

/** Comprehensive Learner Record 2.0. */
export const claims: FormatClaims = { id: 'clr2', title: 'Comprehensive Learner Record 2.0', claims: claim, unwrap }
