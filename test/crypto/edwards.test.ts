/** Ed25519 where implementations are known to differ: small order, encodings that are not canonical, the cofactor. */

import { createHash } from 'node:crypto'
import { getPublicKey, hashes, Point, sign, verify } from '@noble/ed25519'
import { describe, expect, test } from 'vitest'
import { isEdwardsSignature } from '../../src/crypto/edwards.ts'
import { fromLittleEndian } from '../../src/crypto/number.ts'
import { base64url, concat, equalBytes, utf8 } from '../../src/lib/bytes.ts'
import { backends } from './backends.ts'
import { littleEndian, mixed, torsion } from './mixed-order.ts'

hashes.sha512 = (bytes) => Uint8Array.from(createHash('sha512').update(bytes).digest())

const order = Point.CURVE().n
const prime = Point.CURVE().p
const jwkOf = (key: Uint8Array): { readonly jwk: Record<string, string> } => ({ jwk: { kty: 'OKP', crv: 'Ed25519', x: base64url(key) } })

const multiples = Array.from({ length: 8 }, (_, times) =>
  Array.from({ length: times }).reduce<Point>((sum) => sum.add(torsion), Point.ZERO),
)

const messages = Array.from({ length: 64 }, (_, index) => utf8(`message ${index}`))
const secret = Uint8Array.from({ length: 32 }, (_, index) => index)
const key = getPublicKey(secret)
const message = utf8('a credential')
const signature = sign(message, secret)

test('S is below the order, before any backend is asked: not each looks', () => {
  const ends = (s: bigint): boolean => isEdwardsSignature(concat(signature.slice(0, 32), littleEndian(s)))
  for (const s of [0n, 1n, 2n ** 248n, 2n ** 252n - 1n, 2n ** 252n, order - 1n]) expect(ends(s), String(s)).toBe(true)
  for (const s of [order, order + 1n, 2n ** 252n + 2n ** 248n - 1n, 2n ** 253n, 2n ** 256n - 1n]) expect(ends(s), String(s)).toBe(false)
})

describe.each(backends)('%s', (_name, backend) => {
  const verifies = async (publicKey: Uint8Array, data: Uint8Array, bytes: Uint8Array): Promise<boolean> =>
    backend.verifySignature('EdDSA', await backend.importKey(jwkOf(publicKey)), data, bytes)

  test('control: an honest signature verifies, and no bit of it can be changed', async () => {
    expect(await verifies(key, message, signature)).toBe(true)
    for (let bit = 0; bit < 512; bit++) {
      const changed = signature.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(await verifies(key, message, changed), `bit ${bit}`).toBe(false)
    }
  })

  test('S that is not below the order', async () => {
    const s = fromLittleEndian(signature.slice(32))
    for (const more of [order, 2n * order, 8n * order])
      expect(await verifies(key, message, concat(signature.slice(0, 32), littleEndian(s + more)))).toBe(false)
  })

  test.each([0, 63, 65, 128])('a signature of %i bytes', async (length) => {
    expect(await verifies(key, message, concat(signature, new Uint8Array(64)).slice(0, length))).toBe(false)
  })

  test('keys of small order, in every encoding', async () => {
    const encodings = multiples.flatMap((point) => {
      const bytes = point.toBytes()
      const y = fromLittleEndian(bytes) & (2n ** 255n - 1n)
      return [y, y + prime]
        .filter((value) => value < 2n ** 255n)
        .flatMap((value) => [littleEndian(value), littleEndian(value | (1n << 255n))])
    })
    expect(encodings.length).toBeGreaterThan(16)
    for (const encoding of encodings)
      await expect((async () => backend.importKey(jwkOf(encoding)))()).rejects.toMatchObject({ code: 'ERR_KEY' })
  })

  test('keys that are not canonical, and keys that are no points', async () => {
    const onCurve = Array.from({ length: 19 }, (_, index) => BigInt(index)).map((y) => littleEndian(y + prime))
    for (const encoding of onCurve)
      await expect((async () => backend.importKey(jwkOf(encoding)))()).rejects.toMatchObject({ code: 'ERR_KEY' })
    let refused = 0
    for (let y = 2n; y < 64n; y++) {
      const real = isPoint(littleEndian(y))
      const imported = await (async () => backend.importKey(jwkOf(littleEndian(y))))().then(
        () => true,
        () => false,
      )
      expect(imported, `y = ${y}`).toBe(real)
      if (!real) refused++
    }
    expect(refused).toBeGreaterThan(20)
  })

  test('R of small order: S = 0 and k = 0 would satisfy the equation for a key of small order; R alone is enough to refuse', async () => {
    for (const point of multiples) expect(await verifies(key, message, concat(point.toBytes(), new Uint8Array(32)))).toBe(false)
  })

  test('R spelled in a way that is not canonical, where the equation holds', async () => {
    // R is the neutral element, so S = k·a: with y + p, with a sign for zero, and with both
    const neutral = [1n + prime, 1n | (1n << 255n), (1n + prime) | (1n << 255n)].map(littleEndian)
    const a = 123456789n
    const point = Point.BASE.multiply(a)
    for (const R of neutral) {
      const k =
        fromLittleEndian(
          createHash('sha512')
            .update(concat(R, point.toBytes(), message))
            .digest(),
        ) % order
      const s = (k * a) % order
      // the control: whoever reads R as a point finds both sides equal
      expect(Point.BASE.multiply(s).equals(point.multiply(k))).toBe(true)
      expect(await verifies(point.toBytes(), message, concat(R, littleEndian(s)))).toBe(false)
    }
  })

  test('S at the edges, halves in the other order, and other messages', async () => {
    const [R, S] = [signature.slice(0, 32), signature.slice(32)]
    for (const s of [0n, 1n, order - 1n, order, order + 1n, prime, 2n ** 252n, 2n ** 255n - 1n, 2n ** 256n - 1n])
      expect(await verifies(key, message, concat(R, littleEndian(s)))).toBe(false)
    expect(await verifies(key, message, concat(S, R))).toBe(false)
    for (const y of [0n, 1n, 2n, prime - 1n, prime, prime + 1n, 2n ** 255n - 1n, 2n ** 256n - 1n])
      expect(await verifies(key, message, concat(littleEndian(y), S))).toBe(false)
    for (const length of [0, 1, 31, 32, 63, 64, 127, 128, 1024]) {
      const data = new Uint8Array(length).fill(length)
      expect(await verifies(key, data, sign(data, secret))).toBe(true)
      expect(await verifies(key, concat(data, new Uint8Array(1)), sign(data, secret))).toBe(false)
    }
  })

  test('mixed order: only what satisfies the equation without the cofactor', async () => {
    const seen = new Set<boolean>()
    for (const data of messages) {
      const made = mixed(torsion, Point.ZERO, data)
      const expected = made.k % 8n === 0n
      seen.add(expected)
      // the trap is real: the library's own strict mode multiplies by the cofactor and takes them all
      expect(verify(made.signature, data, made.key, { zip215: false })).toBe(true)
      expect(await verifies(made.key, data, made.signature)).toBe(expected)
    }
    expect(seen.size).toBe(2)
  })

  test('mixed order in R: never, since R must come out byte for byte', async () => {
    for (const data of messages.slice(0, 8)) {
      const made = mixed(Point.ZERO, torsion, data)
      expect(verify(made.signature, data, made.key, { zip215: false })).toBe(true)
      expect(await verifies(made.key, data, made.signature)).toBe(false)
    }
  })

  test('a private key that is not the public key’s signs nothing', async () => {
    const other = { ...jwkOf(getPublicKey(secret.toReversed())).jwk, d: base64url(secret) }
    await expect((async () => backend.sign('EdDSA', other, message))()).rejects.toMatchObject({ code: 'ERR_KEY' })
    expect(equalBytes(await backend.sign('EdDSA', { ...jwkOf(key).jwk, d: base64url(secret) }, message), signature)).toBe(true)
  })
})

function isPoint(encoding: Uint8Array): boolean {
  try {
    return !Point.fromBytes(encoding, false).isSmallOrder()
  } catch {
    return false
  }
}
