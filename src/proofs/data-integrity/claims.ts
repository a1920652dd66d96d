import type { ProofClaims } from '../../lib/contract.ts'
import { isObject, list, own } from '../../lib/json.ts'

/** Documents that hold their proofs themselves (VC Data Integrity 1.0 section 2.1). */
export const claims: ProofClaims = {
  id: 'data-integrity',
  secures: (document) => {
    const proofs = list(own(document, 'proof'))
    return proofs.length === 0 ? undefined : { kind: 'data-integrity', proofs: proofs.filter(isObject) }
  },
  issues: ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019', 'Ed25519Signature2020'],
  claims: ({ envelope }) => envelope.kind === 'data-integrity',
}
