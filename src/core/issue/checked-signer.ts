/** A signer that comes from outside: a KMS, an HSM, a page. What it says and gives is looked at before it is used. @module */
import { algorithms, isAlgorithm } from '../../crypto/backend.ts'
import { fromBase64 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { isBytes } from '../../lib/is-bytes.ts'
import type { Signer } from '../../lib/issuing.ts'
import { isListOf, isObject, isText } from '../../lib/json.ts'
import { defaultLimits, limitsOf } from '../../lib/limits.ts'
import { inTime } from '../../lib/network/in-time.ts'
import type { Options } from '../../lib/options.ts'

/** A person may have to allow a signature: where the caller sets no limit, there are ten minutes. */
const patience = 600_000
/** Bytes of the shortest RSA signature that verifiers accept (NIST SP 800-131A: keys of 2048 bits). */
const shortest = 256

const isBase64 = (value: unknown): boolean => isText(value) && fromBase64(value) !== undefined

/**
 * @throws CredentialError `ERR_OPTION` where it is no signer; and, when it signs, `ERR_KEY` where what it gives cannot be a signature
 * of its algorithm, `ERR_LIMIT` where it gives nothing in time, `ERR_ABORTED`.
 */
export function checkedSigner(signer: Signer, { limits, signal }: Pick<Options, 'limits' | 'signal'>): Signer {
  // an object of a class has them where its class says
  const { algorithm, keyId, certificates, sign } = isObject(signer) ? (signer as Partial<Signer>) : {}
  if (!isAlgorithm(algorithm)) throw new CredentialError('ERR_OPTION', 'the signer’s algorithm is none that is known here')
  if (typeof keyId !== 'string' || keyId === '' || typeof sign !== 'function')
    throw new CredentialError('ERR_OPTION', 'the signer has no key identifier, or nothing to sign with')
  const chain: unknown = certificates ?? []
  if (!isListOf(chain, isBase64))
    throw new CredentialError('ERR_OPTION', 'the signer’s certificates are no list of base64 texts, without more')
  const known = algorithms[algorithm]
  // a KMS often answers in DER, which verifies nowhere
  const length = 'length' in known ? known.length : undefined
  const { time } = limitsOf({ limits }, { ...defaultLimits, time: patience })
  const late = (): CredentialError => new CredentialError('ERR_LIMIT', `the signer did not answer within ${time} ms`)
  return {
    algorithm,
    keyId,
    ...(certificates && chain.length > 0 && { certificates }),
    sign: async (data) => {
      const signature: unknown = await inTime(async () => signer.sign(data), { time, signal, late })
      if (!isBytes(signature)) throw new CredentialError('ERR_KEY', 'the signer did not answer with bytes')
      if (length === undefined && signature.length < shortest)
        throw new CredentialError('ERR_KEY', `the signer answered with ${signature.length} bytes, which is no RSA signature`)
      if (length !== undefined && signature.length !== length)
        throw new CredentialError(
          'ERR_KEY',
          `the signer answered with ${signature.length} bytes; a signature with ${algorithm} has ${length}, not in DER`,
        )
      return signature
    },
  }
}
