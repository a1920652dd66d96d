/** Issuers for the tests: keys that are made for one run, and the documents that publish them. */
import { base58btc } from 'multiformats/bases/base58'
import { sign } from '#crypto'
import { type KeyPair, keyPair } from '../../src/cli/keys/pair.ts'
import type { Algorithm } from '../../src/crypto/backend.ts'
import { concat, fromBase64url } from '../../src/lib/bytes.ts'
import type { Signer } from '../../src/lib/issuing.ts'
import type { Document } from '../../src/lib/json.ts'

export interface TestKey {
  readonly algorithm: Algorithm
  readonly jwk: Document
  readonly publicJwk: Document
  readonly signer: (keyId: string) => Signer
}

type Kind = 'EdDSA' | 'ES256' | 'ES384' | 'RS256'
const kinds: Readonly<Record<Kind, () => KeyPair>> = {
  EdDSA: () => keyPair('ed25519'),
  ES256: () => keyPair('ec', { namedCurve: 'P-256' }),
  ES384: () => keyPair('ec', { namedCurve: 'P-384' }),
  RS256: () => keyPair('rsa', { modulusLength: 2048 }),
}

export function testKey(algorithm: Kind = 'EdDSA'): TestKey {
  const { privateKey, publicKey } = kinds[algorithm]()
  const jwk = privateKey.export({ format: 'jwk' }) as Document
  return {
    algorithm,
    jwk,
    publicJwk: publicKey.export({ format: 'jwk' }) as Document,
    signer: (keyId) => ({ algorithm, keyId, sign: async (data) => sign(algorithm, jwk, data) }),
  }
}

/** An Ed25519 or P-256 key as multibase text. */
export function multibaseOf({ publicJwk }: TestKey): string {
  const [x, y] = [publicJwk['x'], publicJwk['y']].map((part) => fromBase64url(String(part ?? '')) ?? new Uint8Array())
  if (publicJwk['crv'] === 'Ed25519') return base58btc.encode(concat(Uint8Array.of(0xed, 0x01), x ?? new Uint8Array()))
  const prefix = publicJwk['crv'] === 'P-256' ? [0x80, 0x24] : [0x81, 0x24]
  return base58btc.encode(concat(Uint8Array.of(...prefix, ((y?.at(-1) ?? 0) & 1) + 2), x ?? new Uint8Array()))
}

/** An issuer that is its own key. */
export function keyIssuer(key: TestKey = testKey()): { readonly id: string; readonly keyId: string; readonly key: TestKey } {
  const multibase = multibaseOf(key)
  return { id: `did:key:${multibase}`, keyId: `did:key:${multibase}#${multibase}`, key }
}

export interface WebIssuer {
  readonly id: string
  readonly keyId: string
  readonly key: TestKey
  readonly document: { readonly id: string; readonly verificationMethod: readonly Document[]; readonly assertionMethod: readonly string[] }
  readonly address: string
}

/** An issuer with a domain: its identifier, and what its address answers. */
export function webIssuer(host: string, key: TestKey = testKey()): WebIssuer {
  const id = `did:web:${host}`
  const keyId = `${id}#key-1`
  const method = { id: keyId, type: 'JsonWebKey', controller: id, publicKeyJwk: key.publicJwk }
  const document = { id, verificationMethod: [method], assertionMethod: [keyId] }
  return { id, keyId, key, document, address: `https://${host}/.well-known/did.json` }
}

/** A learner record of these credentials. */
export const record = (issuer: string, credentials: readonly unknown[], more: Document = {}): Document => ({
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:9d7f1c52-6d0e-4a83-9b0e-5c2f0f6b7a11',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Record of Ada',
  issuer: { id: issuer, type: ['Profile'], name: 'Registry of Examples' },
  validFrom: '2025-06-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ada', type: ['ClrSubject'], verifiableCredential: credentials },
  ...more,
})

export const badge = (issuer: string, more: Document = {}, subject = 'did:example:ada'): Document => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:3f7c1a52-6d0e-4a83-9b0e-5c2f0f6b7a10',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Soil science',
  issuer: { id: issuer, type: ['Profile'], name: 'School of Examples' },
  validFrom: '2025-01-01T00:00:00Z',
  credentialSubject: {
    id: subject,
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://school.example/achievements/soil',
      type: ['Achievement'],
      name: 'Soil science',
      description: 'Knows what grows where.',
      criteria: { narrative: 'Passed the examination.' },
    },
  },
  ...more,
})
