/** What a token's header may say, by an allow-list: RFC 8725 sections 3.1, 3.2 and 3.11. @module */
import { type Algorithm, isAlgorithm } from '../crypto/backend.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, own } from '../lib/json.ts'
import { criticalNames, type JwsSignature } from '../lib/tokens/jws.ts'

/** Signatures that are known and not verified here: not to be taken for a wrong algorithm. */
const unsupported = ['ES256K', 'Ed448', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87']

/**
 * The algorithm of a signature; only the protected header counts.
 * @throws CredentialError `ERR_ALGORITHM`; `ERR_UNSUPPORTED` for signatures that are not verified here.
 */
export function algorithmOf(header: Document): Algorithm {
  const name = own(header, 'alg')
  // RFC 9864 gives the one Edwards curve that is used a name of its own
  if (name === 'Ed25519') return 'EdDSA'
  if (isAlgorithm(name)) return name
  if (unsupported.some((known) => known === name))
    throw new CredentialError('ERR_UNSUPPORTED', 'the token is signed with an algorithm that is not supported')
  throw new CredentialError('ERR_ALGORITHM', 'the token is signed with an algorithm that is not allowed')
}

/**
 * A token of another kind must not be taken for a credential, and no critical header is understood here.
 * @param wanted - What it is taken for.
 * @throws CredentialError `ERR_PROOF_FORMAT`.
 */
export function refuseOtherTokens(signature: JwsSignature, types: readonly string[], wanted = 'credential'): void {
  if (criticalNames(signature).length > 0)
    throw new CredentialError('ERR_PROOF_FORMAT', 'the token has a critical header that is not understood')
  const type = own(signature.header, 'typ')
  if (type === undefined) return
  const name = typeof type === 'string' ? type.toLowerCase().replace(/^application\//, '') : ''
  if (!types.includes(name)) throw new CredentialError('ERR_PROOF_FORMAT', `the token says that it is something else than a ${wanted}`)
}
