/** Endorsements in every place that Open Badges 3.0 has for them, as objects and as tokens: each with a report of its own. */
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { issue as issueToken } from '../../src/proofs/vc-jwt/issue.ts'
import { validate } from '../../src/validate.ts'
import { verify } from '../../src/verify.ts'
import { badge, keyIssuer, record, testKey, webIssuer } from './issuers.ts'
import { now, outcomes, scopeWith, webOf } from './scope.ts'

const school = keyIssuer()
const endorser = webIssuer('endorser.example', testKey('ES256'))
const web = { [endorser.address]: endorser.document }
const endorsement: Document = {
  '@context': badge('')['@context'],
  id: 'urn:uuid:00000000-0000-4000-8000-0000000000e1',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'Endorsement',
  issuer: { id: endorser.id, type: ['Profile'] },
  validFrom: '2025-01-01T00:00:00Z',
  credentialSubject: { id: 'https://school.example/achievements/soil', type: ['EndorsementSubject'], endorsementComment: 'Good.' },
}
const object = await issue(endorsement, { signer: endorser.key.signer(endorser.keyId), proof: 'ecdsa-rdfc-2019' }, scopeWith())
const token = await issueToken(endorsement, { signer: endorser.key.signer(endorser.keyId), proof: 'vc-jwt' })
const forged = await issueToken(endorsement, { signer: testKey('ES256').signer(endorser.keyId), proof: 'vc-jwt' })

/** A badge with something put in at a place, signed as a whole. */
async function withAt(place: string, more: Document): Promise<string> {
  const { issuer, credentialSubject, ...rest } = badge(school.id)
  const { achievement, ...subject } = credentialSubject as Document & { achievement: Document }
  const at = (name: string, value: unknown): Document => ({ ...(value as Document), ...(place === name && more) })
  const document = {
    ...at('', rest),
    issuer: at('/issuer', issuer),
    credentialSubject: { ...subject, achievement: at('/credentialSubject/achievement', achievement) },
  }
  return issueToken(document, { signer: school.key.signer(school.keyId), proof: 'vc-jwt' })
}
const answers = async (input: string) => {
  const { verdict, checks, nested = [] } = await verify(input, { now, fetch: webOf(web) })
  return { verdict, checks: outcomes(checks, 'endorsement'), nested: nested.map((report) => `${report.path} ${report.verdict}`) }
}

describe.each(['', '/issuer', '/credentialSubject/achievement'])('at “%s”', (place) => {
  it('objects and tokens are verified', async () => {
    expect(await answers(await withAt(place, { endorsement: [object], endorsementJwt: [token] }))).toEqual({
      verdict: 'valid',
      checks: ['pass', 'pass'],
      nested: [`${place}/endorsement/0 valid`, `${place}/endorsementJwt/0 valid`],
    })
  })
  it('one that is forged is found, and the others stay what they are', async () => {
    const changed = { ...object, validFrom: '2025-02-01T00:00:00Z' }
    expect(await answers(await withAt(place, { endorsement: [object, changed], endorsementJwt: [forged, token] }))).toEqual({
      verdict: 'invalid',
      checks: ['pass', 'fail ERR_ENDORSEMENT', 'fail ERR_ENDORSEMENT', 'pass'],
      nested: [
        `${place}/endorsement/0 valid`,
        `${place}/endorsement/1 invalid`,
        `${place}/endorsementJwt/0 invalid`,
        `${place}/endorsementJwt/1 valid`,
      ],
    })
  })
})

describe('a token in the place of an endorsement', () => {
  const tokenOf = (document: Document): Promise<string> =>
    issueToken(document, { signer: endorser.key.signer(endorser.keyId), proof: 'vc-jwt' })
  const ruled = async (endorsementJwt: string) => {
    const { verdict, checks } = await verify(await withAt('', { endorsementJwt: [endorsementJwt] }), { now, fetch: webOf(web) })
    return [
      verdict,
      ...checks.flatMap(({ id, outcome, code, path }) => (id === 'schema' && outcome !== 'pass' ? [`${outcome} ${code} ${path}`] : [])),
    ]
  }
  it('that is a badge endorses nothing, whoever signed it', async () => {
    expect(await ruled(await tokenOf(badge(endorser.id)))).toEqual(['invalid', 'fail ERR_RULE /endorsementJwt/0'])
  })
  it('that is the address of one is asked for nowhere: the credential says whom it would be asked of', async () => {
    const asked: string[] = []
    const served = webOf({ ...web, 'https://spy.example/token': object })
    const fetch: typeof served = (url, request) => {
      asked.push(String(url))
      return served(url, request)
    }
    const input = await withAt('', { endorsement: [object], endorsementJwt: ['https://spy.example/token'] })
    expect((await verify(input, { now, fetch })).verdict).not.toBe('valid')
    // null control: what is verified inside asks for its keys
    expect(asked).toContain(endorser.address)
    expect(asked).not.toContain('https://spy.example/token')
  })
  it('that is of something else is told', async () => {
    const other = {
      ...endorsement,
      credentialSubject: { ...(endorsement['credentialSubject'] as Document), id: 'https://other.example/a' },
    }
    expect(await ruled(await tokenOf(other))).toEqual(['valid', 'warn ERR_RULE /endorsementJwt/0'])
  })
  it('that is of this is none of both', async () => {
    expect(await ruled(token)).toEqual(['valid'])
  })
  it('of a badge in a record is looked at by validation too, as the badge alone is', async () => {
    const validated = async (endorsementJwt: string) => {
      const { verdict, checks } = await validate(
        record(school.id, [badge(school.id), badge(school.id, { endorsementJwt: [endorsementJwt] })]),
      )
      return [verdict, ...checks.flatMap(({ id, outcome, path }) => (id === 'schema' && outcome !== 'pass' ? [`${outcome} ${path}`] : []))]
    }
    const at = '/credentialSubject/verifiableCredential/1/endorsementJwt/0'
    const other = { ...endorsement, credentialSubject: { id: 'https://other.example/a', type: ['EndorsementSubject'] } }
    expect(await validated(await tokenOf(badge(endorser.id)))).toEqual(['invalid', `fail ${at}`])
    expect(await validated(await tokenOf(other))).toEqual(['valid', `warn ${at}`])
    expect(await validated(token)).toEqual(['valid'])
  })
})
