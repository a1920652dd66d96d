/** Lists that are huge, or come in rare forms: read where they can be, within limits of all lists together, and open otherwise. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { recheck, verify } from '../../src/verify.ts'
import { badge, testKey, webIssuer } from '../proofs/issuers.ts'
import { now, outcomes, type Web, webOf } from '../proofs/scope.ts'
import { disclosure, signed, together } from '../proofs/sd-jwt.ts'
import { status, statusList } from '../proofs/spellings.ts'

const school = webIssuer('school.example', testKey('ES256'))
const url = String(status['statusListCredential'])
const bits = new Uint8Array(16_384)
bits[1] = 0x40
const home: Web = { [school.address]: school.document }
const token = (document: Document, typ = 'vc+jwt', key = school.key) => signed({ typ, kid: school.keyId }, document, key)
const listed = (entries: unknown) => token(badge(school.id, { credentialStatus: entries }))
const at = (statusListIndex: string, statusListCredential = url): Document => ({ ...status, statusListIndex, statusListCredential })

async function answers(given: string | Document, web: Web) {
  const { checks, verdict } = await verify(given, { now, fetch: webOf({ ...home, ...web }) })
  return [verdict, ...outcomes(checks, 'status')]
}

test('a list that is selectively disclosed is read as what was signed and shown', async () => {
  const list = statusList(school.id, bits)
  const { credentialSubject, ...rest } = list
  const subject = disclosure('salt', 'credentialSubject', credentialSubject)
  const { encodedList, ...plain } = credentialSubject as Document
  const encoded = disclosure('salt', 'encodedList', encodedList)
  const ends = disclosure('salt', 'validUntil', '2025-06-01T00:00:00Z')
  const hidden = await token({ ...rest, _sd: [subject.digest] }, 'vc+sd-jwt')
  const inside = await token({ ...rest, credentialSubject: { ...plain, _sd: [encoded.digest] } }, 'vc+sd-jwt')
  for (const text of [together(await token(list, 'vc+sd-jwt')), together(hidden, subject.text), together(inside, encoded.text)]) {
    expect(await answers(await listed(at('9')), { [url]: text })).toEqual(['invalid', 'fail ERR_REVOKED'])
    expect(await answers(await listed(at('8')), { [url]: `${text}\n` })).toEqual(['valid', 'pass'])
  }
  const other = disclosure('salt', 'credentialSubject', { ...(credentialSubject as Document), statusPurpose: 'suspension' })
  const none = ['indeterminate', 'unknown ERR_STATUS']
  // what is not shown says nothing, nor does what somebody else signed or the issuer did not
  expect(await answers(await listed(at('8')), { [url]: together(hidden) })).toEqual(none)
  expect(await answers(await listed(at('8')), { [url]: together(inside) })).toEqual(none)
  expect(await answers(await listed(at('8')), { [url]: together(await token(list, 'vc+sd-jwt', testKey('ES256'))) })).toEqual(none)
  expect(
    await answers(await listed(at('8')), { [url]: together(await token({ ...list, _sd: [ends.digest] }, 'vc+sd-jwt'), ends.text) }),
  ).toEqual(none)
  const broken = [together(hidden, other.text), together(hidden, subject.text, subject.text), `${hidden}~x`, hidden, '~', 'e30.e30.~']
  for (const text of broken) expect((await answers(await listed(at('8')), { [url]: text })).slice(0, 1), text).toEqual(['indeterminate'])
})

/** As many lists as wanted, each of which unpacks to the most that one may have. */
async function bombs(count: number): Promise<Web> {
  const encodedList = `u${gzipSync(new Uint8Array(2 ** 25)).toString('base64url')}`
  const list = statusList(school.id)
  const credentialSubject = { ...(list['credentialSubject'] as Document), encodedList }
  const entries = Array.from({ length: count }, async (_, index): Promise<[string, string]> => {
    const id = `${url}/${index}`
    return [id, await token({ ...list, id, credentialSubject })]
  })
  return Object.fromEntries(await Promise.all(entries))
}

test('lists that unpack to gigabytes together are not unpacked, and those of another call are', async () => {
  const web = { ...(await bombs(40)), [url]: await token(statusList(school.id, bits)) }
  const given = await listed([...Object.keys(web).map((address) => at('8', address)), at('9')])
  const begun = process.cpuUsage()
  const [verdict, ...found] = await answers(given, web)
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(6_000)
  expect(verdict).toBe('indeterminate')
  expect(found.filter((one) => one === 'pass').length).toBe(2)
  expect(found.filter((one) => one === 'unknown ERR_LIMIT').length).toBe(40)
  expect(await answers(await listed(at('9')), web)).toEqual(['invalid', 'fail ERR_REVOKED'])
})

test('answers that are gigabytes together are not looked at', async () => {
  const filling = 'x'.repeat(40_000)
  const web = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${url}/${index}`, { revokedCredential: [], filling }]))
  const entries = Object.keys(web).map((id) => ({ id, type: '1EdTechRevocationList' }))
  const fetch = webOf({ ...home, ...web })
  const { checks } = await verify(await listed(entries), { now, fetch, limits: { response: 50_000 } })
  const found = outcomes(checks, 'status')
  expect(found.filter((one) => one === 'unknown ERR_LIMIT').length).toBeGreaterThan(15)
  expect(found.filter((one) => one === 'pass').length).toBeGreaterThan(5)
  expect(outcomes((await verify(await listed(entries), { now, fetch })).checks, 'status')).toEqual(entries.map(() => 'pass'))
})

test('what one report asks for is not counted against another', async () => {
  const lists = Array.from({ length: 6 }, (_, index) => `https://school.example/revoked/${index}`)
  const web = Object.fromEntries(lists.map((id) => [id, { issuer: school.id, revokedCredential: [] }]))
  const options = { now, fetch: webOf({ ...home, ...web }), limits: { requests: 3 } }
  const made = await Promise.all(
    lists.map(async (id) => verify(await listed({ id, type: '1EdTechRevocationList' }), { ...options, recheckable: true })),
  )
  for (const report of made) expect(outcomes(report.checks, 'status')).toEqual(['pass'])
  for await (const { report } of recheck(made, options)) expect(report && outcomes(report.checks, 'status')).toEqual(['pass'])
})

test('a list of lists does not say what it revokes', async () => {
  const id = 'https://school.example/revoked'
  const named = String(badge('')['id'])
  const entry = { id, type: '1EdTechRevocationList' }
  for (const [revokedCredential, outcome] of [
    [[[named]], 'unknown ERR_STATUS'],
    [[{ id: [named] }], 'unknown ERR_STATUS'],
    [[named], 'fail ERR_REVOKED'],
    [[7, null], 'pass'],
  ] as const)
    expect((await answers(await listed(entry), { [id]: { issuer: school.id, revokedCredential } }))[1]).toBe(outcome)
})

test('a list in JSON whose disclosures nobody protects says only what was signed', async () => {
  const list = statusList(school.id, bits)
  const { credentialSubject, ...rest } = list
  const subject = disclosure('salt', 'credentialSubject', credentialSubject)
  const [head, payload, signature] = (await token({ ...rest, _sd: [subject.digest] }, 'vc+sd-jwt')).split('.')
  const forged = base64url(utf8(JSON.stringify(['salt', 'credentialSubject', { ...(credentialSubject as Document), encodedList: 'u' }])))
  for (const disclosures of [[subject.text], [forged], []]) {
    const json = { protected: head, payload, signature, header: { disclosures } }
    expect((await answers(await listed(at('8')), { [url]: json }))[0]).toBe('indeterminate')
  }
})

test('a list of nothing but signs of equality is open, and takes no longer than it is', async () => {
  const { credentialSubject, ...rest } = statusList(school.id, bits)
  const listOf = async (encodedList: string) => token({ ...rest, credentialSubject: { ...(credentialSubject as Document), encodedList } })
  const began = process.cpuUsage()
  const answer = await answers(await listed(at('9')), { [url]: await listOf(`${'='.repeat(150_000)}x`) })
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(1500)
  expect(answer).toEqual(['indeterminate', 'unknown ERR_STATUS'])
  // null control: with the filling that base64 has
  const padded = gzipSync(bits).toString('base64')
  expect(padded.endsWith('=')).toBe(true)
  expect(await answers(await listed(at('9')), { [url]: await listOf(padded) })).toEqual(['invalid', 'fail ERR_REVOKED'])
})
