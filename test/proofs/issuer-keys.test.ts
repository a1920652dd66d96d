/** Which of the keys that an issuer publishes made a token, where what is published is odd, huge, or does not answer. */
import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { verify } from '../../src/verify.ts'
import { tokenOf } from './attack-cast.ts'
import { badge, testKey, webIssuer } from './issuers.ts'
import { now, outcomes, type Web, webOf } from './scope.ts'

const key = testKey('ES256')
const jwk = key.publicJwk
const school = webIssuer('school.example', key)
const { id: did, address } = school
const issuer = 'https://school.example/issuers/1'
const set = 'https://school.example/jwks'
const metadata = 'https://school.example/.well-known/jwt-vc-issuer/issuers/1'
const busy = new Response('', { status: 503 })
const foreign = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey.export({ format: 'jwk' }) as Document

const token = (header: Document, by = did, alg = 'ES256') => tokenOf({ alg, ...header }, badge(by), key)
async function answers(given: string, web: Web) {
  const { checks } = await verify(given, { now, fetch: webOf(web) })
  return [...outcomes(checks, 'proof'), ...outcomes(checks, 'key-binding')]
}
const open = (code: string): readonly string[] => [`unknown ${code}`, `unknown ${code}`]
const listing = (method: Document, more: Document = {}): Web => ({
  [address]: { id: did, verificationMethod: [{ id: school.keyId, controller: did, ...method }], assertionMethod: [school.keyId], ...more },
})
const setOf = (...keys: readonly Document[]): Web => ({ [issuer]: { id: issuer, jwks_uri: set }, [set]: { keys } })

describe('what could not be looked at is not taken for what is not there', () => {
  it('a server that answers with something else', async () => {
    for (const document of [{ error: 'busy' }, {}]) {
      expect(await answers(await token({}), { [address]: document })).toEqual(open('ERR_NETWORK'))
      expect(await answers(await token({}, issuer), { [issuer]: document, [metadata]: document })).toEqual(open('ERR_NETWORK'))
      expect(await answers(await token({ jwk }, issuer), { ...setOf(), [set]: document })).toEqual(['pass', 'unknown ERR_NETWORK'])
    }
  })
  it('one of two places that does not answer, where the key may be', async () => {
    const profile = { id: issuer, jwks: { keys: [testKey('ES256').publicJwk] } }
    const given = await token({ jwk }, issuer)
    expect(await answers(given, { [issuer]: profile, [metadata]: busy })).toEqual(['pass', 'unknown ERR_NETWORK'])
    expect(await answers(await token({}, issuer), { [issuer]: profile, [metadata]: busy })).toEqual(open('ERR_NETWORK'))
    // most issuers have one of the two
    expect(await answers(given, { [issuer]: profile })).toEqual(['pass', 'fail ERR_KEY_BINDING'])
    const both = { ...profile, jwks_uri: set, assertionMethod: [{ id: `${issuer}#1`, publicKeyJwk: jwk }] }
    expect(await answers(given, { [issuer]: both, [set]: busy })).toEqual(['pass', 'pass'])
  })
  it('an issuer that answers, and publishes no key', async () => {
    const profile = { id: issuer, name: 'Example School' }
    for (const web of [{ [issuer]: profile }, { [issuer]: profile, [metadata]: { issuer } }, { [metadata]: { issuer } }]) {
      expect(await answers(await token({}, issuer), web)).toEqual(open('ERR_UNRESOLVED'))
      expect(await answers(await token({ jwk }, issuer), web)).toEqual(['pass', 'unknown ERR_UNRESOLVED'])
    }
    expect(await answers(await token({ jwk }, issuer), { [issuer]: profile, [metadata]: busy })).toEqual(['pass', 'unknown ERR_NETWORK'])
    expect(await answers(await token({ jwk }, issuer), {})).toEqual(['pass', 'unknown ERR_NETWORK'])
  })
  it('an issuer whose keys are listed for another purpose, or for nobody to sign with', async () => {
    const method = { id: `${issuer}#1`, publicKeyJwk: jwk }
    for (const header of [{}, { jwk }]) {
      const listing = async (more: Document) => answers(await token(header, issuer), { [issuer]: { id: issuer, ...more } })
      expect(await listing({ assertionMethod: [method] })).toEqual(['pass', 'pass'])
      expect(await listing({ authentication: [method] })).toEqual(['pass', 'fail ERR_KEY_BINDING'])
      for (const more of [{ keyAgreement: [method] }, { verificationMethod: [method], keyAgreement: [method.id] }])
        expect((await listing(more))[1]).toBe('unknown ERR_UNRESOLVED')
      // more than are looked through
      const crowd = Array.from({ length: 501 }, (_, index) => ({ ...method, id: `${issuer}#${index}` }))
      expect((await listing({ verificationMethod: crowd }))[1]).toBe('unknown ERR_LIMIT')
    }
  })
  it('a key that is said in a way that is not read, or that stands elsewhere', async () => {
    for (const method of [{ publicKeyHex: '00' }, { blockchainAccountId: 'eip155:1:0xab' }]) {
      for (const header of [{}, { kid: school.keyId }, { kid: 'key-1' }])
        expect(await answers(await token(header), listing(method)), JSON.stringify(header)).toEqual(open('ERR_UNSUPPORTED'))
      expect(await answers(await token({ jwk }), listing(method))).toEqual(['pass', 'unknown ERR_UNSUPPORTED'])
    }
    expect(await answers(await token({ kid: school.keyId }), listing({ type: 'Multikey', created: '2025-01-01T00:00:00Z' }))).toEqual([
      'fail ERR_KEY',
      'fail ERR_KEY_BINDING',
    ])
    const elsewhere = { [address]: { id: did, assertionMethod: ['did:web:other.example#1'] } }
    expect(await answers(await token({}), elsewhere)).toEqual(open('ERR_UNSUPPORTED'))
    // one of its own that is not there is no other document's, and one of another's name that is there is its own
    expect(await answers(await token({}), listing({}, { verificationMethod: [] }))).toEqual(['fail ERR_KEY', 'fail ERR_KEY'])
    const adopted = { id: 'did:web:other.example#1', controller: did, publicKeyJwk: jwk }
    expect(await answers(await token({}), { [address]: { id: did, assertionMethod: [adopted] } })).toEqual(['pass', 'pass'])
    // it hinders nobody whose key is there
    const besides = listing({ publicKeyJwk: jwk }, { assertionMethod: [school.keyId, 'did:web:other.example#1'] })
    for (const header of [{}, { jwk }]) expect(await answers(await token(header), besides)).toEqual(['pass', 'pass'])
  })
  it('a key of a kind that is not supported is not malformed', async () => {
    for (const header of [{}, { jwk: foreign }])
      expect(await answers(await token(header, did, 'ES256K'), listing({ publicKeyJwk: foreign }))).toEqual(open('ERR_UNSUPPORTED'))
    expect((await answers(await token({ jwk: { ...jwk, y: jwk['x'] } }), listing({ publicKeyJwk: jwk })))[1]).toBe('fail ERR_KEY')
    const huge = { kty: 'RSA', e: 'AQAB', n: Buffer.alloc(4096, 0xff).toString('base64url') }
    expect(await answers(await token({ kid: school.keyId }, did, 'RS256'), listing({ publicKeyJwk: huge }))).toEqual([
      'unknown ERR_UNSUPPORTED',
      'pass',
    ])
  })
})

describe('what the issuer says of its key counts', () => {
  it('one for encryption signs nothing, and what is no key is passed over', async () => {
    const of = async (...keys: readonly unknown[]) =>
      answers(await token({}, issuer), { [issuer]: { id: issuer, jwks: { keys } } as Document })
    expect(await of(null, 'x', jwk)).toEqual(['pass', 'pass'])
    for (const keys of [[{ ...jwk, use: 'enc' }], [null], []])
      expect(await of(...keys), JSON.stringify(keys)).toEqual(open('ERR_UNRESOLVED'))
  })
  it('where a profile is another’s, and metadata are found by the path', async () => {
    const keys = { jwks: { keys: [jwk] } }
    expect(await answers(await token({}, issuer), { [issuer]: { id: `${issuer}0`, ...keys } })).not.toContain('pass')
    expect(await answers(await token({}, issuer), { [metadata]: { issuer, ...keys } })).toEqual(['pass', 'pass'])
    expect(await answers(await token({}, issuer), { [metadata]: { issuer: `${issuer}0`, ...keys } })).not.toContain('pass')
    for (const host of ['https://school.example', 'https://school.example/'])
      expect(
        await answers(await token({}, host), { 'https://school.example/.well-known/jwt-vc-issuer': { issuer: host, ...keys } }),
        host,
      ).toEqual(['pass', 'pass'])
    // a slash at the end of the address is none of its path there, and the issuer is called as it calls itself
    const slashed = `${issuer}/`
    expect(await answers(await token({}, slashed), { [metadata]: { issuer: slashed, ...keys } })).toEqual(['pass', 'pass'])
    expect(await answers(await token({}, slashed), { [metadata]: { issuer, ...keys } })).not.toContain('pass')
  })

  it('one that it publishes without a name, whatever the token calls it (RFC 7515 section 4.1.4)', async () => {
    const { publicJwk: other } = testKey('ES256')
    const set = (...keys: readonly Document[]): Web => ({ [issuer]: { id: issuer, jwks: { keys } } })
    const given = await token({ kid: 'x' }, issuer)
    expect(await answers(given, set(jwk))).toEqual(['pass', 'pass'])
    expect(await answers(given, set(other, jwk, { ...other, kid: 'y' }))).toEqual(['pass', 'pass'])
    // one that has the name is meant, and one that has another is not
    expect(await answers(given, set(jwk, { ...other, kid: 'x' }))).toEqual(['fail ERR_PROOF', 'pass'])
    for (const none of [set({ ...jwk, kid: 'y' }), set(other)]) expect(await answers(given, none)).toEqual(['fail ERR_KEY', 'fail ERR_KEY'])
  })
  it('one that its own document holds, and does not list for this (CID 1.0 section 3.3)', async () => {
    const method = { id: `${issuer}#1`, controller: issuer, publicKeyJwk: jwk }
    const profile = { id: issuer, verificationMethod: [method], authentication: [method.id] }
    const given = await token({ kid: method.id }, issuer)
    expect(await answers(given, { [issuer]: profile })).toEqual(['pass', 'fail ERR_KEY_BINDING'])
    expect(await answers(given, { [issuer]: { ...profile, assertionMethod: method.id } })).toEqual(['pass', 'pass'])
    // it may publish the key in another way besides, or in a place that does not answer
    expect(await answers(given, { [issuer]: { ...profile, jwks: { keys: [jwk] } } })).toEqual(['pass', 'pass'])
    expect(await answers(given, { [issuer]: profile, [metadata]: busy })).toEqual(['pass', 'unknown ERR_NETWORK'])
    // a key elsewhere says nothing of whose it is, nor does an issuer that publishes none
    const elsewhere = { [issuer]: { id: issuer }, 'https://school.example/keys/1': jwk }
    expect(await answers(await token({ kid: 'https://school.example/keys/1' }, issuer), elsewhere)).toEqual([
      'pass',
      'unknown ERR_UNRESOLVED',
    ])
  })
  it('also where the token brings the same key along', async () => {
    for (const header of [{ kid: school.keyId }, { jwk }]) {
      expect(await answers(await token(header), listing({ publicKeyJwk: { ...jwk, alg: 'ES384' } }))).toEqual([
        'fail ERR_ALGORITHM',
        'pass',
      ])
      expect((await answers(await token(header), listing({ publicKeyJwk: key.jwk })))[1]).toMatch(/^fail/)
    }
    for (const header of [{}, { jwk }])
      expect((await answers(await token(header, issuer), { [issuer]: { id: issuer, jwks: { keys: [key.jwk] } } }))[1]).toBe('fail ERR_KEY')
  })
  it.each([
    [{ exp: 1 }, 'fail ERR_KEY_REVOKED'],
    [{ exp: 'soon' }, 'fail ERR_KEY_REVOKED'],
    [{ revoked: { revoked_at: 1, reason: 'compromised' } }, 'fail ERR_KEY_REVOKED'],
    [{ revoked: {} }, 'fail ERR_KEY_REVOKED'],
    // what is no date of this calendar, or no number, has come
    [{ exp: 1e300 }, 'fail ERR_KEY_REVOKED'],
    [{ exp: '4000000000' }, 'fail ERR_KEY_REVOKED'],
    [{ revoked: { revoked_at: 1e300 } }, 'fail ERR_KEY_REVOKED'],
    [{ exp: 4_000_000_000, revoked: null }, 'pass'],
  ])('that it ends, or was given up: %j', async (more, outcome) => {
    const ended = { ...jwk, kid: 'a', ...more }
    for (const header of [{ kid: school.keyId }, {}, { jwk }])
      expect((await answers(await token(header), listing({ publicKeyJwk: ended })))[1]).toBe(outcome)
    for (const header of [{ kid: `${set}#a` }, { kid: 'a' }, { jwk }])
      expect((await answers(await token(header, issuer), setOf(ended)))[1]).toBe(outcome)
  })
  it('and one name may be that of several (RFC 7517 section 4.5)', async () => {
    const a = { ...jwk, kid: 'a' }
    const others = [a, { ...testKey('RS256').publicJwk, kid: 'a' }, { ...testKey('ES256').publicJwk, kid: 'a' }, { ...a, use: 'enc' }]
    for (const kid of [`${set}#a`, 'a'])
      for (const other of others) {
        expect(await answers(await token({ kid }, issuer), setOf(other, { ...a, use: 'sig' }))).toEqual(['pass', 'pass'])
        expect((await answers(await token({ kid }, issuer), setOf({ ...other, ...testKey('ES256').publicJwk })))[0]).not.toBe('pass')
      }
  })
})

it('thousands of keys are looked through by nobody', async () => {
  const others = Array.from({ length: 40 }, () => testKey('ES256').publicJwk)
  const methods = Array.from({ length: 20_000 }, (_, index) => ({ id: `#${index}`, publicKeyJwk: others[index % others.length] }))
  const embedded = { id: did, assertionMethod: methods }
  const named = { id: did, verificationMethod: methods, assertionMethod: methods.map(({ id }) => id) }
  const keys = methods.map((_, index) => ({ ...others[index % others.length], alg: `ES256 ${index}` }))
  const begun = process.cpuUsage()
  for (const document of [embedded, named])
    for (const header of [{}, { kid: 'x' }, { jwk }])
      expect((await answers(await token(header), { [address]: document })).at(-1)).toMatch(/^(?:unknown ERR_LIMIT|fail ERR_KEY_BINDING)$/)
  for (const header of [{}, { jwk }])
    expect((await answers(await token(header, issuer), { [issuer]: { id: issuer, jwks: { keys } } })).at(-1)).toBe('unknown ERR_LIMIT')
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(8_000)
})
