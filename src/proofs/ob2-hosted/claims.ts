/** Badges before 3.0 that are proved by where they are published (OB 2.0, Hosted Verification). @module */
import type { Envelope, ProofClaims } from '../../lib/contract.ts'
import { type Document, list, own, text } from '../../lib/json.ts'
import { hasType } from '../../lib/linked.ts'

const isAddress = (value: unknown): value is string => typeof value === 'string' && /^https?:\/\//i.test(value)

/**
 * The address of a badge: its id; in 1.0, and in many a badge of 1.1, `verify.url`. A signed badge is one
 * only inside its token, and has no address here.
 */
function addressOf(document: Document): string | undefined {
  const verification = own(document, 'verification') ?? own(document, 'verify')
  const types = list(own(verification, 'type') ?? own(verification, '@type')).map((type) => String(text(type)).toLowerCase())
  if (types.some((type) => type.startsWith('signed'))) return undefined
  const [id, url] = [own(document, 'id') ?? own(document, '@id'), own(verification, 'url')]
  return isAddress(id) ? id : isAddress(url) ? url : undefined
}

function secures(document: Document): Envelope | undefined {
  if (hasType(document, 'VerifiableCredential')) return undefined
  const isBadge = 'badge' in document || document['revoked'] === true || ('claim' in document && 'issuer' in document)
  const url = isBadge ? addressOf(document) : undefined
  return url === undefined ? undefined : { kind: 'hosted', url }
}

export const claims: ProofClaims = { id: 'ob2-hosted', secures, claims: ({ envelope }) => envelope.kind === 'hosted' }
