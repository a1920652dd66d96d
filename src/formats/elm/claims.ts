/** European Digital Credentials for Learning: the European Learning Model 3. @module */
import type { FormatClaims } from '../../lib/contract.ts'
import { type Document, isObject, list, own } from '../../lib/json.ts'
import { contextsOf, hasType } from '../../lib/linked.ts'

const context = 'http://data.europa.eu/snb/model/context/edc-ap'
const type = 'EuropeanDigitalCredential'

/** A document that is a badge or a record as well is read as that: it is the part that its wallet shows. */
const isBadge = (document: unknown): boolean =>
  hasType(document, 'OpenBadgeCredential', 'AchievementCredential', 'EndorsementCredential', 'ClrCredential')

const isCredential = (node: unknown): boolean =>
  (hasType(node, type) || (hasType(node, 'VerifiableCredential') && contextsOf(node).includes(context))) && !isBadge(node)

/** JSON-LD flattened: all nodes side by side in `@graph`, one of them the credential. */
export const flattened = (document: Document): Document | undefined => {
  if (Object.keys(document).some((key) => !/^@?(?:context|graph|id)$/.test(key))) return undefined
  const nodes = list(own(document, '@graph')).filter((node): node is Document => isObject(node) && hasType(node, type))
  return nodes.length === 1 ? nodes[0] : undefined
}

const claim = (document: Document): string | undefined => (isCredential(document) || flattened(document) ? '3' : undefined)

/** What the Online Credential Builder exports: `{ credential, deliveryDetails }`. */
function unwrap(document: Document): Document | undefined {
  const inside = own(document, 'credential')
  return isObject(inside) && claim(inside) !== undefined ? inside : undefined
}

/** European Digital Credentials. */
export const claims: FormatClaims = { id: 'elm', title: 'European Digital Credential (ELM 3)', claims: claim, unwrap }
