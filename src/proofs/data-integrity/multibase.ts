/** The value of a proof: multibase text (VC Data Integrity 1.0 section 2.1, CID 1.0 section 2.4). @module */
import { fromBase58 as bytesOf } from '../../lib/base58.ts'
import { CredentialError } from '../../lib/errors.ts'

/** Base58 takes time that grows with the square of its length; no signature here is longer than 132 bytes. */
const longest = 200

/** @throws CredentialError `ERR_PROOF_FORMAT`. */
export function fromBase58(text: unknown): Uint8Array {
  const isText = typeof text === 'string' && text.length <= longest && text.startsWith('z')
  const bytes = isText ? bytesOf(text.slice(1)) : undefined
  if (bytes) return bytes
  throw new CredentialError('ERR_PROOF_FORMAT', 'the value of the proof is not base58 multibase text')
}
