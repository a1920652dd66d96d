/** A token without its payload, which is the two hashes of a proof, not encoded (RFC 7797; Linked Data Signatures of 2018). @module */
import type { Algorithm } from '../../crypto/backend.ts'
import { base64url, concat, utf8 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { Signer } from '../../lib/issuing.ts'
import { type Document, own } from '../../lib/json.ts'
import { criticalNames, signatureBytes } from '../../lib/tokens/jws.ts'
import { parseCompact } from '../../lib/tokens/jws-parse.ts'
import type { Signed } from './signature-form.ts'

/** @throws CredentialError `ERR_PROOF_FORMAT`, `ERR_ALGORITHM`. */
export function readDetached(proof: Document, hashes: Uint8Array, algorithm: Algorithm): Signed {
  const text = own(proof, 'jws')
  const jws = typeof text === 'string' ? parseCompact(text) : undefined
  const [part] = jws?.signatures ?? []
  if (!jws || !part || jws.payload !== '' || own(part.header, 'b64') !== false || criticalNames(part).some((name) => name !== 'b64')) {
    throw new CredentialError('ERR_PROOF_FORMAT', 'the proof does not hold a detached token')
  }
  if (own(part.header, 'alg') !== algorithm)
    throw new CredentialError('ERR_ALGORITHM', 'the algorithm that the proof names does not fit its key')
  return { data: concat(utf8(`${part.protected}.`), hashes), signature: signatureBytes(part) }
}

export async function writeDetached(hashes: Uint8Array, { algorithm, sign }: Pick<Signer, 'algorithm' | 'sign'>): Promise<string> {
  const header = base64url(utf8(JSON.stringify({ alg: algorithm, b64: false, crit: ['b64'] })))
  return `${header}..${base64url(await sign(concat(utf8(`${header}.`), hashes)))}`
}
