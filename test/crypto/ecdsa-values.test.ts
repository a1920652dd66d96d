/**
 * ECDSA signatures at the edges of their values, which a key pair would never happen to make: the key is computed from the
 * signature (Q = r⁻¹(sR − eG)). Every backend takes those that satisfy the equation, and no other.
 */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { modulo, toBytes, toNumber } from '../../src/crypto/number.ts'
import { type CurveName, curves } from '../../src/crypto/weierstrass.ts'
import { base64url, concat, utf8 } from '../../src/lib/bytes.ts'
import { backends } from './backends.ts'
import { add, base, inverse, type Point, pointAt, times } from './points.ts'

const kinds = [
  ['ES256', 'P-256', 'sha256'],
  ['ES384', 'P-384', 'sha384'],
  ['ES512', 'P-521', 'sha512'],
] as const

const message = utf8('a credential')

describe.each(kinds)('%s', (algorithm, curve, hash) => {
  const { order, length } = curves[curve]
  const hashed = (data: Uint8Array): bigint => toNumber(Uint8Array.from(createHash(hash).update(data).digest()))
  const e = hashed(message)
  const G = base(curve)

  /** The key under which (r, s) is a signature whose point is R. */
  const keyFor = (R: Point, r: bigint, s: bigint): Point =>
    times(curve, inverse(r, order), add(curve, times(curve, s, R), times(curve, modulo(-e, order), G)))

  /** The same where the point is the base point: k = 1, and d = (s − e)/r. */
  const keyOfBase = (s: bigint, digest = e): Point => times(curve, modulo((s - digest) * inverse(r, order), order), G)

  async function answers(key: Point, r: bigint, s: bigint, data = message): Promise<ReadonlySet<boolean>> {
    const jwk = { kty: 'EC', crv: curve, x: coordinate(curve, key?.x), y: coordinate(curve, key?.y) }
    const signature = concat(toBytes(r, length), toBytes(s, length))
    const found = new Set<boolean>()
    for (const [, backend] of backends)
      found.add(await backend.verifySignature(algorithm, await backend.importKey({ jwk }, algorithm), data, signature))
    return found
  }

  const r = (G?.x ?? 0n) % order
  const edges = [1n, 2n, 3n, order - 1n, order - 2n, order / 2n, order / 2n + 1n, 1n << 128n, (1n << 32n) - 1n]

  test('s small, large, and in the middle', async () => {
    for (const s of edges) {
      const key = keyOfBase(s)
      expect([s, await answers(key, r, s)]).toEqual([s, new Set([true])])
      // the control: the same numbers over something else
      expect([s, await answers(key, r, s, utf8('another'))]).toEqual([s, new Set([false])])
    }
  })

  test('r and s at the edges under an honest key are no signature', async () => {
    const key = times(curve, 123_456_789n, G)
    for (const one of edges) for (const other of [1n, order - 1n, one]) expect(await answers(key, one, other)).toEqual(new Set([false]))
  })

  test('a point whose first coordinate is not below the order: r is what is left of it', async () => {
    // P-521 and the others alike: the order is a little below the prime
    let R: Point
    let x = order
    while (R === undefined) {
      x += 1n
      R = pointAt(curve, x, true)
    }
    const small = x - order
    const key = keyFor(R, small, 5n)
    expect(await answers(key, small, 5n)).toEqual(new Set([true]))
    expect(await answers(key, small + 1n, 5n)).toEqual(new Set([false]))
  })

  test('a sum that is the point at infinity', async () => {
    // Q = −(e/r)G makes u₁G + u₂Q nothing, whatever s is
    const key = times(curve, modulo(-e * inverse(r, order), order), G)
    for (const s of [1n, 7n, order - 1n]) expect(await answers(key, r, s)).toEqual(new Set([false]))
  })

  test('a sum of two equal points, and keys that are ±G', async () => {
    const d = modulo(e * inverse(r, order), order)
    // with k = 1 and Q = (e/r)G both parts of the sum are one point
    expect(await answers(times(curve, d, G), r, modulo(2n * e, order))).toEqual(new Set([true]))
    for (const secret of [1n, order - 1n]) {
      expect(await answers(times(curve, secret, G), r, modulo(e + r * secret, order))).toEqual(new Set([true]))
      expect(await answers(times(curve, secret, G), r, modulo(e - r * secret, order))).toEqual(new Set([false]))
    }
  })

  test('keys with a very small coordinate are keys, and nothing is their signature', async () => {
    const small = Array.from({ length: 20 }, (_, x) => pointAt(curve, BigInt(x), true)).filter((point) => point !== undefined)
    expect(small.length).toBeGreaterThan(3)
    for (const key of small) expect(await answers(key, r, 1n)).toEqual(new Set([false]))
  })

  test('hashes that begin with zeros, and with ones', async () => {
    for (const wanted of [0x00, 0xff]) {
      let number = 0
      let data = utf8('')
      do data = utf8(`message ${number++}`)
      while (
        createHash(hash)
          .update(data)
          .digest()
          .subarray(0, 2)
          .some((byte) => byte !== wanted)
      )
      const key = keyOfBase(11n, hashed(data))
      expect(await answers(key, r, 11n, data)).toEqual(new Set([true]))
      expect(await answers(key, r, 11n)).toEqual(new Set([false]))
    }
  })
})

const coordinate = (curve: CurveName, value = 0n): string => base64url(toBytes(value, curves[curve].length))
