/** Presentations that are tokens, made by another implementation: the holder's claims, and every credential inside. */
import { calculateJwkThumbprint, importJWK, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { parseAll } from '../../src/index.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Document } from '../../src/lib/json.ts'
import type { PresentationAsked } from '../../src/lib/scope.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { verify } from '../../src/verify.ts'
import { codeOfPromise } from './code-of.ts'
import { badge, keyIssuer, type TestKey, testKey, webIssuer } from './issuers.ts'
import { now, outcomes, scopeWith, webOf } from './scope.ts'

const holder = keyIssuer(testKey('ES256'))
const school = webIssuer('school.example')
const web = { [school.address]: school.document }
const seconds = now.getTime() / 1000

const made = async (header: Document, payload: Document, { jwk, algorithm }: TestKey): Promise<string> =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg: algorithm, ...header }).sign(await importJWK({ ...jwk }, algorithm))
const shown = badge(school.id, {}, holder.id)
const embedded = await issue(shown, { signer: school.key.signer(school.keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
const claimsOf = (document: Document): Document => ({
  iss: school.id,
  jti: document['id'],
  sub: holder.id,
  nbf: Date.parse('2025-01-01T00:00:00Z') / 1000,
  vc: document,
})
const token = await made({ typ: 'JWT', kid: school.keyId }, claimsOf(shown), school.key)
const whole = await made({ typ: 'vc+jwt', kid: school.keyId }, shown, school.key)
const forged = await made({ typ: 'JWT', kid: school.keyId }, claimsOf(shown), testKey())
const envelope = (inside: string): Document => ({
  '@context': 'https://www.w3.org/ns/credentials/v2',
  id: `data:application/vc+jwt,${inside}`,
  type: 'EnvelopedVerifiableCredential',
})

const v1 = { '@context': ['https://www.w3.org/2018/credentials/v1'], type: ['VerifiablePresentation'] }
const v2 = { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiablePresentation'], holder: holder.id }
const vpClaim = (more: Document = {}, vp: Document = {}, header: Document = {}): Promise<string> =>
  made(
    { typ: 'JWT', kid: holder.keyId, ...header },
    { iss: holder.id, aud: 'https://verifier.example', nonce: '4f1c', ...more, vp: { ...v1, verifiableCredential: [token], ...vp } },
    holder.key,
  )
const vpToken = (more: Document = {}, header: Document = {}): Promise<string> =>
  made({ typ: 'vp+jwt', kid: holder.keyId, ...header }, { ...v2, verifiableCredential: [envelope(whole)], ...more }, holder.key)

async function answers(input: Document | string, presentation?: PresentationAsked) {
  const {
    checks,
    verdict,
    format,
    version,
    nested = [],
    issuer,
  } = await verify(input, {
    now,
    fetch: webOf(web),
    ...(presentation && { presentation }),
  })
  return {
    verdict,
    format: `${format} ${version}`,
    proof: outcomes(checks, 'proof'),
    binding: outcomes(checks, 'key-binding'),
    inside: outcomes(checks, 'nested'),
    nested: nested.map((report) => `${report.path} ${report.format} ${report.verdict}`),
    id: issuer.id,
  }
}
const good = { verdict: 'valid', proof: ['pass'], binding: ['pass'], inside: ['pass'], id: holder.id }

describe('a holder with an address', () => {
  const id = 'https://wallet.example/maria'
  const { key } = holder
  const set = { keys: [{ ...key.publicJwk, kid: 'a' }] }
  const bindingWith = async (header: Document, pages: Readonly<Record<string, Document>>) => {
    const shows = { ...v2, holder: id, verifiableCredential: [envelope(whole)] }
    const { checks } = await verify(await made({ typ: 'vp+jwt', ...header }, shows, key), { now, fetch: webOf({ ...web, ...pages }) })
    return outcomes(checks, 'key-binding')
  }
  // RFC 7517 section 4.2: a set says of a key that it signs, and not what
  it.each([
    ['in the holder’s metadata', { kid: 'a' }, { 'https://wallet.example/.well-known/jwt-vc-issuer/maria': { issuer: id, jwks: set } }],
    ['in the holder’s own document', { jwk: key.publicJwk }, { [id]: { id, jwks: set } }],
    [
      'that the document gives the address of',
      { kid: 'https://wallet.example/jwks#a' },
      { [id]: { id, jwks_uri: 'https://wallet.example/jwks' }, 'https://wallet.example/jwks': set },
    ],
  ])('signs with a key of a set %s', async (_, header, pages) => {
    expect(await bindingWith(header, pages)).toEqual(['pass'])
    const others = JSON.parse(JSON.stringify(pages).replaceAll(JSON.stringify(set), JSON.stringify({ keys: [testKey('ES256').publicJwk] })))
    expect((await bindingWith({ ...header, jwk: key.publicJwk }, others)).join()).toMatch(/^fail/)
  })
})

describe('a presentation in a token', () => {
  it('of data model 1.1: the claim vp', async () => {
    const nested = ['/verifiableCredential/0 ob3 valid']
    expect(await answers(await vpClaim())).toEqual({ ...good, format: 'vp 1.1', nested })
  })
  it('of data model 2.0: the payload itself, and enveloped', async () => {
    const nested = ['/verifiableCredential/0 ob3 valid']
    expect(await answers(await vpToken())).toEqual({ ...good, format: 'vp 2.0', nested })
    const enveloped = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      id: `data:application/vp+jwt,${await vpToken()}`,
      type: 'EnvelopedVerifiablePresentation',
    }
    expect(await answers(enveloped)).toEqual({ ...good, format: 'vp 2.0', nested })
  })
  it('is enveloped as what it is, and so is a credential', async () => {
    const shownIn = async (type: string, media: string, inside: string): Promise<string> =>
      verify({ ...envelope(inside), type, id: `data:application/${media},${inside}` }, { now, fetch: webOf(web) }).then(
        ({ verdict }) => verdict,
        ({ code }) => code,
      )
    const [credential, presentation] = ['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation']
    const shown = await vpToken()
    expect(await shownIn(credential, 'vc+jwt', whole)).toBe('valid')
    expect(await shownIn(presentation, 'VP-LD+jwt', shown)).toBe('valid')
    const otherwise: readonly (readonly [type: string, media: string, inside: string])[] = [
      [presentation, 'vc+jwt', whole],
      [presentation, 'vp+jwt', whole],
      [credential, 'vp+jwt', whole],
      [credential, 'vp+jwt', shown],
      [credential, 'vc+jwt', shown],
      [credential, 'vc+sd-jwt', whole],
      [credential, 'vc+jwt', `${whole}~`],
    ]
    for (const [type, media, inside] of otherwise) expect(await shownIn(type, media, inside), `${type} ${media}`).toBe('ERR_UNSUPPORTED')
    const { verdict, inside } = await answers(await vpToken({ verifiableCredential: [{ ...envelope(whole), type: presentation }] }))
    expect([verdict, inside]).toEqual(['indeterminate', ['unknown ERR_UNSUPPORTED']])
  })
  it('with credentials of every kind, each with a report of its own', async () => {
    const kinds = [embedded, token, whole, envelope(whole), envelope(token), { ...embedded, name: 'Other' }, forged, 7, 'x', {}]
    const { verdict, inside, nested } = await answers(await vpToken({ verifiableCredential: kinds }))
    expect(verdict).toBe('invalid')
    expect(inside).toEqual([
      ...Array.from({ length: 5 }, () => 'pass'),
      'fail ERR_NESTED',
      'fail ERR_NESTED',
      'fail ERR_NOT_JSON',
      'fail ERR_NOT_JSON',
      'unknown ERR_UNKNOWN_FORMAT',
    ])
    expect(nested.map((line) => line.split(' ')[2])).toEqual([...Array.from({ length: 5 }, () => 'valid'), 'invalid', 'invalid'])
  })
  it('whose holder is said by the claim alone, and whose number is no address', async () => {
    for (const token of [await vpToken({ holder: undefined, iss: holder.id, jti: '4711' }), await vpClaim({ jti: '4711' })])
      expect(await answers(token)).toMatchObject(good)
    expect(await answers(await vpToken({ holder: undefined }))).toMatchObject({ verdict: 'indeterminate', proof: ['pass'] })
  })
  it('with a lone credential in place of a list', async () => {
    expect((await answers(await vpClaim({}, { verifiableCredential: token }))).nested).toEqual(['/verifiableCredential ob3 valid'])
  })
  it('that envelopes a credential in a way that is not read: unknown', async () => {
    const ways = [
      'data:application/vc+cose;base64,0oRD',
      'data:application/vc+cose;base64,0oRDoQEmoFhA/w==',
      'https://school.example/1.jwt',
      7,
    ]
    for (const id of ways) {
      expect(await answers(await vpToken({ verifiableCredential: [{ ...envelope(whole), id }] }))).toMatchObject({
        verdict: 'indeterminate',
        inside: ['unknown ERR_UNSUPPORTED'],
      })
    }
  })
  it('that discloses of a credential what its issuer did not sign: bad', async () => {
    const id = `data:application/vc+sd-jwt,${whole}~WyJhIl0~`
    expect(await answers(await vpToken({ verifiableCredential: [{ ...envelope(whole), id }] }))).toMatchObject({
      verdict: 'invalid',
      inside: ['fail ERR_TOKEN'],
    })
  })
  it('that envelopes it in base64, as a data URI may (RFC 2397)', async () => {
    for (const id of [`data:application/vc+jwt;base64,${btoa(whole)}`, `data:application/vc+jwt;charset=utf-8,${whole}`])
      expect(await answers(await vpToken({ verifiableCredential: [{ ...envelope(whole), id }] })), id).toMatchObject(good)
  })
  it('that envelopes it behind a semicolon, as drafts of data model 2.0 did', async () => {
    for (const type of ['vc+jwt', 'vc+ld+json+jwt', 'vc+jwt;charset=utf-8'])
      expect(
        await answers(await vpToken({ verifiableCredential: [{ ...envelope(whole), id: `data:application/${type};${whole}` }] })),
        type,
      ).toMatchObject(good)
  })
  it('is taken apart by parse', async () => {
    const both = await vpClaim({}, { verifiableCredential: [token, embedded] })
    const found: unknown[] = []
    for await (const item of parseAll(both)) found.push(item instanceof CredentialError ? item.code : item.document['id'])
    expect(found).toEqual([badge('')['id'], badge('')['id']])
  })
})

describe('what the token says', () => {
  const asked = { challenge: '4f1c', domain: 'https://verifier.example' }
  it('answers the challenge and the domain', async () => {
    expect(await answers(await vpClaim(), asked)).toMatchObject(good)
    expect(await answers(await vpToken({ nonce: '4f1c', aud: ['https://verifier.example', 'x'] }), asked)).toMatchObject(good)
    expect(await answers(await vpClaim(), { ...asked, domain: ['x', 'https://verifier.example'] })).toMatchObject(good)
    expect((await answers(await vpClaim(), { ...asked, domain: ['x', 'y'] })).proof).toEqual(['fail ERR_CHALLENGE'])
    for (const more of [{ nonce: '4f1d' }, { nonce: undefined }, { aud: 'https://evil.example' }, { aud: undefined }, { nonce: ['4f1c'] }])
      expect((await answers(await vpClaim(more), asked)).proof, JSON.stringify(more)).toEqual(['fail ERR_CHALLENGE'])
  })
  const faults: readonly (readonly [name: string, token: () => Promise<string>, proof: string])[] = [
    ['another holder', () => vpClaim({}, { holder: 'did:example:eve' }), 'fail ERR_CLAIMS'],
    ['another id', () => vpClaim({ jti: 'urn:1' }, { id: 'urn:2' }), 'fail ERR_CLAIMS'],
    ['an issuer that is not the holder', () => vpToken({ iss: 'did:example:eve' }), 'fail ERR_CLAIMS'],
    ['an end that is past', () => vpClaim({ exp: seconds - 1 }), 'fail ERR_PROOF_EXPIRED'],
    ['an end that is no date', () => vpClaim({ exp: '2030' }), 'fail ERR_CLAIMS'],
    ['a beginning to come', () => vpToken({ nbf: seconds + 1 }), 'fail ERR_NOT_YET_VALID'],
    ['a making to come', () => vpToken({ iat: seconds + 1 }), 'warn ERR_NOT_YET_VALID'],
    ['the type of a credential', () => vpToken({}, { typ: 'vc+jwt' }), 'fail ERR_PROOF_FORMAT'],
    ['the type of something else', () => vpClaim({}, {}, { typ: 'at+jwt' }), 'fail ERR_PROOF_FORMAT'],
  ]
  it.each(faults)('%s', async (_, make, proof) => expect((await answers(await make())).proof).toContain(proof))
  it('has the tokens in it enveloped, where it is one of data model 2.0', async () => {
    const told = async (vp: string) => outcomes((await verify(vp, { now, fetch: webOf(web) })).checks, 'schema')
    expect(await told(await vpToken({ verifiableCredential: [envelope(whole), whole] }))).toEqual(['pass', 'warn ERR_RULE'])
    expect(await told(await vpToken())).toEqual(['pass'])
    expect(await told(await vpClaim())).toEqual(['pass'])
    // an address is no token, and is not called one
    const named = await verify(await vpToken({ verifiableCredential: ['https://school.example/1'] }), { now, fetch: webOf(web) })
    expect(named.checks.find(({ code }) => code === 'ERR_RULE')?.message).toBe('A text stands here: a token is enveloped.')
  })
  it('is told what it was taken for', async () => {
    const told = async (token: string) => (await verify(token, { now, fetch: webOf(web) })).checks.find(({ id }) => id === 'proof')?.message
    expect(await told(await vpToken({}, { typ: 'vc+jwt' }))).toContain('something else than a presentation')
    expect(await told(await made({ typ: 'vp+jwt', kid: school.keyId }, shown, school.key))).toContain('something else than a credential')
  })
  it('may end later, and has', async () => expect(await answers(await vpClaim({ exp: seconds + 1, iat: seconds - 1 }))).toMatchObject(good))
  it('in a key of another’s', async () => {
    const eve = keyIssuer(testKey('ES256'))
    expect(await answers(await vpClaim({}, {}, { kid: eve.keyId }))).toMatchObject({
      verdict: 'invalid',
      binding: ['fail ERR_KEY_BINDING'],
    })
    const signed = await made({ typ: 'JWT', kid: eve.keyId }, { iss: holder.id, vp: { ...v1, verifiableCredential: [token] } }, eve.key)
    expect(await answers(signed)).toMatchObject({ verdict: 'invalid', proof: ['pass'], binding: ['fail ERR_KEY_BINDING'] })
  })
  // CID 1.0 section 3.3, step 17; a proof inside is told the same (presentation.test.ts)
  it('by a key that its holder’s document lists to authenticate, not to assert', async () => {
    const { id: did, keyId, key, address, document } = webIssuer('ada.example')
    const { assertionMethod: _, ...rest } = document
    const home = 'https://wallet.example/ada'
    const method = { id: `${home}#1`, type: 'JsonWebKey', controller: home, publicKeyJwk: key.publicJwk }
    const [other] = webIssuer('ada.example').document.verificationMethod
    const told = async (id: string, pages: Readonly<Record<string, Document>>, header: Document) => {
      const signed = await made(header, { iss: id, vp: { ...v1, verifiableCredential: [token] } }, key)
      const { checks } = await verify(signed, { now, fetch: webOf({ ...web, ...pages }) })
      return [...outcomes(checks, 'proof'), ...outcomes(checks, 'key-binding')]
    }
    for (const header of [{ kid: keyId }, { kid: '#key-1' }, { jwk: key.publicJwk }, {}]) {
      const listing = (more: Document) => told(did, { [address]: { ...rest, ...more } }, header)
      expect(await listing({ authentication: keyId })).toEqual(['pass', 'pass'])
      for (const more of [{ assertionMethod: keyId }, { capabilityInvocation: keyId }, {}])
        expect(await listing(more), JSON.stringify([header, more])).toEqual(['pass', 'fail ERR_KEY_BINDING'])
    }
    for (const header of [{ kid: method.id }, { kid: '1' }, { jwk: key.publicJwk }, {}]) {
      const listing = (more: Document) => told(home, { [home]: { id: home, verificationMethod: method, ...more } }, header)
      expect(await listing({ authentication: method.id })).toEqual(['pass', 'pass'])
      expect(await listing({ assertionMethod: method.id }), JSON.stringify(header)).toEqual(['pass', 'fail ERR_KEY_BINDING'])
    }
    // a document that lists no key has been asked all the same, and what is in no list may be of any kind
    const along = (document: Document) => told(did, { [address]: { id: did, ...document } }, { jwk: key.publicJwk })
    expect(await along({ verificationMethod: [] })).toEqual(['pass', 'fail ERR_KEY_BINDING'])
    expect(await along({ verificationMethod: [{ id: `${did}#2`, publicKeyHex: '00' }] })).toEqual(['pass', 'fail ERR_KEY_BINDING'])
    expect(await along({ verificationMethod: [{ ...other, id: `${did}#2` }] })).toEqual(['pass', 'fail ERR_KEY_BINDING'])
  })
  it('whose holder is not named: whose key signed is open, however the token brings it along', async () => {
    const shows = { ...v1, verifiableCredential: [token] }
    for (const header of [{ kid: holder.keyId }, { jwk: holder.key.publicJwk }]) {
      const { checks } = await verify(await made(header, { vp: shows }, holder.key), { now, fetch: webOf(web) })
      expect([...outcomes(checks, 'proof'), ...outcomes(checks, 'key-binding')]).toEqual(['pass', 'unknown ERR_KEY_BINDING'])
    }
  })
  it('is told of its holder, who issued nothing', async () => {
    const { id, key, address, document } = webIssuer('ada.example')
    const another = testKey('ES256')
    const messages = async (header: Document, payload: Document, listed: Document) => {
      const signed = await made(header, { ...payload, vp: { ...v1, verifiableCredential: [token] } }, key)
      const { checks } = await verify(signed, { now, fetch: webOf({ ...web, [address]: { ...document, ...listed } }) })
      return checks.flatMap((check) =>
        check.id === 'key-binding' || (check.id === 'proof' && check.outcome !== 'pass') ? [check.message] : [],
      )
    }
    const said = [
      await messages({ jwk: key.publicJwk }, { iss: id }, { authentication: [{ id: `${id}#2`, publicKeyJwk: another.publicJwk }] }),
      await messages({}, { iss: id }, { verificationMethod: [], assertionMethod: [] }),
      await messages({}, {}, {}),
    ].flat()
    expect(said).toContain('The key that signed is not one of those that the holder publishes.')
    for (const message of said) expect(message).toMatch(/holder/)
    for (const message of said) expect(message).not.toMatch(/issuer/)
  })
  it('is not changed afterwards', async () => {
    const [head, , signature] = (await vpClaim()).split('.')
    const payload = Buffer.from(JSON.stringify({ iss: holder.id, vp: { ...v1, verifiableCredential: [] } })).toString('base64url')
    expect((await answers(`${head}.${payload}.${signature}`)).proof).toEqual(['fail ERR_PROOF'])
  })
})

describe('a token that is two things', () => {
  const vc = badge(holder.id)
  const vp = { ...v1, verifiableCredential: [token] }
  it.each([
    ['both claims', { vc, vp }],
    ['a presentation as the credential', { vc: vp }],
    ['a credential as the presentation', { vp: vc }],
    ['a presentation that is text', { vp: token }],
  ])('%s: refused', async (_, payload) => {
    expect(await codeOfPromise(verify(await made({ kid: holder.keyId }, payload, holder.key), { now }))).toBe('ERR_UNKNOWN_FORMAT')
  })
  it('a credential that calls itself a presentation too is judged as a credential', async () => {
    const { verdict, binding, format } = await answers(
      await made(
        { kid: holder.keyId },
        { ...badge(school.id), type: ['VerifiableCredential', 'OpenBadgeCredential', 'VerifiablePresentation'] },
        holder.key,
      ),
    )
    expect({ verdict, binding, format }).toEqual({ verdict: 'invalid', binding: ['fail ERR_KEY_BINDING'], format: 'ob3 3.0' })
  })
})

const other = keyIssuer(testKey('ES256'))
const [jkt, otherJkt] = await Promise.all([holder, other].map(({ key }) => calculateJwkThumbprint({ ...key.publicJwk })))

describe('a token that is bound to a key (cnf, RFC 7800)', () => {
  /** What is said of a token that is bound so, where the holder shows it. The context of data model 2.0 knows `jwk`, and `kid` as an address. */
  const shownWith = async (cnf: unknown, isLinked = false) => {
    const inside = isLinked
      ? await made({ typ: 'vc+jwt', kid: school.keyId }, { ...shown, cnf }, school.key)
      : await made({ typ: 'JWT', kid: school.keyId }, { ...claimsOf(shown), cnf }, school.key)
    const { verdict, nested = [] } = await verify(await vpToken({ verifiableCredential: [envelope(inside)] }), { now, fetch: webOf(web) })
    return [verdict, ...nested.flatMap(({ checks }) => outcomes(checks, 'recipient'))]
  }
  it.each<[string, Document]>([
    ['as it is', { jwk: holder.key.publicJwk }],
    ['by its thumbprint', { jkt }],
    ['by its name', { kid: holder.keyId }],
    ['as it is, under a name of the issuer’s', { jwk: holder.key.publicJwk, kid: 'key-7' }],
  ])('of its holder, %s', async (_, cnf) => {
    expect(await shownWith(cnf)).toEqual(['valid', 'pass', 'pass'])
  })
  it.each<[string, Document]>([
    ['as it is', { jwk: other.key.publicJwk }],
    ['by its thumbprint', { jkt: otherJkt }],
  ])('of somebody else, %s: he who shows it may not', async (_, cnf) => {
    expect(await shownWith(cnf)).toEqual(['invalid', 'pass', 'fail ERR_RECIPIENT'])
  })
  it.each<[string, unknown, string]>([
    ['by a name that is not the holder’s', { kid: 'key-7' }, 'ERR_UNSUPPORTED'],
    ['by a certificate', { 'x5t#S256': jkt }, 'ERR_UNSUPPORTED'],
    ['by nothing', {}, 'ERR_UNSUPPORTED'],
    ['by text', 'key-7', 'ERR_UNSUPPORTED'],
    ['by a key that is none', { jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } }, 'ERR_KEY'],
  ])('%s: it is open', async (_, cnf, code) => {
    expect(await shownWith(cnf)).toEqual(['indeterminate', 'pass', `unknown ${code}`])
  })
  it('of its holder, who does not authenticate with it: he may not', async () => {
    const { id, keyId, key, address, document } = webIssuer('ada.example')
    const listed = (more: Document) => webOf({ ...web, [address]: { ...document, assertionMethod: [], ...more } })
    const inside = await made({ typ: 'JWT', kid: school.keyId }, { ...claimsOf(shown), cnf: { jwk: key.publicJwk } }, school.key)
    const shows = await made({ typ: 'vp+jwt', kid: keyId }, { ...v2, holder: id, verifiableCredential: [envelope(inside)] }, key)
    const told = async (more: Document) => {
      const { nested = [] } = await verify(shows, { now, fetch: listed(more) })
      return nested.flatMap(({ checks }) => outcomes(checks, 'recipient'))
    }
    expect(await told({ authentication: [keyId] })).toContain('pass')
    expect(await told({ assertionMethod: [keyId] })).toContain('fail ERR_RECIPIENT')
  })
  it('whose payload is the credential', async () => {
    expect(await shownWith({ jwk: holder.key.publicJwk }, true)).toEqual(['valid', 'pass', 'pass'])
    expect(await shownWith({ jwk: other.key.publicJwk }, true)).toEqual(['invalid', 'pass', 'fail ERR_RECIPIENT'])
  })
})
