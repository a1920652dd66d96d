/** A learner record of sixty credentials of one issuer: one DID document and one status list are asked for, once each. */
import { expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { verify } from '../../src/verify.ts'
import { badge, record, webIssuer } from './issuers.ts'
import { now, outcomes, scopeWith, webOf } from './scope.ts'
import { status, statusList } from './spellings.ts'

const school = webIssuer('school.example')
const url = String(status['statusListCredential'])
const sign = (document: Document): Promise<Document> =>
  issue(document, { signer: school.key.signer(school.keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
const bits = new Uint8Array(16_384)
bits[5] = 0x08
const list = await sign(statusList(school.id, bits))
const sixty = await Promise.all(
  Array.from({ length: 60 }, (_, index) =>
    sign(
      badge(school.id, {
        id: `urn:uuid:00000000-0000-4000-8000-0000000000${index + 10}`,
        credentialStatus: { ...status, id: `${url}#${index}`, statusListIndex: String(index) },
      }),
    ),
  ),
)

test('sixty credentials, two requests, sixty reports', async () => {
  const asked: string[] = []
  const answer = webOf({ [school.address]: school.document, [url]: list })
  const {
    verdict,
    nested = [],
    checks,
  } = await verify(await sign(record(school.id, sixty, { credentialStatus: { ...status, id: `${url}#60`, statusListIndex: '60' } })), {
    now,
    fetch: (address, init) => {
      asked.push(address)
      return answer(address, init)
    },
  })
  expect(asked.sort()).toEqual([school.address, url].sort())
  expect(nested.length).toBe(60)
  // the one that the list marks is found, by its own report
  expect(
    nested.flatMap((report, index) => (report.verdict === 'valid' ? [] : [[index, report.verdict, ...outcomes(report.checks, 'status')]])),
  ).toEqual([[44, 'invalid', 'fail ERR_REVOKED']])
  expect([verdict, outcomes(checks, 'nested').filter((outcome) => outcome !== 'pass')]).toEqual(['invalid', ['fail ERR_NESTED']])
})
