/** Every spelling of a key gives the same key; every damaged one a typed error. */
import type { KeyObject } from 'node:crypto'
import { base58btc } from 'multiformats/bases/base58'
import { describe, expect, test } from 'vitest'
import { keyPair } from '../../src/cli/keys/pair.ts'
import { publicJwk } from '../../src/crypto/material.ts'
import { base64url, concat } from '../../src/lib/bytes.ts'
import type { KeyMaterial } from '../../src/lib/contract.ts'
import type { Document } from '../../src/lib/json.ts'
import { backends } from './backends.ts'
import { unhex } from './hex.ts'

const multibase = (prefix: string, bytes: Uint8Array): string => base58btc.encode(concat(unhex(prefix), bytes))
const coordinate = (jwk: Document, name: string): Uint8Array => Uint8Array.from(Buffer.from(String(jwk[name]), 'base64url'))

function spellings(publicKey: KeyObject, prefix: string): Readonly<Record<string, KeyMaterial>> {
  const jwk = publicKey.export({ format: 'jwk' }) as Document
  const spki = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }))
  const common = { jwk: { jwk }, spki: { spki }, pem: { pem: publicKey.export({ format: 'pem', type: 'spki' }).toString() } }
  if (jwk['kty'] === 'RSA') {
    const pkcs1 = Uint8Array.from(publicKey.export({ format: 'der', type: 'pkcs1' }))
    const pem = publicKey.export({ format: 'pem', type: 'pkcs1' }).toString()
    return { ...common, multibase: { multibase: multibase(prefix, pkcs1) }, 'PKCS #1 PEM': { pem } }
  }
  if (jwk['kty'] === 'OKP') {
    const x = coordinate(jwk, 'x')
    return {
      ...common,
      multibase: { multibase: multibase(prefix, x) },
      'base64url multibase': { multibase: `u${base64url(concat(unhex(prefix), x))}` },
      base58: { base58: base58btc.encode(x).slice(1), type: 'Ed25519VerificationKey2018' },
    }
  }
  const [x, y] = [coordinate(jwk, 'x'), coordinate(jwk, 'y')]
  return { ...common, multibase: { multibase: multibase(prefix, concat(Uint8Array.of(2 + ((y.at(-1) ?? 0) & 1)), x)) } }
}

const kinds = {
  Ed25519: spellings(keyPair('ed25519').publicKey, 'ed01'),
  'P-256': spellings(keyPair('ec', { namedCurve: 'P-256' }).publicKey, '8024'),
  'P-384': spellings(keyPair('ec', { namedCurve: 'P-384' }).publicKey, '8124'),
  'P-521': spellings(keyPair('ec', { namedCurve: 'P-521' }).publicKey, '8224'),
  RSA: spellings(keyPair('rsa', { modulusLength: 2048 }).publicKey, '8524'),
}
const secp256k1 = keyPair('ec', { namedCurve: 'secp256k1' }).publicKey
const x25519 = keyPair('x25519').publicKey

describe.each(backends)('%s', (_name, backend) => {
  describe.each(Object.entries(kinds))('%s', (type, materials) => {
    test.each(Object.entries(materials))('%s', async (_spelling, material) => {
      const key = await backend.importKey(material)
      const { jwk } = materials['jwk'] as { jwk: Document }
      expect(key.type).toBe(type)
      expect(publicJwk(key.bytes)).toEqual(jwk)
    })
  })

  test.each([
    ['secp256k1 as a JWK', { jwk: secp256k1.export({ format: 'jwk' }) as Document }],
    ['secp256k1 as multibase', { multibase: multibase('e701', new Uint8Array(33).fill(2)) }],
    ['secp256k1 as SPKI', { spki: Uint8Array.from(secp256k1.export({ format: 'der', type: 'spki' })) }],
    ['secp256k1 of 2019', { base58: '1111', type: 'EcdsaSecp256k1VerificationKey2019' }],
    ['a shared secret', { jwk: { kty: 'oct', k: 'AAAA' } }],
    ['a certificate as PEM', { pem: '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----' }],
  ] as const)('not supported: %s', async (_what, material) => {
    await expect((async () => backend.importKey(material))()).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED' })
  })

  test.each([
    ['X25519', { spki: Uint8Array.from(x25519.export({ format: 'der', type: 'spki' })) }],
    ['X25519 as a JWK', { jwk: x25519.export({ format: 'jwk' }) as Document }],
    ['X25519 as multibase', { multibase: multibase('ec01', new Uint8Array(32)) }],
    ['the private key of Ed25519 as multibase', { multibase: multibase('8026', new Uint8Array(32)) }],
    ['the private key of P-256 as multibase', { multibase: multibase('8626', new Uint8Array(32)) }],
  ] as const)('signs nothing, or for anybody: %s', async (_what, material) => {
    await expect((async () => backend.importKey(material))()).rejects.toMatchObject({ code: 'ERR_KEY' })
  })

  test.each([
    ['nothing', { jwk: {} }],
    ['a number', { jwk: { kty: 5 } }],
    ...[
      { jwk: null },
      { jwk: 'x' },
      { jwk: [] },
      { multibase: 5 },
      { multibase: null },
      { base58: {}, type: 'Ed25519VerificationKey2018' },
      { base58: 'x', type: undefined },
      { pem: ['x'] },
      { spki: 'x' },
      { spki: new DataView(new ArrayBuffer(44)) },
    ].map((material) => [JSON.stringify(material), material as unknown as KeyMaterial] as const),
    ['inherited members', { jwk: Object.create({ kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }) as Document }],
    ['empty text', { multibase: '' }],
    ['an unknown base', { multibase: 'm7QE' }],
    ['letters outside base58', { multibase: 'z0OIl' }],
    ['half a prefix', { multibase: 'z2' }],
    ['too few octets', { multibase: multibase('ed01', new Uint8Array(31).fill(9)) }],
    ['a point that is not compressed', { multibase: multibase('8024', concat(Uint8Array.of(4), new Uint8Array(64).fill(1))) }],
    ['a very long text', { multibase: `z${'2'.repeat(1_000_000)}` }],
    ['a very long base58 text', { base58: '2'.repeat(1_000_000), type: 'Ed25519VerificationKey2018' }],
    ['a very long point', { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(1_000_000) } }],
    ['a very long exponent', { jwk: { kty: 'RSA', e: 'A'.repeat(1_000_000), n: 'A'.repeat(342) } }],
    ['empty DER', { spki: new Uint8Array() }],
    ['PEM without content', { pem: '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----' }],
    ['two PEM blocks', { pem: `${(kinds.Ed25519['pem'] as { pem: string }).pem}${(kinds.Ed25519['pem'] as { pem: string }).pem}` }],
  ] as const)('refused: %s', async (_what, material) => {
    await expect((async () => backend.importKey(material))()).rejects.toMatchObject({ code: 'ERR_KEY' })
  })

  test('an RSA key too long to be looked at is not said to be none', async () => {
    const jwk = { kty: 'RSA', e: 'AQAB', n: 'A'.repeat(1_000_000) }
    await expect((async () => backend.importKey({ jwk }))()).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED' })
  })

  test('DER cut short, lengthened or changed at every octet ends in a key or a typed error', async () => {
    for (const materials of Object.values(kinds)) {
      const { spki } = materials['spki'] as { spki: Uint8Array }
      for (let at = 0; at < spki.length; at++) {
        await expect((async () => backend.importKey({ spki: spki.slice(0, at) }))()).rejects.toMatchObject({ code: 'ERR_KEY' })
        const changed = spki.map((octet, index) => (index === at ? octet ^ 0x55 : octet))
        const code = await (async () => backend.importKey({ spki: changed }))().then(
          () => '',
          (error: unknown) => (error as { code: string }).code,
        )
        expect(['', 'ERR_KEY', 'ERR_UNSUPPORTED']).toContain(code)
      }
      await expect((async () => backend.importKey({ spki: concat(spki, new Uint8Array(1)) }))()).rejects.toMatchObject({ code: 'ERR_KEY' })
    }
  })

  test('keys are remembered, and not without end', async () => {
    const material = kinds['P-256']['jwk'] as KeyMaterial
    const first = await backend.importKey(material)
    expect(await backend.importKey(material)).toBe(first)
    const { jwk } = kinds.Ed25519['jwk'] as { jwk: Document }
    for (let index = 0; index < 300; index++) await backend.importKey({ jwk: { ...jwk, alg: `name ${index}` } })
    expect(await backend.importKey(material)).not.toBe(first)
  })
})
