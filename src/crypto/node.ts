/** Hashes and signatures by `node:crypto`: synchronous, and several times the speed of WebCrypto for small data. @module */
import crypto, { constants, createHash, createPrivateKey, createPublicKey, type KeyObject, sign as signOnce, verify } from 'node:crypto'
import type { Awaitable } from '../lib/awaitable.ts'
import type { KeyMaterial } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { type Algorithm, algorithms, type BackendName, type DigestAlgorithm, type Hash, type PublicKey } from './backend.ts'
import { keyImporter, requireFit } from './import.ts'
import { publicJwk } from './material.ts'

export const backend = (): BackendName => 'node'

/** As the backend’s contract says. Where it is there, `hash` takes half the time; not every runtime has it. */
export const digest: (algorithm: DigestAlgorithm, data: Uint8Array | string) => Uint8Array<ArrayBuffer> =
  typeof crypto.hash === 'function'
    ? (algorithm, data) => plain(crypto.hash(hashNames[algorithm], data, 'buffer'))
    : (algorithm, data) => plain(createHash(hashNames[algorithm]).update(data).digest())

/** The hash of a text in UTF-8, in hexadecimal digits. */
export const digestText: (algorithm: Hash, text: string) => string =
  typeof crypto.hash === 'function'
    ? (algorithm, text) => crypto.hash(hashNames[algorithm], text, 'hex')
    : (algorithm, text) => createHash(hashNames[algorithm]).update(text).digest('hex')

/** As OpenSSL names them. */
const hashNames: Readonly<Record<DigestAlgorithm, string>> = {
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'SHA-1': 'sha1',
  MD5: 'md5',
}

/** The bytes of a Buffer, which may be a part of something larger, on their own. */
const plain = (buffer: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(buffer)

/** As the backend’s contract says. @throws CredentialError `ERR_KEY`, `ERR_UNSUPPORTED` or `ERR_ALGORITHM`. */
export const importKey: (material: KeyMaterial, algorithm?: Algorithm) => Awaitable<PublicKey> = keyImporter((bytes) =>
  createPublicKey({ key: publicJwk(bytes), format: 'jwk' }),
)

/** As the backend’s contract says. @throws CredentialError `ERR_ALGORITHM`. */
export function verifySignature(algorithm: Algorithm, key: PublicKey, data: Uint8Array, signature: Uint8Array, hash?: Hash): boolean {
  requireFit(algorithm, key)
  const hashed = hash === undefined ? hashOf(algorithm) : hashNames[hash]
  return key.takes(signature) && attempt(() => verify(hashed, data, options(algorithm, key.native as KeyObject), signature))
}

/** OpenSSL may be built, or told, to refuse what others take. */
function attempt<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (cause) {
    throw new CredentialError('ERR_UNSUPPORTED', 'the platform does not support this kind of key or signature', { cause })
  }
}

/** As the backend’s contract says. @throws CredentialError `ERR_KEY`, `ERR_UNSUPPORTED` or `ERR_ALGORITHM`. */
export async function sign(algorithm: Algorithm, privateJwk: Document, data: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const publicKey = await importKey({ jwk: privateJwk }, algorithm)
  const secret = privateKey(privateJwk)
  const signature = attempt(() => plain(signOnce(hashOf(algorithm), data, options(algorithm, secret))))
  // also where the two halves of the key do not belong together: such a signature would give the key away
  if (!verifySignature(algorithm, publicKey, data, signature))
    throw new CredentialError('ERR_KEY', 'the private key is not the public key’s')
  return signature
}

function privateKey(jwk: Document): KeyObject {
  try {
    return createPrivateKey({ key: { ...jwk }, format: 'jwk' })
  } catch {
    // no cause: an error of the platform might quote the key
    throw new CredentialError('ERR_KEY', 'the private key is not well formed')
  }
}

/** Ed25519 hashes for itself. */
const hashOf = (algorithm: Algorithm): string | null => (algorithm === 'EdDSA' ? null : hashNames[algorithms[algorithm].hash])

interface KeyAndOptions {
  readonly key: KeyObject
  readonly dsaEncoding?: 'ieee-p1363'
  readonly padding?: number
  readonly saltLength?: number
}

function options(algorithm: Algorithm, key: KeyObject): KeyObject | KeyAndOptions {
  const facts = algorithms[algorithm]
  if (facts.type === 'Ed25519') return key
  if (facts.type !== 'RSA') return { key, dsaEncoding: 'ieee-p1363' }
  if (facts.padding === 'pkcs1') return { key, padding: constants.RSA_PKCS1_PADDING }
  // RFC 7518 section 3.5: the salt is as long as the hash
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
}
