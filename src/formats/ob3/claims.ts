/** Open Badges 3.0: badges, endorsements and issuer profiles, on VC Data Model 1.1 or 2.0. @module */
import type { FormatClaims } from '../../lib/contract.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { contextsOf, hasType, heldIn, itemsOf, typesOf } from '../../lib/linked.ts'

const isContext = (address: string): boolean => /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-[\d.]+)?\.json$/.test(address)

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
  if (hasType(document, 'Profile') && contextsOf(document).some(isContext)) return '3.0'
  return isShaped(document) ? '3.0' : undefined
}

/** `GetOpenBadgeCredentialsResponse` and other answers that hold one badge. */
const unwrap = (document: Document): Document | undefined =>
  heldIn(itemsOf(document, 'credential', 'compactJwsString'), (inside) => claim(inside) !== undefined)

const statusLists: readonly string[] = [
  'BitstringStatusListCredential',
  'StatusList2021Credential',
  'RevocationList2020Credential',
  '1EdTechRevocationList',
]

function neighbour(document: Document): string | undefined {
  const types = typesOf(document)
  if (types.some((type) => statusLists.includes(type)) || 'revokedCredential' in document)
    return 'a status list, which says which credentials are revoked'
  if (types.includes('BlockcertsCredential')) return 'a Blockcerts 3 certificate that holds no badge'
  if (contextsOf(document).some((address) => /^https:\/\/(?:www\.w3\.org\/ns|w3id\.org)\/did\/v1/.test(address)))
    return 'a DID document, which holds an issuer’s keys'
  if (Array.isArray(document['keys'])) return 'a set of keys (JWKS)'
  if (types.includes('Achievement')) return 'an achievement, the description of a badge that nobody has been awarded yet'
  if ('@context' in document && Object.keys(document).every((key) => key === '@context' || key === 'obi:validation'))
    return 'a JSON-LD context'
  if ('$schema' in document) return 'a JSON Schema'
  if ('verificationMethod' in document && 'proofPurpose' in document) return 'a proof without the credential that it was made for'
  if (types.includes('VerifiableCredential')) return 'a Verifiable Credential that is no learning credential of a known kind'
  return undefined
}

/** Open Badges 3.0. */
export const claims: FormatClaims = { id: 'ob3', title: 'Open Badges 3.0', claims: claim, unwrap, neighbour }
