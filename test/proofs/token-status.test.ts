/** Lists of the statuses of tokens: read strictly, believed only if they are signed by whom they are of, and never a reason for a quiet pass. */
import { deflateSync } from 'node:zlib'
import { createHeaderAndPayload, StatusList } from '@sd-jwt/jwt-status-list'
import { importJWK, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { base64url } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { tokenStatusChecks } from '../../src/proofs/vc-jwt/token-status.ts'
import { type RecheckManyOptions, type Report, recheck, verify } from '../../src/verify.ts'
import { badge, keyIssuer, type TestKey, testKey, webIssuer } from './issuers.ts'
import { now, outcomes, outlineOf, scopeWith, type Web, webOf } from './scope.ts'

const url = 'https://school.example/statuses'
const school = webIssuer('school.example', testKey('ES256'))
const stranger = keyIssuer(testKey())
const seconds = now.getTime() / 1000

/** A list token as another implementation makes it. */
interface Made {
  readonly bytes?: readonly number[]
  readonly bits?: unknown
  readonly claims?: Document
  readonly header?: Document
  readonly key?: TestKey
}
async function listToken({ bytes = [0, 0], bits = 1, claims = {}, header = {}, key = school.key }: Made = {}): Promise<string> {
  const list = { bits, lst: base64url(deflateSync(Uint8Array.from(bytes))) }
  const payload = { sub: url, iat: seconds - 60, status_list: list, ...claims }
  return new SignJWT(payload)
    .setProtectedHeader({ alg: key.algorithm, typ: 'statuslist+jwt', kid: school.keyId, ...header })
    .sign(await importJWK({ ...key.jwk }, key.algorithm))
}

const entry = (idx: unknown, more: Document = {}): Document => ({ status: { status_list: { idx, uri: url, ...more } } })
interface Asked {
  readonly skew?: number
  readonly idx?: unknown
  readonly issuer?: string
  readonly web?: Web
}
async function checksFor(token: string, { idx = 0, issuer = school.id, web = {}, skew = 0 }: Asked = {}) {
  const given = { web: { [url]: new Response(token), [school.address]: school.document, ...web } }
  return tokenStatusChecks(entry(idx), outlineOf({ issuer }), { ...scopeWith(given), skew })
}
const answer = async (made: Made, asked?: Asked) => outcomes(await checksFor(await listToken(made), asked), 'status')
const said = async (made: Made, idx: number) => (await checksFor(await listToken(made), { idx }))[0]?.detail?.['status']

describe('what a list says', () => {
  it.each([
    [0, ['pass']],
    [1, ['fail ERR_REVOKED']],
    [2, ['fail ERR_SUSPENDED']],
    [3, ['unknown ERR_UNSUPPORTED']],
    [11, ['unknown ERR_UNSUPPORTED']],
    [255, ['unknown ERR_UNSUPPORTED']],
  ])('%d', async (status, expected) => expect(await answer({ bits: 8, bytes: [7, status, 7] }, { idx: 1 })).toEqual(expected))

  // the first two are the examples of the draft: its bytes, and the status at each index
  it.each([
    [1, [0xb9, 0xa3], [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]],
    [2, [0xc9, 0x44, 0xf9], [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]],
    [4, [0x21, 0xf3], [1, 2, 3, 15]],
  ])('with %d bits, the first at the right end of a byte', async (bits, bytes, statuses) => {
    for (const [index, status] of statuses.entries()) expect(await said({ bits, bytes }, index)).toBe(status)
    expect(await answer({ bits, bytes }, { idx: statuses.length })).toEqual(['unknown ERR_STATUS'])
  })

  it('holds from when it was made until it ends, by a clock that may differ', async () => {
    const at = (claims: Document) => answer({ claims }, { skew: 60 })
    for (const good of [{ exp: seconds + 1 }, { exp: seconds - 60 }, { iat: seconds + 60 }, { nbf: seconds + 60 }])
      expect(await at(good), JSON.stringify(good)).toEqual(['pass'])
    for (const bad of [{ exp: seconds - 61 }, { iat: seconds + 61 }, { nbf: seconds + 61 }])
      expect(await at(bad), JSON.stringify(bad)).toEqual(['unknown ERR_STATUS'])
  })

  it.each([{ nbf: '0' }, { nbf: null }, { exp: 'never' }, { exp: null }, { iat: '0' }])('is open where %j is no time', async (claims) => {
    expect(await answer({ claims })).toEqual(['unknown ERR_STATUS'])
  })

  it.each([1, 2, 4, 8] as const)('as another implementation writes it, with %d bits', async (bits) => {
    const statuses = Array.from({ length: 300 }, (_, index) => (index * 7 + (index >> 3)) % 2 ** bits)
    const list = new StatusList(statuses, bits)
    const { header, payload } = createHeaderAndPayload(list, { sub: url, iat: seconds }, { alg: 'ES256', typ: 'statuslist+jwt' })
    const token = await listToken({ claims: payload, header })
    const read = await Promise.all(statuses.map(async (_, idx) => (await checksFor(token, { idx }))[0]?.detail?.['status']))
    expect(read).toEqual(statuses)
  })

  it('names its issuer, or is of whoever issued the token', async () => {
    expect(await answer({ claims: { iss: school.id } })).toEqual(['pass'])
    expect(await answer({ bytes: [1], claims: { iss: school.id } })).toEqual(['fail ERR_REVOKED'])
    expect(await answer({ header: { typ: 'application/statuslist+jwt' } })).toEqual(['pass'])
    const registry = { claims: { iss: stranger.id }, header: { kid: stranger.keyId }, key: stranger.key }
    expect(await answer(registry)).toEqual(['pass', 'warn ERR_STATUS'])
  })

  it('is asked for and verified once', async () => {
    let count = 0
    const token = await listToken()
    const fetch: Fetch = async (address, { headers }) => {
      if (address === url) count++
      expect(headers?.['accept']?.includes('application/statuslist+jwt')).toBe(address === url)
      return address === url ? new Response(token) : Response.json(school.document)
    }
    const scope = scopeWith({ fetch })
    for (const idx of [0, 3, 9]) expect(await tokenStatusChecks(entry(idx), outlineOf({ issuer: school.id }), scope)).toHaveLength(1)
    expect(count).toBe(1)
  })

  it('may be kept as long as it says', async () => {
    const at = (age: number) => new Date(now.getTime() - age * 1000).toUTCString()
    const aged = async (age: number) =>
      new Response(await listToken({ claims: { ttl: 3600 } }), { headers: { date: at(age), 'content-type': 'application/statuslist+jwt' } })
    expect(outcomes(await checksFor('', { web: { [url]: await aged(3500) } }), 'status')).toEqual(['pass'])
    expect(outcomes(await checksFor('', { web: { [url]: await aged(3700) } }), 'status')).toEqual(['pass', 'warn ERR_STATUS'])
  })
})

it.each([[-1], [0.5], ['0'], [null], [2 ** 53]])('a token that does not name its place as it should is at fault: %j', async (idx) =>
  expect(await answer({}, { idx })).toEqual(['fail ERR_STATUS']),
)
it('nor one that does not name its list', async () => {
  for (const uri of [7, null, undefined, [url]])
    expect(outcomes(await tokenStatusChecks(entry(0, { uri }), outlineOf({}), scopeWith()), 'status')).toEqual(['fail ERR_STATUS'])
})

describe('a list that is not as it should be says nothing, whatever it says of the token', () => {
  const revoked = { bytes: [0xff, 0xff] }
  it.each<[string, Made]>([
    ['of another address', { claims: { sub: 'https://school.example/others' } }],
    ['of no address', { claims: { sub: undefined } }],
    ['of no time', { claims: { iat: undefined } }],
    ['of a time that is none', { claims: { iat: '2026' } }],
    ['from the future', { claims: { iat: seconds + 60 } }],
    ['not to be used yet', { claims: { nbf: seconds + 60 } }],
    ['that has ended', { claims: { exp: seconds - 1 } }],
    ['whose end is none', { claims: { exp: null } }],
    ['that is another kind of token', { header: { typ: 'JWT' } }],
    ['that is of no kind', { header: { typ: undefined } }],
    ['with a critical header', { header: { crit: ['b64'], b64: true } }],
    ['with another key', { key: testKey('ES256') }],
    ['of somebody else, who does not name himself', { header: { kid: stranger.keyId }, key: stranger.key }],
    ['of somebody who says that he is the issuer', { header: { kid: stranger.keyId }, key: stranger.key, claims: { iss: school.id } }],
    ['without a list', { claims: { status_list: undefined } }],
    ['of three bits', { bits: 3 }],
    ['of no bits', { bits: null }],
    ['that is not packed', { claims: { status_list: { bits: 1, lst: base64url(Uint8Array.of(0, 0)) } } }],
    ['that is no text', { claims: { status_list: { bits: 1, lst: null } } }],
  ])('%s', async (_, made) => {
    expect(await answer(made)).toEqual([expect.stringMatching(/^unknown ERR_(?:STATUS|PROOF_FORMAT|KEY)$/)])
    expect(await answer({ ...revoked, ...made })).toEqual([expect.stringMatching(/^unknown /)])
  })

  it('of a token that was changed', async () => {
    const [head, , signature] = (await listToken(revoked)).split('.')
    const [, payload] = (await listToken()).split('.')
    expect(outcomes(await checksFor([head, payload, signature].join('.')), 'status')).toEqual(['unknown ERR_STATUS'])
  })

  it('that unpacks to more than is looked at', async () => {
    const bomb = { status_list: { bits: 1, lst: base64url(deflateSync(new Uint8Array(2 ** 26))) } }
    expect(await answer({ claims: bomb })).toEqual(['unknown ERR_LIMIT'])
  })

  it('that cannot be asked for, or is none', async () => {
    const offline = await tokenStatusChecks(entry(0), outlineOf({ issuer: school.id }), scopeWith())
    expect(offline).toMatchObject([{ outcome: 'unknown', code: 'ERR_OFFLINE', detail: { needs: [{ url, kind: 'status' }] } }])
    for (const body of ['', '{}', 'a.b.c', '<html>'])
      expect(outcomes(await checksFor(body), 'status')).toEqual([expect.stringMatching(/^unknown ERR_/)])
    const gone = await checksFor('', { web: { [url]: new Response('', { status: 404 }) } })
    expect(gone).toMatchObject([{ outcome: 'unknown', code: 'ERR_NETWORK', detail: { needs: [{ url, kind: 'status' }] } }])
  })

  it('whose key cannot be asked for: what is needed is told', async () => {
    const missing = await checksFor(await listToken(revoked), { web: { [school.address]: new Response('', { status: 503 }) } })
    expect(missing).toMatchObject([{ outcome: 'unknown', detail: { needs: [{ url: school.address }] } }])
  })
})

describe('a badge in a token', () => {
  const made = async (document: Document, typ: string, claims: Document = {}): Promise<string> =>
    new SignJWT({ ...document, ...claims, ...entry(3) })
      .setProtectedHeader({ alg: 'ES256', typ, kid: school.keyId })
      .sign(await importJWK({ ...school.key.jwk }, 'ES256'))
  const fetchOf = async (list: Made) => webOf({ [url]: await listToken(list), [school.address]: school.document })
  const status = ({ checks }: Report) => outcomes(checks, 'status')
  const tokens = [
    () => made(badge(school.id), 'vc+jwt'),
    () => made({ vc: badge(school.id) }, 'JWT', { iss: school.id, jti: badge('')['id'], sub: 'did:example:ada', nbf: 1735689600 }),
  ]

  it.each(tokens)('is as valid as its list says, also when that is asked again (%#)', async (token) => {
    const text = await token()
    const fetch = await fetchOf({})
    const report = await verify(text, { now, fetch, recheckable: true })
    expect([report.verdict, ...status(report)]).toEqual(['valid', 'pass', 'skip ERR_STATUS'])
    expect((await verify(text, { now, fetch: await fetchOf({ bytes: [8] }) })).verdict).toBe('invalid')
    expect((await verify(text, { now })).verdict).toBe('indeterminate')

    const kept = JSON.parse(JSON.stringify(report)) as Report
    const again = async (options: RecheckManyOptions) => {
      for await (const { report: found } of recheck([kept], { now, ...options })) if (found) return [found.verdict, ...status(found)]
      throw new Error('no report')
    }
    expect(await again({ fetch })).toEqual(['valid', 'skip ERR_STATUS', 'pass'])
    expect(await again({ fetch: await fetchOf({ bytes: [8] }) })).toEqual(['invalid', 'skip ERR_STATUS', 'fail ERR_REVOKED'])
    expect(await again({})).toEqual(['indeterminate', 'skip ERR_STATUS', 'unknown ERR_OFFLINE'])
  })
})
