/**
 * What one format leaves to the issuer and another one does not: names of nodes, of frameworks and of countries. What is valid in the
 * source is valid in the target, or told as lost.
 */
import { describe, expect, test } from 'vitest'
import { type Conversion, convert } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { leaves } from '../../src/lib/tree.ts'
import { validate } from '../../src/validate.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'
import { course, type FormatName } from './fixtures.ts'

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

describe.each(['www.school.example', '/badges/7'])('an address as %s, which some platforms write,', (address) => {
  const sources: Readonly<Record<string, Document>> = {
    ob2: saying('ob2', {
      '/badge/criteria': address,
      '/badge/issuer/url': address,
      '/badge/extensions:ApplyLink': { type: ['Extension', 'extensions:ApplyLink'], url: address },
      '/verification': { type: 'HostedBadge' },
    }),
    elm: saying('elm', { [`/credentialSubject/hasClaim/0/specifiedBy/homepage`]: [{ type: 'WebResource', contentURL: address }] }),
  }
  test.each([
    ['ob2', 'ob3'],
    ['ob2', 'clr1'],
    ['ob2', 'clr2'],
    ['ob2', 'elm'],
    ['elm', 'ob3'],
    ['elm', 'clr2'],
  ])('from %s into %s: is told, and makes nothing that nobody could sign', async (from, to) => {
    const conversion = await convert(sources[from] ?? {}, { to, ...options })
    expect(await faultsOf(conversion.document)).toEqual([])
    expect(JSON.stringify(conversion.document)).not.toContain(address)
    const told = conversion.diagnostics.flatMap(({ code, source }) => (code === 'lost' ? [source] : []))
    const places =
      from === 'elm' ? ['/credentialSubject/hasClaim/0/specifiedBy/homepage/0/contentURL'] : ['/badge/criteria', '/badge/issuer/url']
    expect(told).toEqual(expect.arrayContaining(places))
  })
})

describe('what the schema of one format takes and that of another one does not', () => {
  const bridge = {
    volumeOfLearning: 'https://w3id.org/credlens#volumeOfLearning',
    rights: 'https://w3id.org/credlens#rights',
    language: 'https://w3id.org/credlens#language',
  }
  const besides: Readonly<Record<'ob2' | 'ob3' | 'clr1', Readonly<Record<string, unknown>>>> = {
    ob2: { '/verification': { type: 'HostedBadge' } },
    ob3: {
      '/credentialSubject/id': 'did:example:learner',
      '/credentialSubject/type': ['AchievementSubject', 'Profile'],
      '/@context/2': bridge,
    },
    clr1: { '/learner/id': 'did:example:learner' },
  }
  test.each([
    ['a page that is a URN', 'ob3', '/issuer/url', 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0c1', ['ob2']],
    ['a picture with a name', 'ob3', '/issuer/image', { id: 'did:example:1', type: 'Image' }, ['ob2']],
    ['a picture of an achievement with a name', 'ob3', '/credentialSubject/achievement/image', { id: 'tel:+31', type: 'Image' }, ['ob2']],
    ['evidence with a name', 'ob3', '/evidence', [{ id: 'did:example:1', type: ['Evidence'], name: 'Log' }], ['ob2']],
    ['criteria at a name', 'ob3', '/credentialSubject/achievement/criteria', { id: 'did:example:1', narrative: 'Do it.' }, ['ob2']],
    [
      'a licence of Creative Commons',
      'ob3',
      '/credentialSubject/achievement/rights',
      'https://creativecommons.org/licenses/by-sa/4.0/',
      [],
    ],
    ['another licence', 'ob3', '/credentialSubject/achievement/rights', 'https://opensource.example/mit', ['ob2']],
    ['an empty tag', 'ob3', '/credentialSubject/achievement/tag', ['', 'tides'], []],
    [
      'a document that is no address',
      'ob2',
      '/badge/extensions:GradingTableExtension',
      { type: ['Extension', 'extensions:GradingTableExtension'], GradingTable: 'in the hall' },
      ['ob3', 'clr2', 'elm'],
    ],
    [
      'a place beyond the globe',
      'ob2',
      '/badge/issuer/extensions:GeoCoordinates',
      { type: ['Extension', 'extensions:GeoCoordinates'], description: 'Where', geo: { latitude: 181, longitude: 5 } },
      ['ob3', 'clr2'],
    ],
    [
      'credits below nothing',
      'ob2',
      '/badge/extensions:ECTSExtension',
      { type: ['Extension', 'extensions:ECTSExtension'], ECTS: -1 },
      ['ob3', 'clr1', 'clr2', 'elm'],
    ],
    [
      'a translation into what is no language',
      'ob2',
      '/badge/related',
      [{ id: 'https://school.example/2', '@language': 'NLD' }],
      ['ob3', 'clr2'],
    ],
    ['a birthday at an hour that no day has', 'ob3', '/credentialSubject/dateOfBirth', '1990-02-28T25:00:00Z', ['elm']],
    ['a length of time that is a text', 'ob3', '/credentialSubject/achievement/volumeOfLearning', 'two weeks', ['elm']],
    ['a language of instruction that is a text', 'ob3', '/credentialSubject/achievement/language', ['the local one'], ['elm']],
    ['a logo that is a word', 'clr1', '/publisher/image', 'logo', ['ob2', 'ob3', 'clr2', 'elm']],
    ['an e-mail address that is a name', 'clr1', '/publisher/email', 'The front desk', ['ob2', 'ob3', 'clr2', 'elm']],
    [
      'evidence at a word',
      'clr1',
      '/assertions/0/evidence',
      [
        {
          id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0e1',
          type: 'Evidence',
          name: 'Log',
          artifacts: [{ type: 'Artifact', url: 'the archive' }],
        },
      ],
      ['ob2', 'ob3', 'clr2', 'elm'],
    ],
  ] as const)('%s', async (_, from, place, value, losing) => {
    const source = saying(from, { ...besides[from], [place]: value })
    expect(await faultsOf(source)).toEqual([])
    for (const to of ['ob2', 'ob3', 'clr1', 'clr2', 'elm'].filter((format) => format !== from)) {
      const conversion = await convert(source, { to, ...options })
      expect(await faultsOf(conversion.document), to).toEqual([])
      const isLost = conversion.diagnostics.some(
        ({ kind, code, source: of }) => kind === 'loss' && code === 'lost' && of?.startsWith(place),
      )
      if ((losing as readonly string[]).includes(to)) expect(isLost, to).toBe(true)
    }
  })

  test('an endorsement that says no more than of what it is', async () => {
    const endorsed = { id: course, type: ['EndorsementSubject'] }
    const endorsement = {
      ...(bases.ob3 as Document),
      id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0e1',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Seen',
      credentialSubject: endorsed,
    }
    const source = saying('ob3', { '/credentialSubject/id': 'did:example:learner', '/endorsement': [endorsement] })
    const conversion = await convert(source, { to: 'clr2', ...options })
    expect(await faultsOf(conversion.document)).toEqual([])
    expect(at(conversion.document, '/credentialSubject/verifiableCredential/0/endorsement/0/credentialSubject')).toEqual(endorsed)
    expect(told(conversion, '/endorsement/0/credentialSubject/type')).toEqual([])
  })
})

test('an issuer that is accredited by two has two extensions, each of which is whole', async () => {
  const accredited = (...by: readonly unknown[]) =>
    saying('ob2', { '/verification': { type: 'HostedBadge' }, '/badge/issuer/extensions:IssuerAccreditation': by })
  const extension = { type: ['Extension', 'extensions:IssuerAccreditation'], name: 'Agency', contactInstructions: 'Write' }
  expect(await faultsOf(accredited(extension, { ...extension, name: 'Ministry' }))).toEqual([])
  expect(await faultsOf(accredited(extension, 'Ministry'))).toEqual(['An extension is an object.'])
})

test('a grade without its quotes is a grade, in every format that has some, and null among tags takes none of them along', async () => {
  const subject = bases.ob3['credentialSubject'] as Document
  const exam = { id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d011', type: ['ResultDescription'], name: 'Exam', resultType: 'RawScore' }
  const given = (quoted: (value: number) => unknown, tag: readonly unknown[]): Document => ({
    ...bases.ob3,
    credentialSubject: {
      ...subject,
      result: [{ type: ['Result'], resultDescription: exam.id, value: quoted(87) }],
      achievement: {
        ...(subject['achievement'] as Document),
        tag,
        resultDescription: [{ ...exam, valueMin: quoted(0), valueMax: quoted(100) }],
      },
    },
  })
  for (const to of ['clr1', 'clr2', 'elm', 'ob3']) {
    const { document, diagnostics } = await convert(given(Number, ['a', null, 'c']), { to, capsule: false })
    const usual = await convert(given(String, ['a', 'c']), { to, capsule: false })
    // names are made of what was given
    const said = (one: Document) => [...leaves(one)].filter(([, value]) => !/^urn:/.test(String(value)))
    expect(said(document)).toEqual(said(usual.document))
    expect(JSON.stringify(document)).toContain('87')
    expect(diagnostics).toEqual(usual.diagnostics)
  }
})
