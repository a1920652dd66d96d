/** What is read is what was verified: a credential inside a wrapper says nothing of the wrapper, which nobody signed. */
import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { issue as issueToken } from '../../src/proofs/vc-jwt/issue.ts'
import { verify } from '../../src/verify.ts'
import { badge, keyIssuer, record } from './issuers.ts'
import { now, outcomes, scopeWith, webOf } from './scope.ts'
import { status, statusList } from './spellings.ts'

const [school, somebody] = [keyIssuer(), keyIssuer()]
const signed = (document: Document, { key, keyId }: typeof school = school): Promise<Document> =>
  issue(document, { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }, scopeWith()) as Promise<Document>
const url = String(status['statusListCredential'])
const revoking = await signed(statusList(school.id, new Uint8Array(16_384).fill(0xff)))
const clear = statusList(school.id)
const token = await issueToken(badge(school.id), { signer: school.key.signer(school.keyId), proof: 'vc+jwt' })
const { proof: _, '@context': __, ...unsigned } = clear
const context = 'https://www.w3.org/ns/credentials/v2'

const around: readonly (readonly [string, Document])[] = [
  ...['credential', 'verifiableCredential', 'data', 'vc', 'items'].map((name) => [name, { ...unsigned, [name]: revoking }] as const),
  ['a presentation', { ...clear, type: ['VerifiablePresentation', 'BitstringStatusListCredential'], verifiableCredential: [revoking] }],
  [
    'an envelope',
    {
      ...clear,
      '@context': [context],
      type: ['EnvelopedVerifiableCredential', 'BitstringStatusListCredential'],
      id: `data:application/vc+jwt,${token}`,
    },
  ],
  [
    'an envelope of another context that calls itself a credential too',
    {
      ...clear,
      '@context': ['https://other.example/'],
      type: ['EnvelopedVerifiableCredential', 'VerifiableCredential', 'BitstringStatusListCredential'],
      id: `data:application/vc+jwt,${token}`,
    },
  ],
  ['a list of another context', { ...clear, '@context': ['https://other.example/'], credential: revoking }],
]

describe('a status list', () => {
  const answered = async (list: Document): Promise<unknown> => {
    const { verdict, checks } = await verify(await signed(badge(school.id, { credentialStatus: status })), {
      now,
      fetch: webOf({ [url]: list }),
    })
    return [verdict, ...outcomes(checks, 'status')]
  }
  test.each(around)('that was signed by nobody, around one that was: %s', async (_, list) => {
    expect(await answered(list)).toEqual(['indeterminate', 'unknown ERR_NETWORK'])
  })
  test('that was signed is read', async () => {
    expect(await answered(revoking)).toEqual(['invalid', 'fail ERR_REVOKED'])
    expect(await answered(await signed(clear))).toEqual(['valid', 'pass'])
  })
})

const inside = await signed(badge(school.id))
/** As a token: a proof in the document would not sign what no context defines. */
const recordOf = (item: Document): Promise<string> =>
  issueToken(record(somebody.id, [item]), { signer: somebody.key.signer(somebody.keyId), proof: 'vc+jwt' })

describe('what stands among the credentials of a record', () => {
  const verified = async (item: Document): Promise<unknown> => {
    const { verdict, checks, nested = [] } = await verify(await recordOf(item), { now })
    return [verdict, nested.map((one) => one.verdict), ...outcomes(checks, 'nested')]
  }
  test('is a credential itself', async () => expect(await verified(inside)).toEqual(['valid', ['valid'], 'pass']))
  test.each(['credential', 'data', 'vc', 'badge', 'verifiableCredential'])('is none by what it holds as “%s”', async (name) => {
    expect(await verified({ name: 'Doctor of law', [name]: inside })).toEqual([
      expect.not.stringMatching(/^valid$/),
      [],
      'unknown ERR_UNKNOWN_FORMAT',
    ])
  })
})
