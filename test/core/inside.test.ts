/** What is asked of a credential inside another one, and how far in it is looked. */
import { expect, test } from 'vitest'
import { issue } from '../../src/issue.ts'
import type { Document } from '../../src/lib/json.ts'
import type { Report } from '../../src/lib/report.ts'
import { type VerifyOptions, verify } from '../../src/verify.ts'
import { badge, keyIssuer, record } from '../proofs/issuers.ts'
import { now, outcomes } from '../proofs/scope.ts'

const school = keyIssuer()
const ada = keyIssuer()
const signed = (document: Document, { key, keyId } = school): Promise<Document> =>
  issue(document, { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022', created: '2025-06-01T00:00:00Z' }) as Promise<Document>
const recordOf = (inside: Document, subject = 'did:example:ada'): Promise<Document> =>
  signed(record(school.id, [inside], { credentialSubject: { id: subject, type: ['ClrSubject'], verifiableCredential: [inside] } }))

const alone = await signed(badge(school.id))
const once = await recordOf(alone)
const twice = await recordOf(once)

/** What is said of what is inside, level by level. */
const levels = ({ checks, nested = [] }: Report): readonly string[] => [...outcomes(checks, 'nested'), ...nested.flatMap(levels)]

test.each<[number, Document, string, readonly string[]]>([
  [1, once, 'valid', ['pass']],
  [2, twice, 'valid', ['pass', 'pass']],
  [1, twice, 'indeterminate', ['unknown ERR_NESTED', 'unknown ERR_LIMIT']],
])('with a limit of %i, so many levels are looked at', async (nesting, document, verdict, told) => {
  const report = await verify(document, { now, limits: { nesting } })
  expect([report.verdict, levels(report)]).toEqual([verdict, told])
})

test('of a presentation whoever holds it, and whom the caller means, is asked of what it shows, and of nothing inside that', async () => {
  const shown = await recordOf(await signed(badge(school.id, {}, 'did:example:bo')), ada.id)
  const presentation = await signed(
    {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: ada.id,
      verifiableCredential: [shown],
    },
    ada,
  )
  const told = async (options: VerifyOptions = {}) => {
    const { nested: [first] = [], checks } = await verify(presentation, { now, ...options })
    const issuer = checks.filter(({ id }) => id === 'issuer').map(({ message }) => message)
    return {
      issuer,
      shown: first && outcomes(first.checks, 'recipient'),
      inside: first?.nested?.map(({ checks }) => outcomes(checks, 'recipient')),
    }
  }
  const issuer = ['Who holds a presentation issued nothing: who did, is said of each credential that it shows.']
  expect(await told()).toEqual({ issuer, shown: ['pass'], inside: [[]] })
  expect(await told({ recipient: { id: ada.id } })).toEqual({ issuer, shown: ['pass', 'pass'], inside: [[]] })
})
