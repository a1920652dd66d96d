/**
 * Signatures and keys of every kind, honest, changed and at the edges, made from a seed: what a runtime's backend says
 * of each is compared with what Node's says.
 */
import { Point } from '@noble/ed25519'
import { keyPair } from '../../src/cli/keys/pair.ts'
import type { Algorithm } from '../../src/crypto/backend.ts'
import * as node from '../../src/crypto/node.ts'
import { base64url, concat, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { hashOf, littleEndian, torsion } from './mixed-order.ts'

export interface Case {
  readonly kind: string
  readonly algorithm: Algorithm
  readonly jwk: Document
  readonly data: Uint8Array
  readonly signature: Uint8Array
}

/** Park and Miller's generator: the same cases from the same seed, but for the keys. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const data = utf8('a credential')
const flipped = (bytes: Uint8Array, random: (below: number) => number): Uint8Array => {
  const [at, bit] = [random(bytes.length), random(8)]
  return bytes.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte))
}

const pairs = {
  EdDSA: keyPair('ed25519'),
  ES256: keyPair('ec', { namedCurve: 'P-256' }),
  ES384: keyPair('ec', { namedCurve: 'P-384' }),
  ES512: keyPair('ec', { namedCurve: 'P-521' }),
  RS256: keyPair('rsa', { modulusLength: 2048 }),
}
const familyOf = (algorithm: string): readonly Algorithm[] =>
  algorithm === 'RS256' ? ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] : [algorithm as Algorithm]

export async function changedCases(seed: number, count: number): Promise<readonly Case[]> {
  const random = generator(seed)
  const honest = Object.entries(pairs).flatMap(([name, { publicKey, privateKey }]) =>
    familyOf(name).map(async (algorithm) => {
      const jwk = publicKey.export({ format: 'jwk' }) as Document
      return { algorithm, jwk, signature: await node.sign(algorithm, privateKey.export({ format: 'jwk' }) as Document, data) }
    }),
  )
  return (await Promise.all(honest)).flatMap(({ algorithm, jwk, signature }) => {
    const member = 'n' in jwk ? 'n' : 'x'
    const number = Uint8Array.from(Buffer.from(String(jwk[member]), 'base64url'))
    return [
      { kind: 'honest', algorithm, jwk, data, signature },
      ...Array.from({ length: count }, () => ({
        kind: 'signature changed',
        algorithm,
        jwk,
        data,
        signature: flipped(signature, random),
      })),
      ...Array.from({ length: count }, () => ({
        kind: 'key changed',
        algorithm,
        jwk: { ...jwk, [member]: base64url(flipped(number, random)) },
        data,
        signature,
      })),
      ...[0, -1, 1].map((more) => ({
        kind: 'length',
        algorithm,
        jwk,
        data,
        signature: concat(signature, new Uint8Array(1)).slice(0, more === 0 ? 0 : signature.length + more),
      })),
    ]
  })
}

const { n: order, p: prime } = Point.CURVE()
const edwardsJwk = (key: Uint8Array): Document => ({ kty: 'OKP', crv: 'Ed25519', x: base64url(key) })

/** Keys and R that lie outside the large subgroup, by every multiple of a point of order 8, with S as it is and too large. */
export function edwardsCases(count: number): readonly Case[] {
  const times = (factor: number): Point => Array.from({ length: factor }).reduce<Point>((sum) => sum.add(torsion), Point.ZERO)
  const mixed = Array.from({ length: count }, (_, index) => {
    const message = utf8(`message ${index}`)
    const [a, r] = [BigInt(1000 + index), BigInt(77_777 + index)]
    const key = Point.BASE.multiply(a)
      .add(times(index % 8))
      .toBytes()
    const R = Point.BASE.multiply(r)
      .add(times((index >> 3) % 8))
      .toBytes()
    const s = (r + hashOf(R, key, message) * a) % order
    return [s, s + order].map((value) => ({
      kind: value === s ? 'mixed order' : 'S too large',
      algorithm: 'EdDSA' as const,
      jwk: edwardsJwk(key),
      data: message,
      signature: concat(R, littleEndian(value)),
    }))
  })
  const encodings = Array.from({ length: 40 }, (_, y) => BigInt(y)).flatMap((y) => [y, prime + y, y | (1n << 255n)])
  const keys = encodings.map((value) => ({
    kind: 'encoding',
    algorithm: 'EdDSA' as const,
    jwk: edwardsJwk(littleEndian(value)),
    data,
    signature: new Uint8Array(64),
  }))
  return [...mixed.flat(), ...keys]
}
