/** Open Badges 3.0: badges, endorsements and issuer profiles, on VC Data Model 1.1 or 2.0. @module */
import type { FormatClaims } from '../../lib/contract.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { hasType, heldIn, isMeantFor, isOfSpec, itemsOf } from '../../lib/linked.ts'

const spec = 'ob/v3p0'

/** A badge as an API hands it out before it is issued: no context and no type, but the shape of one. */
function isShaped(document: Document): boolean {
  if ('@context' in document || 'type' in document || !('issuer' in document)) return false
  const achievement = own(own(document, 'credentialSubject'), 'achievement')
  return isObject(achievement) && 'criteria' in achievement
}

function claim(document: Document): string | undefined {
  // a record that is a badge as well is read as a record: it holds more
  if (hasType(document, 'ClrCredential')) return undefined
  if (hasType(document, 'OpenBadgeCredential', 'AchievementCredential', 'EndorsementCredential')) return '3.0'
  if (hasType(document, 'Profile') && isOfSpec(document, spec)) return '3.0'
  return isShaped(document) || isMeantFor(document, spec, 'achievement') ? '3.0' : undefined
}

/** `GetOpenBadgeCredentialsResponse` and other answers that hold one badge. */
const unwrap = (document: Document): Document | undefined =>
  heldIn(itemsOf(document, 'credential', 'compactJwsString'), (inside) => claim(inside) !== undefined)

/** Open Badges 3.0. */
export const claims: FormatClaims = { id: 'ob3', title: 'Open Badges 3.0', claims: claim, unwrap }
