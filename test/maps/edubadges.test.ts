/** Badges of OB 3.0 with the terms of edubadges: every value of its lists, in the place that the EU has for it (crosswalk section 5). */
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { at, type Document, isObject, list } from '../../src/lib/json.ts'

const badge = (achievement: Document): Document => ({
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'https://example.org/contexts/educredential.json',
  ],
  id: 'https://badges.example/credentials/1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'https://badges.example/issuers/1', type: ['Profile'], name: 'Vossenberg' },
  validFrom: '2024-06-01T10:00:00Z',
  credentialSubject: {
    id: 'https://badges.example/students/1',
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://badges.example/achievements/1',
      type: ['Achievement', 'EducredentialAchievement'],
      name: 'Data literacy',
      description: 'A short course.',
      criteria: { narrative: 'Pass the exam.' },
      inLanguage: 'en-EN',
      ...achievement,
    },
    result: [{ type: ['Result'], resultDescription: 'https://badges.example/results/1', value: '8.5' }],
  },
})

const snb = 'http://data.europa.eu/snb'
const ns = 'https://w3id.org/credlens#'
const into = async (achievement: Document, to: string) => {
  const { document, diagnostics } = await convert(badge(achievement), { to, capsule: false })
  // that ELM has no region of a language is told of every badge here
  const lost = diagnostics.filter(
    ({ kind, source = '' }) => kind === 'loss' && source.startsWith('/credentialSubject/achievement/') && !source.endsWith('/inLanguage'),
  )
  const said = (pointer: string): unknown => at(document, pointer)
  return { said, lost: lost.map(({ source }) => source) }
}
const spec = '/credentialSubject/hasClaim/0/specifiedBy'
const proof = '/credentialSubject/hasClaim/0/provenBy/0'
/** Extra types of a node have no place in another format, and are told. */
const types = '/credentialSubject/achievement/type'

describe('terms of edubadges on an achievement of Open Badges 3.0', () => {
  test.each([
    ['online', `${snb}/learning-assessment/920fbb3cbe`],
    ['onsite or blended', `${snb}/learning-assessment/e92d221e4d`],
    ['blended', `${snb}/learning-assessment/e92d221e4d`],
    ['work experience', `${snb}/learning-assessment/729f3bed4b`],
  ])('participationType “%s” is a mode', async (participationType, mode) => {
    const { said, lost } = await into({ participationType }, 'elm')
    expect(at(said(`${spec}/mode`), '/0/id')).toBe(mode)
    expect(lost).toEqual([types])
  })

  test.each([
    ['volunteering', `${snb}/learning-activity/59eaf34fab`],
    ['personalized learning activities', `${snb}/learning-activity/b660f5dcea`],
  ])('participationType “%s” is a kind of activity', async (participationType, kind) => {
    const { said, lost } = await into({ participationType }, 'elm')
    expect(said('/credentialSubject/hasClaim/0/influencedBy/0/dcType/0/id')).toBe(kind)
    expect(said(`${spec}/mode`)).toBeUndefined()
    expect(lost).toEqual([types])
  })

  test.each([
    ['testing', `${snb}/assessment/6e6cb2cc78`],
    ['application of a skill', `${snb}/assessment/6a4db9f11d`],
    ['portfolio', `${snb}/assessment/4f03b91c0e`],
    ['recognition of prior learning', `${ns}rpl`],
  ])('assessmentType “%s”', async (assessmentType, kind) => {
    const { said, lost } = await into({ assessmentType }, 'elm')
    expect(said(`${proof}/specifiedBy/dcType/id`)).toBe(kind)
    expect(lost).toEqual([types])
  })

  test.each([
    [{ supervisionType: 'onsite with identity verification', identityChecked: true }, `${snb}/supervision-verification/70be69aaf9`],
    [{ supervisionType: 'onsite with identity verification' }, `${snb}/supervision-verification/70be69aaf9`],
    [{ supervisionType: 'supervised online', identityChecked: true }, `${snb}/supervision-verification/70be69aaf9`],
    [{ supervisionType: 'supervised online', identityChecked: false }, `${ns}supervised-no-id`],
    [{ supervisionType: 'supervised with no identity verification', identityChecked: false }, `${ns}supervised-no-id`],
    [{ supervisionType: 'unsupervised with no identity verification' }, `${snb}/supervision-verification/c598449d64`],
    [{ identityChecked: true }, `${snb}/supervision-verification/44314532f9`],
  ])('%j', async (terms, entry) => {
    const { said, lost } = await into(terms, 'elm')
    expect(said(`${proof}/idVerification/id`)).toBe(entry)
    expect(lost).toEqual([types])
  })

  test('answers that contradict each other, and words that are in no list, are told as lost', async () => {
    const { said, lost } = await into(
      {
        supervisionType: 'onsite with identity verification',
        identityChecked: false,
        participationType: 'by post',
        assessmentType: 'a look',
      },
      'elm',
    )
    expect(said(`${proof}/idVerification/id`)).toBe(`${snb}/supervision-verification/70be69aaf9`)
    expect(said(`${spec}/mode`)).toBeUndefined()
    expect(said(`${proof}/specifiedBy/dcType`)).toBeUndefined()
    expect(lost.sort()).toEqual(
      ['assessmentType', 'identityChecked', 'participationType', 'type'].map((name) => `/credentialSubject/achievement/${name}`),
    )
  })

  test('ECTS, hours and the number of the programme', async () => {
    const { said, lost } = await into({ ECTS: 2.5, creditsAvailable: 2.5, SBU: 70, educationProgramIdentifier: 20121340 }, 'elm')
    expect(said(`${spec}/creditPoint/0/point`)).toBe('2.5')
    expect(said(`${spec}/creditPoint/0/framework/id`)).toBe(`${snb}/education-credit/6fcec5c5af`)
    expect(said(`${spec}/volumeOfLearning`)).toBe('PT70H')
    expect(said(`${spec}/identifier/0`)).toMatchObject({ notation: '20121340', schemeName: 'EducationProgramIdentifier' })
    expect(lost).toEqual([types])
    expect((await into({ timeInvestment: 7.5 }, 'elm')).said(`${spec}/volumeOfLearning`)).toBe('PT7H30M')
  })

  test('another number of credits beside ECTS is not theirs', async () => {
    const { said, lost } = await into({ ECTS: 3, creditsAvailable: 84 }, 'elm')
    expect(list(said(`${spec}/creditPoint`)).map((credit) => at(credit, '/point'))).toEqual(['3'])
    expect(lost).toEqual([types, '/credentialSubject/achievement/creditsAvailable'])
  })

  test('in a record they are terms of ELM, and none of edubadges is left', async () => {
    const { said } = await into(
      {
        ECTS: 3,
        timeInvestment: 84,
        participationType: 'online',
        assessmentType: 'testing',
        supervisionType: 'supervised online',
        identityChecked: true,
      },
      'clr2',
    )
    const achievement = said('/credentialSubject/verifiableCredential/0/credentialSubject/achievement')
    expect(achievement).toMatchObject({
      creditsAvailable: 3,
      creditFramework: `${snb}/education-credit/6fcec5c5af`,
      volumeOfLearning: 'PT84H',
      mode: [`${snb}/learning-assessment/920fbb3cbe`],
      assessmentType: [`${snb}/assessment/6e6cb2cc78`],
      idVerification: `${snb}/supervision-verification/70be69aaf9`,
    })
    const names = isObject(achievement) ? Object.keys(achievement) : []
    expect(names.filter((name) => /^(ECTS|SBU|timeInvestment|participationType|supervisionType|identityChecked)$/.test(name))).toEqual([])
  })
})
