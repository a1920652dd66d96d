/** Signers from outside, and documents that are not to be signed. */
import { createPrivateKey, type JsonWebKey as NodeJwk, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type CredentialError, type Document, issue, type Signer, signer, verify } from '../../src/index.ts'
import { badge, keyIssuer, testKey } from '../proofs/issuers.ts'

const { id, keyId, key } = keyIssuer()
const good = key.signer(keyId)
const proof = 'eddsa-rdfc-2022'
const codeOf = (document: unknown, options: object): Promise<string> =>
  issue(document as Document, { signer: good, proof, ...options }).then(
    () => 'signed',
    ({ code }: CredentialError) => code,
  )

test('a KMS is an object with three members: the key never leaves it', async () => {
  const jwk = testKey('ES256')
  const issuer = keyIssuer(jwk)
  const asked: number[] = []
  const kms: Signer = {
    algorithm: 'ES256',
    keyId: issuer.keyId,
    sign: async (data) => {
      asked.push(data.length)
      return Uint8Array.from(
        sign('SHA256', data, { key: createPrivateKey({ key: jwk.jwk as NodeJwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }),
      )
    },
  }
  const signed = await issue(badge(issuer.id), { signer: kms, proof: 'ecdsa-rdfc-2019' })
  expect((await verify(signed)).verdict).toBe('valid')
  // the two hashes, and nothing of the document
  expect(asked).toEqual([64])
})

test('an answer in DER, as many give it, is refused before it becomes a credential', async () => {
  const { jwk } = testKey('ES256')
  const der: Signer = {
    algorithm: 'ES256',
    keyId,
    sign: async (data) => Uint8Array.from(sign('SHA256', data, createPrivateKey({ key: jwk as NodeJwk, format: 'jwk' }))),
  }
  await expect(issue(badge(id), { signer: der, proof: 'ecdsa-rdfc-2019' })).rejects.toMatchObject({ code: 'ERR_KEY', message: /DER/ })
  await expect(issue(badge(id), { signer: der, proof: 'vc-jwt' })).rejects.toMatchObject({ code: 'ERR_KEY' })
})

test.each([
  ['nothing', undefined, 'ERR_OPTION'],
  ['null', null, 'ERR_OPTION'],
  ['no algorithm', { ...good, algorithm: undefined }, 'ERR_OPTION'],
  ['none', { ...good, algorithm: 'none' }, 'ERR_OPTION'],
  ['a name that every object has', { ...good, algorithm: 'toString' }, 'ERR_OPTION'],
  ['a shared secret', { ...good, algorithm: 'HS256' }, 'ERR_OPTION'],
  ['no key id', { ...good, keyId: '' }, 'ERR_OPTION'],
  ['nothing to sign with', { ...good, sign: 'x' }, 'ERR_OPTION'],
  ['an algorithm of another suite', { ...good, algorithm: 'ES256' }, 'ERR_OPTION'],
  ['a text for an answer', { ...good, sign: async () => 'AAAA' }, 'ERR_KEY'],
  ['no answer', { ...good, sign: async () => undefined }, 'ERR_KEY'],
  ['an empty answer', { ...good, sign: async () => new Uint8Array() }, 'ERR_KEY'],
  ['a key that is called by no address', { ...good, keyId: 'my key' }, 'ERR_OPTION'],
] as const)('a signer that is %s', async (_, given, code) => {
  expect(await codeOf(badge(id), { signer: given })).toBe(code)
})

test('a KMS that fails says so in its own words', async () => {
  const failing = { ...good, sign: () => Promise.reject(new Error('the HSM is locked')) }
  await expect(issue(badge(id), { signer: failing, proof })).rejects.toThrow('the HSM is locked')
})

test('a signature of RSA is one of 2048 bits at least', async () => {
  const short = { algorithm: 'RS256', keyId, sign: async () => new Uint8Array(128) }
  expect(await codeOf(badge(id), { signer: short, proof: 'vc-jwt' })).toBe('ERR_KEY')
  const long = { ...short, sign: async () => new Uint8Array(256) }
  expect(await codeOf(badge(id), { signer: long, proof: 'vc-jwt' })).toBe('signed')
})

test.each([
  ['the caller stops', () => ({ signal: AbortSignal.timeout(20) }), 'ERR_ABORTED'],
  ['the caller’s limit is over', () => ({ limits: { time: 20 } }), 'ERR_LIMIT'],
])('a KMS that never answers is waited for until %s', async (_, options, code) => {
  expect(await codeOf(badge(id), { signer: { ...good, sign: () => new Promise(() => undefined) }, ...options() })).toBe(code)
})

test.each([Number.NaN, -1, null, '1', true])('a limit of %s is none: a slow KMS is waited for as usual', async (time) => {
  const slow = { ...good, sign: (data: Uint8Array) => new Promise((resolve) => setTimeout(() => resolve(good.sign(data)), 60)) }
  expect(await codeOf(badge(id), { signer: slow, limits: { time } as object })).toBe('signed')
})

test.each([7, 'AAAA', {}, [7], [null], ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'], ['AA A'], [['AAAA']]])(
  'certificates of a signer that are no list of base64 texts are refused: %j',
  async (certificates) => {
    for (const proof of ['vc-jwt', 'eddsa-rdfc-2022'])
      expect(await codeOf(badge(id), { signer: { ...good, certificates } as object, proof }), proof).toBe('ERR_OPTION')
  },
)

test.each([null, undefined, []])('a signer without certificates (%j) names its key', async (certificates) => {
  const token = await issue(badge(id), { signer: { ...good, certificates } as never, proof: 'vc-jwt' })
  const header = JSON.parse(atob(String(token).split('.')[0] ?? ''))
  expect(header).toMatchObject({ kid: keyId })
  expect(header).not.toHaveProperty('x5c')
})

test('a KMS of a class, which has its members where its class says', async () => {
  class Kms implements Signer {
    get algorithm(): string {
      return good.algorithm
    }
    get keyId(): string {
      return keyId
    }
    sign(data: Uint8Array): Promise<Uint8Array> {
      return good.sign(data)
    }
  }
  for (const kind of [proof, 'vc-jwt'])
    expect((await verify(await issue(badge(id), { signer: new Kms(), proof: kind }))).verdict).toBe('valid')
})

describe('what is not signed', () => {
  test.each([
    ['a member that no context defines', { ...badge(id), honours: 'yes' }, 'ERR_INVALID'],
    ['a badge without an achievement', { ...badge(id), credentialSubject: { type: ['AchievementSubject'] } }, 'ERR_INVALID'],
    [
      'a context that is not known',
      { ...badge(id), '@context': [...(badge(id)['@context'] as string[]), 'https://example.org/x'] },
      'ERR_INVALID',
    ],
    ['a member that only the signature sees', { ...badge(id), '@included': [] }, 'ERR_HIDDEN_MEMBER'],
    ['no credential', { hello: 'world' }, 'ERR_UNKNOWN_FORMAT'],
    ['text', 'x', 'ERR_INPUT'],
    ['null', null, 'ERR_INPUT'],
    ['a list', [badge(id)], 'ERR_INPUT'],
  ])('%s', async (_, document, code) => {
    expect(await codeOf(document, {})).toBe(code)
  })

  test('the report says why', async () => {
    const error = await issue({ ...badge(id), honours: 'yes' }, { signer: good, proof }).catch((caught: CredentialError) => caught)
    expect((error as CredentialError).report?.checks.some(({ code }) => code === 'ERR_UNDEFINED_TERM')).toBe(true)
  })

  test.each([
    ['a proof that there is not', { proof: 'rsa-2048' }, 'ERR_OPTION'],
    ['a name that every object has', { proof: '__proto__' }, 'ERR_OPTION'],
    ['a draft’s name', { proof: 'eddsa-2022' }, 'ERR_OPTION'],
    ['a day for a time', { created: '2025-01-01' }, 'ERR_OPTION'],
    ['no time', { created: 'yesterday' }, 'ERR_OPTION'],
    ['a midnight that a proof may not have', { created: '2025-01-01T24:00:00Z' }, 'ERR_OPTION'],
    ['a year of six digits', { now: new Date(8.64e15) }, 'ERR_OPTION'],
    ['an end before the beginning', { created: '2025-01-02T00:00:00Z', members: { expires: '2025-01-01T00:00:00Z' } }, 'ERR_OPTION'],
    ['a member that no proof takes here', { members: { domain: 'example.org' } }, 'ERR_OPTION'],
    ['a proof of the older badges', { proof: 'ob2-jws' }, 'ERR_OPTION'],
    ['an end that is no date', { members: { expires: 'soon' } }, 'ERR_OPTION'],
    ['an id that is no address', { members: { id: 'x y' } }, 'ERR_OPTION'],
    ['members for a token', { proof: 'vc-jwt', members: { id: 'urn:uuid:1' } }, 'ERR_OPTION'],
  ])('options: %s', async (_, options, code) => {
    expect(await codeOf(badge(id), options)).toBe(code)
  })
})

test('a badge of 2.0 is not put into a token that no verifier takes', async () => {
  const assertion = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: 'https://example.org/assertions/1',
    recipient: { type: 'email', hashed: false, identity: 'nora@example.org' },
    badge: 'https://example.org/badges/1',
    verification: { type: 'SignedBadge', creator: 'https://example.org/key' },
    issuedOn: '2026-01-01T00:00:00Z',
  }
  const named = key.signer('https://example.org/key')
  expect(await codeOf(assertion, { signer: named, proof: 'vc-jwt' })).toBe('ERR_OPTION')
  expect(await codeOf(assertion, { signer: named, proof: 'ob2-jws' })).toBe('signed')
})

test('the document that was given stays as it is, and nothing is added but the proof', async () => {
  const document = badge(id)
  const before = JSON.stringify(document)
  const { proof: made, ...rest } = (await issue(document, { signer: good, proof })) as Document
  expect(JSON.stringify(document)).toBe(before)
  expect(JSON.stringify(rest)).toBe(before)
  expect(Object.keys(made as object).sort()).toEqual(['created', 'cryptosuite', 'proofPurpose', 'proofValue', 'type', 'verificationMethod'])
})

test.each([
  ['an Ed448 key', { kty: 'OKP', crv: 'Ed448', x: 'AA', d: 'AA' }],
  ['a shared secret', { kty: 'oct', k: 'AAAA' }],
  ['nothing', {}],
  ['null', null],
])('signer over %s', async (_, jwk) => {
  await expect((async () => signer(jwk as JsonWebKey, keyId))()).rejects.toMatchObject({ code: 'ERR_KEY' })
})
