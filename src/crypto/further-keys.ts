/** Keys other than those of Ed25519, which few badges are signed with: the NIST curves and RSA. @module */
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { invalid, longestMember, type Material, member } from './material.ts'
import { type CurveName, curves, isCurveSignature, isOnCurve, type Point, pointFrom } from './weierstrass.ts'

const onCurve = (type: CurveName, point: Point): Material => ({
  bytes: { type, ...point },
  takes: (signature) => isCurveSignature(type, signature),
})

/** @throws CredentialError `ERR_KEY`. */
export function pointKey(type: CurveName, octets: Uint8Array): Material {
  const point = pointFrom(type, octets)
  if (point === undefined) throw invalid(`the key is not a point of the curve ${type}`)
  return onCurve(type, point)
}

/** RFC 7518 section 3.3 asks for 2048 bits at least; above 8192, checking a signature costs too much. */
const modulusBits = { least: 2048, most: 8192 }

const tooLong = (): CredentialError => new CredentialError('ERR_UNSUPPORTED', 'the RSA key is longer than 8192 bits')

/** @throws CredentialError `ERR_KEY`, or `ERR_UNSUPPORTED` where the numbers are larger than every platform takes. */
export function rsaKey(modulus: Uint8Array, exponent: Uint8Array): Material {
  const [n, e] = [withoutZeros(modulus), withoutZeros(exponent)]
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24
  if (bits < modulusBits.least) throw invalid('the RSA key is shorter than 2048 bits')
  if (bits > modulusBits.most) throw tooLong()
  if (e.length > 4) throw new CredentialError('ERR_UNSUPPORTED', 'the RSA key has an exponent of more than 32 bits')
  const isOdd = (bytes: Uint8Array): boolean => ((bytes.at(-1) ?? 0) & 1) === 1
  if (!isOdd(n) || !isOdd(e) || (e.length === 1 && e[0] === 1)) throw invalid('the numbers are not those of an RSA key')
  return { bytes: { type: 'RSA', n, e }, takes: (signature) => signature.length === n.length }
}

function withoutZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  return first < 0 ? new Uint8Array() : bytes.slice(first)
}

/** Keys to agree on a secret with (RFC 7748) sign nothing: that is known of them, unlike of a kind that is not supported. */
export const agrees = (): CredentialError => invalid('the key is one to agree on secrets with, and signs nothing')

const isCurve = (name: unknown): name is CurveName => typeof name === 'string' && Object.hasOwn(curves, name)

/** A JSON Web Key's public part (RFC 7517, RFC 7518 section 6, RFC 8037). @throws CredentialError `ERR_KEY` or `ERR_UNSUPPORTED`. */
export function fromJwk(jwk: Document): Material {
  const { kty, crv } = jwk
  if (kty === 'RSA') {
    // what is too long to be decoded is too long
    if (typeof jwk['n'] === 'string' && jwk['n'].length > longestMember) throw tooLong()
    return rsaKey(member(jwk, 'n'), member(jwk, 'e'))
  }
  if (kty === 'EC' && isCurve(crv)) {
    const point = { x: member(jwk, 'x'), y: member(jwk, 'y') }
    if (!isOnCurve(crv, point)) throw invalid(`the key is not a point of the curve ${crv}`)
    return onCurve(crv, point)
  }
  if (kty === 'OKP' && (crv === 'X25519' || crv === 'X448')) throw agrees()
  if (typeof kty !== 'string') throw invalid('the JSON Web Key does not say what kind of key it is')
  throw new CredentialError('ERR_UNSUPPORTED', 'the key is of a kind that is not supported')
}
