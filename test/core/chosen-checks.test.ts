/** A caller who wants some checks only gets those in full: what they depend on is looked at whole, whatever else is left out. */
import { expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert } from '../../src/convert.ts'
import type { Document } from '../../src/lib/json.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { type CheckGroup, verify } from '../../src/verify.ts'
import { badge, webIssuer } from '../proofs/issuers.ts'
import { now, outcomes, scopeWith, type Web, webOf } from '../proofs/scope.ts'
import { status, statusList } from '../proofs/spellings.ts'

const school = webIssuer('school.example')
const sign = (document: Document): Promise<Document> =>
  issue(document, { signer: school.key.signer(school.keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
/** The badge is entry 9, which is set, or the one after it. */
const badgeAt = (index: number): Promise<Document> =>
  sign(badge(school.id, { credentialStatus: { ...status, statusListIndex: String(index) } }))
const bits = new Uint8Array(16_384)
bits[1] = 0x40
const list = await sign(statusList(school.id, bits))
const webWith = (listed: Document): Web => ({ [school.address]: school.document, [String(status['statusListCredential'])]: listed })

async function answer(document: Document, id: string, checks: readonly CheckGroup[], listed: Document = list) {
  const report = await verify(document, { now, fetch: webOf(webWith(listed)), checks })
  expect(report.verdict).not.toBe('valid')
  return outcomes(report.checks, id)
}

test.each([[['status']], [['proof', 'status']], [['schema', 'proof', 'validity', 'status', 'nested']]] as const)(
  'of %j, the status is told',
  async (checks) => {
    expect(await answer(await badgeAt(9), 'status', checks)).toEqual(['fail ERR_REVOKED'])
    expect(await answer(await badgeAt(10), 'status', checks)).toEqual(['pass'])
  },
)

test('a list that was changed says nothing, although its proof was not asked for', async () => {
  const changed = { ...list, name: 'changed' }
  expect(await answer(await badgeAt(10), 'status', ['status'], changed)).toEqual(['unknown ERR_STATUS'])
})

test('a conversion is told from what the whole of its original is worth', async () => {
  const { document } = await convert(await badgeAt(10), { to: 'clr2' })
  const { document: ofRevoked } = await convert(await badgeAt(9), { to: 'clr2' })
  expect(await answer(document, 'conversion', ['conversion'])).toEqual(['pass'])
  expect(await answer(ofRevoked, 'conversion', ['conversion'])).toEqual(['fail ERR_CONVERSION'])
})

test('of what is inside, no more is asked than of what it is in', async () => {
  const asked: string[] = []
  const web = webOf(webWith(list))
  const { document } = await bundle([await badgeAt(9)], { to: 'clr2' })
  const { nested = [] } = await verify(document, {
    now,
    fetch: (url, init) => {
      asked.push(url)
      return web(url, init)
    },
    checks: ['proof', 'nested'],
  })
  expect(nested.map(({ checks }) => outcomes(checks, 'status'))).toEqual([['unknown ERR_OPTION']])
  expect(asked).toEqual([school.address])
})
