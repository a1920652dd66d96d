/** Reports brought up to date: the same as verifying again, without a signature looked at. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { microcredential, statusEntry, statusList } from '../../fixtures/templates.mjs'
import { convert } from '../../src/convert.ts'
import { verifiableCredential } from '../../src/core/verify/verifiable-credential.ts'
import { issue, signer } from '../../src/issue.ts'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import { type Document, own } from '../../src/lib/json.ts'
import type { Fetch } from '../../src/lib/options.ts'
import type { Report } from '../../src/lib/report.ts'
import { recheck, verify, verifyMany } from '../../src/verify.ts'
import { webIssuer } from '../proofs/issuers.ts'
import { webOf } from '../proofs/scope.ts'
import { web } from '../web.ts'

const folder = fileURLToPath(new URL('../../fixtures/ob3/', import.meta.url))
const texts = readdirSync(folder).map((name) => readFileSync(folder + name, 'utf8'))
const now = new Date('2026-06-01T00:00:00Z')
const later = new Date('2031-06-01T00:00:00Z')
const trust = { name: 'a register', lookup: async () => ({ source: 'a register', name: 'University' }) }

async function rechecked(reports: Iterable<Report>, options: Parameters<typeof recheck>[1]): Promise<readonly (Report | string)[]> {
  const found: (Report | string)[] = []
  for await (const { report, error } of recheck(reports, options)) found.push(report ?? error.code)
  return found
}
async function stock(): Promise<readonly { text: string; report: Report }[]> {
  const found: { text: string; report: Report }[] = []
  for await (const { item, report } of verifyMany(texts, { now, recheckable: true })) if (report) found.push({ text: item, report })
  return found
}

describe('recheck', () => {
  test.each([{ now, fetch: web }, { now: later, fetch: web }, { now, fetch: web, trust }, { now: later }])(
    'is what verify says then: %o',
    async (options) => {
      // keys are not looked up again, so they have to be there from the beginning
      const reports: Report[] = []
      for (const { text } of await stock())
        reports.push(JSON.parse(JSON.stringify(await verify(text, { now, fetch: web, recheckable: true }))) as Report)
      const again = await Promise.all((await stock()).map(({ text }) => verify(text, { ...options, fetch: web, recheckable: true })))
      const found = await rechecked(reports, { ...options, fetch: web })
      expect(found).toEqual(JSON.parse(JSON.stringify(again)))
      expect(new Set(again.map(({ verdict }) => verdict)).size).toBeGreaterThan(1)
    },
  )

  test('a proof that ends before its credential does', async () => {
    const { jwk, keyId, did } = testKey('university')
    const sign = await signer(jwk, keyId)
    const badge = microcredential(did, '5001', { validFrom: '2026-01-01T00:00:00Z' })
    const expires = '2027-01-01T00:00:00Z'
    const input = (await issue(badge, {
      signer: sign,
      proof: 'eddsa-rdfc-2022',
      created: '2026-02-01T00:00:00Z',
      members: { expires },
    })) as Document
    const set = { ...input, proof: [input['proof'], own(await issue(badge, { signer: sign, proof: 'eddsa-rdfc-2022' }), 'proof')] }
    const claims = { ...badge, exp: Date.parse(expires) / 1000 }
    const head = [{ alg: 'EdDSA', typ: 'vc+jwt', kid: keyId }, claims].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
    const token = `${head}.${base64url(await sign.sign(utf8(head)))}`
    const verdicts = async (document: Document | string): Promise<readonly unknown[]> => {
      const report = await verify(document, { now, recheckable: true })
      return [report.verdict, ...(await rechecked([report, report], { now: later })).map((one) => (one as Report).verdict)]
    }
    expect(await verdicts(input)).toEqual(['valid', 'invalid', 'invalid'])
    expect(await verdicts(token)).toEqual(['valid', 'invalid', 'invalid'])
    expect(await verdicts(set)).toEqual(['valid', 'indeterminate', 'indeterminate'])
    expect(await verdicts((await issue(badge, { signer: sign, proof: 'eddsa-rdfc-2022' })) as Document)).toEqual([
      'valid',
      'valid',
      'valid',
    ])
  })

  test.each(['expires', 'revoked'])('a key whose end (%s) was known already, and has come since', async (name) => {
    const { id, keyId, key, document, address } = webIssuer('school.example')
    const end = '2027-01-01T00:00:00Z'
    const dated = { ...document, verificationMethod: document.verificationMethod.map((method) => ({ ...method, [name]: end })) }
    const fetch = webOf({ [address]: dated })
    const order = { signer: key.signer(keyId), created: '2026-02-01T00:00:00Z' }
    const badge = microcredential(id, '5004', { validFrom: '2026-01-01T00:00:00Z' })
    const embedded = (await issue(badge, { ...order, proof: 'eddsa-rdfc-2022' })) as Document
    const token = await issue(badge, { ...order, proof: 'vc-jwt' })
    const bindings = ({ checks }: Report): unknown =>
      checks.filter(({ id }) => id === 'key-binding').map(({ outcome, code }) => [outcome, code])
    for (const input of [embedded, token]) {
      const report = JSON.parse(JSON.stringify(await verify(input, { now, fetch, recheckable: true }))) as Report
      const before = await rechecked([report], { now: new Date('2026-12-31T00:00:00Z'), fetch })
      expect(before.map((one) => (one as Report).verdict)).toEqual(['valid'])
      const [again] = (await rechecked([report], { now: later, fetch })) as Report[]
      const verified = await verify(input, { now: later, fetch })
      expect(again && bindings(again)).toEqual([['fail', 'ERR_KEY_REVOKED']])
      expect(again && [again.verdict, again.issuer, bindings(again)]).toEqual([verified.verdict, verified.issuer, bindings(verified)])
    }
    // where one of several proofs may be enough, their verification has to say so
    const set = { ...embedded, proof: [embedded['proof'], own(await issue(badge, { ...order, proof: 'eddsa-rdfc-2022' }), 'proof')] }
    const [again] = (await rechecked([await verify(set, { now, fetch, recheckable: true })], { now: later, fetch })) as Report[]
    expect(again?.verdict).toBe('indeterminate')
  })

  test.each(['nbf', 'iat'])('a token whose time (%s) was still to come is no longer early when it has come', async (name) => {
    const { jwk, keyId, did } = testKey('university')
    const sign = await signer(jwk, keyId)
    const badge = {
      ...microcredential(did, '5005', { validFrom: '2026-01-01T00:00:00Z' }),
      [name]: Date.parse('2027-01-01T00:00:00Z') / 1000,
    }
    const head = [{ alg: 'EdDSA', typ: 'vc+jwt', kid: keyId }, badge].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
    const token = `${head}.${base64url(await sign.sign(utf8(head)))}`
    const report = JSON.parse(JSON.stringify(await verify(token, { now, recheckable: true }))) as Report
    const early = ({ checks }: Report): number => checks.filter(({ code }) => code === 'ERR_NOT_YET_VALID').length
    expect([report.verdict, early(report)]).toEqual([name === 'nbf' ? 'invalid' : 'valid', 1])
    expect(await rechecked([report], { now })).toEqual([report])
    const verified = await verify(token, { now: later, recheckable: true })
    expect(verified.verdict).toBe('valid')
    expect(await rechecked([report], { now: later })).toEqual([JSON.parse(JSON.stringify(verified))])
  })

  test.each<[number, string]>([
    [Date.parse('2030-01-01T00:00:00Z'), 'valid'],
    [Date.parse('2030-01-01T00:00:00Z') / 1000, 'invalid'],
  ])('a token whose end (%d) is in no year of four digits does not end, and another does', async (exp, verdict) => {
    const { jwk, keyId, did } = testKey('university')
    const sign = await signer(jwk, keyId)
    const badge = { ...microcredential(did, '5007', { validFrom: '2026-01-01T00:00:00Z' }), exp }
    const head = [{ alg: 'EdDSA', typ: 'vc+jwt', kid: keyId }, badge].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
    const token = `${head}.${base64url(await sign.sign(utf8(head)))}`
    const report = JSON.parse(JSON.stringify(await verify(token, { now, recheckable: true }))) as Report
    const [again] = (await rechecked([report], { now: later })) as Report[]
    expect([report.verdict, (await verify(token, { now: later })).verdict, again?.verdict]).toEqual(['valid', verdict, verdict])
  })

  test('a proof that says that it was made later than now says so no longer when that time has come', async () => {
    const { jwk, keyId, did } = testKey('university')
    const badge = microcredential(did, '5006', { validFrom: '2026-01-01T00:00:00Z' })
    const created = '2027-01-01T00:00:00Z'
    const document = (await issue(badge, { signer: await signer(jwk, keyId), proof: 'eddsa-rdfc-2022', created })) as Document
    const report = JSON.parse(JSON.stringify(await verify(document, { now, recheckable: true }))) as Report
    expect(report.checks.filter(({ code }) => code === 'ERR_NOT_YET_VALID').length).toBe(1)
    expect(await rechecked([report], { now })).toEqual([report])
    const verified = await verify(document, { now: later, recheckable: true })
    expect(await rechecked([report], { now: later })).toEqual([JSON.parse(JSON.stringify(verified))])
  })

  test.each(['vc-jwt', 'vc+jwt'])('the end of a credential in a token (%s) is told as it is when it is verified', async (proof) => {
    const { jwk, keyId, did } = testKey('university')
    const badge = microcredential(did, '5003', { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' })
    const token = await issue(badge, { signer: await signer(jwk, keyId), proof })
    const [again] = await rechecked([await verify(token, { now, recheckable: true })], { now: later })
    const verified = await verify(token, { now: later, recheckable: true })
    expect(again).toEqual(JSON.parse(JSON.stringify(verified)))
    expect(verified.checks.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code)).toEqual(['ERR_EXPIRED'])
  })

  test('a document that was converted stands as long as its original does', async () => {
    const { jwk, keyId, did } = testKey('university')
    const order = { signer: await signer(jwk, keyId), proof: 'eddsa-rdfc-2022', created: '2026-02-01T00:00:00Z' }
    const list = 'https://university.example.org/status/7'
    let bits = new Uint8Array(16_384)
    const fetch: Fetch = async (url) => {
      const packed = `u${gzipSync(bits).toString('base64url')}`
      const document = statusList(did, url, 'revocation', packed)
      return Response.json(await issue(document, { ...order, formats: [verifiableCredential] }))
    }
    const dates = { validFrom: '2026-01-01T00:00:00Z' }
    const original = (await issue({ ...microcredential(did, '5002', dates), ...statusEntry(list, 'revocation', 7) }, order)) as Document
    const { document } = await convert(original, { to: 'clr2' })
    const input = (await issue({ ...document, issuer: own(original, 'issuer') } as Document, order)) as Document
    const report = await verify(input, { now, fetch, recheckable: true })
    const conversion = (one: Report | string | undefined): unknown =>
      typeof one === 'object' &&
      one.checks.filter(({ id }) => id === 'conversion').map(({ outcome, detail }) => [outcome, detail?.['cause']])
    expect(conversion(report)).toEqual([['pass', undefined]])
    const stored = JSON.parse(JSON.stringify(report)) as Report
    expect(await rechecked([stored], { now, fetch })).toEqual([stored])
    bits = bits.slice().fill(0xff)
    const [revoked] = await rechecked([stored], { now, fetch })
    expect(conversion(revoked)).toEqual([['fail', 'ERR_REVOKED']])
    expect(revoked).toEqual(JSON.parse(JSON.stringify(await verify(input, { now, fetch, recheckable: true }))))
    // and from there on
    bits = bits.slice().fill(0)
    expect(await rechecked([revoked as Report], { now, fetch })).toEqual([stored])
  })

  test('a hosted badge that says that it was revoked is told so once', async () => {
    const badge = { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id: 'https://university.example.org/7', revoked: true }
    const report = await verify(badge, { now, recheckable: true })
    const revoked = (one: Report | string | undefined): unknown =>
      typeof one === 'object' && one.checks.filter(({ code }) => code === 'ERR_REVOKED').length
    const [again] = await rechecked([report], { now: later })
    expect([revoked(report), revoked(again)]).toEqual([1, 1])
  })

  test('a report that was made otherwise, or is none, is told', async () => {
    const plain = await verify(texts[0] ?? '', { now })
    const odd = [plain, {}, null, 7, { checks: [], ageing: { issuer: 1 } }] as unknown as Report[]
    expect(await rechecked(odd, { now })).toEqual(odd.map(() => 'ERR_INPUT'))
  })

  describe('a report that was changed on its way', () => {
    const expired = async (): Promise<Report> => {
      const text = texts.find((each) => each.includes('"validUntil"')) ?? ''
      return JSON.parse(JSON.stringify(await verify(text, { now, fetch: web, recheckable: true }))) as Report
    }
    type Loose = Record<string, unknown> & { readonly checks: Record<string, unknown>[]; readonly ageing: Record<string, unknown> }
    test.each<[string, (report: Loose) => unknown]>([
      ['no checks at all', (report) => ({ ...report, checks: [] })],
      ['none but of dates', (report) => ({ ...report, checks: report.checks.filter(({ id }) => id === 'validity') })],
      ['a check that is none', (report) => ({ ...report, checks: [...report.checks, null] })],
      [
        'an outcome of another version',
        (report) => ({ ...report, checks: report.checks.map((check) => ({ ...check, outcome: 'broken' })) }),
      ],
      ['an outcome that is a name of objects', ({ checks, ...more }) => ({ ...more, checks: [{ ...checks[0], outcome: 'toString' }] })],
      ['a check without a name', ({ checks, ...more }) => ({ ...more, checks: [{ ...checks[0], id: undefined }, ...checks] })],
      ['reports inside that are none', (report) => ({ ...report, nested: [7] })],
      ['a date that is none', (report) => ({ ...report, ageing: { ...report.ageing, until: [null] } })],
      [
        'a date without a place',
        (report) => ({ ...report, ageing: { ...report.ageing, until: [{ value: '2020-01-01T00:00:00Z', path: 7 }] } }),
      ],
      ['a beginning that is none', (report) => ({ ...report, ageing: { ...report.ageing, from: null } })],
      ['a list that is none', (report) => ({ ...report, ageing: { ...report.ageing, statuses: [null] } })],
      ['an entry that is none', (report) => ({ ...report, ageing: { ...report.ageing, statuses: [{ value: 7, path: '' }] } })],
      ['ids that are none', (report) => ({ ...report, ageing: { ...report.ageing, otherIds: 'x' } })],
      ['originals that are none', (report) => ({ ...report, ageing: { ...report.ageing, originals: [7] } })],
      ...(
        [
          ['a date without a value', { until: [{ path: '/validUntil' }] }],
          ['another beginning that is none', { alsoFrom: null }],
          ['an end of a proof that is none', { ends: [null] }],
          ['an end of a proof without a place', { ends: [{ value: '2020-01-01T00:00:00Z', path: 7 }] }],
          ['ends of proofs that are no list', { ends: {} }],
          ['what is said of who shows it, that is no check', { presents: [{ id: 'issuer', outcome: 'good', message: '' }] }],
          ['what is said of who shows it, that is no list', { presents: 'skip' }],
          ['originals that are no list', { originals: 'x' }],
          ['an address to ask that is none', { asks: 7 }],
          ['an id that is none', { id: 7 }],
          ['a status of its token that is none', { tokenStatus: 'x' }],
          ['certificates that are none', { certified: true }],
          ['a standing that is none', { standing: 'x' }],
        ] as const
      ).map(([name, more]): [string, (report: Loose) => unknown] => [
        name,
        (report) => ({ ...report, ageing: { ...report.ageing, ...more } }),
      ]),
      ...[{ code: 7 }, { path: 7 }, { detail: 'x' }].map((more): [string, (report: Loose) => unknown] => [
        `a check with something else: ${JSON.stringify(more)}`,
        ({ checks, ...report }) => ({ ...report, checks: [{ ...checks[0], ...more }, ...checks] }),
      ]),
    ])('%s', async (_, change) => {
      const report = await expired()
      expect(await rechecked([report, change(report as unknown as Loose) as Report], { now, fetch: web })).toEqual([
        expect.any(Object),
        'ERR_INPUT',
      ])
    })
  })

  test('a stock over 8 status lists asks for 8 addresses', async () => {
    const issuer = testKey('university')
    const sign = await signer(issuer.jwk, issuer.keyId)
    // every second one is revoked
    const encoded = `u${gzipSync(new Uint8Array(16_384).fill(0x55)).toString('base64url')}`
    const asked: string[] = []
    const fetch: Fetch = async (url) => {
      asked.push(url)
      const list = statusList(issuer.did, url, 'revocation', encoded)
      return Response.json(await issue(list, { signer: sign, proof: 'eddsa-rdfc-2022', now, formats: [verifiableCredential] }))
    }
    const base = await verify(readFileSync(`${folder}microcredential.json`, 'utf8'), { now, recheckable: true })
    function* entries(): Generator<Report> {
      for (let n = 0; n < 5000; n++) {
        const { credentialStatus } = statusEntry(`https://university.example.org/status/${n % 8}`, 'revocation', n)
        const value = credentialStatus as Document
        if (base.ageing) yield { ...base, ageing: { ...base.ageing, statuses: [{ value, path: '/credentialStatus' }] } }
      }
    }
    const found: string[] = []
    for await (const { report } of recheck(entries(), { now, fetch })) found.push(report?.verdict ?? 'error')
    expect(found).toEqual(Array.from({ length: 5000 }, (_, n) => (n % 2 ? 'invalid' : 'valid')))
    expect([asked.length, new Set(asked).size]).toEqual([8, 8])
  })
})
