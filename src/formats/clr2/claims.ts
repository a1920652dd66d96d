/** Comprehensive Learner Record 2.0. @module */
import type { FormatClaims } from '../../lib/contract.ts'
import { type Document, isObject } from '../../lib/json.ts'
import { contextsOf, hasType, heldIn, itemsOf, typesOf } from '../../lib/linked.ts'

const claim = (document: Document): string | undefined => (hasType(document, 'ClrCredential') ? '2.0' : undefined)

/** `GetClrCredentialsResponse` and other answers that hold one record. */
function unwrap(document: Document): Document | undefined {
  const items = itemsOf(document, 'credential', 'compactJwsString')
  // tokens alone do not say what they hold: then it does not matter who takes them off
  return items.some(isObject) ? heldIn(items, (inside) => claim(inside) !== undefined) : undefined
}

function neighbour(document: Document): string | undefined {
  const addresses = contextsOf(document)
  if (
    addresses.some((address) => /credreg\.net\/ctdl/.test(address)) ||
    typesOf(document).some((type) => /^(?:ceterms|ceasn):/.test(type))
  ) {
    return 'a description in CTDL (Credential Engine), not something that was awarded to a person'
  }
  const isResume =
    typesOf(document).some((type) => /LER-?RS/i.test(type)) || addresses.some((address) => address.includes('hropenstandards.org'))
  return isResume || 'educationAndLearnings' in document || 'employmentHistories' in document ? 'a résumé in LER-RS (HR Open)' : undefined
}

/** Comprehensive Learner Record 2.0. */
export const claims: FormatClaims = { id: 'clr2', title: 'Comprehensive Learner Record 2.0', claims: claim, unwrap, neighbour }
