/**
 * What every crypto backend offers: hashes, keys, signatures. One backend is chosen by the package's
 * `imports` conditions (`#crypto`); all of them give the same answers.
 *
 * @module
 */
import type { Awaitable } from '../lib/awaitable.ts'
import type { KeyMaterial } from '../lib/contract.ts'
import type { Document } from '../lib/json.ts'
import type { KeyBytes, KeyType, Material } from './material.ts'

export type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512'
/** SHA-1 and MD5 are there for the hashed e-mail addresses of Open Badges 0.5 to 2.1, never for signatures. */
export type DigestAlgorithm = Hash | 'SHA-1' | 'MD5'

/**
 * JOSE's names (RFC 7518 section 3.1, RFC 8037), the key each needs and the hash each signs; and, where it does not
 * depend on the key, the length of a signature (RFC 7518 section 3.4: two numbers side by side, no DER).
 */
export const algorithms = {
  EdDSA: { type: 'Ed25519', hash: 'SHA-512', length: 64 },
  ES256: { type: 'P-256', hash: 'SHA-256', length: 64 },
  ES384: { type: 'P-384', hash: 'SHA-384', length: 96 },
  ES512: { type: 'P-521', hash: 'SHA-512', length: 132 },
  RS256: { type: 'RSA', hash: 'SHA-256', padding: 'pkcs1' },
  RS384: { type: 'RSA', hash: 'SHA-384', padding: 'pkcs1' },
  RS512: { type: 'RSA', hash: 'SHA-512', padding: 'pkcs1' },
  PS256: { type: 'RSA', hash: 'SHA-256', padding: 'pss' },
  PS384: { type: 'RSA', hash: 'SHA-384', padding: 'pss' },
  PS512: { type: 'RSA', hash: 'SHA-512', padding: 'pss' },
} as const

export type Algorithm = keyof typeof algorithms

/** ECDSA with a key of each curve. */
export const elliptic: Readonly<Partial<Record<string, Algorithm>>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' }

/** Whether a name is one of {@link algorithms}: for names that come from outside. */
export const isAlgorithm = (name: unknown): name is Algorithm => typeof name === 'string' && Object.hasOwn(algorithms, name)

/** A key that was imported; made by `importKey` only. */
export interface PublicKey {
  readonly type: KeyType
  /** The key itself, checked: its point is on the curve, its modulus is long enough. */
  readonly bytes: KeyBytes
  readonly takes: Material['takes']
  readonly publishedFor?: Material['publishedFor']
  /** The backend's own form. */
  readonly native: unknown
}

export type BackendName = 'node' | 'web' | 'web+noble'

export interface Backend {
  /** Which backend answers; the web one may have to ask the platform for Ed25519 first. */
  readonly backend: () => Awaitable<BackendName>
  /** The hash of some bytes, or of a text in UTF-8. */
  readonly digest: (algorithm: DigestAlgorithm, data: Uint8Array | string) => Awaitable<Uint8Array<ArrayBuffer>>
  /** The hash of a text in UTF-8, in hexadecimal digits. */
  readonly digestText: (algorithm: Hash, text: string) => Awaitable<string>
  /**
   * @throws CredentialError `ERR_KEY` (not well formed), `ERR_UNSUPPORTED` (a kind that is not supported),
   * `ERR_ALGORITHM` (the key is for another algorithm than the one named).
   */
  readonly importKey: (material: KeyMaterial, algorithm?: Algorithm) => Awaitable<PublicKey>
  /**
   * Whether the signature verifies. ECDSA signatures are the two numbers side by side (RFC 7518 section 3.4).
   * @param hash - Of ECDSA only, where it is named apart from the curve, as in certificates: else it is that of the algorithm.
   * @throws CredentialError `ERR_ALGORITHM` where the algorithm does not fit the key.
   */
  readonly verifySignature: (
    algorithm: Algorithm,
    key: PublicKey,
    data: Uint8Array,
    signature: Uint8Array,
    hash?: Hash,
  ) => Awaitable<boolean>
  /** @throws CredentialError `ERR_KEY`, `ERR_UNSUPPORTED` or `ERR_ALGORITHM` as `importKey` does. */
  readonly sign: (algorithm: Algorithm, privateJwk: Document, data: Uint8Array) => Awaitable<Uint8Array<ArrayBuffer>>
}
