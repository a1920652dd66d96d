/** Badges before 3.0: signed ones against 1EdTech's samples, hosted ones against a network of them, and what can be forged. */
import { describe, expect, it } from 'vitest'
import { format as clr1 } from '../../src/formats/clr1/index.ts'
import { format } from '../../src/formats/ob2/index.ts'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Parsed, Proof } from '../../src/lib/contract.ts'
import type { Document } from '../../src/lib/json.ts'
import type { Fetch } from '../../src/lib/options.ts'
import type { Check, Report } from '../../src/lib/report.ts'
import { parseCompact } from '../../src/lib/tokens/jws-parse.ts'
import { proof as hostedFamily } from '../../src/proofs/ob2-hosted/index.ts'
import { proof as signedFamily } from '../../src/proofs/ob2-jws/index.ts'
import { status as oldRevocation } from '../../src/status/ob2-revocation/index.ts'
import { status as of1EdTech } from '../../src/status/revocation-list-1edtech/index.ts'
import { recheck, type VerifyOptions, verify as verifyAll } from '../../src/verify.ts'
import { hasReference, ran, referenceFiles, referenceJson, referenceText } from '../reference.ts'
import { type TestKey, testKey } from './issuers.ts'
import { now, outcomes, outlineOf, parsedBy, scopeWith, type Web, webOf } from './scope.ts'

const folder = 'samples/1edtech-ob2'
/** The samples' documents are published under their names. */
const samples: Web = hasReference
  ? Object.fromEntries(
      referenceFiles(folder)
        .filter((file) => file.includes('/assets__') && file.endsWith('.json'))
        .flatMap((file) =>
          ['http', 'https'].map((scheme) => [`${scheme}://example.org/${file.split('__')[1]}`, referenceText(file)] as const),
        ),
    )
  : {}

function parsedToken(token: string): Parsed {
  const jws = parseCompact(token)
  const inside = jws && signedFamily.opens?.(jws)
  if (!inside) throw new Error('this is no signed badge')
  const { document, kind } = inside
  return { format: 'ob2', version: '2.0', document, text: token, bytes: utf8(token), envelope: { kind, jws }, container: 'jws', found: [] }
}
async function answers(family: Proof, parsed: Parsed, web?: Web) {
  const outline = format.outline(format.normalise(parsed.document), parsed.document)
  const { checks, standing } = await family.verify(parsed, outline, scopeWith(web ? { web } : {}))
  return {
    proof: outcomes(checks, 'proof'),
    binding: outcomes(checks, 'key-binding'),
    status: outcomes(checks, 'status'),
    standing,
    checks,
  }
}
const signed = (token: string, web?: Web) => answers(signedFamily, parsedToken(token), web)
const hosted = (document: Document, web?: Web) => answers(hostedFamily, parsedBy(hostedFamily, document), web)

describe.skipIf(!hasReference)('signed samples of 1EdTech', () => {
  const rows = [
    ['simple.jwt', []],
    ['simple-not-revoked.jwt', ['pass']],
    ['simple-revoked.jwt', ['fail ERR_REVOKED']],
  ] as const
  it.each(rows)('%s', async (file, status) => {
    const token = referenceText(`${folder}/${file}`).trim()
    expect(await signed(token, samples)).toMatchObject({
      proof: ['pass'],
      binding: ['pass'],
      status,
      standing: { control: 'domain', nameIsFrom: 'domain' },
    })
    expect(await signed(token)).toMatchObject({ proof: ['unknown ERR_OFFLINE'], binding: ['unknown ERR_OFFLINE'], standing: undefined })
  })
  it('ran', () => ran('signed samples of 1EdTech', rows.length))
})

const host = 'https://school.example'
const key = testKey('RS256')
const attacker = testKey('RS256')
const pemOf = ({ publicJwk }: TestKey): string => {
  const { createPublicKey } = process.getBuiltinModule('node:crypto')
  return createPublicKey({ key: { ...publicJwk }, format: 'jwk' })
    .export({ format: 'pem', type: 'spki' })
    .toString()
}
const issuer = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Issuer',
  id: `${host}/issuer`,
  name: 'School of Examples',
  publicKey: [`${host}/key`],
  revocationList: `${host}/revoked`,
}
const badgeClass = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'BadgeClass',
  id: `${host}/soil`,
  name: 'Soil science',
  issuer: issuer.id,
}
const assertion = (more: Document = {}): Document => ({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: `${host}/badges/1`,
  recipient: { type: 'email', hashed: false, identity: 'ada@school.example' },
  badge: badgeClass.id,
  issuedOn: '2025-01-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
  ...more,
})
const publicKey = { type: 'CryptographicKey', id: `${host}/key`, owner: issuer.id, publicKeyPem: pemOf(key) }
const web: Web = {
  [issuer.id]: issuer,
  [badgeClass.id]: badgeClass,
  [publicKey.id]: publicKey,
  [`${host}/revoked`]: { type: 'RevocationList', revokedAssertions: ['urn:uuid:1', { id: `${host}/badges/2` }] },
}

async function token(document: Document, by: TestKey = key, header: Document = {}): Promise<string> {
  const input = [{ alg: 'RS256', ...header }, document].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
  return `${input}.${base64url(await by.signer('').sign(utf8(input)))}`
}

describe('signed badges', () => {
  const own1 = assertion({ verification: { type: 'SignedBadge', creator: publicKey.id } })
  it('with a creator, without one, and with the key in the profile', async () => {
    const good = { proof: ['pass'], binding: ['pass'], status: ['pass'] }
    expect(await signed(await token(own1), web)).toMatchObject(good)
    expect(await signed(await token(assertion({ verification: { type: 'signed' } })), web)).toMatchObject(good)
    expect(await signed(await token(own1), { ...web, [issuer.id]: { ...issuer, publicKey } })).toMatchObject(good)
  })
  it('a list of the issuer revokes', async () => {
    expect((await signed(await token({ ...own1, id: `${host}/badges/2` }), web)).status).toEqual(['fail ERR_REVOKED'])
    expect((await signed(await token({ ...own1, id: 'urn:uuid:1' }), web)).status).toEqual(['fail ERR_REVOKED'])
  })
  it('a list that does not answer is a fault for who wants it so, as one that the badge itself names is', async () => {
    const { [`${host}/revoked`]: _, ...rest } = web
    const input = await token(own1)
    const report = (more: VerifyOptions = {}) => verifyAll(input, { now, fetch: webOf(rest), ...more })
    const status = ({ checks }: Report) => outcomes(checks, 'status').filter((outcome) => !outcome.startsWith('skip'))
    expect(status(await report())).toEqual(['unknown ERR_NETWORK'])
    const strict = await report({ unreachableStatus: 'fail', recheckable: true })
    expect(status(strict)).toEqual(['fail ERR_NETWORK'])
    // it was not revoked: nobody knows
    for await (const again of recheck([strict])) expect(status(again.report ?? strict)).toEqual(['unknown ERR_UNSUPPORTED'])
    expect.assertions(3)
  })
  it('before 2.0: the list has the number that the issuer gave the badge', async () => {
    const old = { ...own1, uid: 'a-7' }
    const listed = async (list: Document) => (await signed(await token(old), { ...web, [`${host}/revoked`]: list })).status
    expect(await listed({ 'a-7': 'withdrawn' })).toEqual(['fail ERR_REVOKED'])
    expect(await listed({ revokedAssertions: [{ uid: 'a-7' }] })).toEqual(['fail ERR_REVOKED'])
    expect(await listed({ 'a-8': 'withdrawn' })).toEqual(['pass'])
    expect(await listed({})).toEqual(['pass'])
  })
  it.each([{ uid: 7 }, { uid: '7' }])('before 2.0: a number is one, in quotes or not: %j', async (number) => {
    const listed = async (entry: unknown) =>
      (await signed(await token({ ...own1, ...number }), { ...web, [`${host}/revoked`]: { revokedAssertions: [entry] } })).status
    for (const entry of [7, '7', { uid: 7 }, { uid: '7' }, { '@id': own1['id'] }])
      expect(await listed(entry), JSON.stringify(entry)).toEqual(['fail ERR_REVOKED'])
    for (const entry of [70, { uid: 70 }, { '@id': `${host}/badges/9` }])
      expect(await listed(entry), JSON.stringify(entry)).toEqual(['pass'])
  })
  it.each([
    { error: 'Too many requests' },
    { detail: 'Not found.' },
    { message: 'Internal error', status_code: '500' },
    { '@context': 'https://w3id.org/openbadges/v2', type: 'Issuer', id: issuer.id, name: 'School' },
    { name: 'School', url: host },
    { errorMessage: 'Task timed out', errorType: 'Timeout', requestId: '7' },
    { timestamp: '2026-02-01T00:00:00Z', path: '/revoked', traceId: '7' },
  ])('before 2.0: an answer that is no list of numbers says nothing: %j', async (answer: Document) => {
    const listed = async (list: Document) =>
      (await signed(await token({ ...own1, uid: 'a-7' }), { ...web, [`${host}/revoked`]: list })).status
    expect(await listed(answer)).toEqual(['unknown ERR_STATUS'])
    expect(await listed({ ...answer, 'a-7': 'withdrawn' })).toEqual(['fail ERR_REVOKED'])
  })
  it('a list that is named otherwise is asked all the same, and one that cannot be read says nothing', async () => {
    const named = async (revocationList: unknown, list: Document = { revokedAssertions: [own1['id']] }) =>
      (await signed(await token(own1), { ...web, [issuer.id]: { ...issuer, revocationList }, [`${host}/revoked`]: list })).status
    expect(await named([`${host}/revoked`])).toEqual(['fail ERR_REVOKED'])
    expect(await named({ id: `${host}/revoked` })).toEqual(['fail ERR_REVOKED'])
    expect(await named(7)).toEqual(['unknown ERR_STATUS'])
    expect(await named([`${host}/revoked`], { revokedAssertions: [{ badge: 'x' }, 'urn:uuid:1'] })).toEqual(['unknown ERR_STATUS'])
    expect(await named([`${host}/revoked`], { revokedAssertions: ['urn:uuid:1'] })).toEqual(['pass'])
    expect(await named([])).toEqual([])
  })
  it('a list of one may stand there without its brackets', async () => {
    const listed = async (revokedAssertions: unknown) =>
      (await signed(await token(own1), { ...web, [`${host}/revoked`]: { revokedAssertions } })).status
    for (const entry of [own1['id'], { id: own1['id'], revocationReason: 'error' }])
      expect(await listed(entry)).toEqual(['fail ERR_REVOKED'])
    for (const entry of ['urn:uuid:2', 7, { id: 'urn:uuid:2' }]) expect(await listed(entry)).toEqual(['pass'])
    for (const entry of [null, true, '', {}, { error: 'busy' }]) expect(await listed(entry)).toEqual(['unknown ERR_STATUS'])
  })
  it('one that says that it is hosted may have been withdrawn at its address, where nobody asked', async () => {
    const { status, proof, checks } = await signed(await token(assertion()), web)
    expect([proof, status]).toEqual([['pass'], ['pass', 'unknown ERR_STATUS']])
    const needs = [{ url: `${host}/badges/1`, kind: 'credential' }]
    expect(checks.find(({ path }) => path === '/verification')?.detail).toEqual({ needs })
  })
  it('a profile without an address that is inside the badge: its key is anybody’s', async () => {
    const posing = { ...issuer, id: undefined, publicKey: { ...publicKey, owner: undefined, publicKeyPem: pemOf(attacker) } }
    const badge = { ...badgeClass, id: undefined, issuer: posing }
    expect(await signed(await token({ ...own1, badge }, attacker), web)).toMatchObject({
      proof: ['pass'],
      binding: ['fail ERR_KEY_BINDING'],
      standing: undefined,
    })
  })
  it('before 2.0: an address that answers with an error has not answered with another key', async () => {
    const old = await token(assertion({ verification: undefined, verify: { type: 'signed', url: `${host}/key.pem` } }))
    const silent = { ...web, [`${host}/key.pem`]: new Response('not here', { status: 404 }) }
    expect(await signed(old, silent)).toMatchObject({ proof: ['unknown ERR_NETWORK'], binding: ['unknown ERR_NETWORK'] })
  })
  it('before 2.0: a PEM file on the issuer’s own host', async () => {
    const old = assertion({ verification: undefined, verify: { type: 'signed', url: `${host}/key.pem` } })
    expect(await signed(await token(old), { ...web, [`${host}/key.pem`]: pemOf(key) })).toMatchObject({
      proof: ['pass'],
      binding: ['pass'],
    })
    const foreign = { ...old, verify: { type: 'signed', url: 'https://evil.example/key.pem' } }
    expect(await signed(await token(foreign, attacker), { ...web, 'https://evil.example/key.pem': pemOf(attacker) })).toMatchObject({
      proof: ['pass'],
      binding: ['fail ERR_KEY_BINDING'],
    })
  })

  it('a key whose address leads to another host: told, and of an address that only the badge names, no word of the issuer’s', async () => {
    const through = async (input: string, from: string, end: string) => {
      const pem = { [`${host}/key.pem`]: pemOf(key) }
      const fetch: Fetch = async (url, init) => {
        const answer = await webOf({ ...web, ...pem })(url, init)
        return url === from ? Object.defineProperty(answer, 'url', { value: end }) : answer
      }
      const { checks, issuer: standing } = await verifyAll(input, { now, fetch })
      const found = checks.filter(({ id }) => id === 'key-binding')
      return [...found.map(({ outcome, detail }) => `${outcome} ${detail?.['answeredBy']}`), standing.control]
    }
    const old = await token(assertion({ verification: undefined, verify: { type: 'signed', url: `${host}/key.pem` } }))
    expect(await through(old, `${host}/key.pem`, 'https://evil.example/key.pem')).toEqual(['warn evil.example', 'none'])
    expect(await through(old, `${host}/key.pem`, 'https://www.school.example/key.pem')).toEqual(['pass undefined', 'domain'])
    expect(await through(await token(own1), publicKey.id, 'https://keys.example/1')).toEqual(['pass keys.example', 'domain'])
    expect(await through(await token(own1), publicKey.id, `${host}/keys/1`)).toEqual(['pass undefined', 'domain'])
  })

  it('in 1.0 a signed badge has a number and no id, and is valid until its list has the number', async () => {
    const { '@context': _, type: __, id: ___, verification: ____, ...said } = assertion()
    const badge = { ...badgeClass, description: 'Soils', criteria: `${host}/criteria`, image: `${host}/soil.png` }
    const old = { ...said, uid: 'a-7', badge: { ...badge, issuer: { ...issuer, url: host, email: 'badges@school.example' } } }
    const verify = { type: 'signed', url: `${host}/key.pem` }
    const verdictOf = async (document: Document, list: Document = { 'a-8': 'withdrawn' }) => {
      const answering = webOf({ ...web, [verify.url]: pemOf(key), [`${host}/revoked`]: list })
      const { checks } = await verifyAll(await token(document), { now: new Date('2026-01-01'), fetch: answering })
      const bad = checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
      return [...new Set(bad.map(({ id, code }) => `${id} ${code}`))]
    }
    expect(await verdictOf({ ...old, verify })).toEqual([])
    expect(await verdictOf({ ...old, verify }, { 'a-7': 'withdrawn' })).toEqual(['status ERR_REVOKED'])
    const { uid: _____, ...nameless } = old
    expect(await verdictOf({ ...nameless, verify })).toEqual(['schema ERR_SCHEMA', 'status ERR_STATUS'])
  })

  it('before 2.0: an issuer inside the badge is known by the host of its key, and its name is what it says', async () => {
    const url = 'https://evil.example/'
    const verify = { type: 'signed', url: `${url}key.pem` }
    const self = { ...issuer, id: 'urn:uuid:00000000-0000-4000-8000-0000000000a1', name: 'University of Examples', url }
    const badge = { ...badgeClass, id: 'urn:uuid:00000000-0000-4000-8000-0000000000a2', issuer: self }
    const document = assertion({ verification: undefined, verify, badge })
    const input = await token(document, attacker)
    const answering = webOf({ [verify.url]: pemOf(attacker), [issuer.revocationList]: { revokedAssertions: [] } })
    const report = await verifyAll(input, { now: new Date('2026-01-01'), fetch: answering })
    expect(report.issuer).toMatchObject({ id: url, name: self.name, nameIsFrom: 'credential', control: 'domain' })
    const own = await verifyAll(await token(own1), { now: new Date('2026-01-01'), fetch: webOf(web) })
    expect(own.issuer).toMatchObject({ id: issuer.id, name: issuer.name, nameIsFrom: 'domain', control: 'domain' })
  })

  const evil = { ...publicKey, id: 'https://evil.example/key', publicKeyPem: pemOf(attacker) }
  const attacks: readonly (readonly [name: string, document: Document, header: Document, proof: string, binding: string])[] = [
    ['another key, called the issuer’s', own1, {}, 'fail ERR_PROOF', 'pass'],
    [
      'a creator that the profile does not link',
      { ...own1, verification: { type: 'SignedBadge', creator: evil.id } },
      {},
      'pass',
      'fail ERR_KEY_BINDING',
    ],
    [
      'a copy of the class with the attacker as issuer',
      { ...own1, badge: { ...badgeClass, issuer: { id: 'https://evil.example/issuer', publicKey: evil } } },
      {},
      'fail ERR_PROOF',
      'fail ERR_KEY_BINDING',
    ],
    ['no algorithm', own1, { alg: 'none' }, 'fail ERR_ALGORITHM', 'pass'],
    ['HS256', own1, { alg: 'HS256' }, 'fail ERR_ALGORITHM', 'pass'],
    ['a key in the header', { ...own1, verification: { type: 'signed' } }, { jwk: attacker.publicJwk }, 'fail ERR_PROOF', 'pass'],
    ['a critical header', own1, { crit: ['x'], x: 1 }, 'fail ERR_PROOF_FORMAT', 'pass'],
  ]
  it.each(attacks)('%s', async (_, document, header, proof, binding) => {
    const answer = await signed(await token(document, attacker, header), { ...web, [evil.id]: evil })
    expect({ proof: answer.proof, binding: answer.binding, standing: answer.standing }).toEqual({
      proof: [proof],
      binding: [binding],
      standing: undefined,
    })
  })
  it.each([
    [{ revoked: '2025-06-01T00:00:00Z' }, 'fail ERR_KEY_REVOKED'],
    [{ revoked: true }, 'fail ERR_KEY_REVOKED'],
    [{ expires: '2025-06-01T00:00:00Z' }, 'fail ERR_KEY_REVOKED'],
    [{ revoked: false, expires: '2125-06-01T00:00:00Z' }, 'pass'],
    [{ revoked: null }, 'pass'],
  ])('a key that its issuer gave up, or that ended: %j', async (ends, binding) => {
    const of = async (more: Web) => signed(await token(own1), { ...web, ...more })
    expect(await of({ [publicKey.id]: { ...publicKey, ...ends } })).toMatchObject({ proof: ['pass'], binding: [binding] })
    expect((await of({ [issuer.id]: { ...issuer, publicKey: { ...publicKey, ...ends } } })).binding).toEqual([binding])
    // of two keys, the one that signed counts
    const two = [{ ...publicKey, id: `${host}/old`, publicKeyPem: pemOf(attacker), revoked: true }, publicKey.id]
    const anyKey = await token(assertion({ verification: { type: 'signed' } }))
    expect((await signed(anyKey, { ...web, [issuer.id]: { ...issuer, publicKey: two } })).binding).toEqual(['pass'])
  })
  it('an issuer without keys, or with a key of another', async () => {
    const { publicKey: _, ...bare } = issuer
    expect(await signed(await token(assertion({ verification: { type: 'signed' } })), { ...web, [issuer.id]: bare })).toMatchObject({
      proof: ['fail ERR_KEY'],
      binding: ['fail ERR_KEY_BINDING'],
    })
    expect(await signed(await token(own1), { ...web, [publicKey.id]: { ...publicKey, owner: 'https://other.example' } })).toMatchObject({
      proof: ['fail ERR_KEY_BINDING'],
      binding: ['fail ERR_KEY_BINDING'],
    })
  })
})

describe('hosted badges', () => {
  const given = assertion()
  const at = (document: unknown, more: Web = {}): Web => ({ ...web, [`${host}/badges/1`]: document as Document, ...more })
  const good = { proof: ['pass'], binding: ['pass'] }

  it('what is hosted is what was given', async () => {
    expect(await hosted(given, at(given))).toMatchObject({
      ...good,
      standing: { id: issuer.id, name: issuer.name, nameIsFrom: 'domain', control: 'domain' },
    })
    expect(await hosted({ ...given, badge: { ...badgeClass, issuer } }, at(given))).toMatchObject(good)
    expect(await hosted(given, at({ ...given, badge: { ...badgeClass, issuer } }))).toMatchObject(good)
    expect(await hosted({ ...given, _location: 'x' }, at(given))).toMatchObject(good)
  })
  it('is unknown without a network', async () => {
    expect(await hosted(given)).toMatchObject({ proof: ['unknown ERR_OFFLINE'], binding: ['unknown ERR_OFFLINE'] })
  })
  it('410 and revoked: true are revoked', async () => {
    for (const answer of [
      new Response('', { status: 410 }),
      new Response('{"revoked":true}', { status: 410 }),
      { id: given['id'], revoked: true, revocationReason: 'error' },
    ]) {
      expect(await hosted(given, at(answer))).toMatchObject({ proof: ['skip ERR_REVOKED'], binding: [], status: ['fail ERR_REVOKED'] })
    }
  })
  it.each([
    new Response('', { status: 404 }),
    new Response('{}', { status: 500 }),
    '<html>',
    '[]',
    '{"id":1,"id":2}',
    '{}',
    '{"detail":"Too many requests"}',
    // what comes with a failure is no badge, whatever it says
    new Response(JSON.stringify(given), { status: 500 }),
    new Response(JSON.stringify({ ...given, revoked: true }), { status: 404 }),
  ])('an answer that is none: %j', async (answer) => {
    expect(await hosted(given, at(answer))).toMatchObject({ proof: ['unknown ERR_NETWORK'], binding: ['unknown ERR_NETWORK'] })
  })
  it('a badge that names another issuer than the class that is published is nobody’s', async () => {
    const of = async (named: Document) => {
      const badge = { ...given, badge: { ...badgeClass, issuer: named } }
      const { checks, issuer: told } = await verifyAll(badge, { now: new Date('2026-01-01'), fetch: webOf(at(given)) })
      return [...checks.filter(({ id }) => id === 'key-binding').map(({ outcome, message }) => `${outcome} ${message}`), told.control]
    }
    expect(await of(issuer)).toEqual(['pass The credential is hosted where its issuer says that its credentials are.', 'domain'])
    expect(await of({ ...issuer, id: 'https://evil.example/issuer' })).toEqual([
      'fail The badge names another issuer than its published class does.',
      'none',
    ])
  })
  it('why it was withdrawn is told, where that is said', async () => {
    const why = async (answer: Document | Response) => {
      const { checks } = await verifyAll(given, { now: new Date('2026-01-01'), fetch: webOf(at(answer)) })
      return checks.find(({ code, id }) => id === 'status' && code === 'ERR_REVOKED')?.detail
    }
    expect(await why({ id: given['id'], revoked: true, revocationReason: 'error' })).toEqual({ reason: 'error' })
    expect(await why(new Response('{"revoked":true,"revocationReason":"error"}', { status: 410 }))).toEqual({ reason: 'error' })
    expect(await why({ id: given['id'], revoked: true })).toBeUndefined()
  })
  it('an answer that is no class and no profile leaves open whose the badge is', async () => {
    for (const address of [String(given['badge']), issuer.id]) {
      const found = await hosted(given, at(given, { [address]: { error: 'Too many requests' } }))
      expect(found, address).toMatchObject({ binding: ['unknown ERR_NETWORK'] })
      expect(found.standing, address).toBeUndefined()
    }
  })
  it('the issuer’s address that leads to another host is told', async () => {
    const through = async (end: string) => {
      const fetch: Fetch = async (url, init) => {
        const answer = await webOf(at(given))(url, init)
        return url === issuer.id ? Object.defineProperty(answer, 'url', { value: end }) : answer
      }
      const { checks } = await hostedFamily.verify(parsedBy(hostedFamily, given), outlineOf(given), scopeWith({ fetch }))
      return checks.filter(({ id }) => id === 'key-binding').map(({ outcome, detail }) => [outcome, detail?.['answeredBy']])
    }
    expect(await through('https://cdn.example/issuer')).toEqual([['pass', 'cdn.example']])
    expect(await through(`${host}/elsewhere`)).toEqual([['pass', undefined]])
  })
  it('an address that leads to another host is told', async () => {
    const ending = async (end: string) => {
      const fetch: Fetch = async (url, init) =>
        url === given['id'] ? Object.defineProperty(new Response(JSON.stringify(given)), 'url', { value: end }) : webOf(web)(url, init)
      const { checks } = await hostedFamily.verify(
        parsedBy(hostedFamily, given),
        { ...outlineOf(given), issuer: { path: '' } },
        scopeWith({ fetch }),
      )
      expect(checks.find(({ code }) => code === 'ERR_HOSTED')?.detail?.['answeredBy']).toBe(end.includes('cdn') ? 'cdn.example' : undefined)
      return { proof: outcomes(checks, 'proof'), binding: outcomes(checks, 'key-binding') }
    }
    expect(await ending('https://cdn.example/1')).toEqual({ proof: ['warn ERR_HOSTED', 'pass'], binding: ['pass'] })
    expect(await ending(`${host}/badges/1.json`)).toEqual(good)
    expect(await ending(`${host.replace('//', '//www.')}/badges/1`)).toEqual(good)
  })
  it('another declared id is asked once, and told', async () => {
    const real = { ...given, id: `${host}/badges/1.json` }
    expect(await hosted(given, at(real, { [real.id]: real }))).toMatchObject({
      proof: ['warn ERR_HOSTED', 'fail ERR_HOSTED'],
      binding: ['pass'],
    })
    const circle = at({ ...given, id: `${host}/b` }, { [`${host}/b`]: given })
    expect((await hosted(given, circle)).proof).toEqual(['warn ERR_HOSTED', 'pass'])
  })

  const forgeries: readonly (readonly [name: string, change: Document])[] = [
    ['another recipient', { recipient: { type: 'email', hashed: false, identity: 'eve@school.example' } }],
    ['another class', { badge: `${host}/brain-surgery` }],
    ['another date', { issuedOn: '2020-01-01T00:00:00Z' }],
    ['an expiry that was put off', { expires: '2099-01-01T00:00:00Z' }],
    ['evidence that was added', { evidence: 'https://evil.example/diploma' }],
    ['a narrative that was added', { narrative: 'with distinction' }],
    ['a null in place of a value', { recipient: null }],
  ]
  it.each(forgeries)('%s', async (_, change) =>
    expect((await hosted({ ...given, ...change }, at(given))).proof).toEqual(['fail ERR_HOSTED']),
  )

  const spellings: readonly (readonly [name: string, given: Document, hosted: Document, proof: string])[] = [
    ['the zone of a date', {}, { issuedOn: '2026-02-01T01:00:00+01:00' }, 'pass'],
    ['the fractions of a date', {}, { issuedOn: '2026-02-01T00:00:00.000Z' }, 'pass'],
    ['another second', {}, { issuedOn: '2026-02-01T00:00:01Z' }, 'fail ERR_HOSTED'],
    ['a day for its midnight', {}, { issuedOn: '2026-02-01' }, 'fail ERR_HOSTED'],
    ['null for nothing', {}, { expires: null }, 'pass'],
    ['nothing for null', { evidence: null }, {}, 'pass'],
    ['a list of one', {}, { type: ['Assertion'] }, 'pass'],
    ['an item for a list of one', { type: ['Assertion'] }, {}, 'pass'],
    ['a list of two', {}, { type: ['Assertion', 'Extension'] }, 'fail ERR_HOSTED'],
    ['null for an expiry', { expires: null }, { expires: '2099-01-01T00:00:00Z' }, 'fail ERR_HOSTED'],
    ['null for a date', {}, { issuedOn: null }, 'fail ERR_HOSTED'],
    ['that it is not revoked, for nothing', {}, { revoked: false }, 'pass'],
    ['nothing, for that it is not revoked', { revoked: false }, {}, 'pass'],
    ['how it is verified, as 1.x said it', { verification: undefined, verify: { type: 'hosted', url: given['id'] } }, {}, 'pass'],
    ['how it is verified, as 2.0 says it', {}, { verification: undefined, verify: { type: 'hosted', url: given['id'] } }, 'pass'],
    ['another way to verify it', {}, { verification: { type: 'SignedBadge' } }, 'fail ERR_HOSTED'],
    ['no way to verify it', {}, { verification: undefined }, 'fail ERR_HOSTED'],
    ['another name of its type', { type: undefined, '@type': 'Assertion' }, {}, 'pass'],
    ['another name of its type, there', {}, { type: undefined, '@type': 'Assertion' }, 'pass'],
    ['another type under another name', { type: undefined, '@type': 'Endorsement' }, {}, 'fail ERR_HOSTED'],
    ['another name of its address', { id: undefined, '@id': given['id'] }, {}, 'pass'],
    ['another word for that it is not revoked', {}, { revoked: 'false' }, 'fail ERR_HOSTED'],
    ['false for an expiry', { expires: false }, {}, 'fail ERR_HOSTED'],
  ]
  it.each(spellings)('the same is the same in another spelling: %s', async (_, mine: Document, theirs: Document, proof) => {
    const dated = { ...given, issuedOn: '2026-02-01T00:00:00Z' }
    const said = JSON.parse(JSON.stringify({ ...dated, ...mine }))
    expect((await hosted(said, at({ ...dated, ...theirs }))).proof).toEqual([proof])
  })

  it('an expiry that was left out is found out', async () => {
    expect((await hosted(given, at({ ...given, expires: '2020-01-01T00:00:00Z' }))).proof).toEqual(['fail ERR_HOSTED'])
  })

  const evilBadge = assertion({ id: 'https://evil.example/1' })
  const homeless = {
    ...badgeClass,
    id: undefined,
    issuer: { ...issuer, id: undefined, verification: { allowedOrigins: 'school.example' } },
  }
  const origins: readonly (readonly [name: string, document: Document, web: Web, binding: string])[] = [
    ['a badge on another host', evilBadge, { 'https://evil.example/1': evilBadge }, 'fail ERR_KEY_BINDING'],
    [
      'a class on another host',
      assertion({ badge: 'https://evil.example/class' }),
      {
        [`${host}/badges/1`]: assertion({ badge: 'https://evil.example/class' }),
        'https://evil.example/class': { ...badgeClass, id: 'https://evil.example/class' },
      },
      'fail ERR_KEY_BINDING',
    ],
    [
      'another port',
      assertion({ id: 'https://school.example:8443/1' }),
      { 'https://school.example:8443/1': assertion({ id: 'https://school.example:8443/1' }) },
      'fail ERR_KEY_BINDING',
    ],
    [
      'a host that ends alike',
      assertion({ id: 'https://evilschool.example/1' }),
      { 'https://evilschool.example/1': assertion({ id: 'https://evilschool.example/1' }) },
      'fail ERR_KEY_BINDING',
    ],
    [
      'a host below',
      assertion({ id: 'https://x.school.example/1' }),
      { 'https://x.school.example/1': assertion({ id: 'https://x.school.example/1' }) },
      'fail ERR_KEY_BINDING',
    ],
    [
      'an issuer without an address',
      assertion({ badge: { ...badgeClass, id: undefined, issuer: { ...issuer, id: 'urn:uuid:1' } } }),
      { [`${host}/badges/1`]: assertion({ badge: { ...badgeClass, id: undefined, issuer: { ...issuer, id: 'urn:uuid:1' } } }) },
      'fail ERR_KEY_BINDING',
    ],
    [
      'an issuer without an address, whatever it calls its own',
      assertion({ badge: homeless }),
      { [`${host}/badges/1`]: assertion({ badge: homeless }) },
      'fail ERR_KEY_BINDING',
    ],
    [
      'an issuer that does not answer',
      given,
      { [`${host}/badges/1`]: given, [issuer.id]: new Response('', { status: 404 }) },
      'unknown ERR_NETWORK',
    ],
    [
      'a host that the policy allows',
      assertion({ id: 'https://badges.example/1' }),
      {
        'https://badges.example/1': assertion({ id: 'https://badges.example/1' }),
        [issuer.id]: { ...issuer, verification: { allowedOrigins: ['school.example', 'badges.example'] } },
      },
      'pass',
    ],
    [
      'a host that the policy allows, of badges alone',
      assertion({ id: 'https://badges.example/1' }),
      {
        'https://badges.example/1': assertion({ id: 'https://badges.example/1' }),
        [issuer.id]: { ...issuer, verification: { allowedOrigins: 'badges.example', startsWith: 'https://badges.example/' } },
      },
      'pass',
    ],
    [
      'a host that the policy allows, with a class elsewhere',
      assertion({ id: 'https://badges.example/1', badge: 'https://evil.example/class' }),
      {
        'https://badges.example/1': assertion({ id: 'https://badges.example/1', badge: 'https://evil.example/class' }),
        'https://evil.example/class': { ...badgeClass, id: 'https://evil.example/class' },
        [issuer.id]: { ...issuer, verification: { allowedOrigins: 'badges.example' } },
      },
      'fail ERR_KEY_BINDING',
    ],
    [
      'a host that the policy does not allow',
      given,
      { [`${host}/badges/1`]: given, [issuer.id]: { ...issuer, verification: { allowedOrigins: 'badges.example' } } },
      'fail ERR_KEY_BINDING',
    ],
    [
      'a beginning that the policy has',
      given,
      { [`${host}/badges/1`]: given, [issuer.id]: { ...issuer, verification: { startsWith: [`${host}/x/`, `${host}/badges/`] } } },
      'pass',
    ],
    [
      'a beginning that it does not have',
      given,
      { [`${host}/badges/1`]: given, [issuer.id]: { ...issuer, verification: { startsWith: `${host}/x/` } } },
      'fail ERR_KEY_BINDING',
    ],
    ...(
      [
        ['a list of one policy', [{ startsWith: `${host}/x/` }], 'fail ERR_KEY_BINDING'],
        ['a list of one that has it', [{ startsWith: `${host}/badges/` }], 'pass'],
        ['no policy', null, 'pass'],
        ['a policy that says nothing', {}, 'pass'],
        ['a policy that is a text', `${host}/policy`, 'unknown ERR_UNSUPPORTED'],
        ['a beginning that is no text', { startsWith: { '@value': `${host}/x/` } }, 'unknown ERR_UNSUPPORTED'],
        ['a host in capitals', { allowedOrigins: ['badges.example', 'School.Example'] }, 'pass'],
        ['another host in capitals', { allowedOrigins: ['Badges.Example'] }, 'fail ERR_KEY_BINDING'],
        ['a user on the host, and a folder', { allowedOrigins: ['x@school.example', 'school.example/badges'] }, 'fail ERR_KEY_BINDING'],
        ['another port of the host', { allowedOrigins: ['school.example:8443'] }, 'fail ERR_KEY_BINDING'],
        ['a beginning whose host is in capitals, with its port', { startsWith: 'https://School.Example:443/badges/' }, 'pass'],
        ['a beginning with another port', { startsWith: 'https://school.example:8443/badges/' }, 'fail ERR_KEY_BINDING'],
        ['a folder in capitals', { startsWith: `${host}/Badges/` }, 'fail ERR_KEY_BINDING'],
        ['a beginning that is no address', { startsWith: 'badges/' }, 'fail ERR_KEY_BINDING'],
        ['what was left empty', { allowedOrigins: [''], startsWith: '' }, 'pass'],
        ['what was left empty beside another host', { allowedOrigins: ['', 'badges.example'] }, 'fail ERR_KEY_BINDING'],
        ['the property that it is about', { verificationProperty: 'id' }, 'pass'],
        ['another property', { verificationProperty: 'badge', startsWith: `${host}/badges/` }, 'unknown ERR_UNSUPPORTED'],
        ['origins of which one is no text', { allowedOrigins: [7, 'school.example'] }, 'unknown ERR_UNSUPPORTED'],
      ] as const
    ).map(
      ([name, verification, expected]) =>
        [name, given, { [`${host}/badges/1`]: given, [issuer.id]: { ...issuer, verification } }, expected] as const,
    ),
    [
      'a profile that is another’s',
      given,
      { [`${host}/badges/1`]: given, [issuer.id]: { ...issuer, id: 'https://other.example' } },
      'fail ERR_KEY_BINDING',
    ],
  ]
  it.each(origins)('%s', async (_, document, answering, binding) =>
    expect((await hosted(document, { ...web, ...answering })).binding).toEqual([binding]),
  )

  it('what is signed, or has no address, is not hosted', () => {
    expect(hostedFamily.secures?.(assertion({ verification: { type: 'SignedBadge' } }))).toBeUndefined()
    expect(hostedFamily.secures?.(assertion({ id: 'urn:uuid:1' }))).toBeUndefined()
    expect(hostedFamily.secures?.({ ...assertion(), type: 'VerifiableCredential' })).toBeUndefined()
    expect(
      hostedFamily.secures?.(assertion({ id: undefined, verification: undefined, verify: { type: 'hosted', url: `${host}/9` } })),
    ).toEqual({
      kind: 'hosted',
      url: `${host}/9`,
    })
  })
  const anchored = { type: ['MerkleProofVerification2017', 'Extension'] }
  it.each([
    ['the proof of Blockcerts', { verification: anchored }, 'unknown ERR_UNSUPPORTED'],
    ['and where the badge has no address', { verification: anchored, id: 'urn:uuid:1' }, 'unknown ERR_UNSUPPORTED'],
    ['but none where nothing says that there is one', { verification: { type: 'Extension' }, id: 'urn:uuid:1' }, 'fail ERR_NO_PROOF'],
  ])('names %s', async (_, more, proof) => {
    const { checks } = await verifyAll(assertion(more), { checks: ['proof'] })
    expect(checks.filter(({ id }) => id === 'proof').map(({ outcome, code }) => `${outcome} ${code}`)).toEqual([proof])
  })
})

describe.skipIf(!hasReference)('samples of Blockcerts 2', () => {
  const files = referenceFiles('samples/blockcerts').filter((file) => /\/v?2[^/]*$/.test(file))
  it('have a proof that is not checked here, and are not called forged for it', async () => {
    for (const file of files) {
      const { checks } = await verifyAll(referenceText(file), { checks: ['proof'] })
      expect(
        checks.filter(({ id }) => id === 'proof').map(({ code }) => code),
        file,
      ).toEqual(['ERR_UNSUPPORTED'])
    }
    ran('samples of Blockcerts 2', files.length)
  })
})

describe('hosted learner records of 1.0', () => {
  const record = (more: Document = {}): Document => ({
    '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
    id: `${host}/records/1`,
    type: 'Clr',
    issuedOn: '2025-01-01T00:00:00Z',
    learner: { id: 'urn:uuid:9', type: 'Profile', name: 'Ada Invented' },
    publisher: { id: issuer.id, type: 'Profile', name: 'School' },
    assertions: [{ id: 'urn:uuid:1', type: 'Assertion', achievement: { id: 'urn:uuid:2', name: 'Weaving' } }],
    verification: { type: 'Hosted' },
    ...more,
  })
  const answer = async (given: Document, at: Web) => {
    const parsed = { ...parsedBy(hostedFamily, given), format: 'clr1' }
    const outline = clr1.outline(clr1.normalise(given), given)
    const { checks } = await hostedFamily.verify(parsed, outline, scopeWith({ web: at }))
    return [...outcomes(checks, 'proof'), ...outcomes(checks, 'key-binding')]
  }
  const there = { ...web, [`${host}/records/1`]: record() }
  const { assertions: _, ...short } = record()
  const award = { id: 'urn:uuid:1', type: 'Assertion', achievement: { id: 'urn:uuid:2', name: 'Weaving' } }
  const awarded = (more: Document): Web => ({ ...web, [`${host}/records/1`]: record({ assertions: [{ ...award, ...more }] }) })
  const rows: readonly (readonly [string, Document, Web, readonly string[]])[] = [
    ['says what is published', record(), there, ['pass', 'pass']],
    ['was changed', record({ issuedOn: '2024-01-01T00:00:00Z' }), there, ['fail ERR_HOSTED', 'pass']],
    ['is about somebody else', record({ learner: { id: 'urn:uuid:8', name: 'Bob Invented' } }), there, ['fail ERR_HOSTED', 'pass']],
    ['leaves out what was awarded', short, there, ['fail ERR_HOSTED', 'pass']],
    ['leaves out that an award was revoked', record(), awarded({ revoked: true }), ['fail ERR_HOSTED', 'pass']],
    ['leaves out that an award ends', record(), awarded({ expires: '2025-06-01T00:00:00Z' }), ['fail ERR_HOSTED', 'pass']],
    ['leaves out that an award was not revoked', record(), awarded({ revoked: false }), ['pass', 'pass']],
    ['leaves out what limits nothing of an award', record(), awarded({ narrative: 'With care.' }), ['pass', 'pass']],
    [
      'is published by somebody else',
      record({ id: 'https://other.example/1' }),
      { ...web, 'https://other.example/1': record({ id: 'https://other.example/1' }) },
      ['pass', 'fail ERR_KEY_BINDING'],
    ],
    ['is behind a login', record(), web, ['unknown ERR_NETWORK', 'unknown ERR_NETWORK']],
  ]
  it.each(rows)('one that %s', async (_, given, at, expected) => expect(await answer(given, at)).toEqual(expected))

  it('are in force as long as each assertion is, whether it or the publisher’s list says so', async () => {
    const list = `${host}/revoked`
    const withAward = (more: Document, publisher: Document = {}): Document =>
      record({
        assertions: [{ id: 'urn:uuid:1', type: 'Assertion', achievement: { id: 'urn:uuid:2', name: 'Weaving' }, ...more }],
        publisher: { id: issuer.id, type: 'Profile', name: 'School', ...publisher },
      })
    const said = async (document: Document, revoked: readonly unknown[] = []) => {
      const at = { ...web, [`${host}/records/1`]: document, [list]: { type: 'RevocationList', revokedAssertions: revoked } }
      const { checks } = await verifyAll(document, { now: new Date('2026-01-01'), fetch: webOf(at), checks: ['validity', 'status'] })
      return checks.filter(({ outcome }) => outcome === 'fail').map(({ code, path, message }) => `${code} ${path} ${message}`)
    }
    expect(await said(withAward({ expires: '2030-01-01T00:00:00Z', revoked: false }, { revocationList: list }))).toEqual([])
    expect(await said(withAward({ expires: '2025-06-01T00:00:00Z' }))).toEqual([
      'ERR_EXPIRED /assertions/0/expires A part of the credential expired at 2025-06-01T00:00:00.000Z.',
    ])
    const revoked = 'ERR_REVOKED /assertions/0/revoked A part of the credential has been revoked.'
    expect(await said(withAward({ revoked: true }))).toEqual([revoked])
    const listed = await said(withAward({}, { revocationList: list }), [{ id: 'urn:uuid:1' }])
    expect(listed).toEqual(['ERR_REVOKED /publisher/revocationList The credential has been revoked.'])
    expect(await said(withAward({}, { revocationList: list }), ['urn:uuid:other'])).toEqual([])
  })

  it('are those that say so, and have an address', () => {
    expect(hostedFamily.secures?.(record())).toEqual({ kind: 'hosted', url: `${host}/records/1` })
    for (const more of [{ verification: { type: 'Signed' } }, { verification: undefined }, { id: 'urn:uuid:1' }])
      expect(hostedFamily.secures?.(record(more))).toBeUndefined()
  })
})

describe.skipIf(!hasReference)('hosted samples of 1EdTech', () => {
  const rows = [
    ['basic-assertion.json', 'pass'],
    ['basic-assertion-with-allowed-origins-valid-starts-with.json', 'pass'],
    ['basic-assertion-with-allowed-origins-valid-multiple-starts-with.json', 'pass'],
    ['basic-assertion-with-allowed-origins-invalid-starts-with.json', 'fail ERR_KEY_BINDING'],
    ['basic-assertion-with-allowed-origins-invalid-multiple-starts-with.json', 'fail ERR_KEY_BINDING'],
  ] as const
  it.each(rows)('%s', async (file, binding) => {
    const document = referenceJson(`${folder}/${file}`) as Document
    expect(await hosted(document, { ...samples, [String(document['id'])]: document })).toMatchObject({
      proof: ['pass'],
      binding: [binding],
    })
  })
  it('ran', () => ran('hosted samples of 1EdTech', rows.length))
})

describe('lists that name what is revoked', () => {
  const url = 'https://school.example/list'
  const ask = async (kind: typeof of1EdTech, entry: Document, list: unknown, id?: string) => {
    const scope = scopeWith({ web: { [url]: list as Document } })
    return outcomes(
      await kind.check(
        { value: { id: url, ...entry }, path: '/credentialStatus' },
        outlineOf({ ...(id !== undefined && { id }), issuer: 'did:x:1' }),
        scope,
      ),
      'status',
    )
  }
  const entry = { type: '1EdTechRevocationList' }
  const cases: readonly (readonly [name: string, list: unknown, outcome: readonly string[]])[] = [
    ['empty', { revokedCredential: [] }, ['pass']],
    ['an id', { revokedCredential: ['urn:1'] }, ['fail ERR_REVOKED']],
    ['an object', { revokedCredential: [{ id: 'urn:1', revoked: true, revocationReason: 'x' }] }, ['fail ERR_REVOKED']],
    ['the plural', { revokedCredentials: [{ id: 'urn:1' }] }, ['fail ERR_REVOKED']],
    ['both', { revokedCredential: [], revokedCredentials: ['urn:1'] }, ['fail ERR_REVOKED']],
    ['both, and neither names it', { revokedCredential: ['urn:2'], revokedCredentials: [] }, ['pass']],
    ['both, of which one is none', { revokedCredential: ['urn:2'], revokedCredentials: 'urn:1' }, ['unknown ERR_STATUS']],
    ['both, of which one is nothing', { revokedCredential: null, revokedCredentials: ['urn:2'] }, ['pass']],
    ['taken back', { revokedCredential: [{ id: 'urn:1', revoked: false }] }, ['pass']],
    ['others', { revokedCredential: ['urn:11', { id: 'urn:2' }, null, 7, [], 'urn'] }, ['pass']],
    ['an entry that is a list', { revokedCredential: ['urn:11', ['urn:1']] }, ['unknown ERR_STATUS']],
    ['an entry that is read otherwise', { revokedCredential: ['urn:11', { credential: 'urn:1' }] }, ['unknown ERR_STATUS']],
    ['no list', { revokedCredential: 'urn:1' }, ['unknown ERR_STATUS']],
    ['nothing', {}, ['unknown ERR_STATUS']],
    ['of another issuer', { issuer: 'did:x:2', revokedCredential: ['urn:1'] }, ['fail ERR_REVOKED', 'warn ERR_STATUS']],
    ['of this issuer', { issuer: { id: 'did:x:1' }, revokedCredential: [] }, ['pass']],
    ['gone', new Response('', { status: 404 }), ['unknown ERR_NETWORK']],
  ]
  it.each(cases)('1EdTech: %s', async (_, list, outcome) => expect(await ask(of1EdTech, entry, list, 'urn:1')).toEqual(outcome))
  it('1EdTech: a credential without an id, an entry without an address', async () => {
    expect(await ask(of1EdTech, entry, { revokedCredential: [] })).toEqual(['unknown ERR_STATUS'])
    expect(await ask(of1EdTech, { ...entry, id: null }, {}, 'urn:1')).toEqual(['fail ERR_STATUS'])
  })
  it('before 2.0 a list was an object', async () => {
    const old = { type: 'RevocationList' }
    expect(await ask(oldRevocation, old, { 'urn:1': 'error' }, 'urn:1')).toEqual(['fail ERR_REVOKED'])
    expect(await ask(oldRevocation, old, { 'urn:2': 'error' }, 'urn:1')).toEqual(['pass'])
    expect(await ask(oldRevocation, old, { type: 'RevocationList' }, 'urn:1')).toEqual(['unknown ERR_STATUS'])
    expect(await ask(oldRevocation, old, { 'urn:1': 'error', 'urn:2': { reason: 'error' } }, 'urn:1')).toEqual(['unknown ERR_STATUS'])
    expect(await ask(oldRevocation, old, { ...old, 'urn:1': 'error' }, 'urn:1')).toEqual(['unknown ERR_STATUS'])
    expect(await ask(oldRevocation, { type: 'RevokedAssertion', revoked: true }, {}, 'urn:1')).toEqual(['fail ERR_REVOKED'])
  })
  it('why it was revoked is told where that is said, and the first entry on a credential counts', async () => {
    const why = async (entry: Document, list: Document = {}) => {
      const scope = scopeWith({ web: { [url]: list } })
      const [only] = await oldRevocation.check(
        { value: { id: url, ...entry }, path: '' },
        outlineOf({ id: 'urn:1', issuer: 'did:x:1' }),
        scope,
      )
      return [only?.outcome, only && 'detail' in only ? only.detail : 'none']
    }
    const old = { type: 'RevocationList' }
    const entries = (...revokedAssertions: readonly unknown[]) => ({ revokedAssertions })
    expect(await why(old, { 'urn:1': 'withdrawn' })).toEqual(['fail', { reason: 'withdrawn' }])
    expect(await why(old, entries({ id: 'urn:1', revocationReason: 'withdrawn' }, { id: 'urn:1', revocationReason: 'again' }))).toEqual([
      'fail',
      { reason: 'withdrawn' },
    ])
    for (const entry of ['urn:1', { id: 'urn:1' }, { id: 'urn:1', revocationReason: 7 }])
      expect(await why(old, entries(entry, { id: 'urn:1', revocationReason: 'again' }))).toEqual(['fail', 'none'])
    expect(await why({ type: 'RevokedAssertion', revocationReason: 'withdrawn' })).toEqual(['fail', { reason: 'withdrawn' }])
    expect(await why({ type: 'RevokedAssertion' })).toEqual(['fail', 'none'])
  })
  it('one address that is read in two ways: neither decides for the other', async () => {
    const scope = scopeWith({ web: { [url]: { revokedAssertions: ['urn:1'] } } })
    const outline = outlineOf({ id: 'urn:1', issuer: 'did:x:1' })
    const check = async ({ check: by }: typeof of1EdTech, type: string) =>
      outcomes(await by({ value: { id: url, type }, path: '' }, outline, scope), 'status')
    expect(await check(of1EdTech, '1EdTechRevocationList')).toEqual(['unknown ERR_STATUS'])
    expect(await check(oldRevocation, 'RevocationList')).toEqual(['fail ERR_REVOKED'])
  })
  it.each([
    ['1EdTech', of1EdTech, '1EdTechRevocationList', 'revokedCredential'],
    ['before 3.0', oldRevocation, 'RevocationList', 'revokedAssertions'],
  ] as const)('%s: a list of 100 000 is searched once, not once a credential', async (_, kind, type, member) => {
    const ids = Array.from({ length: 100_000 }, (_item, n) => `urn:${n}`)
    const scope = scopeWith({ web: { [url]: { [member]: ids } } })
    // every second one is in the list, at its end
    const asked = Array.from({ length: 1000 }, (_item, n) => (n % 2 ? `urn:${99_999 - n}` : `urn:other-${n}`))
    const timed = async (some: readonly string[]): Promise<number> => {
      const start = performance.now()
      const found: (readonly Check[])[] = []
      for (const id of some)
        found.push(await kind.check({ value: { id: url, type }, path: '' }, outlineOf({ id, issuer: 'did:x:1' }), scope))
      const time = performance.now() - start
      expect(found.map((checks) => outcomes(checks, 'status'))).toEqual(
        some.map((id) => [id.includes('other') ? 'pass' : 'fail ERR_REVOKED']),
      )
      return time
    }
    const first = await timed(asked.slice(0, 1))
    expect(await timed(asked)).toBeLessThan(10 * first)
  })
})
