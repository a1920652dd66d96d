/** Several status entries, each answered; and what one that cannot be checked means, as the caller says. */
import { expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { type VerifyOptions, verify } from '../../src/verify.ts'
import { badge, webIssuer } from '../proofs/issuers.ts'
import { now, outcomes, scopeWith, type Web, webOf } from '../proofs/scope.ts'
import { status, statusList } from '../proofs/spellings.ts'

const school = webIssuer('school.example')
const url = String(status['statusListCredential'])
const sign = (document: Document): Promise<Document> =>
  issue(document, { signer: school.key.signer(school.keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
const bits = new Uint8Array(16_384)
bits[1] = 0x40
const web: Web = { [school.address]: school.document, [url]: await sign(statusList(school.id, bits)) }

const entry = (index: number, more: Document = {}): Document => ({
  ...status,
  id: `${url}#${index}`,
  statusListIndex: String(index),
  ...more,
})
const elsewhere = { id: 'https://gone.example/1#1', statusListCredential: 'https://gone.example/1' }
async function answers(entries: readonly Document[], options: VerifyOptions = {}) {
  const { verdict, checks } = await verify(await sign(badge(school.id, { credentialStatus: entries })), {
    now,
    fetch: webOf(web),
    ...options,
  })
  return [verdict, ...outcomes(checks, 'status')]
}

test('each entry is answered: the first that is good does not settle the rest', async () => {
  expect(await answers([entry(8), entry(10)])).toEqual(['valid', 'pass', 'pass'])
  expect(await answers([entry(8), entry(9)])).toEqual(['invalid', 'pass', 'fail ERR_REVOKED'])
  expect(await answers([entry(9), entry(8)])).toEqual(['invalid', 'fail ERR_REVOKED', 'pass'])
  expect(await answers([entry(8), entry(1, elsewhere)])).toEqual(['indeterminate', 'pass', 'unknown ERR_NETWORK'])
})

test('one that cannot be checked is unknown, unless the caller wants it to fail', async () => {
  const fail = { unreachableStatus: 'fail' } as const
  expect(await answers([entry(1, elsewhere)])).toEqual(['indeterminate', 'unknown ERR_NETWORK'])
  expect(await answers([entry(1, elsewhere)], fail)).toEqual(['invalid', 'fail ERR_NETWORK'])
  for (const unreachableStatus of [null, undefined, 'unknown'])
    expect(await answers([entry(1, elsewhere)], { unreachableStatus } as object)).toEqual(['indeterminate', 'unknown ERR_NETWORK'])
  // a slip would make the answer milder than was wanted
  for (const unreachableStatus of ['FAIL', 'warn', '', true, {}])
    await expect(answers([entry(8)], { unreachableStatus } as object)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  expect(await answers([entry(8), entry(9)], fail)).toEqual(['invalid', 'pass', 'fail ERR_REVOKED'])
  expect(await answers([entry(8)], fail)).toEqual(['valid', 'pass'])
  // what needs to be fetched is told either way
  const { checks } = await verify(await sign(badge(school.id, { credentialStatus: entry(1, elsewhere) })), {
    now,
    fetch: webOf(web),
    ...fail,
  })
  expect(checks.find(({ id }) => id === 'status')?.detail?.needs).toEqual([{ url: elsewhere.statusListCredential, kind: 'status' }])
})

test('a kind of list that is not known, or a bare address, is not passed over', async () => {
  for (const credentialStatus of [{ id: 'https://x.example/1', type: 'VelocityRevocationListJan2021' }, 'https://x.example/1']) {
    const { checks, verdict } = await verify({ ...badge(school.id), credentialStatus }, { now })
    expect([outcomes(checks, 'status'), verdict]).toEqual([['unknown ERR_UNSUPPORTED'], 'invalid'])
  }
})
