/** Who stands behind a credential: impostors get a true signature, and never a confirmed name. */
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import { type Document, type Fetch, issue, type Report, signer, verify } from '../../src/index.ts'
import { allowList, type JsonRegistry, jsonRegistry, type OpenIdFederation, openIdFederation, type TrustSource } from '../../src/trust.ts'
import { web } from '../web.ts'

const now = new Date('2026-06-01T00:00:00Z')
const real = 'did:web:university.example.org'
const name = 'University of Vesterhavn'
const register: TrustSource = allowList('the register', { [real]: name, [testKey('rescue').did]: 'Vesterhavn Sea Rescue' })
const thief = testKey('thief')

async function signed(document: Document, keyId: string, key = thief): Promise<Document> {
  return (await issue(document, {
    signer: await signer(key.jwk, keyId),
    proof: 'eddsa-rdfc-2022',
    created: '2026-04-01T10:00:00Z',
  })) as Document
}
/** A DID document of the thief's own domain, saying what it likes. */
const ownDomain =
  (did: string, methodId: string): Fetch =>
  async (url, init) => {
    const host = did.slice('did:web:'.length).replaceAll(':', '/')
    const mine = [`https://${host}/.well-known/did.json`, `https://${host}/did.json`].includes(decodeURIComponent(url))
    if (!mine) return web(url, init)
    const method = { id: methodId, type: 'Multikey', controller: did, publicKeyMultibase: thief.multibase }
    return Response.json({
      '@context': ['https://www.w3.org/ns/did/v1'],
      id: did,
      verificationMethod: [method],
      assertionMethod: [methodId],
    })
  }

const said = (report: Report) => ({ listedBy: report.issuer.listedBy, nameIsFrom: report.issuer.nameIsFrom })
const unconfirmed = { listedBy: [], nameIsFrom: 'credential' }

/** The name is always the university's own; what differs is who signs, and as whom. */
const lookAlikes = [
  'did:web:un1versity.example.org',
  'did:web:university-example.org',
  'did:web:university.example.org.evil.example',
  'did:web:www.university.example.org',
  'did:web:evil.university.example.org',
  'did:web:university.example.com',
  'did:web:university.example.org:students:oskar',
  'did:web:xn--unversity-9db.example.org',
  'did:web:university.example.org%3A8443',
]

describe('impostors', () => {
  test('a key of its own', async () => {
    const report = await verify(await signed(microcredential(thief.did, '1001'), thief.keyId), { now, fetch: web, trust: register })
    expect([report.verdict, said(report), report.issuer.control]).toEqual(['valid', unconfirmed, 'none'])
  })

  test.each(lookAlikes)('a domain that looks alike: %s', async (did) => {
    const keyId = `${did}#key-1`
    const report = await verify(await signed(microcredential(did, '1002'), keyId), { now, fetch: ownDomain(did, keyId), trust: register })
    expect(said(report)).toEqual(unconfirmed)
    expect(report.checks.find(({ id }) => id === 'issuer')?.outcome).toBe('warn')
  })

  test.each([
    ['its own did:key', thief.keyId],
    ['a fragment of the university’s that is its key', `${real}#${thief.multibase}`],
    ['the university’s own key’s name', `${real}#key-1`],
    ['an https address with its key', `https://university.example.org/keys#${thief.multibase}`],
    ['another DID’s method', 'did:web:thief.example.org#key-1'],
  ])('says that it is the university, and signs with %s', async (_, keyId) => {
    const report = await verify(await signed(microcredential(real, '1003'), keyId), {
      now,
      fetch: ownDomain('did:web:thief.example.org', keyId),
      trust: register,
    })
    expect(report.verdict).not.toBe('valid')
    expect([said(report), report.issuer.control]).toEqual([unconfirmed, 'none'])
  })

  test.each([
    ['white space around the identifier', ` ${real}`],
    ['another case', 'did:web:UNIVERSITY.example.org'],
    ['a fragment', `${real}#`],
    ['a query', `${real}?x`],
    ['a trailing dot', `${real}.`],
    ['a member of every object', 'constructor'],
  ])('an identifier with %s', async (_, id) => {
    const { proof, ...document } = (await signed(microcredential(thief.did, '1004'), thief.keyId)) as Document & { issuer: object }
    const report = await verify({ ...document, issuer: { ...document.issuer, id }, proof }, { now, fetch: web, trust: register })
    expect(said(report)).toEqual(unconfirmed)
  })

  test('endorsed by itself', async () => {
    const badge = microcredential(thief.did, '1005') as Document & { issuer: object }
    const endorsement = await signed(
      {
        '@context': badge['@context'],
        id: 'urn:uuid:9f9a9f0e-0000-4000-8000-000000000001',
        type: ['VerifiableCredential', 'EndorsementCredential'],
        name: 'We are real',
        issuer: { id: thief.did, type: ['Profile'], name: 'Ministry of Education' },
        validFrom: '2026-01-01T00:00:00Z',
        credentialSubject: { id: thief.did, type: ['EndorsementSubject'], endorsementComment: 'A fine university.' },
      },
      thief.keyId,
    )
    const report = await verify(await signed({ ...badge, issuer: { ...badge.issuer, endorsement: [endorsement] } }, thief.keyId), {
      now,
      fetch: web,
      trust: register,
    })
    expect(said(report)).toEqual(unconfirmed)
    for (const nested of report.nested ?? []) expect(said(nested)).toEqual(unconfirmed)
    expect(report.nested).toHaveLength(1)
  })
})

describe('the real ones', () => {
  const university = testKey('university')
  const badge = (): Promise<Document> => signed(microcredential(real, '2001'), `${real}#key-1`, university)

  test('a domain and a register', async () => {
    const report = await verify(await badge(), { now, fetch: web, trust: register })
    expect(report).toMatchObject({
      verdict: 'valid',
      issuer: { id: real, name, nameIsFrom: 'register', control: 'domain', listedBy: ['the register'] },
    })
  })

  test('without a source that knows it, the name is a claim', async () => {
    expect(said(await verify(await badge(), { now, fetch: web, trust: allowList('another', {}) }))).toEqual(unconfirmed)
    for (const none of [null, [real], real])
      expect(() => allowList('no table', none as unknown as Record<string, string>)).toThrow(
        expect.objectContaining({ code: 'ERR_OPTION' }),
      )
  })

  test('a credential that names no issuer: nobody is asked, and so it is said', async () => {
    const asked: unknown[] = []
    const { issuer: _, ...nobody } = microcredential(thief.did, '1004')
    const { checks } = await verify(nobody, { now, trust: async (question) => void asked.push(question) })
    const [check] = checks.filter(({ id }) => id === 'issuer')
    expect([asked, check?.outcome, check?.message]).toEqual([[], 'warn', expect.stringContaining('names no issuer')])
  })

  test('distrusted: the check fails, and so does the verdict', async () => {
    const trust: TrustSource = { name: 'the black list', lookup: () => Promise.resolve({ source: 'the black list', trusted: false }) }
    const report = await verify(await badge(), { now, fetch: web, trust: [register, trust] })
    expect([report.verdict, report.checks.find(({ id }) => id === 'issuer')?.code]).toEqual(['invalid', 'ERR_ISSUER_DISTRUSTED'])
  })
  test('whoever distrusts an issuer is not one of those that list it, and gives it no name', async () => {
    const lookup = () => Promise.resolve({ source: 'the black list', name: 'Diploma mill', trusted: false })
    const trust: TrustSource = { name: 'the black list', lookup }
    expect((await verify(await badge(), { now, fetch: web, trust: [trust, register] })).issuer).toMatchObject({
      name,
      listedBy: ['the register'],
    })
    expect(said(await verify(await badge(), { now, fetch: web, trust }))).toEqual(unconfirmed)
  })

  test('a register of JSON', async () => {
    const url = 'https://registry.example.org/registry.json'
    const fetch: Fetch = async (asked, init) =>
      asked === url ? Response.json({ meta: {}, registry: { [real]: { name } } }) : web(asked, init)
    const trust = jsonRegistry({ name: 'JSON', url })
    expect((await verify(await badge(), { now, fetch, trust })).issuer).toMatchObject({ nameIsFrom: 'register', listedBy: ['JSON'] })
    const offline = await verify(await badge(), { now, fetch: web, trust })
    expect([offline.verdict, said(offline)]).toEqual(['indeterminate', unconfirmed])
    expect(offline.checks.find(({ id }) => id === 'issuer')?.detail).toEqual({ source: 'JSON', needs: [{ url, kind: 'registry' }] })
  })
})

describe('sources that do not answer as they should', async () => {
  const badge = await signed(microcredential(real, '2002'), `${real}#key-1`, testKey('university'))
  const issuerChecks = async (trust: unknown, more: object = {}) => {
    const report = await verify(badge, { now, fetch: web, trust: trust as TrustSource, ...more })
    return { verdict: report.verdict, listedBy: report.issuer.listedBy, checks: report.checks.filter(({ id }) => id === 'issuer') }
  }

  test.each<[string, unknown]>([
    ['a trust that is a word', { source: 'S', trusted: 'no' }],
    ['a trust that is a number', { source: 'S', trusted: 0 }],
    ['a name that is no text', { source: 'S', name: { en: name } }],
    ['a list for an answer', [{ source: 'S' }]],
  ])('%s vouches for nobody', async (_, listing) => {
    const { verdict, listedBy, checks } = await issuerChecks(() => Promise.resolve(listing))
    expect([verdict, listedBy, checks.map(({ outcome }) => outcome)]).toEqual(['indeterminate', [], ['unknown']])
  })

  test('control: null is as good as left out, and a listing at once is one', async () => {
    const { verdict, listedBy } = await issuerChecks(() => ({ source: 'S', name: null, trusted: null }))
    expect([verdict, listedBy]).toEqual(['valid', ['S']])
  })

  test.each([
    ['one that never answers', { limits: { time: 20 } }, 'ERR_NETWORK'],
    ['one that never answers, when the caller stops', { signal: AbortSignal.timeout(50) }, 'ERR_ABORTED'],
  ])('%s', async (_, more, code) => {
    const { verdict, checks } = await issuerChecks(() => new Promise(() => undefined), more)
    expect([verdict, checks.map((check) => check.code)]).toEqual(['indeterminate', [code]])
  })

  test.each<[string, unknown]>([
    ['nothing in a list', [null]],
    ['a word', 'https://registry.example.org'],
    ['an object that cannot be asked', {}],
  ])('%s is no source', async (_, trust) => {
    await expect(issuerChecks(trust)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })

  test.each<[string, () => unknown]>([
    ['no address', () => jsonRegistry({ name: 'DCC' } as JsonRegistry)],
    ['no name', () => jsonRegistry({ url: 'https://registry.example.org' } as JsonRegistry)],
    [
      'an address that is none',
      () => jsonRegistry({ name: 'DCC', url: new URL('https://registry.example.org') } as unknown as JsonRegistry),
    ],
    ['the address under another name', () => openIdFederation({ name: 'F', url: 'https://f.example.org' } as unknown as OpenIdFederation)],
    ['nothing', () => openIdFederation(null as unknown as OpenIdFederation)],
  ])('a registry with %s is refused before anything is asked', (_, registry) => {
    expect(registry).toThrow(expect.objectContaining({ name: 'CredentialError', code: 'ERR_OPTION' }))
  })

  test.each([
    ['an error in JSON', { error: 'down for maintenance' }],
    ['nothing', {}],
    ['a list where names should be', { registry: [] }],
    ['a word where names should be', { registry: 'x' }],
    ['nothing about the issuer that can be read', { registry: { [real]: null } }],
  ])('a register of JSON that answers %s has not said that it knows nobody', async (_, answer) => {
    const url = 'https://registry.example.org/registry.json'
    const fetch: Fetch = async (asked, init) => (asked === url ? Response.json(answer) : web(asked, init))
    const { verdict, checks } = await issuerChecks(jsonRegistry({ name: 'JSON', url }), { fetch })
    expect([verdict, checks.map(({ outcome }) => outcome)]).toEqual(['indeterminate', ['unknown']])
  })

  test('control: an empty register knows nobody', async () => {
    const url = 'https://registry.example.org/registry.json'
    const fetch: Fetch = async (asked, init) => (asked === url ? Response.json({ registry: {} }) : web(asked, init))
    const { verdict, checks } = await issuerChecks(jsonRegistry({ name: 'JSON', url }), { fetch })
    expect([verdict, checks.map(({ outcome }) => outcome)]).toEqual(['valid', ['warn']])
  })
})

describe('an OpenID Federation', async () => {
  const anchor = 'https://federation.example.org'
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const { publicKey: otherPublic, privateKey: otherKey } = await generateKeyPair('ES256')
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'anchor' }
  const otherJwk: JWK = { ...(await exportJWK(otherPublic)), kid: 'anchor' }
  const seconds = Math.floor(now.getTime() / 1000)
  const claims = {
    iss: anchor,
    sub: real,
    iat: seconds - 10,
    exp: seconds + 1000,
    metadata: { federation_entity: { organization_name: name } },
  }
  const configuration = {
    iss: anchor,
    sub: anchor,
    iat: seconds,
    exp: seconds + 1000,
    jwks: { keys: [jwk] },
    metadata: { federation_entity: { federation_fetch_endpoint: `${anchor}/fetch` } },
  }
  const token = (payload: object, key = privateKey, header = {}, crit = {}): Promise<string> =>
    new SignJWT({ ...payload })
      .setProtectedHeader({ alg: 'ES256', kid: 'anchor', typ: 'entity-statement+jwt', ...header })
      .sign(key, { crit })
  const answering =
    (statement: string | undefined, status = 200, signer = privateKey): Fetch =>
    async (url, init) => {
      if (url === `${anchor}/.well-known/openid-federation`) return new Response(await token(configuration, signer))
      if (url === `${anchor}/fetch?sub=${encodeURIComponent(real)}`)
        return statement === undefined ? new Response('', { status: 404 }) : new Response(statement, { status })
      return web(url, init)
    }
  const badge = await signed(microcredential(real, '3001'), `${real}#key-1`, testKey('university'))
  const trust = openIdFederation({ name: 'the federation', anchor })

  test('a statement that verifies names the issuer', async () => {
    const report = await verify(badge, { now, fetch: answering(await token(claims)), trust })
    expect(report.issuer).toMatchObject({ name, nameIsFrom: 'register', listedBy: ['the federation'] })
  })

  test.each([
    ['signed by another key', () => token(claims, otherKey)],
    ['about another issuer', () => token({ ...claims, sub: 'did:web:other.example.org' })],
    ['of another anchor', () => token({ ...claims, iss: 'https://evil.example.org' })],
    ['that has expired', () => token({ ...claims, exp: seconds - 1 })],
    ['from the future', () => token({ ...claims, iat: seconds + 500 })],
    ['that does not say when it was made', () => token({ ...claims, iat: undefined })],
    ['of another kind', () => token(claims, privateKey, { typ: 'JWT' })],
    ['that brings its own key', () => token({ ...claims, jwks: { keys: [otherJwk] } }, otherKey)],
    ['by the name of another key', () => token(claims, privateKey, { kid: 'other' })],
    ['that is no token', () => Promise.resolve('no token')],
    ['that is cut off', async () => (await token(claims)).slice(0, -40)],
    ['without its end', async () => (await token(claims)).replace(/\.[^.]*$/, '')],
    ['that is no JSON', async () => (await token(claims)).replace(/\.[^.]*\./, '.bm8.')],
    ['with a claim that has to be understood', () => token({ ...claims, crit: ['x'], x: 1 })],
    ['with a policy that has to be understood', () => token({ ...claims, metadata_policy_crit: ['x'] })],
    ['that says a critical thing', () => token(claims, privateKey, { crit: ['x'], x: 1 }, { x: true })],
  ])('a statement %s is none', async (_, make) => {
    const report = await verify(badge, { now, fetch: answering(await make()), trust })
    expect([report.verdict, said(report)]).toEqual(['indeterminate', unconfirmed])
  })

  test('an anchor is the same with a slash at its end', async () => {
    const slashed = openIdFederation({ name: 'the federation', anchor: `${anchor}/` })
    const report = await verify(badge, { now, fetch: answering(await token(claims)), trust: slashed })
    expect(report.issuer.listedBy).toEqual(['the federation'])
  })

  test('a statement that comes with a failure is none', async () => {
    const report = await verify(badge, { now, fetch: answering(await token(claims), 500), trust })
    expect([report.verdict, said(report)]).toEqual(['indeterminate', unconfirmed])
  })

  test('none at all: the issuer is not listed', async () => {
    const report = await verify(badge, { now, fetch: answering(undefined), trust })
    expect([report.verdict, said(report)]).toEqual(['valid', unconfirmed])
  })

  test('keys of the caller’s count, not those that the domain answers with', async () => {
    const pinned = openIdFederation({ name: 'the federation', anchor, keys: [otherJwk as Document] })
    expect(said(await verify(badge, { now, fetch: answering(await token(claims)), trust: pinned }))).toEqual(unconfirmed)
    // neither for who is asked, nor for what is answered
    const [configured, stated] = [answering(await token(claims), 200, otherKey), answering(await token(claims, otherKey))]
    for (const fetch of [configured, stated]) {
      const report = await verify(badge, { now, fetch, trust: pinned })
      expect([report.verdict, said(report)]).toEqual(['indeterminate', unconfirmed])
    }
    const both = await verify(badge, { now, fetch: answering(await token(claims, otherKey), 200, otherKey), trust: pinned })
    expect([both.verdict, both.issuer.listedBy]).toEqual(['valid', ['the federation']])
  })
})
