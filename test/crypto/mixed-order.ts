/** Signatures and keys whose points lie outside the large subgroup of Ed25519: by them the equations of verification are told apart. */
import { createHash } from 'node:crypto'
import { Point } from '@noble/ed25519'
import { fromLittleEndian, toBytes } from '../../src/crypto/number.ts'
import { concat } from '../../src/lib/bytes.ts'

const order = Point.CURVE().n
export const littleEndian = (value: bigint): Uint8Array<ArrayBuffer> => toBytes(value, 32).toReversed() as Uint8Array<ArrayBuffer>

/** A point of order 8: any point times the order of the large subgroup, where that leaves enough. */
export const torsion: Point = ((): Point => {
  for (let y = 3n; ; y++) {
    try {
      const point = Point.fromBytes(littleEndian(y), true)
      const rest = point.multiplyUnsafe(order - 1n).add(point)
      if (!rest.double().double().is0()) return rest
    } catch {
      // not every y is on the curve
    }
  }
})()

/** The hash of RFC 8032 section 5.1.7, not reduced. */
export const hashOf = (R: Uint8Array, key: Uint8Array, message: Uint8Array): bigint =>
  fromLittleEndian(
    createHash('sha512')
      .update(concat(R, key, message))
      .digest(),
  )

/** A signature whose key and R may lie outside the large subgroup: R = rB + T2, A = aB + T1. */
export function mixed(t1: Point, t2: Point, message: Uint8Array): { key: Uint8Array; signature: Uint8Array; k: bigint } {
  const [a, r] = [123456789n, 987654321n]
  const key = Point.BASE.multiply(a).add(t1).toBytes()
  const R = Point.BASE.multiply(r).add(t2).toBytes()
  const k = hashOf(R, key, message) % order
  return { key, signature: concat(R, littleEndian((r + k * a) % order)), k }
}
