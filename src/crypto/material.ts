/**
 * A public key in the one form that every backend imports. Whatever spelling it had, its numbers are checked
 * here, so that no platform's own leniency decides.
 *
 * @module
 */
import { base64url, fromBase64url } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { isEdwardsKey } from './edwards.ts'
import { type CurveName, curves, isOnCurve, pointFrom } from './weierstrass.ts'

export type KeyType = 'Ed25519' | CurveName | 'RSA'
export type KeyBytes =
  | { readonly type: 'Ed25519'; readonly x: Uint8Array }
  | { readonly type: CurveName; readonly x: Uint8Array; readonly y: Uint8Array }
  | { readonly type: 'RSA'; readonly n: Uint8Array; readonly e: Uint8Array }

const invalid = (message: string): CredentialError => new CredentialError('ERR_KEY', message)

/** @throws CredentialError `ERR_KEY`. */
export function edwardsKey(x: Uint8Array): KeyBytes {
  if (!isEdwardsKey(x)) throw invalid('the key is not a valid Ed25519 key')
  return { type: 'Ed25519', x: x.slice() }
}

/** @throws CredentialError `ERR_KEY`. */
export function pointKey(type: CurveName, octets: Uint8Array): KeyBytes {
  const point = pointFrom(type, octets)
  if (point === undefined) throw invalid(`the key is not a point of the curve ${type}`)
  return { type, ...point }
}

/** RFC 7518 section 3.3 asks for 2048 bits at least; above 8192, checking a signature costs too much. */
const modulusBits = { least: 2048, most: 8192 }

/** @throws CredentialError `ERR_KEY`, or `ERR_UNSUPPORTED` where the numbers are larger than every platform takes. */
export function rsaKey(modulus: Uint8Array, exponent: Uint8Array): KeyBytes {
  const [n, e] = [withoutZeros(modulus), withoutZeros(exponent)]
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24
  if (bits < modulusBits.least) throw invalid('the RSA key is shorter than 2048 bits')
  if (bits > modulusBits.most) throw new CredentialError('ERR_UNSUPPORTED', 'the RSA key is longer than 8192 bits')
  if (e.length > 4) throw new CredentialError('ERR_UNSUPPORTED', 'the RSA key has an exponent of more than 32 bits')
  const isOdd = (bytes: Uint8Array): boolean => ((bytes.at(-1) ?? 0) & 1) === 1
  if (!isOdd(n) || !isOdd(e) || (e.length === 1 && e[0] === 1)) throw invalid('the numbers are not those of an RSA key')
  return { type: 'RSA', n, e }
}

function withoutZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  return first < 0 ? new Uint8Array() : bytes.slice(first)
}

const isCurve = (name: unknown): name is CurveName => typeof name === 'string' && Object.hasOwn(curves, name)

/** A JSON Web Key's public part (RFC 7517, RFC 7518 section 6, RFC 8037). @throws CredentialError `ERR_KEY` or `ERR_UNSUPPORTED`. */
export function fromJwk(jwk: Document): KeyBytes {
  const { kty, crv, use, key_ops: operations } = jwk
  if (use !== undefined && use !== 'sig') throw invalid('the key is not for signatures')
  if (
    operations !== undefined &&
    !(Array.isArray(operations) && operations.some((operation) => operation === 'verify' || operation === 'sign'))
  )
    throw invalid('the key is not for signatures')
  if (kty === 'OKP' && crv === 'Ed25519') return edwardsKey(member(jwk, 'x'))
  if (kty === 'RSA') return rsaKey(member(jwk, 'n'), member(jwk, 'e'))
  if (kty === 'EC' && isCurve(crv)) {
    const point = { x: member(jwk, 'x'), y: member(jwk, 'y') }
    if (!isOnCurve(crv, point)) throw invalid(`the key is not a point of the curve ${crv}`)
    return { type: crv, ...point }
  }
  if (typeof kty !== 'string') throw invalid('the JSON Web Key does not say what kind of key it is')
  throw new CredentialError('ERR_UNSUPPORTED', 'the key is of a kind that is not supported')
}

function member(jwk: Document, name: string): Uint8Array<ArrayBuffer> {
  const value = Object.hasOwn(jwk, name) ? jwk[name] : undefined
  const bytes = typeof value === 'string' && value.length <= 4096 ? fromBase64url(value) : undefined
  if (bytes === undefined) throw invalid(`the JSON Web Key has no usable member “${name}”`)
  return bytes
}

/** The key as a JSON Web Key of its required members only, in the order of RFC 7638: equal keys give equal objects. */
export function publicJwk(key: KeyBytes): Readonly<Record<string, string>> {
  if (key.type === 'Ed25519') return { crv: key.type, kty: 'OKP', x: base64url(key.x) }
  if (key.type === 'RSA') return { e: base64url(key.e), kty: 'RSA', n: base64url(key.n) }
  return { crv: key.type, kty: 'EC', x: base64url(key.x), y: base64url(key.y) }
}
