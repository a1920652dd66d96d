/**
 * What one format leaves to the issuer and another one does not: names of nodes, of frameworks and of countries. What is valid in the
 * source is valid in the target, or told as lost.
 */
import { describe, expect, test } from 'vitest'
import { type Conversion, convert } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { validate } from '../../src/validate.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'
import type { FormatName } from './fixtures.ts'

const saying = (format: FormatName, values: Readonly<Record<string, unknown>>): Document =>
  Object.entries(values).reduce<unknown>(
    (made, [pointer, value]) => placed(made, pointer.slice(1).split('/'), value),
    bases[format],
  ) as Document

/** What the rules and the schema of a format say against a document, but for what whoever signs it adds. */
async function faultsOf(document: Document): Promise<readonly string[]> {
  const { checks } = await validate(document)
  return checks.flatMap(({ outcome, message }) => (outcome === 'fail' && !/eIDASIdentifier/.test(message) ? [message] : []))
}
const told = ({ diagnostics }: Conversion, place: string): readonly string[] =>
  diagnostics.flatMap(({ kind, code, source }) => (kind === 'loss' && source === place ? [code] : []))
const options = { placeholders: true, capsule: false } as const

describe('a record of a school whose nodes are called by plain words', () => {
  const course = '/assertions/0/achievement'
  const source = saying('clr1', {
    '/learner/id': 'student-17',
    '/publisher/id': 'school 1',
    '/assertions/0/id': '4711',
    [`${course}/id`]: 'MAT 101',
    [`${course}/associations`]: [{ associationType: 'isPartOf', targetId: 'MAT', title: 'Maths' }],
    [`${course}/resultDescriptions`]: [{ id: 'grade', type: 'ResultDescription', name: 'Final grade', resultType: 'LetterGrade' }],
    '/assertions/0/results': [{ type: 'Result', resultDescription: 'grade', value: 'A' }],
    '/achievements': [{ id: 'MAT', type: 'Achievement', name: 'Maths', issuer: { id: 'school 1', type: 'Profile', name: 'School' } }],
  })

  test.each(['ob2', 'ob3', 'clr2', 'elm'])('is valid in %s, and each name that had to be made is told', async (to) => {
    const conversion = await convert(source, { to, ...options })
    expect(await faultsOf(source)).toEqual([])
    expect(await faultsOf(conversion.document)).toEqual([])
    for (const place of [`${course}/id`, '/publisher/id']) expect(told(conversion, place)).toEqual(['narrowed'])
  })

  test('what referred to a node still does', async () => {
    const { document } = await convert(source, { to: 'clr2', ...options })
    const inside = '/credentialSubject/verifiableCredential/0/credentialSubject'
    const [described, result] = [`${inside}/achievement/resultDescription/0/id`, `${inside}/result/0/resultDescription`]
    expect(at(document, described)).toMatch(/^urn:uuid:/)
    expect(at(document, result)).toBe(at(document, described))
    expect(at(document, '/credentialSubject/association/0')).toMatchObject({
      sourceId: at(document, `${inside}/achievement/id`),
      targetId: at(document, '/credentialSubject/achievement/0/id'),
    })
  })

  test('a grade keeps what it is a grade of', async () => {
    const { document } = await convert(source, { to: 'elm', ...options })
    expect(at(document, '/credentialSubject/hasClaim/0/provenBy/0/title/en')).toBe('Final grade')
  })
})

describe('an alignment', () => {
  const aligned = (more: Document): Document =>
    saying('ob3', {
      '/credentialSubject/id': 'did:example:learner',
      '/credentialSubject/achievement/alignment': [{ type: ['Alignment'], targetName: 'Reads tides', ...more }],
    })
  const skill = 'http://data.europa.eu/esco/skill/abc'

  test.each([
    ['a skill of ESCO whose framework is called otherwise', { targetUrl: skill, targetFramework: 'ESCO v1.2 (2024)' }],
    [
      'an occupation whose framework is called otherwise',
      { targetUrl: skill.replace('skill', 'occupation'), targetFramework: 'ESCO jobs' },
    ],
    [
      'a level of a national framework that is not in the list',
      { targetUrl: 'https://dqr.example/6', targetFramework: 'DQR', targetType: 'ext:NQF' },
    ],
    ['a framework with a colon in its name', { targetUrl: 'https://case.example/1', targetFramework: 'NGSS: Next Generation' }],
    ['a target that is no page', { targetUrl: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0c1' }],
  ])('%s: valid everywhere', async (_, alignment) => {
    const source = aligned(alignment)
    expect(await faultsOf(source)).toEqual([])
    for (const to of ['ob2', 'clr1', 'clr2', 'elm'])
      expect(await faultsOf((await convert(source, { to, ...options })).document)).toEqual([])
  })

  test('is told as lost where no page can be named', async () => {
    const conversion = await convert(aligned({ targetUrl: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0c1' }), { to: 'ob2', ...options })
    expect(told(conversion, '/credentialSubject/achievement/alignment')).toEqual(['lost'])
    expect(JSON.stringify(conversion.document)).not.toContain('Reads tides')
  })
})

test.each([
  ['United Kingdom', 'GBR'],
  ['nl', 'NLD'],
])('a country that is called %s where its code belongs is known', async (said, code) => {
  const { document } = await convert(saying('ob3', { '/issuer/address': { type: ['Address'], addressCountryCode: said } }), { to: 'elm' })
  expect(at(document, '/issuer/location/0/address/0/countryCode/id')).toBe(
    `http://publications.europa.eu/resource/authority/country/${code}`,
  )
})

test.each([
  ['/credentialSubject/dateOfBirth', '28.02.1990'],
  ['/credentialSubject/email', 'Jane Doe <jane@school.example>'],
  ['/issuer/address/addressCountryCode', 'N or M'],
])('what cannot stand in a European credential at %s is told as lost', async (place, value) => {
  const source = saying('ob3', { '/credentialSubject/type': ['AchievementSubject', 'Profile'], [place]: value })
  const conversion = await convert(source, { to: 'elm', ...options })
  expect(await faultsOf(conversion.document)).toEqual([])
  expect(told(conversion, place)).toEqual(['lost'])
})

test.each([
  [{ valueMin: '0', valueMax: '4' }, 'Range: 0–4.'],
  [{ valueMax: '4.33' }, 'Maximum: 4.33.'],
  [{ valueMin: '1' }, 'Minimum: 1.'],
])('the bounds %o of a grade read as what they are', async (bounds, text) => {
  const described = {
    id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0a1',
    type: ['ResultDescription'],
    name: 'GPA',
    resultType: 'GradePointAverage',
  }
  const source = saying('ob3', {
    '/credentialSubject/achievement/resultDescription': [{ ...described, ...bounds }],
    '/credentialSubject/result': [{ type: ['Result'], resultDescription: described.id, value: '3.9' }],
  })
  const { document } = await convert(source, { to: 'elm' })
  expect(at(document, '/credentialSubject/hasClaim/0/provenBy/0/specifiedBy/gradingScheme/description/en')).toBe(text)
})
