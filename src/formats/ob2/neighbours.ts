/** What people take for an Open Badge before 3.0, and is none. @module */
import { type Document, isObject } from '../../lib/json.ts'
import { typesOf } from '../../lib/linked.ts'
import { versionOf } from './claims.ts'

const parts: Readonly<Record<string, string>> = {
  RevocationList: 'a revocation list of Open Badges 2.0, which says which badges are revoked',
  CryptographicKey: 'the public key of an Open Badges 2.0 issuer',
  AlignmentObject: 'an alignment, a part of a badge class',
  Criteria: 'the criteria of a badge class',
  Evidence: 'a piece of evidence, a part of an assertion',
}

/** What the document is, where it is one of them. */
export function neighbour(document: Document): string | undefined {
  if (isObject(document['badgeConnectAPI']) || Array.isArray(document['badgeConnectAPI']))
    return 'the description of a Badge Connect interface (Open Badges 2.1)'
  if ('certificate' in document && 'assertion' in document) return 'a Blockcerts 1 certificate, which is older than its use of Open Badges'
  if (isObject(document['receipt']) && isObject(document['document']))
    return 'a Blockcerts 1 certificate, which is older than its use of Open Badges'
  if (versionOf(document) === undefined) return undefined
  const named = typesOf(document).find((type) => Object.hasOwn(parts, type))
  return named === undefined ? undefined : parts[named]
}
