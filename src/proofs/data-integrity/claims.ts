import type { ProofClaims } from '../../lib/contract.ts'
import { isObject, list, own } from '../../lib/json.ts'

/** Documents that hold their proofs themselves (VC Data Integrity 1.0 section 2.1). */
export const claims: ProofClaims = {
  id: 'data-integrity',
  secures: (document) => {
    const proofs = list(own(document, 'proof'))
    return proofs.length === 0 ? undefined : { kind: 'data-integrity', proofs: proofs.filter(isObject) }
  },
  claims: ({ envelope }) => envelope.kind === 'data-integrity',
}
