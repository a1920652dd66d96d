/** Badges of OB 2.0 with the extensions of edubadges and 1EdTech: each value in the place that Open Badges 3.0 and ELM have for it. */
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { at, list } from '../../src/lib/json.ts'

const extension = (name: string, members: object) => ({ type: ['Extension', `extensions:${name}`], ...members })
const snb = 'http://data.europa.eu/snb'

const badge = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://badges.example/a/1',
  recipient: { type: 'telephone', hashed: false, identity: '+31201234567' },
  issuedOn: '2024-06-01T10:00:00Z',
  'extensions:recipientProfile': extension('RecipientProfile', { name: 'Mira Berg' }),
  badge: {
    type: 'BadgeClass',
    id: 'https://badges.example/b/1',
    name: 'Data literacy',
    description: 'A short course.',
    image: 'https://badges.example/b/1.png',
    criteria: 'https://badges.example/b/1/criteria',
    stackable: true,
    participation: 'online',
    assessmentType: 'testing',
    assessmentSupervised: true,
    assessmentIdVerified: true,
    alignment: [
      {
        type: 'AlignmentObject',
        targetName: 'Accredited',
        targetUrl: 'https://nvao.example/1',
        targetFramework: 'Quality assurance: NVAO',
      },
    ],
    'extensions:ECTSExtension': extension('ECTSExtension', { ECTS: 2.5 }),
    'extensions:EQFExtension': extension('EQFExtension', { EQF: 6 }),
    'extensions:StudyLoadExtension': extension('StudyLoadExtension', { StudyLoad: 70 }),
    'extensions:LearningOutcomeExtension': extension('LearningOutcomeExtension', { LearningOutcome: 'Reads data.' }),
    'extensions:LanguageExtension': extension('LanguageExtension', { Language: 'nl_NL' }),
    'extensions:ApplyLink': extension('ApplyLink', { url: 'https://badges.example/apply' }),
    issuer: {
      type: 'Issuer',
      id: 'https://badges.example/i',
      name: 'Vossenberg',
      url: 'https://badges.example',
      email: 'a@badges.example',
    },
  },
}

const achievement = '/credentialSubject/achievement'
const spec = '/credentialSubject/hasClaim/0/specifiedBy'

describe('extensions of Open Badges 2.0', () => {
  test('into Open Badges 3.0', async () => {
    const { document } = await convert(badge, { to: 'ob3', capsule: false })
    const said = (name: string): unknown => at(document, `${achievement}/${name}`)
    expect(said('creditsAvailable')).toBe(2.5)
    expect(said('creditFramework')).toBe(`${snb}/education-credit/6fcec5c5af`)
    expect(said('volumeOfLearning')).toBe('PT70H')
    expect(list(said('mode'))).toEqual([`${snb}/learning-assessment/920fbb3cbe`])
    expect(list(said('assessmentType'))).toEqual([`${snb}/assessment/6e6cb2cc78`])
    expect(said('idVerification')).toBe(`${snb}/supervision-verification/70be69aaf9`)
    expect(said('isPartialQualification')).toBe(true)
    expect(said('learningOutcomeSummary')).toBe('Reads data.')
    expect(list(said('language'))).toEqual(['nl'])
    expect(said('applyUrl')).toBe('https://badges.example/apply')
    expect(list(said('alignment'))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ targetUrl: `${snb}/eqf/6`, targetType: 'ext:EQF', targetCode: '6' }),
        expect.objectContaining({ targetUrl: 'https://nvao.example/1', targetType: 'ext:QualityAssurance', targetFramework: 'NVAO' }),
      ]),
    )
    expect(at(document, '/credentialSubject/name')).toBe('Mira Berg')
    expect(at(document, '/credentialSubject/identifier/0')).toMatchObject({ identityType: 'ext:telephone', identityHash: '+31201234567' })
  })

  test('into ELM', async () => {
    const { document } = await convert(badge, { to: 'elm', capsule: false })
    expect(at(document, `${spec}/eqfLevel/id`)).toBe(`${snb}/eqf/6`)
    expect(at(document, `${spec}/volumeOfLearning`)).toBe('PT70H')
    expect(at(document, `${spec}/creditPoint/0`)).toMatchObject({ point: '2.5', framework: { id: `${snb}/education-credit/6fcec5c5af` } })
    expect(at(document, '/credentialSubject/fullName/en')).toBe('Mira Berg')
  })

  test('an alignment keeps what it is about, there and back', async () => {
    const there = await convert(badge, { to: 'ob3', capsule: false })
    const { document } = await convert(there.document, { to: 'ob2', capsule: false })
    expect(list(at(document, '/badge/alignment'))).toContainEqual(badge.badge.alignment[0])
    expect(at(document, '/recipient')).toEqual(badge.recipient)
  })
})

describe('a recipient with an e-mail address and numbers is known by', () => {
  const source = (identity: object, email?: string) => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'https://badges.example/c/1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: 'https://badges.example', type: 'Profile', name: 'Badges' },
    credentialSubject: { type: ['AchievementSubject', 'Profile'], ...(email && { email }), identifier: [identity] },
  })
  const number = { type: 'IdentityObject', hashed: false, identityHash: '20190001', identityType: 'studentId' }
  const hash = `sha256$${'ab'.repeat(32)}`

  test.each([
    ['the address', source(number, 'mira@example.org'), 'mira@example.org'],
    ['the number, where there is no address', source(number), '20190001'],
    ['what is hashed, where the address is not', source({ ...number, hashed: true, identityHash: hash }, 'mira@example.org'), hash],
  ])('%s', async (_, badge, identity) => {
    const { document, diagnostics, provenance } = await convert(badge, { to: 'ob2', capsule: false })
    expect(at(document, '/recipient/identity')).toBe(identity)
    const isAddress = identity.includes('@')
    expect(at(document, '/recipient/type') === 'email').toBe(isAddress)
    expect(provenance['/recipient/identity']).toEqual([`/credentialSubject/${isAddress ? 'email' : 'identifier/0/identityHash'}`])
    const lost = diagnostics.flatMap(({ kind, source: place = '' }) => (kind === 'loss' && /identifier|email/.test(place) ? [place] : []))
    expect(lost.some((place) => place.includes('email'))).toBe(!isAddress && 'email' in badge.credentialSubject)
    expect(lost.includes('/credentialSubject/identifier/0') || lost.includes('/credentialSubject/identifier')).toBe(isAddress)
  })
})
