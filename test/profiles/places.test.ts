/**
 * Every place in which a format says an element, one by one: in the hub, and in what the hub does not hold. The tables are those of the
 * crosswalk (section 5) and of what was seen in real credentials, by hand, so that a place that is lost or weighs too much is seen.
 */
import { describe, expect, test } from 'vitest'
import { find } from '../../src/core/profile/find.ts'
import { findUnread } from '../../src/core/profile/unread.ts'
import type { Credential } from '../../src/lib/credential.ts'
import { pointer } from '../../src/lib/json.ts'
import { elements } from '../../src/profiles/elements.ts'
import { members } from '../../src/profiles/members.ts'

type Element = keyof typeof elements
type Tree = Record<string, unknown>

const said: Tree = { en: 'Said' }
const ects = { points: 3, framework: 'http://data.europa.eu/snb/education-credit/6fcec5c5af' }

/** Of an organisation, each of the three that may have awarded it. */
const bodies = (path: string, value: unknown): readonly (readonly [string, unknown])[] =>
  ['/awards/0/awardedBy/0', '/awards/0/issuer', '/issuer'].map((body) => [`${body}${path}`, value])
const ofLearner = (...names: readonly string[]): readonly (readonly [string, unknown])[] => names.map((name) => [`/recipient/${name}`, 'x'])

/** Places that settle it; places that are only found; what is said of the latter. */
const places: Readonly<
  Record<
    Element,
    { readonly settle: readonly (readonly [string, unknown])[]; readonly found?: readonly (readonly [string, unknown, string])[] }
  >
> = {
  learner: { settle: ofLearner('name', 'givenName', 'familyName', 'identities', 'nationalId', 'email', 'id') },
  title: {
    settle: [
      ['/awards/0/title', said],
      ['/awards/0/achievement/name', said],
      ['/name', said],
    ],
  },
  country: {
    settle: [...bodies('/address/country', 'NL'), ...bodies('/address/countryName', 'Atlantis'), ...bodies('/address/region', 'Ys')],
    found: [
      ...bodies('/address/country', 'XX').map(([at, value]) => [at, value, 'country-not-on-the-list'] as const),
      ...bodies('/address/locality', 'Ys').map(([at, value]) => [at, value, 'address-without-country'] as const),
      ...['vat', 'tax', 'eidas', 'registration'].flatMap((name) =>
        bodies(`/${name}`, [{ value: '1' }]).map(([at, value]) => [at, value, 'country-of-register'] as const),
      ),
    ],
  },
  'awarding-body': {
    settle: bodies('/name', said),
    found: bodies('/id', 'https://harbour.example').map(([at, value]) => [at, value, 'identifier-only'] as const),
  },
  issued: {
    settle: ['/awards/0/awarded', '/issued', '/validFrom', '/awards/0/validFrom'].map((at) => [at, '2026-01-05']),
    found: ['/awards/0/awarded', '/issued', '/validFrom'].map((at) => [at, 'soon', 'not-a-date']),
  },
  outcomes: {
    settle: [
      ['/awards/0/achievement/outcomes', [{ name: said }]],
      ['/awards/0/achievement/outcomeSummary', said],
      ['/awards/0/achievement/type', 'Competency'],
    ],
    found: [
      ['/awards/0/achievement/criteria', said, 'criteria-only'],
      ['/awards/0/achievement/outcomes', [{ skills: [{ type: 'ceterms:Credential', name: said }] }], 'aligned-credential-only'],
      ['/awards/0/achievement/criteriaUrl', 'https://harbour.example', 'criteria-elsewhere'],
    ],
  },
  workload: {
    settle: [
      ['/awards/0/credits', [ects]],
      ['/awards/0/achievement/credits', [ects]],
    ],
    found: [
      ['/awards/0/achievement/workload', 'PT84H', 'hours-only'],
      ['/awards/0/activity/workload', 'PT84H', 'hours-only'],
      ['/awards/0/credits', [{ points: 3 }], 'other-credits'],
      ['/awards/0/achievement/credits', [{ points: 3 }], 'other-credits'],
      ['/awards/0/achievement/workload', 'long', 'workload-not-read'],
      ['/awards/0/activity/workload', 'long', 'workload-not-read'],
      ['/awards/0/credits', [{ points: 0 }], 'workload-not-read'],
      ['/awards/0/achievement/credits', [{ points: 0 }], 'workload-not-read'],
    ],
  },
  level: {
    settle: [['/awards/0/achievement/eqf', { id: 'http://data.europa.eu/snb/eqf/6' }]],
    found: [
      ['/awards/0/achievement/eqf', { id: 'https://harbour.example/6' }, 'level-not-on-the-list'],
      ['/awards/0/achievement/nqf', [{ name: said }], 'national-level-only'],
      ['/awards/0/achievement/educationLevels', [{ name: said }], 'education-level-only'],
    ],
  },
  assessment: {
    settle: [['/awards/0/achievement/assessmentTypes', ['https://harbour.example/test']]],
    found: [
      ['/awards/0/achievement/assessments', [{ name: said }], 'assessment-without-type'],
      ['/awards/0/results', [{ value: '8' }], 'assessment-without-type'],
      ['/awards/0/achievement/supervision', 'https://harbour.example/s', 'supervision-only'],
    ],
  },
  participation: {
    settle: [
      ['/awards/0/achievement/modes', ['https://harbour.example/online']],
      ['/awards/0/activity/types', ['http://data.europa.eu/snb/learning-activity/59eaf34fab']],
    ],
    found: [
      ['/awards/0/activity/types', ['https://harbour.example/work'], 'activity-only'],
      ['/awards/0/achievement/setting', 'https://harbour.example/formal', 'setting-only'],
    ],
  },
  'quality-assurance': {
    settle: [
      ['/awards/0/achievement/qualityAssurance', [{ name: said }]],
      ['/awards/0/achievement/accreditations', [{ name: said }]],
      ...bodies('/accreditations', [{ name: said }]),
    ],
    found: ['/awards/0/achievement', '/awards/0', '/issuer', ''].flatMap((at) =>
      ['endorsements', 'endorsementTokens'].map((name) => [`${at}/${name}`, ['a.b.c'], 'endorsement-only'] as const),
    ),
  },
  prerequisites: { settle: [['/awards/0/achievement/entryRequirement', said]] },
  supervision: {
    settle: [['/awards/0/achievement/supervision', 'https://w3id.org/credlens#supervised-no-id']],
    found: [['/awards/0/achievement/supervision', 'https://harbour.example/s', 'identity-only']],
  },
  'identity-check': { settle: [['/awards/0/achievement/supervision', 'https://w3id.org/credlens#supervised-no-id']] },
  grade: {
    settle: [
      ['/awards/0/results', [{ value: '8' }]],
      ['/awards/0/results', [{ level: 'https://harbour.example/good' }]],
    ],
    found: [['/awards/0/results', [{ status: 'Completed' }], 'status-only']],
  },
  stackability: {
    settle: [
      ['/awards/0/achievement/partial', true],
      ['/awards/0/entitlements', [{ name: said }]],
    ],
    found: [['/associations', [{ type: 'isPartOf', source: 'urn:a', target: 'urn:b' }], 'other-associations']],
  },
  'further-information': {
    settle: [
      ['/awards/0/achievement/homepage', [{ url: 'https://harbour.example' }]],
      ['/awards/0/achievement/criteriaUrl', 'https://harbour.example'],
      ['/awards/0/achievement/documents', [{ url: 'https://harbour.example' }]],
      ['/awards/0/remarks', [said]],
      ['/awards/0/evidence', [{ name: said }]],
      ['/awards/0/narrative', said],
      ['/attachments', [{ name: said }]],
    ],
  },
  language: {
    settle: [
      ['/awards/0/achievement/instruction', ['nl']],
      ['/languages', ['nl']],
      ['/language', 'nl'],
    ],
  },
}

/** A credential of the hub that says this and nothing else. */
function saying(at: string, value: unknown): Credential {
  const keys = at.split('/').slice(1)
  const whole = keys.reduceRight<unknown>((inner, key) => (key === '0' ? [inner] : { [key]: inner }), value) as Tree
  return { awards: [{}], ...whole } as unknown as Credential
}

describe.each(Object.entries(places))('%s', (element, { settle, found = [] }) => {
  const clues = elements[element as Element]
  test.each(settle)('%s settles it', (at, value) => {
    const finding = find(saying(at, value), clues)
    expect(finding).toMatchObject({ state: 'present', at: [expect.stringMatching(new RegExp(`^${at}`))] })
  })
  test.each(found)('%s: %j is %s', (at, value, what) => {
    expect(find(saying(at, value), clues)).toMatchObject({ state: 'unclear', found: what })
  })
  test('nothing is nothing', () => {
    expect(find({ awards: [{}] } as unknown as Credential, clues).state).toBe('absent')
  })
})

/** Members that no field of the hub holds: `!` settles that the element is there, the others only that something stands there. */
const unread: Readonly<Record<string, string>> = {
  issued: 'issuedOn issued issuanceDate validFrom awardedDate awardingDate',
  outcomes: 'learningOutcome learningOutcomeSummary alignment alignments extensions:LearningOutcomeExtension',
  workload:
    'creditPoint creditReceived volumeOfLearning workload creditsAvailable creditsEarned ECTS SBU timeInvestment extensions:ECTSExtension extensions:StudyLoadExtension extensions:TimeInvestmentExtension',
  level: 'eqfLevel nqfLevel educationLevel extensions:EQFExtension',
  assessment: 'assessmentType provenBy extensions:AssessmentExtension',
  participation: 'mode participation participationType',
  'quality-assurance': 'accreditation! extensions:IssuerAccreditationExtension! endorsement endorsements endorsementJwt',
  prerequisites: 'entryRequirement entryRequirements',
  supervision: 'idVerification supervisionType assessmentSupervised',
  'identity-check': 'idVerification identityChecked assessmentIdVerified',
  grade: 'grade_achieved! grade result results extensions:GradingTableExtension',
  stackability: 'isPartOf! entitlesTo! awardingOpportunity! isPartialQualification hasPart stackable',
  'further-information': 'additionalNote! supplementaryDocument!',
  language: 'language inLanguage extensions:LanguageExtension',
}

describe('what the hub does not hold', () => {
  test('there are no members but these', () => {
    const known = Object.entries(members).map(([element, all]) => [element, [...new Set(all?.flatMap(({ names }) => names))].sort()])
    expect(Object.fromEntries(known)).toEqual(
      Object.fromEntries(Object.entries(unread).map(([element, names]) => [element, names.replaceAll('!', '').split(' ').sort()])),
    )
  })

  test.each(Object.entries(unread).flatMap(([element, names]) => names.split(' ').map((name) => [element, name] as const)))(
    '%s: %s',
    (element, marked) => {
      const name = marked.replace('!', '')
      const path = pointer('', 'credentialSubject', name)
      const state = marked.endsWith('!') ? 'present' : 'unclear'
      const all = members[element as Element] ?? []
      expect(findUnread([{ path, value: 'said' }], all)).toEqual({ state, paths: [path] })
      // around it, inside it, and not where nothing is said
      expect(findUnread([{ path: '/credentialSubject', value: { [name]: ['said'] } }], all)).toEqual({ state, paths: [path] })
      expect(findUnread([{ path: pointer(path, 'deep'), value: 'said' }], all)?.state).toBe(state)
      expect(findUnread([{ path, value: ' ' }], all)).toBeUndefined()
    },
  )

  test('a form of participation of the list settles it, anything else is only found', () => {
    const of = (value: unknown) => findUnread([{ path: '/mode', value }], members.participation ?? [])?.state
    const online = 'http://data.europa.eu/snb/learning-assessment/920fbb3cbe'
    expect([of(online), of({ id: online }), of([{ id: online }]), of('online'), of({ id: 'https://harbour.example/' })]).toEqual([
      'present',
      'present',
      'present',
      'unclear',
      'unclear',
    ])
  })
})
