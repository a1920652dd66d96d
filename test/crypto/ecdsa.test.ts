/** ECDSA at the edges of its ranges (the classes of case that Wycheproof collects), over every backend. */
import { createPrivateKey, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { keyPair } from '../../src/cli/keys/pair.ts'
import { type Algorithm, algorithms } from '../../src/crypto/backend.ts'
import { toBytes, toNumber } from '../../src/crypto/number.ts'
import { curves, isOnCurve } from '../../src/crypto/weierstrass.ts'
import { concat, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { backends } from './backends.ts'
import { pointAt } from './points.ts'

const message = utf8('a credential')
const cases = (
  [
    ['ES256', 'P-256', 'sha256'],
    ['ES384', 'P-384', 'sha384'],
    ['ES512', 'P-521', 'sha512'],
  ] as const
).map(([algorithm, namedCurve, hash]) => {
  const { publicKey, privateKey } = keyPair('ec', { namedCurve })
  const jwk = publicKey.export({ format: 'jwk' }) as Document
  const raw = Uint8Array.from(sign(hash, message, { key: privateKey, dsaEncoding: 'ieee-p1363' }))
  const der = Uint8Array.from(sign(hash, message, privateKey))
  return { algorithm, curve: namedCurve, jwk, secret: privateKey.export({ format: 'jwk' }) as Document, raw, der }
})

test.each(['P-256', 'P-384', 'P-521'] as const)('%s: a point whose coordinates are of another length, or not reduced, is none', (name) => {
  const { length, prime } = curves[name]
  let across = 0n
  let point = pointAt(name, across, true)
  // small, so that it has another spelling of the same length
  while (point === undefined) point = pointAt(name, ++across, true)
  const [x, y] = [toBytes(point.x, length), toBytes(point.y, length)]
  const longer = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => concat(new Uint8Array(1), bytes)
  expect(isOnCurve(name, { x, y })).toBe(true)
  for (const other of [longer(x), x.slice(1), toBytes(point.x + prime, length)]) expect(isOnCurve(name, { x: other, y })).toBe(false)
  for (const other of [longer(y), toBytes(prime - point.y, length).slice(1)]) expect(isOnCurve(name, { x, y: other })).toBe(false)
  expect(isOnCurve(name, { x: longer(x), y: longer(y) })).toBe(false)
  expect(isOnCurve(name, { x, y: toBytes(prime - point.y, length) })).toBe(true)
})

describe.each(backends)('%s', (_name, backend) => {
  describe.each(cases)('$algorithm', ({ algorithm, curve, jwk, secret, raw, der }) => {
    const { length, order, prime } = curves[curve]
    const [r, s] = [raw.slice(0, length), raw.slice(length)]
    const verifies = async (signature: Uint8Array, data = message): Promise<boolean> =>
      backend.verifySignature(algorithm, await backend.importKey({ jwk }), data, signature)

    test('control: an honest signature verifies, and so does its mirror (s and order - s are both signatures)', async () => {
      expect(await verifies(raw)).toBe(true)
      expect(await verifies(concat(r, toBytes(order - toNumber(s), length)))).toBe(true)
      expect(await verifies(raw, utf8('another'))).toBe(false)
    })

    test('numbers out of range', async () => {
      const edges = [0n, order, order + 1n, prime, 256n ** BigInt(length) - 1n].map((value) => toBytes(value, length))
      for (const edge of edges) {
        expect(await verifies(concat(edge, s))).toBe(false)
        expect(await verifies(concat(r, edge))).toBe(false)
        for (const other of edges) expect(await verifies(concat(edge, other))).toBe(false)
      }
      const sum = toNumber(s) + order
      if (sum < 256n ** BigInt(length)) expect(await verifies(concat(r, toBytes(sum, length)))).toBe(false)
    })

    test('other lengths and encodings', async () => {
      const zero = new Uint8Array(1)
      const wrong = [
        new Uint8Array(),
        r,
        raw.slice(1),
        raw.slice(0, -1),
        concat(zero, raw),
        concat(raw, zero),
        concat(zero, r, zero, s),
        der,
      ]
      for (const signature of wrong) expect(await verifies(signature)).toBe(false)
      expect(await verifies(concat(s, r))).toBe(false)
    })

    test('another algorithm than the key’s', async () => {
      const key = await backend.importKey({ jwk })
      const others = (['EdDSA', 'ES256', 'ES384', 'ES512', 'RS256', 'PS256', 'none', 'HS256'] as Algorithm[]).filter(
        (name) => name !== algorithm,
      )
      for (const other of others) {
        await expect((async () => backend.verifySignature(other, key, message, raw))()).rejects.toMatchObject({ code: 'ERR_ALGORITHM' })
        await expect((async () => backend.importKey({ jwk }, other))()).rejects.toMatchObject({ code: 'ERR_ALGORITHM' })
      }
    })

    // FIPS 186-5 section 6.4: of a hash that is longer than the order, its first bits count
    test.each(['SHA-256', 'SHA-384', 'SHA-512'] as const)('the hash %s, where it is named apart from the curve', async (hash) => {
      const key = createPrivateKey({ key: { ...secret }, format: 'jwk' })
      const signature = new Uint8Array(sign(hash.replace('-', ''), message, { key, dsaEncoding: 'ieee-p1363' }))
      const imported = await backend.importKey({ jwk })
      for (const other of ['SHA-256', 'SHA-384', 'SHA-512'] as const)
        expect(await backend.verifySignature(algorithm, imported, message, signature, other), other).toBe(other === hash)
      expect(await backend.verifySignature(algorithm, imported, message, signature)).toBe(hash === algorithms[algorithm].hash)
    })

    test('what one backend signs, all verify', async () => {
      const signature = await backend.sign(algorithm, secret, message)
      for (const [, other] of backends)
        expect(await other.verifySignature(algorithm, await other.importKey({ jwk }), message, signature)).toBe(true)
    })

    test('points that are not on the curve', async () => {
      const changes: readonly Document[] = [
        { x: jwk['y'] },
        { y: jwk['x'] },
        { x: 'AA' },
        { x: '' },
        { y: undefined },
        { x: 5 },
        { x: `${jwk['x']}=` },
      ]
      for (const change of changes)
        await expect((async () => backend.importKey({ jwk: { ...jwk, ...change } }))()).rejects.toMatchObject({ code: 'ERR_KEY' })
    })
  })
})
