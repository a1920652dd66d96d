/** Which of the keys that an issuer's profile links made a signed badge before 3.0, where some of them are odd or do not answer. */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { expect, it } from 'vitest'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { verify } from '../../src/verify.ts'
import { type TestKey, testKey } from './issuers.ts'
import { now, outcomes, type Web, webOf } from './scope.ts'

const host = 'https://school.example'
const context = 'https://w3id.org/openbadges/v2'
const [key, older, edwards] = [testKey('RS256'), testKey('RS256'), testKey()]
const keyOf = ({ publicJwk }: TestKey, name: string, more: Document = {}): Document => ({
  type: 'CryptographicKey',
  id: `${host}/keys/${name}`,
  owner: `${host}/issuer`,
  publicKeyPem: String(createPublicKey({ key: { ...publicJwk }, format: 'jwk' }).export({ format: 'pem', type: 'spki' })),
  ...more,
})
const own = keyOf(key, 'own')

async function answers(publicKey: unknown, more: Web = {}, creator?: unknown) {
  const issuer = { '@context': context, type: 'Issuer', id: `${host}/issuer`, name: 'School of Examples', publicKey }
  const badge = { '@context': context, type: 'BadgeClass', id: `${host}/soil`, name: 'Soil science', issuer: issuer.id }
  const assertion = {
    '@context': context,
    type: 'Assertion',
    id: 'urn:uuid:3f7c1a52-6d0e-4a83-9b0e-5c2f0f6b7a10',
    recipient: { type: 'email', hashed: false, identity: 'ada@school.example' },
    badge: badge.id,
    issuedOn: '2025-01-01T00:00:00Z',
    verification: { type: 'SignedBadge', ...(creator === undefined ? {} : { creator }) },
  }
  const input = [{ alg: 'RS256' }, assertion].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
  const token = `${input}.${base64url(await key.signer('').sign(utf8(input)))}`
  const { checks } = await verify(token, { now, fetch: webOf({ [issuer.id]: issuer, [badge.id]: badge, ...more }) })
  return [...outcomes(checks, 'proof'), ...outcomes(checks, 'key-binding')]
}

it('one that signed is found, whatever the others are', async () => {
  const gone = `${host}/keys/gone`
  const others: readonly unknown[] = [
    keyOf(older, 'older'),
    keyOf(edwards, 'of another kind'),
    keyOf(older, 'of somebody else', { owner: 'https://other.example/issuer' }),
    { ...own, id: `${host}/keys/broken`, publicKeyPem: 'no key' },
    { ...own, id: `${host}/keys/number`, publicKeyPem: 7 },
    gone,
    `${host}/keys/none`,
    7,
  ]
  for (const other of others)
    for (const keys of [
      [other, own],
      [own, other],
    ])
      expect(await answers(keys, { [`${host}/keys/none`]: { error: 'busy' } }), JSON.stringify(other)).toEqual(['pass', 'pass'])
})

it('where none of those that could be read signed, and one could not be, it may have', async () => {
  const open = ['unknown ERR_NETWORK', 'unknown ERR_NETWORK']
  expect(await answers([keyOf(older, 'older'), `${host}/keys/gone`])).toEqual(open)
  expect(await answers([`${host}/keys/gone`, keyOf(edwards, 'other')])).toEqual(open)
  const none = Array.from({ length: 16 }, (_, index) => keyOf(older, String(index)))
  expect(await answers([...none, own])).toEqual(['unknown ERR_LIMIT', 'unknown ERR_LIMIT'])
  expect(await answers([own, ...none])).toEqual(['pass', 'pass'])
  expect(await answers(none)).toEqual(['fail ERR_PROOF', 'pass'])
})

it('none of them is none', async () => {
  expect(await answers([keyOf(older, 'older')])).toEqual(['fail ERR_PROOF', 'pass'])
  expect((await answers([keyOf(edwards, 'of another kind')]))[0]).toBe('fail ERR_ALGORITHM')
  expect((await answers([keyOf(key, 'of somebody else', { owner: 'https://other.example/issuer' })]))[0]).toBe('fail ERR_KEY_BINDING')
  expect((await answers([{ ...own, publicKeyPem: 'no key' }], {}, own['id']))[0]).toBe('fail ERR_KEY')
  expect((await answers([own], {}, `${host}/keys/other`))[0]).toMatch(/^unknown ERR_NETWORK|^fail/)
})

it('one that stands in the profile without a name is the one that the badge names', async () => {
  const { id: creator, ...nameless } = own
  expect(await answers(nameless, {}, creator)).toEqual(['pass', 'pass'])
  expect(await answers([keyOf(older, 'older'), nameless], {}, creator)).toEqual(['pass', 'pass'])
  const { id: _, ...another } = keyOf(older, 'older')
  expect(await answers(another, {}, creator)).toEqual(['fail ERR_PROOF', 'pass'])
})

it('one whose owner is a list is one of those in it', async () => {
  const owned = async (owner: unknown) => answers({ ...own, owner }, {}, own['id'])
  expect(await owned([`${host}/issuer`])).toEqual(['pass', 'pass'])
  expect(await owned([`${host}/issuer`, 'https://other.example/issuer'])).toEqual(['pass', 'pass'])
  expect(await owned(['https://other.example/issuer'])).toEqual(['fail ERR_KEY_BINDING', 'fail ERR_KEY_BINDING'])
  expect(await owned([])).toEqual(['pass', 'pass'])
})

it('one that is written as a JSON Web Key is a key', async () => {
  const { publicKeyPem: _, ...bare } = own
  const written = async (publicKeyJwk: unknown, signer: unknown = own['id']) => answers({ ...bare, publicKeyJwk }, {}, signer)
  expect(await written(key.publicJwk)).toEqual(['pass', 'pass'])
  expect(await written(older.publicJwk)).toEqual(['fail ERR_PROOF', 'pass'])
  expect(await written({ ...key.publicJwk, exp: 1 })).toEqual(['pass', 'fail ERR_KEY_REVOKED'])
  expect(await answers({ ...bare, publicKeyHex: '00' }, {}, own['id'])).toEqual(['unknown ERR_UNSUPPORTED', 'unknown ERR_UNSUPPORTED'])
})

it('one that is published with its private part signs nothing', async () => {
  const secret = createPrivateKey({ key: { ...key.jwk }, format: 'jwk' }).export({ format: 'pem', type: 'pkcs8' })
  const refused = ['fail ERR_KEY', 'fail ERR_KEY']
  expect(await answers({ ...own, privateKeyPem: secret }, {}, own['id'])).toEqual(refused)
  expect((await answers({ ...own, publicKeyPem: secret }, {}, own['id']))[0]).toBe('fail ERR_KEY')
})
