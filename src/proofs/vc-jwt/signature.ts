/** The signature of a token under a key. @module */
import { verifySignature } from '#crypto'
import type { PublicKey } from '../../crypto/backend.ts'
import { type Jws, type JwsSignature, signatureBytes, signingInput } from '../../lib/tokens/jws.ts'
import { algorithmOf } from '../jose-header.ts'

/** @throws CredentialError `ERR_ALGORITHM`; `ERR_UNSUPPORTED` for signatures that are not verified here. */
export const verifies = async (jws: Jws, signature: JwsSignature, key: PublicKey): Promise<boolean> =>
  verifySignature(algorithmOf(signature.header), key, signingInput(jws, 0), signatureBytes(signature))

/** The same, of a key that only may have signed. */
export const signedBy =
  (jws: Jws, signature: JwsSignature) =>
  (key: PublicKey): Promise<boolean> =>
    verifies(jws, signature, key).catch(() => false)
