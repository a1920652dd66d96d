/** Signed badges before 3.0: the payload is the assertion (OB 2.0, Signed Badges). @module */
import type { ProofClaims } from '../../lib/contract.ts'
import { type Document, isObject } from '../../lib/json.ts'
import { hasType } from '../../lib/linked.ts'
import type { Jws } from '../../lib/tokens/jws.ts'
import { tokenPayload } from '../../lib/tokens/payload.ts'

function badgeIn(jws: Jws): Document | undefined {
  const payload = tokenPayload(jws)
  return isObject(payload) && isBadge(payload) ? payload : undefined
}

/** A badge, an endorsement, or a learner record of 1.0, which is signed as badges are (CLR 1.0, Verification). */
const isBadge = (document: Document): boolean =>
  !hasType(document, 'VerifiableCredential') &&
  ('badge' in document || ('claim' in document && 'issuer' in document) || ('learner' in document && 'publisher' in document))

export const claims: ProofClaims = {
  id: 'ob2-jws',
  opens: (jws) => {
    const document = badgeIn(jws)
    return document && { document, kind: 'jws' }
  },
  issues: ['ob2-jws'],
  claims: ({ envelope, document }) => envelope.kind === 'jws' && envelope.jws.form === 'compact' && isBadge(document),
}
