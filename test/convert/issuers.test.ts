/** What issuers write that the examples of the specifications do not: each by what was said of it wrongly, or lost. */
import { describe, expect, test } from 'vitest'
import { convert, type Diagnostic } from '../../src/convert.ts'
import { type Document, own } from '../../src/lib/json.ts'
import { summary, summarySections } from '../../src/summary.ts'
import { validate } from '../../src/validate.ts'
import { bases } from './bases.ts'
import { sent } from './fixture-run.ts'

const snb = 'http://data.europa.eu/snb'
const edubadges = (name: string, value: unknown) => ({
  [`B/extensions:${name}Extension`]: {
    '@context': `https://edubadges.example/${name}`,
    type: ['Extension', `extensions:${name}Extension`],
    [name]: value,
  },
})
const brief = (diagnostics: readonly Diagnostic[], at: string) =>
  diagnostics.filter(({ source }) => source?.startsWith(at)).map(({ code, source }) => `${code} ${source}`)

describe('edubadges (Open Badges 2.0)', () => {
  test('the page of the grading table stands beside the language', async () => {
    const { said, told } = await sent(
      'ob2',
      { ...edubadges('Language', 'nl_NL'), ...edubadges('GradingTable', 'https://school.example/grades') },
      'ob3',
    )
    expect(said('Ach/language')).toEqual(['nl'])
    expect(said('Ach/supplementaryDocument/0/id')).toBe('https://school.example/grades')
    expect(told).not.toContain('unknown-term')
  })

  test('a language that is spelled in two ways is said once, and another one is lost', async () => {
    const way = { 'A/@language': 'nl', 'B/@language': 'nl_NL' }
    expect(brief((await sent('ob2', way, 'ob3')).diagnostics, '/@language')).toEqual([])
    const other = await sent('ob2', { ...way, 'A/@language': 'fr' }, 'ob3')
    expect(brief(other.diagnostics, '/@language')).toEqual(['lost /@language'])
  })

  test('credits keep their number where their system has no place, and what a list calls its entry is no text of the source', async () => {
    const { said, diagnostics } = await sent('ob2', { 'B/@language': 'nl', ...edubadges('ECTS', 2.5), ...edubadges('EQF', 6) }, 'clr1')
    expect(said('Ac/creditsAvailable')).toBe(2.5)
    expect(brief(diagnostics, '/badge/extensions:')).toEqual(['narrowed /badge/extensions:ECTSExtension/ECTS'])
    expect(diagnostics.filter(({ code, source }) => code === 'language-dropped' && source === undefined)).toEqual([])
  })

  test('null control: where nothing of them has a place, credits are lost', async () => {
    const { diagnostics } = await sent('ob3', { 'Ach/ECTS': 3 }, 'ob2')
    expect(brief(diagnostics, '/credentialSubject/achievement/ECTS')).toEqual(['lost /credentialSubject/achievement/ECTS'])
  })
})

describe('Open Badges before 3.0', () => {
  test('a salt of no letters is none, and nothing of it is lost', async () => {
    const hash = `sha256$${'a'.repeat(64)}`
    const told = async (salt: string, to: 'ob3' | 'elm') =>
      brief((await sent('ob2', { 'A/recipient': { type: 'email', hashed: true, identity: hash, salt } }, to)).diagnostics, '/recipient')
    expect(await told('', 'ob3')).toEqual([])
    expect(await told('', 'elm')).toEqual([])
    expect(await told('sea', 'elm')).toEqual(['lost /recipient/salt'])
  })

  test('the salt of version 0.5 is pointed at where it stands', async () => {
    const badge = {
      recipient: `sha256$${'a'.repeat(64)}`,
      salt: 'sea',
      badge: {
        version: '0.5.0',
        name: 'Webcraft',
        image: '/b.png',
        description: 'Makes pages',
        criteria: '/b',
        issuer: { origin: 'https://school.example', name: 'School' },
      },
    }
    const { diagnostics } = await convert(badge, { to: 'elm' })
    expect(diagnostics.filter(({ source }) => source === '/salt' || source === '/recipient')).toMatchObject([
      { code: 'lost', source: '/salt' },
    ])
  })

  test('that it was not revoked says nothing, that it was is told', async () => {
    for (const [format, at] of [
      ['ob2', 'A'],
      ['clr1', 'As'],
    ] as const) {
      expect((await sent(format, { [`${at}/revoked`]: false }, 'ob3')).told).not.toContain('source-revoked')
      expect((await sent(format, { [`${at}/revoked`]: true }, 'ob3')).told).toContain('source-revoked')
    }
  })

  test('of an endorsement whose rating has no place the rest is there', async () => {
    const endorsement = {
      id: 'https://other.example/e/1',
      type: 'Endorsement',
      issuer: { id: 'https://other.example', type: 'Profile', name: 'Other', url: 'https://other.example', email: 'a@other.example' },
      claim: { id: 'https://school.example/assertions/1', endorsementComment: 'Good', endorsementRating: 5 },
      issuedOn: '2024-06-01T00:00:00Z',
      verification: { type: 'HostedBadge' },
    }
    const { said, diagnostics } = await sent('ob2', { 'A/endorsement/0': endorsement }, 'ob3')
    expect(said('V/endorsement/0/credentialSubject/endorsementComment')).toBe('Good')
    expect(brief(diagnostics, '/endorsement')).toEqual([
      'lost /endorsement/0/claim/endorsementRating',
      'proof-dropped /endorsement/0/verification',
    ])
    const { told } = await sent('ob2', { 'A/endorsement/0': 'https://other.example/e/1' }, 'ob3')
    expect(told).toContain('endorsement-lost')
  })
})

test('the keys of whoever issues what nobody was awarded are left, as those of the others are', async () => {
  const issuer = { id: 'https://school.example', type: 'Profile', name: 'School', publicKey: 'https://school.example/key' }
  const achievement = { id: 'https://school.example/b', type: 'Achievement', name: 'B', issuer }
  const { diagnostics } = await sent('clr1', { 'C/achievements/0': achievement }, 'clr2')
  expect(brief(diagnostics, '/achievements/0/issuer/publicKey')).toEqual(['proof-dropped /achievements/0/issuer/publicKey'])
})

describe('terms of use', () => {
  const policy = (type: string): Document => ({
    ...bases.ob3,
    '@context': [...(bases.ob3['@context'] as readonly string[]), { SchoolPolicy: 'https://school.example/terms#Policy' }],
    termsOfUse: [{ id: 'https://school.example/terms', type }],
  })
  const faults = async (document: Document) =>
    (await validate(document)).checks.filter(({ outcome, id }) => outcome === 'fail' && id === 'context')

  test('a word of the contexts of the source has no meaning without them', async () => {
    const { document, diagnostics } = await convert(policy('SchoolPolicy'), { to: 'clr2' })
    expect(await faults(policy('SchoolPolicy'))).toEqual([])
    expect(document['termsOfUse']).toBeUndefined()
    expect(brief(diagnostics, '/termsOfUse')).toEqual(['lost /termsOfUse'])
    expect(await faults(document)).toEqual([])
  })

  test('null control: an address is carried over', async () => {
    const { document } = await convert(policy('https://school.example/terms#Policy'), { to: 'clr2' })
    expect(document['termsOfUse']).toEqual([{ id: 'https://school.example/terms', type: 'https://school.example/terms#Policy' }])
    expect(await faults(document)).toEqual([])
  })
})

describe('into a European credential', () => {
  test('somebody who is known by an e-mail address is no mailbox', async () => {
    const learner = { 'S/type': ['AchievementSubject', 'Profile'], 'S/id': 'mailto:ada@mail.example', 'S/email': 'ada@mail.example' }
    const { said, diagnostics, document } = await sent('ob3', learner, 'elm')
    expect(said('P/contactPoint/0/emailAddress/0/id')).toBe('mailto:ada@mail.example')
    expect(said('P/id')).toMatch(/^urn:uuid:/)
    expect(brief(diagnostics, '/credentialSubject/id')).toEqual(['narrowed /credentialSubject/id'])
    const { checks } = await validate(document)
    expect(checks.filter(({ message }) => message.includes('two ids'))).toEqual([])
    // alone it is a name like others
    expect((await sent('ob3', { 'S/id': 'mailto:ada@mail.example' }, 'elm')).said('P/id')).toBe('mailto:ada@mail.example')
  })

  test('what is of no list of the Union is not said to be, and has a name', async () => {
    const framework = async (pairs: Record<string, unknown>) => (await sent('ob3', pairs, 'elm')).said('Q/creditPoint/0/framework')
    expect(await framework({ 'Ach/creditsAvailable': 3 })).toEqual({
      type: 'Concept',
      id: 'https://w3id.org/credlens#credit-framework/unspecified',
      prefLabel: { en: 'unspecified' },
    })
    const { diagnostics } = await sent('ob3', { 'Ach/creditsAvailable': 3 }, 'elm')
    expect(diagnostics.find(({ code }) => code === 'credit-framework-unspecified')?.message).toBe(
      'The achievement credit framework: “unspecified” stands where the source says nothing.',
    )
    expect(await framework({ 'Ach/ECTS': 3 })).toMatchObject({ inScheme: { id: `${snb}/education-credit/25831c2` } })
  })

  test('a status has a name that people read', async () => {
    const definition = {
      id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0a1',
      type: ['ResultDescription'],
      name: 'Exam',
      resultType: 'Status',
    }
    const result = { type: ['Result'], resultDescription: definition.id, status: 'Completed' }
    const { said, document } = await sent('ob3', { 'Ach/resultDescription/0': definition, 'S/result/0': result }, 'elm')
    expect(said('AS/gradeStatus/prefLabel')).toEqual({ en: 'Completed' })
    const { diagnostics } = await convert(JSON.stringify(document), { to: 'ob3' })
    expect(brief(diagnostics, '/credentialSubject/hasClaim/0/provenBy/0/gradeStatus')).toEqual([])
  })
})

test('that an organisation was awarded something is told where it would become a person', async () => {
  const organisation = { 'P/type': 'Organisation', 'P/legalName': { en: 'School' } }
  expect(brief((await sent('elm', organisation, 'ob3')).diagnostics, '/credentialSubject/type')).toEqual([
    'narrowed /credentialSubject/type',
  ])
  expect(brief((await sent('elm', { 'P/fullName': { en: 'Ada' } }, 'ob3')).diagnostics, '/credentialSubject/type')).toEqual([])
})

test('whoever a record inside a record is about is the one of the record', async () => {
  const { credentialSubject, ...rest } = bases.clr2
  const subject = credentialSubject as Document
  const [badge] = subject['verifiableCredential'] as readonly Document[]
  const of = (id: string): Document => ({ ...badge, credentialSubject: { ...(badge?.['credentialSubject'] as Document), id } })
  const record = (id: string): Document => ({
    ...rest,
    credentialSubject: {
      ...subject,
      id: 'did:example:ada',
      verifiableCredential: [
        { ...rest, id: 'urn:uuid:1', credentialSubject: { ...subject, id: 'did:example:ada', verifiableCredential: [of(id)] } },
      ],
    },
  })
  const at = '/credentialSubject/verifiableCredential/0/credentialSubject/verifiableCredential/0/credentialSubject/id'
  expect(brief((await convert(record('did:example:ada'), { to: 'elm' })).diagnostics, at)).toEqual([])
  expect(brief((await convert(record('did:example:other'), { to: 'elm' })).diagnostics, at)).toEqual([`narrowed ${at}`])
})

describe('a family name with a prefix', () => {
  const ada = { 'S/type': ['AchievementSubject', 'Profile'], 'S/givenName': 'Ada', 'S/familyName': 'Berg', 'S/familyNamePrefix': 'van der' }

  test.each([
    ['elm', { familyName: { en: 'van der Berg' }, fullName: { en: 'Ada van der Berg' } }, '/credentialSubject'],
    ['clr1', { familyName: 'van der Berg' }, '/learner'],
  ] as const)('stands with it in %s, which has no place for the prefix', async (to, wanted, at) => {
    const { document, diagnostics } = await sent('ob3', ada, to)
    expect(own(document, at.slice(1))).toMatchObject(wanted)
    expect(brief(diagnostics, '/credentialSubject/familyName')).toEqual([
      'widened /credentialSubject/familyName',
      'widened /credentialSubject/familyNamePrefix',
    ])
  })

  test('null control: without one it is what it was', async () => {
    const { said, diagnostics } = await sent('ob3', { ...ada, 'S/familyNamePrefix': undefined }, 'elm')
    expect(said('P/familyName')).toEqual({ en: 'Berg' })
    expect(brief(diagnostics, '/credentialSubject/familyName')).toEqual([])
  })
})

test('in a summary the award that was revoked is said to be, and no other', async () => {
  const { assertions, ...rest } = bases.clr1
  const [first] = assertions as readonly Document[]
  const second = { ...first, id: 'urn:uuid:2', revoked: true, revocationReason: 'Entered in error' }
  const record = { ...rest, assertions: [first, second] }
  const { revoked, achievements } = await summary(record)
  expect(revoked).toBeUndefined()
  expect(achievements.map((one) => one.revoked)).toEqual([undefined, { isSaid: true, reason: 'Entered in error' }])
  const sections = await summarySections(await summary(record))
  expect(sections.filter(({ entries }) => entries.some(({ key }) => key === 'field.revoked')).map(({ key }) => key)).toEqual([
    sections[2]?.key,
  ])
  expect((await summary({ ...record, revoked: true })).revoked).toEqual({ isSaid: true })
  expect((await summary({ ...rest, assertions: [second] })).revoked).toEqual({ isSaid: true, reason: 'Entered in error' })
})

test('in a summary whoever issues and awards is accredited once', async () => {
  const accreditation = {
    id: 'https://quality.example/1',
    type: 'Accreditation',
    title: { en: 'Institutional accreditation' },
    dcType: { id: `${snb}/accreditation/bb4618238e`, type: 'Concept' },
    accreditingAgent: { type: 'Organisation', legalName: { en: 'Agency' } },
  }
  const { document } = await sent('ob3', {}, 'elm')
  const issuer = { ...(document['issuer'] as Document), accreditation: [accreditation] }
  const [claim] = (document['credentialSubject'] as Document)['hasClaim'] as readonly Document[]
  const hasClaim = [{ ...claim, awardedBy: { type: 'AwardingProcess', awardingBody: [issuer] } }]
  const { achievements } = await summary({ ...document, issuer, credentialSubject: { type: 'Person', hasClaim } })
  expect(achievements.map(({ qualityAssurance }) => qualityAssurance)).toEqual([
    [{ id: 'https://quality.example/1', name: 'Institutional accreditation' }],
  ])
})
