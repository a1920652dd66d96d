/** A signer that comes from outside: a KMS, an HSM, a page. What it says and gives is looked at before it is used. @module */
import { algorithms, isAlgorithm } from '../crypto/backend.ts'
import type { Signer } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import { own } from '../lib/json.ts'

/**
 * @throws CredentialError `ERR_OPTION` where it is no signer; and, when it signs, `ERR_KEY` where what it gives cannot be a signature
 * of its algorithm.
 */
export function checkedSigner(signer: Signer): Signer {
  const { algorithm, keyId, sign } = { algorithm: own(signer, 'algorithm'), keyId: own(signer, 'keyId'), sign: signer?.sign }
  if (!isAlgorithm(algorithm)) throw new CredentialError('ERR_OPTION', 'the signer’s algorithm is none that is known here')
  if (typeof keyId !== 'string' || keyId === '' || typeof sign !== 'function')
    throw new CredentialError('ERR_OPTION', 'the signer has no key identifier, or nothing to sign with')
  const known = algorithms[algorithm]
  // a KMS often answers in DER, which verifies nowhere
  const length = 'length' in known ? known.length : undefined
  return {
    ...signer,
    sign: async (data) => {
      const signature: unknown = await signer.sign(data)
      if (!(signature instanceof Uint8Array)) throw new CredentialError('ERR_KEY', 'the signer did not answer with bytes')
      if (length !== undefined && signature.length !== length)
        throw new CredentialError(
          'ERR_KEY',
          `the signer answered with ${signature.length} bytes; a signature with ${algorithm} has ${length}, not in DER`,
        )
      return signature
    },
  }
}
