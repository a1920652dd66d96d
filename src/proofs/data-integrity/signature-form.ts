/** Where a proof holds its signature, and over what it was made. @module */
import type { Algorithm } from '../../crypto/backend.ts'
import { type Awaitable, after } from '../../lib/awaitable.ts'
import type { Signer } from '../../lib/issuing.ts'
import { type Document, own } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { fromBase58 } from './multibase.ts'

export interface Signed {
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
  write: async (hashes, { sign }) => `z${(await import('../../lib/base58-text.ts')).toBase58(await sign(hashes))}`,
}

/** Few proofs are of the older suites. */
const detached = /* @__PURE__ */ loadOnce(() => import('./detached-jws.ts'))

/** `jws`: a token without its payload (RFC 7797; Linked Data Signatures of 2018). */
export const detachedJws: SignatureForm = {
  member: 'jws',
  read: (proof, hashes, algorithm) => after(detached(), ({ readDetached }) => readDetached(proof, hashes, algorithm)),
  write: async (hashes, signer) => (await detached()).writeDetached(hashes, signer),
}
