/**
 * A public key in the one form that every backend imports. Whatever spelling it had, its numbers are checked
 * here, so that no platform's own leniency decides.
 *
 * @module
 */
import { base64url, fromBase64url } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { isEdwardsKey, isEdwardsSignature } from './edwards.ts'
import type { CurveName } from './weierstrass.ts'

export type KeyType = 'Ed25519' | CurveName | 'RSA'
export type KeyBytes =
  | { readonly type: 'Ed25519'; readonly x: Uint8Array }
  | { readonly type: CurveName; readonly x: Uint8Array; readonly y: Uint8Array }
  | { readonly type: 'RSA'; readonly n: Uint8Array; readonly e: Uint8Array }

export const invalid = (message: string): CredentialError => new CredentialError('ERR_KEY', message)

/** A key, read. */
export interface Material {
  readonly bytes: KeyBytes
  /** Whether some bytes can be a signature of this key at all: length and ranges, so that every platform agrees. */
  readonly takes: (signature: Uint8Array) => boolean
  /** The JOSE algorithms that the key was published for, where it says so. */
  readonly publishedFor?: readonly string[]
}

/** @throws CredentialError `ERR_KEY`. */
export function edwardsKey(x: Uint8Array): Material {
  if (!isEdwardsKey(x)) throw invalid('the key is not a valid Ed25519 key')
  return { bytes: { type: 'Ed25519', x: x.slice() }, takes: isEdwardsSignature }
}

/** A JSON Web Key may say what it is for (RFC 7517 sections 4.2 and 4.3). @throws CredentialError `ERR_KEY`. */
export function requireForSignatures({ use, key_ops: operations }: Document): void {
  const signs = (operation: unknown): boolean => operation === 'verify' || operation === 'sign'
  if ((use !== undefined && use !== 'sig') || (operations !== undefined && !(Array.isArray(operations) && operations.some(signs))))
    throw invalid('the key is not for signatures')
}

/** Digits of a member of a JSON Web Key. */
export const longestMember = 4096

/** A member of a JSON Web Key, as bytes. @throws CredentialError `ERR_KEY`. */
export function member(jwk: Document, name: string): Uint8Array<ArrayBuffer> {
  const value = Object.hasOwn(jwk, name) ? jwk[name] : undefined
  const bytes = typeof value === 'string' && value.length <= longestMember ? fromBase64url(value) : undefined
  if (bytes === undefined) throw invalid(`the JSON Web Key has no usable member “${name}”`)
  return bytes
}

/** The key as a JSON Web Key of its required members only, in the order of RFC 7638: equal keys give equal objects. */
export function publicJwk(key: KeyBytes): Readonly<Record<string, string>> {
  if (key.type === 'Ed25519') return { crv: key.type, kty: 'OKP', x: base64url(key.x) }
  if (key.type === 'RSA') return { e: base64url(key.e), kty: 'RSA', n: base64url(key.n) }
  return { crv: key.type, kty: 'EC', x: base64url(key.x), y: base64url(key.y) }
}
