/** Each hint, followed: in a document that says nothing, what stands at the place that is named makes the element stated. */
import { describe, expect, test } from 'vitest'
import { english } from '../../src/messages/english.ts'
import { checkProfile, type ElementName, type Profile } from '../../src/profile.ts'
import { elementNames } from '../../src/profiles/check-profile.ts'
import { type Place, supplies, supplyOf } from '../../src/profiles/supply.ts'
import type { Tree } from './full.ts'

const snb = 'http://data.europa.eu/snb'
const harbour = 'https://harbour.example'

/** Documents of which nothing is known but their shape. */
const bare: Readonly<Record<string, () => Tree>> = {
  ob2: () => ({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    recipient: { type: 'email', hashed: false },
    badge: { type: 'BadgeClass' },
  }),
  ob3: () => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    credentialSubject: { type: ['AchievementSubject'], achievement: { type: ['Achievement'] } },
  }),
  clr2: () => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'],
    type: ['VerifiableCredential', 'ClrCredential'],
    credentialSubject: {
      type: ['ClrSubject'],
      verifiableCredential: [
        {
          type: ['VerifiableCredential', 'OpenBadgeCredential'],
          credentialSubject: { type: ['AchievementSubject'], achievement: { id: `${harbour}/b`, type: ['Achievement'] } },
        },
      ],
    },
  }),
  clr1: () => ({
    '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
    type: 'Clr',
    assertions: [{ type: 'Assertion', achievement: { id: `${harbour}/b`, type: 'Achievement' } }],
  }),
  elm: () => ({
    '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    credentialSubject: {
      type: 'Person',
      hasClaim: [
        {
          id: 'urn:epass:claim:1',
          type: 'LearningAchievement',
          specifiedBy: { id: 'urn:epass:spec:1', type: 'LearningAchievementSpecification' },
        },
      ],
    },
  }),
}

const en = (text: string): Tree => ({ en: text })
const concept = (id: string): Tree => ({ id, type: 'Concept' })
const alignment = (more: Tree): readonly Tree[] => [
  { type: ['Alignment'], targetName: 'Passages', targetUrl: `${harbour}/skills/1`, ...more },
]
const mark = { 'eqf-address': { targetName: 'EQF 6', targetUrl: `${snb}/eqf/6` }, 'quality-type': { targetType: 'ext:QualityAssurance' } }

/** What may stand there, by the format and the last member of the place, else by the member. */
const values: Readonly<Record<string, unknown>> = {
  identity: 'ines@harbour.example',
  id: `${harbour}/1`,
  identifier: [{ type: 'IdentityObject', identityType: 'emailAddress', hashed: false, identityHash: 'ines@harbour.example' }],
  'elm/identifier': [{ type: 'Identifier', notation: '1234', schemeName: 'Student number' }],
  sourcedId: '1234',
  name: 'Inês',
  fullName: en('Inês'),
  legalName: en('Harbour College'),
  title: en('Tide tables'),
  addressCountryCode: 'NL',
  addressCountry: 'Netherlands',
  InstitutionCountry: 'Netherlands',
  countryCode: concept('http://publications.europa.eu/resource/authority/country/NLD'),
  validFrom: '2026-01-05T00:00:00Z',
  awardedDate: '2026-01-05T00:00:00Z',
  issuedOn: '2026-01-05T00:00:00Z',
  issued: '2026-01-05T00:00:00Z',
  awardingDate: '2026-01-05T00:00:00Z',
  LearningOutcome: 'Plans a passage.',
  learningOutcome: [{ type: 'LearningOutcome', title: en('Plans a passage') }],
  creditsAvailable: 3,
  ECTS: 3,
  creditPoint: [{ type: 'CreditPoint', framework: concept(`${snb}/education-credit/6fcec5c5af`), point: '3' }],
  creditReceived: [{ type: 'CreditPoint', framework: concept(`${snb}/education-credit/6fcec5c5af`), point: '3' }],
  EQF: 6,
  eqfLevel: concept(`${snb}/eqf/6`),
  assessmentType: 'testing',
  dcType: [concept(`${snb}/assessment/6e6cb2cc78`)],
  participation: 'online',
  participationType: 'online',
  mode: [`${snb}/learning-assessment/920fbb3cbe`],
  'elm/mode': [concept(`${snb}/learning-assessment/920fbb3cbe`)],
  accreditation: [{ id: 'urn:epass:accreditation:1', type: 'Accreditation', title: en('Accredited') }],
  entryRequirement: 'None',
  'elm/entryRequirement': { type: 'Note', noteLiteral: en('None') },
  idVerification: `${snb}/supervision-verification/70be69aaf9`,
  'elm/idVerification': concept(`${snb}/supervision-verification/70be69aaf9`),
  supervisionType: 'onsite with identity verification',
  identityChecked: true,
  assessmentSupervised: true,
  assessmentIdVerified: true,
  value: '8',
  grade: { type: 'Note', noteLiteral: en('8') },
  grade_achieved: '8',
  isPartialQualification: true,
  stackable: true,
  association: [{ type: 'Association', associationType: 'isPartOf', sourceId: `${harbour}/b`, targetId: `${harbour}/whole` }],
  associations: [{ associationType: 'isPartOf', targetId: `${harbour}/whole`, title: 'The whole' }],
  hasPart: [{ id: 'urn:epass:claim:2', type: 'LearningAchievement', title: en('A part') }],
  isPartOf: [{ id: 'urn:epass:claim:3', type: 'LearningAchievement', title: en('The whole') }],
  evidence: [{ id: `${harbour}/evidence/1`, type: ['Evidence'], name: 'A log' }],
  narrative: 'Sailed to the island and back.',
  homepage: [{ type: 'WebResource', contentURL: harbour }],
  supplementaryDocument: [{ type: 'WebResource', contentURL: `${harbour}/guide.pdf` }],
  additionalNote: [{ type: 'Note', noteLiteral: en('Bring boots.') }],
  inLanguage: 'nl',
  '@language': 'nl',
  Language: 'nl_NL',
  language: [concept('http://publications.europa.eu/resource/authority/language/NLD')],
}

function valueAt(format: string, { path, note }: Place): unknown {
  const last = path.split('.').at(-1) ?? ''
  if (last === 'alignment' || last === 'alignments') {
    if (note === 'quality-framework') return alignment({ targetFramework: 'Quality assurance: NVAO' })
    return alignment(note === 'eqf-address' || note === 'quality-type' ? mark[note] : {})
  }
  const value = values[`${format}/${last}`] ?? values[last]
  expect(value, `${format} ${path}`).toBeDefined()
  return value
}

/** The members of the path are made where they are missing; of a list, the first item is meant. */
function put(document: Tree, format: string, place: Place): Tree {
  const keys = place.path.split('.')
  const last = keys.pop() ?? ''
  let node: Tree = document
  for (const key of keys) {
    const held = (node[key] ??= {})
    node = (Array.isArray(held) ? held[0] : held) as Tree
  }
  node[last] = valueAt(format, place)
  if (place.note === 'with-framework') node['creditFramework'] = `${snb}/education-credit/6fcec5c5af`
  return document
}

const names = elementNames.filter((name): name is Exclude<ElementName, 'size'> => name !== 'size')
const asking: Profile = {
  id: 'all',
  title: 'All',
  source: { title: 'All elements' },
  elements: names.map((element) => ({ element, severity: 'optional' })),
}

const statesOf = async (document: Tree): Promise<ReadonlyMap<unknown, unknown>> => {
  const { checks, format } = await checkProfile(JSON.parse(JSON.stringify(document)), { profile: asking })
  return new Map<unknown, unknown>([['format', format], ...checks.map(({ detail }) => [detail?.['element'], detail?.['state']] as const)])
}

const hints = Object.entries(supplies).flatMap(([format, places]) =>
  names.flatMap((element) => (places[element] ?? []).map((place) => [format, element, place.path, place] as const)),
)

describe('hints', () => {
  test('there are some for each format', () => {
    expect(Object.keys(supplies).sort()).toEqual(Object.keys(bare).sort())
    expect(hints.length).toBeGreaterThan(100)
  })

  test.each(Object.entries(bare))('%s: what says nothing states nothing', async (format, make) => {
    const states = await statesOf(make())
    expect(states.get('format')).toBe(format)
    for (const element of names) expect(states.get(element), element).toBe('absent')
  })

  test.each(hints)('%s: %s at %s', async (format, element, _, place) => {
    const states = await statesOf(put(bare[format]?.() ?? {}, format, place))
    expect(states.get(element)).toBe('present')
  })

  test('a note says what has to stand there: without it, it is not enough', async () => {
    const noted = hints.filter(([, , , { note }]) => note !== undefined && note !== 'own-term')
    for (const [format, element, , { path }] of noted) {
      const states = await statesOf(put(bare[format]?.() ?? {}, format, { path }))
      expect(states.get(element), `${format} ${element}`).not.toBe('present')
    }
    expect(noted.length).toBeGreaterThan(5)
    for (const note of new Set(hints.flatMap(([, , , place]) => place.note ?? []))) expect(english[`supply.${note}`], note).toBeDefined()
  })

  test('where a format has no place, that is said', async () => {
    expect(supplyOf('clr1', 'participation')).toEqual([])
    expect(supplyOf('__proto__', 'title')).toBeUndefined()
    const { checks } = await checkProfile(JSON.parse(JSON.stringify(bare['clr1']?.())), { profile: 'eu' })
    expect(checks.find(({ id }) => id === 'profile.participation')?.detail).toMatchObject({ supply: [], hint: english['supply.none'] })
  })
})
