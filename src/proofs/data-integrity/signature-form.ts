/** Where a proof holds its signature, and over what it was made. @module */
import type { Algorithm } from '../../crypto/backend.ts'
import type { Awaitable } from '../../lib/awaitable.ts'
import { base64url, concat, utf8 } from '../../lib/bytes.ts'
import type { Signer } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, own } from '../../lib/json.ts'
import { criticalNames, signatureBytes } from '../../lib/jws.ts'
import { fromBase58, toBase58 } from './multibase.ts'

interface Signed {
  readonly data: Uint8Array
  readonly signature: Uint8Array
}

export interface SignatureForm {
  /** The member of the proof that holds it, and that it does not cover. */
  readonly member: string
  /** @throws CredentialError `ERR_PROOF_FORMAT`, `ERR_ALGORITHM`. */
  readonly read: (proof: Document, hashes: Uint8Array, algorithm: Algorithm) => Awaitable<Signed>
  readonly write: (hashes: Uint8Array, signer: Pick<Signer, 'algorithm' | 'sign'>) => Promise<string>
}

/** `proofValue` in multibase, over the two hashes (vc-di-eddsa section 3.2.6). */
export const multibaseValue: SignatureForm = {
  member: 'proofValue',
  read: (proof, hashes) => ({ data: hashes, signature: fromBase58(own(proof, 'proofValue')) }),
  write: async (hashes, { sign }) => toBase58(await sign(hashes)),
}

/** `jws`: a token without its payload, which is the two hashes, not encoded (RFC 7797; Linked Data Signatures of 2018). */
export const detachedJws: SignatureForm = {
  member: 'jws',
  read: async (proof, hashes, algorithm) => {
    const { parseCompact } = await import('../../lib/jws-parse.ts')
    const text = own(proof, 'jws')
    const jws = typeof text === 'string' ? parseCompact(text) : undefined
    const [part] = jws?.signatures ?? []
    if (!jws || !part || jws.payload !== '' || own(part.header, 'b64') !== false || criticalNames(part).some((name) => name !== 'b64')) {
      throw new CredentialError('ERR_PROOF_FORMAT', 'the proof does not hold a detached token')
    }
    if (own(part.header, 'alg') !== algorithm)
      throw new CredentialError('ERR_ALGORITHM', 'the algorithm that the proof names does not fit its key')
    return { data: concat(utf8(`${part.protected}.`), hashes), signature: signatureBytes(part) }
  },
  write: async (hashes, { algorithm, sign }) => {
    const header = base64url(utf8(JSON.stringify({ alg: algorithm, b64: false, crit: ['b64'] })))
    return `${header}..${base64url(await sign(concat(utf8(`${header}.`), hashes)))}`
  },
}
