/** The NIST curves (FIPS 186-5, SP 800-186): points checked and decompressed, signatures checked for range. @module */
import { modulo, power, toBytes, toNumber } from './number.ts'

export type CurveName = 'P-256' | 'P-384' | 'P-521'

interface Curve {
  /** Bytes of a coordinate. */
  readonly length: number
  readonly prime: bigint
  readonly order: bigint
  readonly b: bigint
}

/** All have a = -3, and primes of the form 4k + 3. */
export const curves: Readonly<Record<CurveName, Curve>> = {
  'P-256': {
    length: 32,
    prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    length: 48,
    prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
  'P-521': {
    length: 66,
    prime: 2n ** 521n - 1n,
    order:
      0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    b: 0x0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  },
}

export interface Point {
  readonly x: Uint8Array<ArrayBuffer>
  readonly y: Uint8Array<ArrayBuffer>
}

const ySquare = ({ prime, b }: Curve, x: bigint): bigint => modulo(x * x * x - 3n * x + b, prime)

/** Whether the coordinates are whole, in range, and a point of the curve (SP 800-56A section 5.6.2.3.3). */
export function isOnCurve(name: CurveName, { x, y }: Point): boolean {
  const curve = curves[name]
  const [across, up] = [toNumber(x), toNumber(y)]
  return (
    x.length === curve.length &&
    y.length === curve.length &&
    across < curve.prime &&
    up < curve.prime &&
    modulo(up * up, curve.prime) === ySquare(curve, across)
  )
}

/** A point out of its octets, compressed or not (SEC 1 section 2.3.4); `undefined` where they are none. */
export function pointFrom(name: CurveName, octets: Uint8Array): Point | undefined {
  const { length, prime } = curves[name]
  const form = octets[0]
  if (form === 4 && octets.length === 1 + 2 * length) {
    const point = { x: octets.slice(1, 1 + length), y: octets.slice(1 + length) }
    return isOnCurve(name, point) ? point : undefined
  }
  if ((form !== 2 && form !== 3) || octets.length !== 1 + length) return undefined
  const x = octets.slice(1)
  const root = power(ySquare(curves[name], toNumber(x)), (prime + 1n) / 4n, prime)
  const point = { x, y: toBytes((root & 1n) === BigInt(form & 1) ? root : prime - root, length) }
  return isOnCurve(name, point) ? point : undefined
}

/** Whether a signature is two numbers of the right length, from 1 to the order less one (FIPS 186-5 section 6.4.2). */
export function isCurveSignature(name: CurveName, signature: Uint8Array): boolean {
  const { length, order } = curves[name]
  if (signature.length !== 2 * length) return false
  const inRange = (value: bigint): boolean => value > 0n && value < order
  return inRange(toNumber(signature.subarray(0, length))) && inRange(toNumber(signature.subarray(length)))
}
