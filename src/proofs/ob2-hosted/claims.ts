/** Badges before 3.0, and learner records before 2.0, that are proved by where they are published (OB 2.0, Hosted Verification). @module */
import type { Envelope, ProofClaims } from '../../lib/contract.ts'
import { type Document, own } from '../../lib/json.ts'
import { hasType } from '../../lib/linked.ts'
import { isToBe, verificationOf } from '../badge-verification.ts'

const isAddress = (value: unknown): value is string => typeof value === 'string' && /^https?:\/\//i.test(value)

/**
 * The address of a badge: its id; in 1.0, and in many a badge of 1.1, `verify.url`. A signed badge is one
 * only inside its token, and has no address here.
 */
function addressOf(document: Document): string | undefined {
  if (isToBe(document, 'signed')) return undefined
  const [id, url] = [own(document, 'id') ?? own(document, '@id'), own(verificationOf(document).node, 'url')]
  return isAddress(id) ? id : isAddress(url) ? url : undefined
}

function secures(document: Document): Envelope | undefined {
  if (hasType(document, 'VerifiableCredential')) return undefined
  const isBadge = 'badge' in document || document['revoked'] === true || ('claim' in document && 'issuer' in document)
  // a learner record of 1.0 may be secured in no way at all: it has to say so (CLR 1.0, Verification)
  const isRecord = 'learner' in document && 'publisher' in document && isToBe(document, 'hosted')
  const url = isBadge || isRecord ? addressOf(document) : undefined
  return url === undefined ? undefined : { kind: 'hosted', url }
}

export const claims: ProofClaims = {
  id: 'ob2-hosted',
  secures,
  // what is anchored in a blockchain has a proof, wherever it is
  claims: ({ envelope, document }) => envelope.kind === 'hosted' || (envelope.kind === 'none' && isToBe(document, 'merkle')),
}
