/** A presentation is its holder's to sign, whatever it shows: it is not taken for the credential in it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Document, type IssueOptions, issue, verify } from '../../src/index.ts'
import { badge, keyIssuer, testKey } from '../proofs/issuers.ts'
import { outcomes } from '../proofs/scope.ts'

const [school, holder] = [keyIssuer(), keyIssuer()]
const proof = 'eddsa-rdfc-2022'
const now = new Date('2026-03-02T09:00:00Z')
const signing = { signer: holder.key.signer(holder.keyId), proof, now }
const issued = (more: Document = {}, kind = proof) =>
  issue({ ...badge(school.id, {}, holder.id), ...more }, { signer: school.key.signer(school.keyId), proof: kind, now })
const showing = (verifiableCredential: readonly unknown[], more: Document = {}): Document => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: holder.id,
  verifiableCredential,
  ...more,
})
const signed = async (document: Document, more: Partial<IssueOptions> = {}) => (await issue(document, { ...signing, ...more })) as Document
const proofIn = ({ proof: made }: Document) => made as Document

let one: Document
let other: Document
let token: string
beforeAll(async () => {
  one = (await issued()) as Document
  other = (await issued({ id: 'urn:uuid:7a5e' })) as Document
  token = (await issued({}, 'vc+jwt')) as string
})
const enveloped = (): Document => ({
  '@context': 'https://www.w3.org/ns/credentials/v2',
  type: 'EnvelopedVerifiableCredential',
  id: `data:application/vc+jwt,${token}`,
})

describe('a presentation', () => {
  test.each<[string, () => readonly unknown[]]>([
    ['one credential', () => [one]],
    ['several', () => [one, other]],
    ['a token in an envelope', () => [enveloped()]],
    ['none', () => []],
  ])('of %s is signed as the holder’s', async (_, shown) => {
    const given = showing(shown())
    const { proof: made, ...rest } = await signed(given)
    expect(rest).toEqual(given)
    expect(made).toMatchObject({ proofPurpose: 'authentication', verificationMethod: holder.keyId })
    const report = await verify({ ...rest, proof: made }, { now })
    expect([report.verdict, report.format, report.issuer.id]).toEqual(['valid', 'vp', holder.id])
    expect(report.nested?.map(({ verdict }) => verdict) ?? []).toEqual(shown().map(() => 'valid'))
  })

  test('another’s key is not the holder’s', async () => {
    const { checks } = await verify(await signed(showing([one]), { signer: school.key.signer(school.keyId) }), { now })
    expect([outcomes(checks, 'proof'), outcomes(checks, 'key-binding')]).toEqual([['pass'], ['fail ERR_KEY_BINDING']])
  })

  test.each(['eddsa-jcs-2022', 'Ed25519Signature2020', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019'])('with %s', async (kind) => {
    const { id, keyId, key } = kind.startsWith('ecdsa') ? keyIssuer(testKey('ES256')) : holder
    const made = await signed(showing([one], { holder: id }), { signer: key.signer(keyId), proof: kind })
    const { checks } = await verify(made, { now })
    expect([outcomes(checks, 'proof'), outcomes(checks, 'key-binding')]).toEqual([['pass'], ['pass']])
  })

  test('answers the challenge and the domain that it was made for, and no others', async () => {
    for (const domain of ['mill.example', ['mill.example', 'other.example']]) {
      const made = await signed(showing([one, other]), { members: { challenge: '4f1c', domain } })
      expect(proofIn(made)).toMatchObject({ challenge: '4f1c', domain })
      const verdict = async (challenge: string, asked: string | readonly string[]) =>
        (await verify(made, { now, presentation: { challenge, domain: asked } })).verdict
      expect(await verdict('4f1c', domain)).toBe('valid')
      expect(await verdict('4f1d', domain)).toBe('invalid')
      expect(await verdict('4f1c', 'evil.example')).toBe('invalid')
    }
  })

  test('what is inside and the holder’s own is signed where that is asked, and what is another’s is not', async () => {
    const own = badge(holder.id, {}, holder.id)
    const made = await signed(showing([own, badge(school.id)]), { inside: true })
    const { nested } = await verify(made, { now })
    expect(nested?.map(({ checks }) => outcomes(checks, 'proof'))).toEqual([['pass'], ['fail ERR_NO_PROOF']])
  })

  test('a second proof stands beside the first', async () => {
    const twice = await signed(await signed(showing([one])))
    expect(outcomes((await verify(twice, { now })).checks, 'proof')).toEqual(['pass', 'pass'])
  })
})

describe('what is not signed', () => {
  const refused = async (document: Document, more: Partial<IssueOptions> = {}) =>
    expect(await signed(document, more).catch((error: unknown) => error))
  test('a presentation that is not well formed, whatever its credential is', async () => {
    for (const more of [{ holder: 5 }, { '@context': ['https://www.w3.org/ns/credentials/v2'], id: 5 }])
      (await refused(showing([one], more))).toMatchObject({ code: 'ERR_INVALID', report: { format: 'vp', verdict: 'invalid' } })
  })
  test('a list that is called a presentation and has no context', async () => {
    const { '@context': _, ...bare } = showing([one])
    for (const kind of [proof, 'eddsa-jcs-2022']) (await refused(bare, { proof: kind })).toMatchObject({ code: 'ERR_INPUT' })
  })
  test.each(['vc-jwt', 'vc+jwt'])('a presentation as %s, and it is said what would do', async (kind) => {
    for (const shown of [[one], [one, other]])
      (await refused(showing(shown), { proof: kind })).toMatchObject({ code: 'ERR_OPTION', message: expect.stringMatching(/presentation/) })
  })
  test('a challenge that is none, and one in a credential', async () => {
    for (const members of [{ challenge: '' }, { challenge: 5 }, { domain: [] }, { domain: ['x', 5] }])
      (await refused(showing([one]), { members: members as object })).toMatchObject({ code: 'ERR_OPTION' })
    for (const members of [{ challenge: '4f1c' }, { domain: 'mill.example' }])
      (await refused(badge(holder.id), { members })).toMatchObject({ code: 'ERR_OPTION', message: expect.stringMatching(/presentation/) })
  })
})
