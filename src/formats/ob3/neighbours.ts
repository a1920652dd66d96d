/** What people take for an Open Badge 3.0, and is none. @module */
import type { Document } from '../../lib/json.ts'
import { contextsOf, typesOf } from '../../lib/linked.ts'

const statusLists: readonly string[] = [
  'BitstringStatusListCredential',
  'StatusList2021Credential',
  'RevocationList2020Credential',
  '1EdTechRevocationList',
]

/** What the document is, where it is one of them. */
export function neighbour(document: Document): string | undefined {
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
