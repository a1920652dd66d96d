/** The value of a proof: multibase text (VC Data Integrity 1.0 section 2.1, CID 1.0 section 2.4). @module */
import { base58btc } from 'multiformats/bases/base58'
import { CredentialError } from '../../lib/errors.ts'

/** Base58 takes time that grows with the square of its length; no signature here is longer than 132 bytes. */
const longest = 200

/** @throws CredentialError `ERR_PROOF_FORMAT`. */
export function fromBase58(text: unknown): Uint8Array {
  if (typeof text === 'string' && text.length <= longest && text.startsWith('z')) {
    try {
      return base58btc.decode(text)
    } catch {
      // said below
    }
  }
  throw new CredentialError('ERR_PROOF_FORMAT', 'the value of the proof is not base58 multibase text')
}

export const toBase58 = (bytes: Uint8Array): string => base58btc.encode(bytes)
