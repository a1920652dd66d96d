/** Sizes and levels at their edges, and values that were not meant. */
import { describe, expect, test } from 'vitest'
import { microcredential } from '../../fixtures/templates.mjs'
import { convert } from '../../src/convert.ts'
import type { Check } from '../../src/lib/report.ts'
import { checkProfile } from '../../src/profile.ts'
import { hasReference, reference } from '../reference.ts'
import { full, type Tree, without } from './full.ts'

const achievement = '/credentialSubject/achievement'

const check = async (document: Tree, profile: string, id: string): Promise<Check | undefined> =>
  (await checkProfile(document, { profile })).checks.find((one) => one.id === id)

/** By the words of the sources: 5 is a micro and a course, 15 is not below 15, about is a warning. */
const sizes: readonly (readonly [profile: string, outcomes: Readonly<Record<number, string>>])[] = [
  ['size-es', { 1: 'pass', 14.9: 'pass', 15: 'fail' }],
  ['size-nl', { 2.5: 'fail', 3: 'pass', 30: 'pass', 31: 'fail' }],
  ['size-be', { 2: 'fail', 3: 'pass', 20: 'pass', 20.5: 'fail' }],
  ['forthem-nano', { 0.5: 'pass', 1: 'fail' }],
  ['forthem-micro', { 0.5: 'fail', 1: 'pass', 5: 'pass', 5.5: 'fail' }],
  ['forthem-course', { 4: 'warn', 5: 'pass', 15: 'pass', 16: 'warn' }],
  ['forthem-pathway', { 59: 'pass', 60: 'fail' }],
  ['forthem-macro', { 60: 'fail', 61: 'pass' }],
]

describe('sizes', () => {
  test.each(sizes)('%s', async (profile, outcomes) => {
    for (const [points, outcome] of Object.entries(outcomes))
      expect((await check(full({ creditsAvailable: Number(points) }), profile, 'profile.size'))?.outcome, points).toBe(outcome)
  })

  test('credits that are not said to be ECTS have no size', async () => {
    expect(await check(without(full(), `${achievement}/creditFramework`), 'size-nl', 'profile.size')).toMatchObject({
      outcome: 'unknown',
      detail: { state: 'unclear', found: 'other-credits' },
    })
  })

  test('several frameworks: what was earned and what is offered differ', async () => {
    const document = full({ creditFramework: 'https://credits.example/local' }, { creditsEarned: 5 })
    expect((await check(document, 'size-nl', 'profile.size'))?.outcome).toBe('unknown')
  })

  test('hours are no credits', async () => {
    const document = without(full({ volumeOfLearning: 'PT84H' }), `${achievement}/creditsAvailable`)
    expect(await check(document, 'size-nl', 'profile.size')).toMatchObject({ outcome: 'unknown', detail: { found: 'hours-only' } })
    expect(await check(document, 'eu', 'profile.workload')).toMatchObject({ outcome: 'warn', detail: { found: 'hours-only' } })
    expect((await check(document, 'nl', 'profile.workload'))?.outcome).toBe('pass')
  })
})

describe('levels', () => {
  const national = 'http://data.europa.eu/snb/qdr/c_1711a061'
  const document = full({ alignment: [{ type: ['Alignment'], targetName: 'NLQF 6', targetUrl: national }] })

  test('a national level alone', async () => {
    expect(await check(document, 'eu', 'profile.level')).toMatchObject({ outcome: 'unknown', detail: { found: 'national-level-only' } })
    expect((await check(document, 'ireland', 'profile.level'))?.outcome).toBe('pass')
  })

  /** As platforms write them: a framework by name, and an address that is a page about it. */
  const aligned = (more: Tree): Tree =>
    full({ alignment: [{ type: ['Alignment'], targetName: 'Level 9', targetUrl: 'https://levels.example/', ...more }] })
  const said = async (more: Tree) => {
    const { checks } = await checkProfile(aligned(more), { profile: 'eu' })
    const of = (id: string): Tree => ({ ...checks.find((one) => one.id === id)?.detail })
    const [level, outcomes] = [of('profile.level'), of('profile.outcomes')]
    return [level['found'] ?? level['state'], outcomes['found'] ?? outcomes['state']]
  }

  test.each([
    { targetName: 'NFQ Level 9', targetFramework: 'Irish National Framework of Qualifications', targetCode: '9' },
    { targetName: 'NFQ Level 9', targetFramework: 'National Framework of Qualifications (NFQ)' },
    { targetName: 'Level 5', targetFramework: 'New Zealand Qualifications and Credentials Framework' },
    { targetName: 'Graduate certificate', targetFramework: 'AQF', targetCode: 'Level 8' },
    { targetName: 'MQF Level 5' },
    { targetName: 'NLQF 5' },
    { targetName: 'Nivel 2', targetFramework: 'Marco Español de Cualificaciones para la Educación Superior (MECES)' },
    { targetName: 'Livello 6', targetFramework: 'Quadro nazionale delle qualificazioni' },
    { targetName: 'Stufe 6', targetFramework: 'Deutscher Qualifikationsrahmen' },
    { targetName: 'Niveau 5', targetFramework: 'Nederlands kwalificatieraamwerk' },
    { targetName: 'Niveau 6', targetFramework: 'Cadre national des certifications professionnelles' },
    { targetName: 'FHEQ level 7', targetFramework: 'FHEQ' },
  ])('a level of a national framework is no learning outcome: %o', async (more) => {
    expect(await said(more)).toEqual(['national-level-only', 'criteria-only'])
  })

  test.each([
    [{ targetName: 'ECTS', targetFramework: 'ECTS' }, 'criteria-only'],
    [{ targetName: '5 ECTS credits' }, 'criteria-only'],
    [{ targetName: 'Crediti', targetFramework: 'European Credit Transfer and Accumulation System' }, 'criteria-only'],
    [{ targetName: 'Explains what ECTS credits are' }, 'present'],
    [{ targetName: '5 knots' }, 'present'],
  ])('credits are no learning outcome: %o', async (more, outcomes) => {
    expect(await said(more)).toEqual(['absent', outcomes])
  })

  test('it is one in every format, and its framework keeps its name, or is told to lose it', async () => {
    const framework = 'New Zealand Qualifications and Credentials Framework'
    const source = aligned({ targetName: 'Level 5', targetFramework: framework })
    for (const to of ['ob2', 'clr1', 'clr2', 'elm'] as const) {
      const { document, diagnostics } = await convert(source, { to, capsule: false })
      expect((await checkProfile(document, { profile: 'eu' })).checks.find(({ id }) => id === 'profile.level')?.detail, to).toMatchObject({
        found: 'national-level-only',
      })
      const { document: back } = await convert(document, { to: 'ob3', capsule: false })
      // the shapes of ELM want the official list of whatever stands there
      if (to === 'elm')
        expect(diagnostics).toContainEqual(
          expect.objectContaining({ code: 'narrowed', source: '/credentialSubject/achievement/alignment/0/targetFramework' }),
        )
      else expect(back, to).toMatchObject({ credentialSubject: { achievement: { alignment: [{ targetFramework: framework }] } } })
    }
    expect((await convert(source, { to: 'ob2', capsule: false })).document).toMatchObject({
      badge: { alignment: [{ targetFramework: framework }] },
    })
  })

  test.each([
    { targetName: 'Level 6', targetFramework: 'European Qualifications Framework' },
    { targetName: 'Level 6', targetFramework: 'European Qualifications Framework (EQF)' },
    { targetName: 'Bachelor', targetFramework: 'EQF-LLL', targetCode: '6' },
    { targetName: 'EQF level 6' },
  ])('a level of the European one is no learning outcome either: %o', async (more) => {
    expect(await said(more)).toEqual(['present', 'criteria-only'])
  })

  test.each([
    { targetName: 'Second cycle', targetFramework: 'Qualifications Framework of the European Higher Education Area', targetCode: '2' },
    { targetName: 'Repairs a boat', targetFramework: 'National Qualifications Framework', targetCode: 'BOAT-17' },
    { targetName: 'Plays at level 3', targetFramework: 'Club of players' },
    { targetName: 'B2', targetFramework: 'Common European Framework of Reference', targetCode: 'B2' },
    { targetName: 'EQF level 9', targetFramework: 'EQF' },
  ])('what tells no level of one is none: %o', async (more) => {
    expect(await said(more)).toEqual(['absent', 'present'])
  })
})

describe('countries', () => {
  const issuer = (address: Tree): Tree => ({ ...full(), issuer: { id: 'https://a.example/i', type: ['Profile'], name: 'A', address } })
  test.each([
    [{ addressCountryCode: 'MT' }, 'present'],
    [{ addressCountryCode: 'UK' }, 'present'],
    [{ addressCountryCode: 'IRL' }, 'present'],
    [{ addressCountryCode: 'GB-SCT' }, 'present'],
    [{ addressCountry: 'Atlantis' }, 'present'],
    [{ addressCountryCode: 'XX', addressCountry: 'Kosovo' }, 'present'],
    [{ addressCountryCode: 'XX' }, 'country-not-on-the-list'],
    [{ addressCountryCode: 'ZZ', addressLocality: 'Ys' }, 'country-not-on-the-list'],
  ])('%j is %s', async (address, wanted) => {
    const detail = (await check(issuer({ type: ['Address'], ...address }), 'eu', 'profile.country'))?.detail
    expect(detail?.['found'] ?? detail?.['state']).toBe(wanted)
  })
})

test('a date of issuing that cannot be read is not one that is missing', async () => {
  const of = async (validFrom: unknown) => (await check({ ...full(), validFrom }, 'eu', 'profile.issued'))?.detail?.['state']
  expect(await Promise.all(['2026-01-05', 'spring 2026', '31/12/2025', '2026-02-30', 7, '', null].map(of))).toEqual([
    'present',
    ...Array.from({ length: 4 }, () => 'unclear'),
    'absent',
    'absent',
  ])
})

describe('what was not meant', () => {
  test('sixty months of work', async () => {
    const found = await check(full({ volumeOfLearning: 'P60M' }), 'eu', 'profile.suspicious')
    expect(found).toMatchObject({ outcome: 'warn', code: 'ERR_SUSPICIOUS', path: `${achievement}/volumeOfLearning` })
    for (const meant of ['PT60M', 'P48M', 'P12M'])
      expect(await check(full({ volumeOfLearning: meant }), 'eu', 'profile.suspicious')).toBeUndefined()
  })

  test('a birthday that is late in an evening', async () => {
    const born = (dateOfBirth: string): Tree => full({}, { dateOfBirth })
    expect(await check(born('1999-10-01T22:00:00Z'), 'eu', 'profile.suspicious')).toMatchObject({ outcome: 'warn' })
    expect(await check(born('1999-10-01'), 'eu', 'profile.suspicious')).toBeUndefined()
  })
})

describe.skipIf(!hasReference)('the EU’s own sample', () => {
  test.each(['signed.jsonld', 'unsigned.jsonld', 'unsigned-uploadable.json'])('%s: sixty months, and a shifted birthday', async (name) => {
    const { checks } = await checkProfile(reference(`samples/edc/Sample-MC-Annex1-${name}`), { profile: 'eu' })
    const found = checks.filter(({ id }) => id === 'profile.suspicious')
    expect(found.map(({ detail, path }) => [detail?.['key'], path])).toEqual([
      ['suspicious.minutes-as-months', expect.stringMatching(/influencedBy\/specifiedBy\/volumeOfLearning$/)],
      ['suspicious.birth-date-shift', expect.stringMatching(/dateOfBirth$/)],
    ])
  })

  test('the later copy, in which both were mended', async () => {
    const { checks } = await checkProfile(reference('samples/converter-pairs/01_separated__AA-Annex1-MC-unsigned-PROD.json'), {
      profile: 'eu',
    })
    expect(checks.filter(({ id }) => id === 'profile.suspicious')).toEqual([])
  })
})

describe('partial profiles', () => {
  test.each(['unesco', 'nzqa', 'australia', 'ireland', 'ecampusontario'])('%s is never fulfilled', async (profile) => {
    const report = await checkProfile(full(), { profile })
    expect(report.verdict).toBe('indeterminate')
    expect(report.checks.find(({ id }) => id === 'profile.coverage')?.outcome).toBe('unknown')
  })
})

test('a badge of 62 000 pieces of evidence is judged as one of few', async () => {
  const evidence = Array.from({ length: 62_000 }, (_, index) => ({ type: ['Evidence'], narrative: `Essay ${index}` }))
  const stated = async (count: number) => {
    const { checks } = await checkProfile(
      { ...microcredential('did:web:university.example.org', '8001'), evidence: evidence.slice(0, count) },
      { profile: 'eu' },
    )
    return checks.map(({ id, outcome }) => `${id} ${outcome}`)
  }
  expect(await stated(62_000)).toEqual(await stated(3))
})
