/** What settles an element, and what is only found in its place: each clue by a credential of the hub that has nothing else. */
import { describe, expect, test } from 'vitest'
import { find } from '../../src/core/profile/find.ts'
import type { Credential } from '../../src/lib/credential.ts'
import { ects } from '../../src/lib/credits.ts'
import { elements } from '../../src/profiles/elements.ts'

type Element = keyof typeof elements

/** What is said of an element by a credential with one award. */
function said(element: Element, award: object, credential: object = {}): string {
  const { state, found } = find({ awards: [award], ...credential } as unknown as Credential, elements[element])
  return found ?? state
}
const snb = 'http://data.europa.eu/snb'

describe('the workload', () => {
  // ISO 8601 section 5.5.2; nothing of nothing is no time
  test.each<[string, string]>([
    ['PT84H', 'hours-only'],
    ['P2W', 'hours-only'],
    ['P1Y6M', 'hours-only'],
    ['P3DT4H30M', 'hours-only'],
    ['PT1.5H', 'hours-only'],
    ['PT0H', 'workload-not-read'],
    ['P', 'workload-not-read'],
    ['PT', 'workload-not-read'],
    ['84 hours', 'workload-not-read'],
    ['about PT84H', 'workload-not-read'],
    ['PT84H each', 'workload-not-read'],
    ['P1W2D', 'workload-not-read'],
  ])('%s is %s', (workload, expected) => {
    expect(said('workload', { achievement: { workload } })).toBe(expected)
    expect(said('workload', { activity: { workload } })).toBe(expected)
  })
  test.each<[number, string, string]>([
    [3, ects, 'present'],
    [0.5, ects, 'present'],
    [0, ects, 'workload-not-read'],
    [3, 'https://credits.example/', 'other-credits'],
    [0, 'https://credits.example/', 'workload-not-read'],
  ])('%d credits of %s are %s', (points, framework, expected) => {
    const credits = [{ points, framework }]
    expect(said('workload', { credits })).toBe(expected)
    expect(said('workload', { achievement: { credits } })).toBe(expected)
  })
  test('is absent where nothing of it is said', () => {
    expect(said('workload', { achievement: { name: 'Knots' } })).toBe('absent')
  })
})

test.each<[string, string]>([
  [`${snb}/eqf/1`, 'present'],
  [`${snb}/eqf/8`, 'present'],
  [`${snb}/eqf/9`, 'level-not-on-the-list'],
  [`${snb}/eqf/0`, 'level-not-on-the-list'],
  [`${snb}/eqf/6/history`, 'level-not-on-the-list'],
])('the level %s: %s', (id, expected) => {
  expect(said('level', { achievement: { eqf: { id } } })).toBe(expected)
})

test.each<[unknown, string]>([
  ['NL', 'present'],
  ['NL-NH', 'present'],
  ['XX', 'country-not-on-the-list'],
  ['Atlantis', 'country-not-on-the-list'],
  [7, 'country-not-on-the-list'],
])('the country %s: %s', (country, expected) => {
  expect(said('country', {}, { issuer: { address: { country } } })).toBe(expected)
  expect(said('country', { issuer: { address: { country } } })).toBe(expected)
  expect(said('country', { awardedBy: [{ address: { country } }] })).toBe(expected)
})
test('an address or a register says something of a country, and not which', () => {
  expect(said('country', {}, { issuer: { address: { locality: 'Harlingen' } } })).toBe('address-without-country')
  expect(said('country', {}, { issuer: { vat: { value: 'NL1' } } })).toBe('country-of-register')
  expect(said('country', {}, { issuer: { name: { en: 'Harbour College' } } })).toBe('absent')
})

test.each<[string, string]>([
  ['2026-01-05', 'present'],
  ['2026-01-05T00:00:00Z', 'present'],
  ['soon', 'not-a-date'],
])('issued %s: %s', (issued, expected) => {
  expect(said('issued', {}, { issued })).toBe(expected)
  expect(said('issued', { awarded: issued })).toBe(expected)
})

describe('the outcomes', () => {
  const outcome = (skill: object) => ({ achievement: { outcomes: [{ skills: [skill] }] } })
  test.each<[string, object, string]>([
    ['by name', { achievement: { outcomes: [{ name: { en: 'Ties knots' } }] } }, 'present'],
    ['by skills of ESCO', { achievement: { outcomes: [{ escoSkills: [{ id: 'http://data.europa.eu/esco/skill/1' }] }] } }, 'present'],
    ['by a skill', outcome({ name: { en: 'Ties knots' } }), 'present'],
    [
      'by a skill, beside credits',
      { achievement: { outcomes: [{ skills: [{ framework: 'ECTS' }, { name: { en: 'Ties knots' } }] }] } },
      'present',
    ],
    ['by a summary', { achievement: { outcomeSummary: { en: 'Ties knots' } } }, 'present'],
    ['by what it is', { achievement: { type: 'Competency' } }, 'present'],
    ['not by another credential', outcome({ type: 'ceterms:Credential', name: { en: 'Sailor' } }), 'aligned-credential-only'],
    ['not by a framework of credits', outcome({ framework: 'ects', name: { en: 'Credits' } }), 'aligned-credential-only'],
    ['not by the name of one', outcome({ name: { en: 'European Credit Transfer System' } }), 'aligned-credential-only'],
    ['not by how many there are', outcome({ name: { en: '2,5 cfu' } }), 'aligned-credential-only'],
    ['but by what only speaks of them', outcome({ name: { en: 'Knows ECTS' }, framework: 'Not ECTS' }), 'present'],
    ['but by what only ends with them', outcome({ name: { en: 'Counts to 5 ECTS' } }), 'present'],
    ['not by criteria', { achievement: { criteria: { en: 'Tie ten' } } }, 'criteria-only'],
    ['not by criteria elsewhere', { achievement: { criteriaUrl: 'https://harbour.example/criteria' } }, 'criteria-elsewhere'],
    ['not by another kind', { achievement: { type: 'Course' } }, 'absent'],
  ])('%s', (_, award, expected) => {
    expect(said('outcomes', award)).toBe(expected)
  })
})

test('forms of participation are told from other activities', () => {
  const types = (...ids: readonly string[]) => said('participation', { activity: { types: ids } })
  // volunteering, and self-motivated study
  expect(types(`${snb}/learning-activity/59eaf34fab`)).toBe('present')
  expect(types('https://other.example/', `${snb}/learning-activity/b660f5dcea`)).toBe('present')
  expect(types('https://other.example/')).toBe('activity-only')
})

test('associations count where they are of what was awarded', () => {
  const between = (source: string, target: string) =>
    said('stackability', { achievement: { id: 'urn:a' } }, { associations: [{ type: 'isPartOf', source, target }] })
  expect([between('urn:a', 'urn:b'), between('urn:b', 'urn:a'), between('urn:b', 'urn:c')]).toEqual([
    'present',
    'present',
    'other-associations',
  ])
  expect(said('stackability', { achievement: {} }, { associations: [{ type: 'isPartOf', source: 'urn:b', target: 'urn:c' }] })).toBe(
    'other-associations',
  )
})

test('quality is assured by what says so, of the award or of who awards it; an endorsement is none', () => {
  const accreditations = [{ name: { en: 'Accredited' } }]
  for (const award of [{ achievement: { accreditations } }, { issuer: { accreditations } }, { awardedBy: [{ accreditations }] }])
    expect(said('quality-assurance', award)).toBe('present')
  expect(said('quality-assurance', {}, { issuer: { accreditations } })).toBe('present')
  for (const name of ['endorsements', 'endorsementTokens']) {
    const held = { [name]: ['a.b.c'] }
    expect([said('quality-assurance', held), said('quality-assurance', { achievement: held })]).toEqual([
      'endorsement-only',
      'endorsement-only',
    ])
    expect([said('quality-assurance', {}, held), said('quality-assurance', {}, { issuer: held })]).toEqual([
      'endorsement-only',
      'endorsement-only',
    ])
  }
})

// the list of the European Union has no code for supervision without a look at who it is
test.each<[string, string, string]>([
  [`${snb}/supervision-verification/70be69aaf9`, 'present', 'present'],
  [`${snb}/supervision-verification/c598449d64`, 'present', 'present'],
  ['https://w3id.org/credlens#supervised-no-id', 'present', 'present'],
  [`${snb}/supervision-verification/44314532f9`, 'identity-only', 'present'],
  ['https://other.example/', 'identity-only', 'absent'],
])('%s says of supervision: %s, and of identity: %s', (supervision, expected, identity) => {
  const award = { achievement: { supervision } }
  expect([said('supervision', award), said('identity-check', award)]).toEqual([expected, identity])
})
