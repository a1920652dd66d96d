/** Credentials in tokens: made by us and read by another implementation, made by it and read by us, and attacked. */
import { calculateJwkThumbprint, compactVerify, importJWK, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { convert } from '../../src/convert.ts'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Parsed } from '../../src/lib/contract.ts'
import type { Document } from '../../src/lib/json.ts'
import { contextsOf } from '../../src/lib/linked.ts'
import { parseCompact } from '../../src/lib/tokens/jws-parse.ts'
import { outlineOf } from '../../src/lib/verifiable-credential.ts'
import { documentIn } from '../../src/proofs/vc-jwt/claims.ts'
import { proof as family } from '../../src/proofs/vc-jwt/index.ts'
import { issue } from '../../src/proofs/vc-jwt/issue.ts'
import { verify } from '../../src/verify.ts'
import { hasReference, referenceText } from '../reference.ts'
import { badge, keyIssuer, type TestKey, testKey, webIssuer } from './issuers.ts'
import { type Given, now, outcomes, scopeWith, webOf } from './scope.ts'

const rsa = testKey('RS256')
const school = webIssuer('school.example', rsa)
const attacker = testKey('ES256')
const web = { [school.address]: school.document }
const credential = badge(school.id)
const claims = {
  iss: school.id,
  jti: credential['id'],
  sub: 'did:example:ada',
  nbf: Date.parse('2025-01-01T00:00:00Z') / 1000,
}

function parsed(token: string): Parsed {
  const jws = parseCompact(token)
  const inside = jws && family.opens?.(jws)
  if (!inside) throw new Error('this is no token with a credential')
  const { document, kind } = inside
  return { format: 'test', version: '1', document, text: token, bytes: utf8(token), envelope: { kind, jws }, container: 'jws', found: [] }
}
async function answers(token: string, given: Given = { web }) {
  const input = parsed(token)
  const { checks, standing } = await family.verify(input, outlineOf(input.document), scopeWith(given))
  return { proof: outcomes(checks, 'proof'), binding: outcomes(checks, 'key-binding'), standing, document: input.document }
}
/** A token made by another implementation. */
const made = async (header: Document, payload: Document, { jwk, algorithm }: TestKey = rsa): Promise<string> =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg: algorithm, ...header }).sign(await importJWK({ ...jwk }, algorithm))
const good = { proof: ['pass'], binding: ['pass'] }

describe('tokens of another implementation', () => {
  it.each(['RS256', 'ES256', 'ES384', 'EdDSA'] as const)('VC-JWT with %s, and vc+jwt', async (algorithm) => {
    const issuer = webIssuer('other.example', testKey(algorithm))
    const document = badge(issuer.id)
    const given = { web: { [issuer.address]: issuer.document } }
    expect(
      await answers(await made({ typ: 'JWT', kid: issuer.keyId }, { ...claims, iss: issuer.id, vc: document }, issuer.key), given),
    ).toMatchObject({ ...good, document })
    expect(
      await answers(await made({ typ: 'vc+jwt', kid: issuer.keyId }, { ...document, iss: issuer.id }, issuer.key), given),
    ).toMatchObject({ ...good, document })
  })

  it('Ed25519 by its own name (RFC 9864)', async () => {
    const issuer = webIssuer('other.example', testKey('EdDSA'))
    const token = await made({ kid: issuer.keyId, alg: 'Ed25519' }, { ...claims, iss: issuer.id, vc: badge(issuer.id) }, issuer.key)
    expect(await answers(token, { web: { [issuer.address]: issuer.document } })).toMatchObject(good)
  })

  it('what the credential leaves to the claims is put back', async () => {
    const { id: _, issuer: __, validFrom: ___, ...bare } = credential
    const { document } = await answers(await made({ kid: school.keyId }, { ...claims, exp: 1893456000, vc: bare }))
    expect(document).toMatchObject({
      id: credential['id'],
      issuer: school.id,
      validFrom: '2025-01-01T00:00:00Z',
      validUntil: '2030-01-01T00:00:00Z',
    })
    const old = { ...bare, '@context': ['https://www.w3.org/2018/credentials/v1'] }
    expect((await answers(await made({ kid: school.keyId }, { ...claims, vc: old }))).document).toMatchObject({
      issuanceDate: '2025-01-01T00:00:00Z',
    })
  })

  it('who is described without an id has the one that is claimed', async () => {
    const { credentialSubject, ...rest } = credential
    const { id: _, ...subject } = credentialSubject as Document
    const issuer = { type: ['Profile'], name: 'School of Examples' }
    const found = await answers(await made({ kid: school.keyId }, { ...claims, vc: { ...rest, issuer, credentialSubject: subject } }))
    expect(found).toMatchObject(good)
    expect(found.document).toEqual({ ...credential, issuer: { ...issuer, id: school.id } })
  })

  it.skipIf(!hasReference)('the sample of 1EdTech verifies under the key in its header, and is bound to nobody', async () => {
    const token = referenceText('samples/1edtech-clr/simple.jwt')
    expect(await answers(token, {})).toMatchObject({ proof: ['pass'], binding: ['unknown ERR_OFFLINE'], standing: undefined })
  })
})

describe('our tokens', () => {
  const { validFrom, ...dateless } = credential
  const exp = Date.parse('2030-01-01T00:00:00Z') / 1000
  const expiring = { ...credential, validUntil: '2030-01-01T00:00:00Z' }
  const older = { ...dateless, '@context': ['https://www.w3.org/2018/credentials/v1', contextsOf(credential)[1]], issuanceDate: validFrom }
  it.each([
    ['vc-jwt', credential, { ...credential, ...claims }],
    ['vc-jwt', expiring, { ...expiring, ...claims, exp }],
    ['vc-jwt', older, { ...claims, vc: older }],
    ['vc+jwt', credential, credential],
  ])('%s is read by another implementation', async (proof, document, payload) => {
    const token = await issue(document, { signer: rsa.signer(school.keyId), proof })
    const read = await compactVerify(token, await importJWK({ ...rsa.publicJwk }, 'RS256'))
    expect(JSON.parse(new TextDecoder().decode(read.payload))).toEqual(payload)
    expect(await answers(token)).toMatchObject({ ...good, document, standing: { control: 'domain' } })
  })
  it('names what it cannot make', async () => {
    await expect(issue(credential, { signer: rsa.signer(''), proof: 'x' })).rejects.toMatchObject({ code: 'ERR_OPTION' })
    await expect(issue(credential, { signer: { ...rsa.signer(''), algorithm: 'none' }, proof: 'vc-jwt' })).rejects.toMatchObject({
      code: 'ERR_ALGORITHM',
    })
  })
})

describe('a token that is a badge itself, as Open Badges 3.0 section 8.2.3 has it, repeats it in its claims', () => {
  const expiring = badge(school.id, { validUntil: '2030-01-01T00:00:00Z' })
  const exp = 1893456000
  const missing = ['pass', 'warn ERR_CLAIMS']
  const wrong = ['pass', 'fail ERR_CLAIMS']
  const told = async (payload: Document, header: Document = {}) =>
    (await answers(await made({ typ: 'JWT', kid: school.keyId, ...header }, payload))).proof
  it('whole', async () => {
    for (const header of [{}, { typ: undefined }]) {
      expect(await told({ ...credential, ...claims }, header)).toEqual(['pass'])
      expect(await told({ ...expiring, ...claims, exp }, header)).toEqual(['pass'])
    }
  })
  it.each(['iss', 'jti', 'sub', 'nbf'])('without %s', async (name) =>
    expect(await told({ ...credential, ...claims, [name]: undefined })).toEqual(missing),
  )
  it('without the end that it has', async () => expect(await told({ ...expiring, ...claims })).toEqual(missing))
  it.each([
    ['another issuer', credential, { iss: 'did:web:university.example' }],
    ['another id', credential, { jti: 'urn:uuid:00000000-0000-0000-0000-000000000000' }],
    ['another subject', credential, { sub: 'did:example:eve' }],
    ['another beginning', credential, { nbf: claims.nbf - 1 }],
    ['a later end', expiring, { exp: exp + 1 }],
    ['an earlier end', expiring, { exp: exp - 1 }],
    ['no date', expiring, { exp: '2030' }],
    ['no date of beginning', credential, { nbf: null }],
  ])('%s', async (_, document, more) => expect(await told({ ...document, ...claims, exp, ...more })).toEqual(wrong))
  it('an end that it leaves to the claim is its end', async () => {
    expect(await told({ ...credential, ...claims, exp })).toEqual(['pass'])
    const token = await made({ kid: school.keyId }, { ...credential, ...claims, exp: claims.nbf })
    const typed = async (typ: string) => made({ typ, kid: school.keyId }, { ...credential, ...claims, exp: claims.nbf })
    expect((await answers(await typed('JWT'))).document).toEqual({ ...credential, validUntil: credential['validFrom'] })
    // of one that does not call itself so, the claim is the token's own
    for (const other of [token, await typed('vc+jwt')]) expect((await answers(other)).document).toEqual(credential)
    const failed = async (token: string) =>
      (await verify(token, { now, fetch: webOf(web) })).checks.filter(({ outcome }) => outcome === 'fail')
    expect(await failed(await typed('JWT'))).toMatchObject([{ id: 'validity', code: 'ERR_EXPIRED' }])
    expect(await failed(await typed('vc+jwt'))).toMatchObject([{ id: 'proof', code: 'ERR_PROOF_EXPIRED' }])
    const converted = await convert(await typed('JWT'), { to: 'elm', capsule: false })
    expect(converted.document).toMatchObject({ validUntil: expect.stringMatching(/^2025-01-01/) })
  })
  it('null control: one that does not call itself so, and other credentials, need none of it', async () => {
    const bare = { ...expiring, iss: school.id, nbf: claims.nbf - 1, exp: exp - 1 }
    for (const typ of ['vc+jwt', undefined]) expect(await told(bare, { typ })).toEqual(['pass'])
    expect(await told({ ...bare, type: ['VerifiableCredential'] })).toEqual(['pass'])
    expect(await told(bare)).toEqual(['pass', 'fail ERR_CLAIMS', 'fail ERR_CLAIMS', 'warn ERR_CLAIMS'])
  })
})

describe('the claims and the credential must agree', () => {
  const expiring = badge(school.id, { validUntil: '2030-01-01T00:00:00Z' })
  const contradictory: readonly (readonly [name: string, claims: Document, vc: Document])[] = [
    ['iss', { iss: 'did:web:university.example' }, credential],
    ['iss that is an object', { iss: { id: school.id } }, credential],
    ['jti', { jti: 'urn:uuid:00000000-0000-0000-0000-000000000000' }, credential],
    ['sub', { sub: 'did:example:eve' }, credential],
    ['sub that is null', { sub: null }, credential],
    [
      'sub that is none of several, of which one has no id',
      { sub: 'did:example:eve' },
      { ...credential, credentialSubject: [credential['credentialSubject'], { type: ['AchievementSubject'] }] },
    ],
    ['nbf', { nbf: claims.nbf + 1 }, credential],
    ['nbf that is text', { nbf: String(claims.nbf) }, credential],
    ['exp that is later', { exp: 1924992000 }, expiring],
    ['exp that is earlier', { exp: 1861920000 }, expiring],
    ['exp that is text', { exp: '1893456000' }, expiring],
    ['exp that is beyond all dates', { exp: 1e300 }, credential],
  ]
  it.each(contradictory)('%s', async (_, change, vc) => {
    expect((await answers(await made({ kid: school.keyId }, { ...claims, vc, ...change }))).proof).toEqual(['pass', 'fail ERR_CLAIMS'])
  })
  it('an end or a start that no date of a credential can say is the token’s own', async () => {
    const { validFrom: _, ...undated } = credential
    const answered = async (vc: Document, more: Document) => answers(await made({ kid: school.keyId }, { ...claims, vc, ...more }))
    // a NumericDate in milliseconds never comes
    expect(await answered(credential, { exp: 1893456000000 })).toMatchObject(good)
    expect((await answered(credential, { exp: -1893456000000 })).proof).toEqual(['pass', 'fail ERR_PROOF_EXPIRED'])
    expect((await answered(undated, { nbf: 1735689600000 })).proof).toEqual(['pass', 'fail ERR_NOT_YET_VALID'])
    expect((await answered(credential, { nbf: 1735689600000 })).proof).toEqual(['pass', 'fail ERR_CLAIMS', 'fail ERR_NOT_YET_VALID'])
    expect((await answered(expiring, { exp: 1893456000000 })).proof).toEqual(['pass', 'fail ERR_CLAIMS'])
  })
  it.each<[Document, Document, string[]]>([
    [{ sub: claims.sub }, {}, ['pass']],
    [{ sub: 'did:example:eve' }, {}, ['pass', 'fail ERR_CLAIMS']],
    [{ sub: 'did:example:eve' }, { sub: undefined }, ['pass']],
    [{ aud: ['a', 'b'] }, { aud: ['a', 'b'] }, ['pass', 'warn ERR_CLAIMS']],
    [{ aud: ['b'] }, { aud: ['a', 'b'] }, ['pass', 'fail ERR_CLAIMS', 'warn ERR_CLAIMS']],
  ])('what the header repeats of them: %j', async (header, more, proof) =>
    expect((await answers(await made({ kid: school.keyId, ...header }, { ...credential, ...claims, ...more }))).proof).toEqual(proof),
  )
  it.each([
    ['vc+jwt', ['pass', 'warn ERR_CLAIMS']],
    ['application/vc+jwt', ['pass', 'warn ERR_CLAIMS']],
    ['JWT', ['pass']],
    [undefined, ['pass']],
  ])('a credential in a claim of what calls itself %s', async (typ, proof) =>
    expect((await answers(await made({ kid: school.keyId, ...(typ && { typ }) }, { ...claims, vc: credential }))).proof).toEqual(proof),
  )
  it.each(['exp', 'nbf'])('%s that is no date says nothing that could contradict', async (name) => {
    const input = parsed(await made({ kid: school.keyId }, { ...claims, [name]: '2030-01-01', vc: credential }))
    const { checks } = await family.verify(input, outlineOf(input.document), scopeWith({ web }))
    expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([expect.objectContaining({ code: 'ERR_CLAIMS' })])
    expect(checks.find(({ outcome }) => outcome === 'fail')?.message).toMatch(/is not a date/)
  })
  it('no token is one document and holds another', async () => {
    const proofOf = async (payload: Document) => (await answers(await made({ kid: school.keyId }, payload))).proof
    for (const other of [credential, { ...credential, name: 'Another' }])
      expect(await proofOf({ ...other, ...claims, vc: credential })).toEqual(['pass', 'fail ERR_CLAIMS'])
    expect(await proofOf({ ...claims, name: 'A claim', vc: credential })).toEqual(['pass'])
  })
  it('iat to come', async () => {
    const iat = now.getTime() / 1000 + 1
    expect((await answers(await made({ kid: school.keyId }, { ...claims, iat, vc: credential }))).proof).toEqual([
      'pass',
      'warn ERR_NOT_YET_VALID',
    ])
  })
  it('an end that is a day begins or ends with it', async () => {
    const vc = { ...badge(school.id), validUntil: '2030-01-01' }
    const begins = Date.parse('2030-01-01T00:00:00Z') / 1000
    const told = async (exp: number) => (await answers(await made({ kid: school.keyId }, { ...claims, exp, vc }))).proof
    for (const exp of [begins, begins + 86_399]) expect(await told(exp)).toEqual(['pass'])
    for (const exp of [begins - 1, begins + 43_200, begins + 86_400]) expect(await told(exp)).toEqual(['pass', 'fail ERR_CLAIMS'])
  })
  it('of two ends that the credential has, both', async () => {
    const [one, other] = ['2030-01-01T00:00:00Z', '2031-01-01T00:00:00Z']
    const told = async (date: string, validUntil: string, expirationDate: string) => {
      const vc = { ...credential, validUntil, expirationDate }
      return (await answers(await made({ kid: school.keyId }, { ...claims, exp: Date.parse(date) / 1000, vc }))).proof
    }
    expect(await told(one, one, one)).toEqual(['pass'])
    for (const exp of [one, other]) expect(await told(exp, one, other)).toEqual(['pass', 'fail ERR_CLAIMS'])
  })
  it('iss in the header', async () => {
    const token = (iss: unknown) => made({ kid: school.keyId, iss }, { ...claims, vc: credential })
    for (const iss of ['did:web:university.example', null, { id: school.id }])
      expect((await answers(await token(iss))).proof).toEqual(['pass', 'fail ERR_CLAIMS'])
    expect(await answers(await token(school.id))).toMatchObject(good)
  })
  it('no claim contradicts what the credential does not state', async () => {
    const { id: _, credentialSubject, ...rest } = credential
    const { id: __, ...subject } = credentialSubject as Document
    const whole = { ...rest, credentialSubject: subject }
    const proof = async (payload: Document) => (await answers(await made({ typ: 'vc+jwt', kid: school.keyId }, payload))).proof
    expect(await proof({ ...whole, jti: '4711', sub: 'did:example:ada' })).toEqual(['pass'])
    expect(await proof({ ...whole, jti: 4711, sub: null })).toEqual(['pass', 'fail ERR_CLAIMS', 'fail ERR_CLAIMS'])
  })
  it('a proof inside is not taken for verified', async () => {
    for (const [proof, told] of [
      [{ type: 'DataIntegrityProof' }, ['pass', 'warn ERR_UNSUPPORTED']],
      [[], ['pass']],
    ] as const) {
      const token = await made({ typ: 'vc+jwt', kid: school.keyId }, { ...credential, proof })
      expect((await answers(token)).proof).toEqual(told)
    }
  })
  it('and may', async () => {
    expect(await answers(await made({ kid: school.keyId }, { ...claims, exp: 1893456000, vc: expiring }))).toMatchObject(good)
  })
  it('claims that are not there are told: the signature covers the credential all the same', async () => {
    const proof = ['pass', 'warn ERR_CLAIMS']
    expect(await answers(await made({ kid: school.keyId }, { vc: credential }))).toMatchObject({ ...good, proof })
    for (const name of Object.keys(claims)) {
      const { [name as keyof typeof claims]: _, ...rest } = claims
      expect((await answers(await made({ kid: school.keyId }, { ...rest, vc: credential }))).proof, name).toEqual(proof)
    }
    expect((await answers(await made({ kid: school.keyId }, { ...claims, vc: expiring }))).proof).toEqual(proof)
  })
  it('in a token that is the credential itself, dates are those of the signature', async () => {
    const whole = async (more: Document) =>
      (await answers(await made({ typ: 'vc+jwt', kid: school.keyId }, { ...expiring, ...more }))).proof
    const seconds = now.getTime() / 1000
    expect(await whole({ exp: seconds + 1, nbf: seconds - 1, iat: seconds - 1 })).toEqual(['pass'])
    expect(await whole({ exp: seconds - 1 })).toEqual(['pass', 'fail ERR_PROOF_EXPIRED'])
    expect(await whole({ nbf: seconds + 1 })).toEqual(['pass', 'fail ERR_NOT_YET_VALID'])
    expect(await whole({ iat: seconds + 1 })).toEqual(['pass', 'warn ERR_NOT_YET_VALID'])
    for (const name of ['exp', 'nbf', 'iat'])
      for (const value of ['2030', null, [], 1e300]) expect(await whole({ [name]: value })).toEqual(['pass', 'fail ERR_CLAIMS'])
  })
})

describe('what the token says of itself', () => {
  const asked = async (payload: Document, typ = 'JWT') => {
    const input = parsed(await made({ typ, kid: school.keyId }, payload))
    const { checks } = await family.verify(input, outlineOf(input.document), scopeWith({ web }))
    return { document: input.document, status: outcomes(checks, 'status'), proof: outcomes(checks, 'proof') }
  }
  const inList = { status_list: { idx: 7, uri: 'https://school.example/statuses' } }

  it('a list of its own that may revoke it (Token Status List) is asked for; another way to a status is not passed over', async () => {
    // nothing answers there
    expect(await asked({ ...claims, vc: credential, status: inList })).toMatchObject({ status: ['unknown ERR_NETWORK'], proof: ['pass'] })
    expect(await asked({ ...claims, vc: credential, status: {} })).toMatchObject({ status: ['unknown ERR_UNSUPPORTED'] })
    expect(await asked({ ...claims, vc: credential })).toMatchObject({ status: [] })
  })
  it('and is no member of the credential, which may have one of that name', async () => {
    expect(await asked({ ...credential, status: inList }, 'vc+jwt')).toEqual({
      document: credential,
      status: ['unknown ERR_NETWORK'],
      proof: ['pass'],
    })
    for (const status of ['active', { type: 'Active' }])
      expect(await asked({ ...credential, status }, 'vc+jwt')).toMatchObject({ document: { status }, status: [] })
  })
  it('what would end or withdraw the credential, beside it: some read that there', async () => {
    const proof = async (more: Document, vc: Document = credential) => (await answers(await made({}, { ...claims, vc, ...more }))).proof
    const entry = { type: 'BitstringStatusListEntry', statusListIndex: '7' }
    for (const beside of [
      { credentialStatus: entry },
      { validUntil: '2025-06-01T00:00:00Z' },
      { expirationDate: '2025-06-01T00:00:00Z' },
      { validFrom: '2030-01-01T00:00:00Z' },
      { validUntil: 'soon' },
      // when it begins, and it has no end
      { validUntil: '2025-01-01T00:00:00Z' },
    ])
      expect(await proof(beside), JSON.stringify(beside)).toEqual(['pass', 'unknown ERR_CLAIMS'])
    // what the credential says too is no question, however it is written, nor is what limits nothing
    for (const beside of [{ validFrom: '2025-01-01T01:00:00+01:00' }, { validUntil: null }, { name: 'Soil science' }])
      expect(await proof(beside), JSON.stringify(beside)).toEqual(['pass'])
    expect(await proof({ credentialStatus: entry }, { ...credential, credentialStatus: entry })).toEqual(['pass'])
    expect(await proof({ exp: 1893456000, expirationDate: '2030-01-01T00:00:00.000Z' })).toEqual(['pass'])
    expect(await proof({ exp: 1893456000, expirationDate: '2029-01-01T00:00:00.000Z' })).toEqual(['pass', 'unknown ERR_CLAIMS'])
  })
  it('for whom it is, which nobody asks here', async () => {
    expect((await asked({ ...claims, vc: credential, aud: 'https://other.example' })).proof).toEqual(['pass', 'warn ERR_CLAIMS'])
    expect((await asked({ ...credential, aud: ['https://other.example'] }, 'vc+jwt')).proof).toEqual(['pass', 'warn ERR_CLAIMS'])
  })
  it('nbf is the date of issuing of data model 1.1, also where another one begins it', async () => {
    const { validFrom: issuanceDate, ...rest } = credential
    const old = { ...rest, '@context': ['https://www.w3.org/2018/credentials/v1'], issuanceDate }
    for (const validFrom of ['2024-12-01T00:00:00Z', '2025-02-01T00:00:00Z'])
      expect((await asked({ ...claims, vc: { ...old, validFrom } })).proof).toEqual(['pass'])
    expect((await asked({ ...claims, nbf: claims.nbf + 1, vc: { ...old, validFrom: issuanceDate } })).proof).toEqual([
      'pass',
      'fail ERR_CLAIMS',
    ])
  })
})

describe('a token that could disclose more, and came as a plain one', () => {
  it.each<[string, Document, string[]]>([
    ['of the whole', { ...credential, _sd_alg: 'sha-256', _sd: ['x'] }, ['pass', 'warn ERR_UNDISCLOSED']],
    ['in its claim', { ...claims, vc: { ...credential, _sd: ['x'] } }, ['pass', 'warn ERR_UNDISCLOSED']],
    ['and could not', { ...credential }, ['pass']],
  ])('%s', async (_, payload, proof) => expect((await answers(await made({ kid: school.keyId }, payload))).proof).toEqual(proof))
})

describe('headers', () => {
  const token = (header: Document, key?: TestKey) => made({ kid: school.keyId, ...header }, { ...claims, vc: credential }, key)
  /** A token with any header, and the signature that one with an honest header had. */
  const forged = async (header: Document, signature?: string) => {
    const [, payload = '', honest = ''] = (await token({})).split('.')
    return `${base64url(utf8(JSON.stringify({ kid: school.keyId, ...header })))}.${payload}.${signature ?? honest}`
  }
  const forgeries: readonly (readonly [name: string, header: Document, outcome: string])[] = [
    ['no algorithm', {}, 'fail ERR_ALGORITHM'],
    ['none', { alg: 'none' }, 'fail ERR_ALGORITHM'],
    ['NONE', { alg: 'NONE' }, 'fail ERR_ALGORITHM'],
    ['an algorithm that is inherited', { alg: 'toString' }, 'fail ERR_ALGORITHM'],
    ['an algorithm that is a list', { alg: ['RS256'] }, 'fail ERR_ALGORITHM'],
    ['HS256 over the public key', { alg: 'HS256' }, 'fail ERR_ALGORITHM'],
    ['ES256 with an RSA key', { alg: 'ES256' }, 'fail ERR_ALGORITHM'],
    ['EdDSA with an RSA key', { alg: 'EdDSA' }, 'fail ERR_ALGORITHM'],
    ['RS512 in place of RS256', { alg: 'RS512' }, 'fail ERR_PROOF'],
    ['PS256 in place of RS256', { alg: 'PS256' }, 'fail ERR_PROOF'],
    ['secp256k1', { alg: 'ES256K' }, 'unknown ERR_UNSUPPORTED'],
    ['an access token', { alg: 'RS256', typ: 'at+jwt' }, 'fail ERR_PROOF_FORMAT'],
    ['a presentation', { alg: 'RS256', typ: 'vp+jwt' }, 'fail ERR_PROOF_FORMAT'],
    ['a presentation of a draft', { alg: 'RS256', typ: 'vp+ld+json' }, 'fail ERR_PROOF_FORMAT'],
    ['a type that is no text', { alg: 'RS256', typ: ['JWT'] }, 'fail ERR_PROOF_FORMAT'],
    ['a critical header', { alg: 'RS256', crit: ['exp'], exp: 1 }, 'fail ERR_PROOF_FORMAT'],
    ['an honest one that was re-encoded', { alg: 'RS256', x: 1 }, 'fail ERR_PROOF'],
  ]
  it.each(forgeries)('%s', async (_, header, outcome) => expect((await answers(await forged(header))).proof).toEqual([outcome]))

  it('no signature', async () => {
    expect((await answers(await forged({ alg: 'RS256' }, ''))).proof).toEqual(['fail ERR_PROOF'])
    expect((await answers(await forged({ alg: 'none' }, ''))).proof).toEqual(['fail ERR_ALGORITHM'])
  })
  it.each(['JWT', 'jwt'])('typ %s', async (typ) => expect(await answers(await token({ typ }))).toMatchObject(good))
  it.each(['application/vc+jwt', 'vc-ld+jwt', 'vc+ld+json+jwt', 'vc+ld+json'])('typ %s', async (typ) =>
    expect(await answers(await made({ kid: school.keyId, typ }, credential))).toMatchObject(good),
  )
  it('another key', async () => expect((await answers(await token({}, attacker))).proof).toEqual(['fail ERR_ALGORITHM']))
})

describe('which key', () => {
  const signed = (header: Document, key: TestKey = rsa, issuer = school.id) =>
    made(header, { ...claims, iss: issuer, vc: badge(issuer) }, key)

  it('jwk in the header is bound if the issuer publishes it', async () => {
    const token = await signed({ jwk: rsa.publicJwk })
    expect(await answers(token)).toMatchObject(good)
    expect(await answers(token, {})).toMatchObject({ proof: ['pass'], binding: ['unknown ERR_OFFLINE'] })
  })
  it('anybody’s jwk is nobody’s', async () => {
    expect(await answers(await signed({ jwk: attacker.publicJwk }, attacker))).toMatchObject({
      proof: ['pass'],
      binding: ['fail ERR_KEY_BINDING'],
    })
    expect(await answers(await signed({ jwk: attacker.publicJwk }, attacker), {})).toMatchObject({
      proof: ['pass'],
      binding: ['unknown ERR_OFFLINE'],
    })
  })
  it('a kid that leads to no key leaves it to the jwk', async () => {
    for (const kid of [`${school.id}#other`, 'other'])
      expect(await answers(await signed({ kid, jwk: rsa.publicJwk }, rsa))).toMatchObject({ proof: ['pass'], binding: ['pass'] })
  })
  it('kid wins over jwk', async () => {
    expect((await answers(await signed({ kid: school.keyId, jwk: attacker.publicJwk }, attacker))).proof).toEqual(['fail ERR_ALGORITHM'])
  })
  it('a private key is no public one', async () => {
    expect(await answers(await signed({ jwk: rsa.jwk }))).toMatchObject({ proof: ['fail ERR_KEY'], binding: ['fail ERR_KEY'] })
  })
  it.each([7, null, ['x']])('a jwk that is %j', async (jwk) =>
    expect((await answers(await signed({ jwk }))).proof).toEqual(['fail ERR_KEY']),
  )
  it.each([7, null, ['x'], {}])('a kid that is %j', async (kid) =>
    expect(await answers(await signed({ kid }))).toMatchObject({ proof: ['fail ERR_KEY'], binding: ['fail ERR_KEY'] }),
  )

  it('kid of somebody else', async () => {
    const self = keyIssuer(attacker)
    expect(await answers(await signed({ kid: self.keyId }, attacker))).toMatchObject({ proof: ['pass'], binding: ['fail ERR_KEY_BINDING'] })
  })
  it('kid relative to the issuer, and none at all', async () => {
    for (const header of [{ kid: '#key-1' }, { kid: 'key-1' }, {}]) expect(await answers(await signed(header))).toMatchObject(good)
    const self = keyIssuer(attacker)
    expect(await answers(await signed({}, attacker, self.id))).toMatchObject(good)
    // the issuer has another key, which made it: that is not the one that is named
    for (const kid of ['key-2', `${school.id}#key-2`])
      expect(await answers(await signed({ kid })), kid).toMatchObject({ proof: ['fail ERR_KEY'], binding: ['fail ERR_KEY_BINDING'] })
  })

  it('of several that the issuer publishes, the one that signed, whatever it is called', async () => {
    const { document, id, address } = school
    const thumb = 'urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs'
    const [more, own] = [testKey('ES256'), { ...rsa.publicJwk, kid: thumb }]
    const methods = [more.publicJwk, own].map((publicKeyJwk, index) => ({ id: `${id}#${index}`, controller: id, publicKeyJwk }))
    const given = { web: { [address]: { ...document, verificationMethod: methods, assertionMethod: methods.map((one) => one.id) } } }
    for (const header of [{}, { kid: thumb }]) expect(await answers(await signed(header), given)).toMatchObject(good)
    const short = { ...own, kid: 'thumb' }
    const called = {
      web: { [address]: { ...document, verificationMethod: [{ ...methods[1], publicKeyJwk: short }], assertionMethod: `${id}#1` } },
    }
    expect(await answers(await signed({ kid: 'thumb' }), called)).toMatchObject(good)
    expect((await answers(await signed({ kid: 'thumbs' }), called)).binding).toEqual(['fail ERR_KEY_BINDING'])
    expect((await answers(await signed({ kid: `${thumb}s` }), given)).binding).toEqual(['unknown ERR_UNRESOLVED'])
    for (const header of [{}, { kid: thumb }])
      expect((await answers(await signed(header, testKey('RS256')), given)).proof, JSON.stringify(header)).toEqual([
        // none of them signed: it is refused under whichever was tried
        expect.stringMatching(/^fail ERR_(?:PROOF|ALGORITHM)$/),
      ])
    const crowd = Array.from({ length: 17 }, (_, index) => ({ ...methods[1], id: `${id}#n${index}` }))
    const crowded = { web: { [address]: { ...document, verificationMethod: crowd, assertionMethod: crowd.map((one) => one.id) } } }
    expect(await answers(await signed({}), crowded)).toMatchObject({ proof: ['unknown ERR_LIMIT'], binding: ['unknown ERR_LIMIT'] })
  })

  it('that has the name of no key, and is the thumbprint of one', async () => {
    const [own, other] = await Promise.all([rsa, attacker].map(({ publicJwk }) => calculateJwkThumbprint({ ...publicJwk })))
    const uri = 'urn:ietf:params:oauth:jwk-thumbprint:sha-256:'
    for (const kid of [own, uri + own]) {
      expect(await answers(await signed({ kid })), kid).toMatchObject(good)
      expect((await answers(await signed({ kid }, attacker))).proof, kid).toEqual(['fail ERR_ALGORITHM'])
    }
    expect((await answers(await signed({ kid: other }))).binding).toEqual(['fail ERR_KEY_BINDING'])
    expect((await answers(await signed({ kid: uri + other }))).binding).toEqual(['unknown ERR_UNRESOLVED'])
    const itself = keyIssuer(attacker)
    expect(await answers(await signed({ kid: other }, attacker, itself.id))).toMatchObject(good)
    const issuer = 'https://school.example/issuers/1'
    const given = { web: { [issuer]: { id: issuer, jwks: { keys: [attacker.publicJwk, rsa.publicJwk] } } } }
    for (const kid of [own, uri + own]) expect(await answers(await signed({ kid }, rsa, issuer), given), kid).toMatchObject(good)
    // what another key is called counts first
    const called = { web: { [issuer]: { id: issuer, jwks: { keys: [{ ...attacker.publicJwk, kid: own }, rsa.publicJwk] } } } }
    expect((await answers(await signed({ kid: own }, rsa, issuer), called)).proof).toEqual(['fail ERR_ALGORITHM'])
  })

  describe('of an issuer with an address', () => {
    const issuer = 'https://school.example/issuers/1'
    const profile = { id: issuer, type: 'Profile' }
    const key = 'https://school.example/keys/1'
    const set = {
      keys: [
        { ...rsa.publicJwk, kid: 'a' },
        { ...attacker.publicJwk, kid: 'b' },
      ],
    }
    const wellKnown = 'https://school.example/.well-known/jwt-vc-issuer/issuers/1'
    const cases: readonly (readonly [name: string, header: Document, web: Readonly<Record<string, Document>>, binding: string])[] = [
      [
        'profile with the method',
        { kid: `${issuer}#0` },
        {
          [issuer]: { ...profile, verificationMethod: { id: `${issuer}#0`, publicKeyJwk: rsa.publicJwk }, assertionMethod: `${issuer}#0` },
        },
        'pass',
      ],
      [
        'profile with two methods, by the end of the name of one',
        { kid: 'b' },
        {
          [issuer]: {
            ...profile,
            verificationMethod: [
              { id: `${issuer}#a`, publicKeyJwk: attacker.publicJwk },
              { id: `${issuer}#b`, publicKeyJwk: rsa.publicJwk },
            ],
            assertionMethod: [`${issuer}#a`, `${issuer}#b`],
          },
        },
        'pass',
      ],
      [
        'a key with an address, whose issuer publishes it',
        { kid: key },
        { [key]: rsa.publicJwk, [issuer]: { ...profile, jwks: set } },
        'pass',
      ],
      [
        'a key with an address, whose issuer publishes another',
        { kid: key },
        { [key]: rsa.publicJwk, [issuer]: { ...profile, jwks: { keys: [attacker.publicJwk] } } },
        'fail ERR_KEY_BINDING',
      ],
      ['a key with an address, whose issuer does not answer', { kid: key }, { [key]: rsa.publicJwk }, 'unknown ERR_NETWORK'],
      [
        'a key with an address, whose issuer has no keys',
        { kid: key },
        { [key]: rsa.publicJwk, [issuer]: profile, [wellKnown]: { issuer } },
        'unknown ERR_UNRESOLVED',
      ],
      [
        'a set of keys',
        { kid: 'https://school.example/jwks#a' },
        { 'https://school.example/jwks': set, [issuer]: { ...profile, jwks_uri: 'https://school.example/jwks' } },
        'pass',
      ],
      ['metadata of the issuer', { kid: 'a' }, { [wellKnown]: { issuer, jwks: set } }, 'pass'],
      [
        'metadata of the issuer, by address',
        { kid: 'a' },
        { [wellKnown]: { issuer, jwks_uri: 'https://school.example/jwks' }, 'https://school.example/jwks': set },
        'pass',
      ],
      ['metadata of another issuer', { kid: 'a' }, { [wellKnown]: { issuer: 'https://other.example', jwks: set } }, 'unknown ERR_NETWORK'],
      [
        'a set of keys of somebody else',
        { kid: 'https://evil.example/jwks#a' },
        { 'https://evil.example/jwks': set, [issuer]: { ...profile, jwks: { keys: [attacker.publicJwk] } } },
        'fail ERR_KEY_BINDING',
      ],
      // RFC 7517 section 4.2: what is for encryption signs nothing
      [
        'a key with an address, which the issuer publishes for encryption',
        { kid: key },
        { [key]: rsa.publicJwk, [issuer]: { ...profile, jwks: { keys: [attacker.publicJwk, { ...rsa.publicJwk, use: 'enc' }] } } },
        'fail ERR_KEY_BINDING',
      ],
      [
        'a key with an address, which the issuer publishes with its private part',
        { kid: key },
        { [key]: rsa.publicJwk, [issuer]: { ...profile, jwks: { keys: [attacker.publicJwk, rsa.jwk] } } },
        'fail ERR_KEY_BINDING',
      ],
    ]
    it.each(cases)('%s', async (_, header, answering, binding) => {
      expect((await answers(await signed(header, rsa, issuer), { web: answering })).binding).toEqual([binding])
    })
  })
})

describe('what is no such token', () => {
  const part = (value: unknown) => base64url(utf8(JSON.stringify(value)))
  const presentation = { '@context': credential['@context'], type: ['VerifiablePresentation'] }
  // data model 1.1 section 6.3.1: the claim says which of the two it holds, and a token holds one
  const mistaken = [{ vc: credential, vp: presentation }, { vc: presentation }, { vp: credential }]
  it('of these three each is one', () => {
    for (const payload of [{ vc: credential }, { vp: presentation }, presentation])
      expect(documentIn(payload)).toMatchObject({ '@context': credential['@context'] })
  })
  it.each([...mistaken, { vp: {} }, { type: 'Assertion' }, {}, [], null, 'x', { vc: [] }])('%j', (payload) => {
    const jws = parseCompact(`${part({ alg: 'RS256' })}.${part(payload)}.AAAA`)
    expect(jws && family.opens?.(jws)).toBeUndefined()
  })
})

describe('a claim that is the very second of a date of the credential', () => {
  const codes = async (dates: Document, claims: Document, when: string) => {
    const issuer = keyIssuer()
    const token = await made({ typ: 'vc+jwt', kid: issuer.keyId }, { ...badge(issuer.id), ...dates, ...claims }, issuer.key)
    const { verdict, checks } = await verify(token, { now: new Date(when) })
    expect(verdict).toBe('invalid')
    return checks.filter(({ outcome }) => outcome === 'fail').map(({ id, code }) => `${id} ${code}`)
  }
  const seconds = (date: string): number => Date.parse(date) / 1000

  it('is told of the credential, and once', async () => {
    const [end, start] = ['2026-06-01T00:00:00.500Z', '2026-03-01T00:00:00Z']
    expect(await codes({ validUntil: end }, { exp: seconds('2026-06-01T00:00:00Z') }, '2027-01-01')).toEqual(['validity ERR_EXPIRED'])
    expect(await codes({ validFrom: start }, { nbf: seconds(start) }, '2026-01-01')).toEqual(['validity ERR_NOT_YET_VALID'])
  })
  it('and of the token where the credential says another second, or only the day', async () => {
    const both = ['proof ERR_PROOF_EXPIRED', 'validity ERR_EXPIRED']
    expect(await codes({ validUntil: '2026-06-01T00:00:00Z' }, { exp: seconds('2026-06-01T00:00:01Z') }, '2027-01-01')).toEqual(both)
    const day = { validUntil: '2026-06-01T00:00:00' }
    expect(await codes(day, { exp: seconds('2026-06-01T00:00:00Z') }, '2026-06-01T00:00:01Z')).toContain('proof ERR_PROOF_EXPIRED')
    expect(await codes({}, { exp: seconds('2026-06-01T00:00:00Z') }, '2027-01-01')).toEqual(['proof ERR_PROOF_EXPIRED'])
  })
})
