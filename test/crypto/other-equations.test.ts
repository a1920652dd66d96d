/** Platforms whose WebCrypto verifies Ed25519 by another equation than the one that it asks for: they are found out, and not asked. */
import { createHash } from 'node:crypto'
import { hashes, Point, verify } from '@noble/ed25519'
import { describe, expect, test } from 'vitest'
import { fromLittleEndian } from '../../src/crypto/number.ts'
import { webBackend } from '../../src/crypto/web-backend.ts'
import { base64url, equalBytes, fromBase64url, utf8 } from '../../src/lib/bytes.ts'
import { hashOf, mixed, torsion } from './mixed-order.ts'

hashes.sha512 = (bytes) => Uint8Array.from(createHash('sha512').update(bytes).digest())

type Verifies = (key: Uint8Array, data: Uint8Array, signature: Uint8Array) => boolean

/** This platform, with a verification of Ed25519 of one's own. */
function platform(verifies: Verifies): SubtleCrypto {
  const keys = new WeakMap<CryptoKey, Uint8Array>()
  const { subtle } = crypto
  const replaced: Readonly<Record<string, (...values: never) => unknown>> = {
    importKey: async (form: 'jwk', jwk: JsonWebKey, ...more: [Algorithm, boolean, KeyUsage[]]) => {
      const key = await subtle.importKey(form, jwk, ...more)
      const bytes = fromBase64url(jwk.x ?? '')
      if (bytes) keys.set(key, bytes)
      return key
    },
    verify: async (_: Algorithm, key: CryptoKey, signature: Uint8Array, data: Uint8Array) =>
      verifies(keys.get(key) ?? new Uint8Array(), data, signature),
  }
  return new Proxy(subtle, {
    get: (whole, name) => {
      const method: unknown = Reflect.get(whole, name)
      return replaced[String(name)] ?? (typeof method === 'function' ? method.bind(whole) : method)
    },
  })
}

/** [S]B = R + [k]A; `k` as the hash gives it, or reduced. */
const satisfies =
  (reduced: (hash: bigint) => bigint): Verifies =>
  (key, data, signature) => {
    const [R, s] = [signature.slice(0, 32), fromLittleEndian(signature.subarray(32))]
    const sum = Point.BASE.multiply(s, false).subtract(times(Point.fromBytes(key, false), reduced(hashOf(R, key, data))))
    return equalBytes(sum.toBytes(), R)
  }
/** The library multiplies by numbers below the order only. */
function times(point: Point, by: bigint): Point {
  let sum = Point.ZERO
  for (const bit of by.toString(2)) sum = bit === '1' ? sum.double().add(point) : sum.double()
  return sum
}

const order = Point.CURVE().n
const platforms: readonly (readonly [name: string, backend: string, Verifies])[] = [
  ['as WebCrypto asks', 'web', satisfies((hash) => hash % order)],
  ['with the hash as it is (libgcrypt)', 'web+noble', satisfies((hash) => hash)],
  ['with the cofactor', 'web+noble', (key, data, signature) => verify(signature, data, key, { zip215: false })],
  ['that takes everything', 'web+noble', () => true],
]

describe.each(platforms)('a platform that verifies %s', (_name, name, verifies) => {
  const backend = webBackend(platform(verifies))

  test(`is ${name}`, async () => expect(await backend.backend()).toBe(name))

  test('and the answers are those of every backend', async () => {
    const answers = new Set<boolean>()
    for (let index = 0; index < 24; index++) {
      const data = utf8(`message ${index}`)
      const { key, signature, k } = mixed(torsion, Point.ZERO, data)
      const imported = await backend.importKey({ jwk: { kty: 'OKP', crv: 'Ed25519', x: base64url(key) } })
      const answer = await backend.verifySignature('EdDSA', imported, data, signature)
      expect(answer).toBe(k % 8n === 0n)
      answers.add(answer)
    }
    expect(answers.size).toBe(2)
  })
})
