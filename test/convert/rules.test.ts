/** The transformation rules T1 to T28 of the crosswalk: each by its name. */
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { at, type Document, own } from '../../src/lib/json.ts'
import { summary } from '../../src/summary.ts'
import { verify } from '../../src/verify.ts'
import { bases } from './bases.ts'
import { sent } from './fixture-run.ts'
import type { FormatName, Pairs } from './fixtures.ts'

const snb = 'http://data.europa.eu/snb'
const authority = 'http://publications.europa.eu/resource/authority'
const result = {
  'S/result/0': { type: ['Result'], resultDescription: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0a1', value: 'A' },
} as const
const definition = {
  'Ach/resultDescription/0': {
    id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0a1',
    type: ['ResultDescription'],
    name: 'Exam',
    resultType: 'LetterGrade',
  },
} as const

describe('T1 date-times', () => {
  test.each([
    ['2024-06-01T10:00:00.123456+02:00', '2024-06-01T10:00:00.123456+02:00', undefined],
    ['2024-06-01T10:00:00', '2024-06-01T10:00:00Z', 'date-no-timezone'],
    ['2024-06-01', '2024-06-01T00:00:00Z', 'date-only'],
    [1386000000, '2013-12-02T16:00:00.000Z', undefined],
  ])('%s', async (given, wanted, code) => {
    const { said, told } = await sent('ob2', { 'A/issuedOn': given }, 'ob3')
    expect(said('V/validFrom')).toBe(wanted)
    expect(told.filter((each) => each.startsWith('date-'))).toEqual(code === undefined ? [] : [code])
  })
})

describe('T1 the day until which something is valid', () => {
  test.each([
    ['ob3', 'V/validUntil'],
    ['clr1', 'As/expires'],
    ['clr2', 'V/validUntil'],
    ['elm', 'E/validUntil'],
  ] as const)('is valid on that day in %s too', async (to, place) => {
    const { said, told } = await sent('ob2', { 'A/expires': '2031-05-31' }, to)
    expect(said(place)).toBe('2031-05-31T23:59:59Z')
    expect(told).toContain('date-only')
  })
  test('is valid on that day where version 1.0 says it', async () => {
    const {
      badge,
      recipient,
      verify: way,
    } = {
      badge: 'https://school.example/badge.json',
      recipient: { type: 'email', hashed: false, identity: 'nora@example.org' },
      verify: { type: 'hosted', url: 'https://school.example/1.json' },
    }
    const old = { uid: '1', recipient, badge, verify: way, issuedOn: '2030-05-31', expires: '2031-05-31' }
    const dates = async (now: string) =>
      (await verify(old, { now: new Date(now) })).checks.filter(({ id }) => id === 'validity').map(({ outcome }) => outcome)
    expect(await dates('2031-05-31T12:00:00Z')).toEqual(['pass'])
    expect(await dates('2031-06-01T12:00:00Z')).toEqual(['fail'])
  })
})

describe('T2 calendar dates in the clothing of date-times', () => {
  test.each([
    ['1999-10-02T00:00:00Z', {}, '1999-10-02', false],
    ['1999-10-01T22:00:00Z', {}, '1999-10-02', true],
    // midnight in Helsinki and Athens, in summer and in winter
    ['1999-10-01T21:00:00Z', {}, '1999-10-02', true],
    ['1999-01-14T22:00:00Z', {}, '1999-01-15', true],
    ['1999-10-01T22:00:00Z', { timeZone: 'Europe/London' }, '1999-10-01', true],
  ])('%s %j', async (given, options, wanted, shifted) => {
    const { said, told } = await sent('elm', { 'P/dateOfBirth': given }, 'ob3', options)
    expect(said('S/dateOfBirth')).toBe(wanted)
    expect(told.includes('dob-timezone-shift')).toBe(shifted)
  })
  test('and into ELM as midnight', async () => {
    expect((await sent('ob3', { 'S/dateOfBirth': '1999-10-02' }, 'elm')).said('P/dateOfBirth')).toBe('1999-10-02T00:00:00Z')
  })
})

describe('T3 language', () => {
  const title = { 'Q/title': { en: 'Weaving', nl: 'Weven' } }
  test.each([
    [{}, 'Weaving'],
    [{ language: 'nl' }, 'Weven'],
    [{ language: 'nl-BE' }, 'Weven'],
    [{ language: 'fi' }, 'Weaving'],
  ])('%j: the language that was asked for, or that of the document', async (options, wanted) => {
    const { said } = await sent('elm', title, 'ob3', options)
    expect(said('Ach/name')).toBe(wanted)
    expect(said('Ach/nameMap')).toEqual({ en: 'Weaving', nl: 'Weven' })
  })
  test('what is not in the language that was asked for is in that of the document, and not in the first there is', async () => {
    const more = { ...title, 'Q/description': { fi: 'Kudonta', en: 'A course' } }
    for (const to of ['ob2', 'ob3', 'clr1', 'clr2'] as const) {
      const { document } = await sent('elm', more, to, { language: 'nl', bridge: false })
      expect(JSON.stringify(document)).toContain('"description":"A course"')
    }
  })
  test('without own terms the other languages are told', async () => {
    const { said, told } = await sent('elm', title, 'ob3', { bridge: false })
    expect(said('Ach/nameMap')).toBeUndefined()
    expect(told).toContain('language-dropped')
  })
  test('text without a language is in that of the document', async () => {
    expect((await sent('ob3', { 'Ach/inLanguage': 'nl' }, 'elm')).said('Q/title')).toEqual({ nl: 'Badge' })
  })
})

describe('T4 language codes', () => {
  test.each([
    ['nl', 'NLD'],
    ['nl-BE', 'NLD'],
    ['en_EN', 'ENG'],
    ['EN', 'ENG'],
    ['el', 'ELL'],
  ])('%s is %s', async (tag, code) => {
    expect((await sent('ob3', { 'Ach/inLanguage': tag }, 'elm')).said('DP/primaryLanguage/id')).toBe(`${authority}/language/${code}`)
  })
  test('what is no tag becomes one', async () => {
    expect((await sent('ob2', { 'B/@language': 'nl_NL' }, 'ob3')).said('Ach/inLanguage')).toBe('nl')
    // in any case (RFC 5646, section 2.1.1), where the target takes one
    expect((await sent('ob2', { 'B/@language': 'de-at' }, 'ob3')).said('Ach/inLanguage')).toBe('de-AT')
    expect((await sent('ob2', { 'B/@language': 'ZH-hANT-tw' }, 'clr2')).said('Ach/inLanguage')).toBe('zh-Hant-TW')
    expect((await sent('elm', { 'DP/primaryLanguage/id': `${authority}/language/FRR` }, 'ob3')).said('Ach/inLanguage')).toBe('frr')
  })
})

describe('T5 countries', () => {
  const address = (members: Document) => ({ 'Iss/address': { type: ['Address'], ...members } })
  test.each([
    [{ addressCountryCode: 'IE' }, 'IRL'],
    [{ addressCountryCode: 'EL' }, 'GRC'],
    [{ addressCountryCode: 'UK' }, 'GBR'],
    [{ addressCountryCode: 'XK' }, '1A0'],
    [{ addressCountry: 'Ireland' }, 'IRL'],
    [{ addressCountry: 'the Netherlands' }, 'NLD'],
  ])('%j', async (members, code) => {
    const { said, told } = await sent('ob3', address(members), 'elm')
    expect(said('Org/location/0/address/0/countryCode/id')).toBe(`${authority}/country/${code}`)
    expect(told).not.toContain('country-unknown')
  })
  test('a code that is no country’s is told, a name that is none is a gap: nothing is guessed', async () => {
    expect((await sent('ob3', address({ addressCountryCode: 'QQ' }), 'elm')).told).toContain('country-unknown')
    const { said, told } = await sent('ob3', address({ addressCountry: 'Atlantis', streetAddress: 'Reef 1' }), 'elm')
    expect(said('Org/location/0/address/0/countryCode')).toBeUndefined()
    expect(told).toContain('required-missing')
  })
})

describe('T11 the scheme of what is aligned', () => {
  const nqf = { targetName: 'Level 6', targetUrl: `${snb}/qdr/c_1711a061`, targetType: 'ext:NQF' }
  test.each([
    ['of an official list', nqf.targetUrl],
    ['of nobody’s list, which the shapes ask to be of the official one', 'https://levels.example/6'],
  ])('the scheme of a level %s', async (_, targetUrl) => {
    const { said, about } = await sent('ob3', { 'Ach/alignment/0': { ...nqf, targetUrl, targetFramework: 'NQF' } }, 'elm')
    expect(said('Q/nqfLevel/0/inScheme/id')).toBe(`${snb}/qdr/25831c2`)
    expect(about('Ach/alignment/0/targetFramework')).toEqual(['narrowed'])
  })
})

describe('addresses', () => {
  const address = 'Org/location/0/address/0'
  test('a full address that names its country does not name it again each time it comes back', async () => {
    const given = { [`${address}/countryCode/id`]: `${authority}/country/NLD`, [`${address}/fullAddress/noteLiteral/en`]: 'Laan 1, Lisse' }
    let { document, said } = await sent('elm', given, 'ob3')
    const told: unknown[] = [said('Iss/address/streetAddress')]
    for (const to of ['elm', 'ob3', 'elm'] as const) {
      ;({ document } = await convert(document, { to, capsule: false }))
      told.push(at(document, to === 'ob3' ? '/issuer/address/streetAddress' : '/issuer/location/0/address/0/fullAddress/noteLiteral/en'))
    }
    const whole = 'Laan 1, Lisse, Netherlands'
    expect(told).toEqual(['Laan 1, Lisse', whole, whole, whole])
  })
})

describe('T6 durations', () => {
  test.each([
    [70, 'PT70H'],
    [7.5, 'PT7H30M'],
    ['12', 'PT12H'],
  ])('%s hours are %s', async (hours, wanted) => {
    const load = { 'B/extensions:StudyLoadExtension': { type: ['Extension', 'extensions:StudyLoadExtension'], StudyLoad: hours } }
    expect((await sent('ob2', load, 'ob3')).said('Ach/volumeOfLearning')).toBe(wanted)
  })
  test.each([
    ['P2DT12H', undefined],
    ['P1Y', 'duration-calendar'],
    ['P6M', 'duration-calendar'],
    ['P60M', 'duration-suspicious'],
    ['P45M', 'duration-suspicious'],
    ['P120M', 'duration-suspicious'],
    ['P18M', 'duration-calendar'],
    ['P36M', 'duration-calendar'],
    ['P48M', 'duration-calendar'],
    ['P72M', 'duration-calendar'],
  ])('%s keeps its spelling', async (spelled, code) => {
    const { said, told } = await sent('elm', { 'Q/volumeOfLearning': spelled }, 'ob3')
    expect(said('Ach/volumeOfLearning')).toBe(spelled)
    expect(told.filter((each) => each.startsWith('duration-'))).toEqual(code === undefined ? [] : [code])
  })
})

describe('T7 pictures and files', () => {
  const page = 'DP/individualDisplay/0/displayDetail/0/image'
  const picture = (id: string) => ({ 'V/image': { id, type: 'Image' } })
  test.each([
    ['data:image/jpeg;base64,AAAA', 'JPEG', 'AAAA'],
    ['data:image/svg+xml;base64,AAAA', 'SVG', 'AAAA'],
    ['data:image/svg+xml;utf8,%3Csvg%2F%3E', 'SVG', 'PHN2Zy8+'],
    ['data:image/webp;base64,AAAA', 'OCTET', 'AAAA'],
  ])('%s is embedded', async (uri, code, content) => {
    const { said, told } = await sent('ob3', picture(uri), 'elm')
    expect(said(`${page}/contentType/id`)).toBe(`${authority}/file-type/${code}`)
    expect(said(`${page}/content`)).toBe(content)
    expect(told.includes('file-type-unknown')).toBe(code === 'OCTET')
  })
  test('one that is known by its address keeps it, and a neutral one stands in', async () => {
    const { said, told } = await sent('ob3', picture('https://school.example/1.png'), 'elm')
    expect(said(`${page}/contentURL`)).toBe('https://school.example/1.png')
    expect(told).toEqual(expect.arrayContaining(['image-not-embedded', 'image-synthesised']))
  })
  test('and comes back as its address, not as the neutral one', async () => {
    const there = await sent('ob3', picture('https://school.example/1.png'), 'elm')
    expect(own((await convert(there.document, { to: 'ob3', capsule: false })).document['image'], 'id')).toBe('https://school.example/1.png')
  })
})

describe('T8 identifiers', () => {
  test('are made of the source: the same source gives the same, another gives another', async () => {
    const [one, two, other] = [
      await sent('ob3', {}, 'elm'),
      await sent('ob3', {}, 'elm'),
      await sent('ob3', { 'V/id': 'urn:uuid:other' }, 'elm'),
    ]
    expect(one.document).toEqual(two.document)
    expect(one.document['id']).toMatch(/^urn:credential:[0-9a-f-]{36}$/)
    expect(one.document['id']).not.toBe(other.document['id'])
  })
  test('those that mean nothing outside never leave their document', async () => {
    const { document } = await sent(
      'elm',
      { 'P/id': 'urn:epass:person:1', 'Q/id': 'urn:epass:qualification:1', 'Org/id': 'urn:epass:org:1' },
      'ob3',
    )
    expect(JSON.stringify(document)).not.toContain('urn:epass:')
  })
})

describe('T9 identities', () => {
  test('a hash is copied, never made or undone', async () => {
    const identity = `sha256$${'ab'.repeat(32)}`
    const { said } = await sent('ob2', { 'A/recipient': { type: 'email', hashed: true, salt: 'S', identity } }, 'ob3')
    expect(said('S/identifier/0')).toEqual({
      type: 'IdentityObject',
      identityHash: identity,
      identityType: 'emailAddress',
      hashed: true,
      salt: 'S',
    })
  })
  test.each([
    ['email', 'emailAddress'],
    ['telephone', 'ext:telephone'],
    ['id', 'identifier'],
    ['studentNumber', 'ext:studentNumber'],
  ])('%s is %s', async (before, after) => {
    const { said } = await sent('ob2', { 'A/recipient': { type: before, hashed: false, identity: 'x' } }, 'ob3')
    expect(said('S/identifier/0/identityType')).toBe(after)
  })
  test('a recipient of whom nothing is known has a made name, and that is told', async () => {
    const { said, told } = await sent('ob3', {}, 'clr2')
    expect(said('S/id')).toMatch(/^urn:uuid:/)
    expect(told).toContain('subject-anonymous')
  })
})

describe('T10 credits', () => {
  test.each([
    [3, '3'],
    [2.5, '2.5'],
    ['2,5', '2.5'],
  ])('%s is written as %s', async (points, text) => {
    expect((await sent('ob3', { 'Ach/creditsAvailable': points }, 'elm')).said('Q/creditPoint/0/point')).toBe(text)
  })
  test('a framework is never assumed: it is that of the option, or told as unspecified', async () => {
    const plain = await sent('ob3', { 'Ach/creditsAvailable': 3 }, 'elm')
    expect(plain.said('Q/creditPoint/0/framework/id')).toBe('https://w3id.org/credlens#credit-framework/unspecified')
    expect(plain.told).toContain('credit-framework-unspecified')
    const creditFramework = `${snb}/education-credit/6fcec5c5af`
    const asked = await sent('ob3', { 'Ach/creditsAvailable': 3 }, 'elm', { creditFramework })
    expect(asked.said('Q/creditPoint/0/framework/id')).toBe(creditFramework)
    expect(asked.told).not.toContain('credit-framework-unspecified')
  })
  describe('credits of two systems where one term says the system of both', () => {
    const ects = `${snb}/education-credit/6fcec5c5af`
    const points = (point: string, framework: object) => ({ point, framework })
    const local = { id: 'urn:epass:concept:1', prefLabel: { de: 'Leistungspunkte' } }

    test.each([
      ['one that only the document knows', local],
      ['one without an address', { prefLabel: { de: 'Leistungspunkte' } }],
      ['one that is of no list', { id: 'https://school.example/credits' }],
    ])('%s is not called by the name of the other', async (_, framework) => {
      const pairs = { 'LA/creditReceived/0': points('300', framework), 'Q/creditPoint/0': points('240', { id: ects }) }
      const { said, diagnostics } = await sent('elm', pairs, 'ob3')
      expect(said('S/creditsEarned')).toBe(300)
      expect(said('Ach/creditFramework')).not.toBe(ects)
      expect(said('Ach/creditsAvailable')).toBeUndefined()
      expect(diagnostics.some(({ code, source }) => code === 'lost' && source?.includes('creditPoint'))).toBe(true)
    })
    test('a system of the document alone is one system in it, and told by no name', async () => {
      const pairs = { 'LA/creditReceived/0': points('300', local), 'Q/creditPoint/0': points('300', local) }
      const { said, document } = await sent('elm', pairs, 'ob3')
      expect([said('S/creditsEarned'), said('Ach/creditsAvailable')]).toEqual([300, 300])
      expect(said('Ach/creditFramework')).toMatch(/^urn:uuid:/)
      expect((await summary(document)).achievements[0]?.credits).toEqual([{ points: 300 }])
    })
  })
  test('credits available are not credits earned', async () => {
    expect((await sent('ob3', { 'Ach/creditsAvailable': 3 }, 'elm')).said('LA/creditReceived')).toBeUndefined()
  })
})

describe('T11 alignments', () => {
  const aligned = (members: Document) => ({ 'Ach/alignment/0': { type: ['Alignment'], targetName: 'x', ...members } })
  test.each([
    [{ targetUrl: 'https://data.europa.eu/esco/skill/1' }, 'LO/relatedESCOSkill/0/id', 'http://data.europa.eu/esco/skill/1'],
    [{ targetUrl: `${snb}/eqf/6` }, 'Q/eqfLevel/id', `${snb}/eqf/6`],
    [{ targetUrl: `${snb}/isced-f/0213` }, 'Q/thematicArea/0/id', `${snb}/isced-f/0213`],
    [{ targetUrl: `${snb}/qdr/c_1711a061` }, 'Q/nqfLevel/0/id', `${snb}/qdr/c_1711a061`],
    [{ targetUrl: 'https://x.example/1', targetType: 'ext:EQF', targetCode: '6' }, 'Q/eqfLevel/id', `${snb}/eqf/6`],
    [{ targetUrl: 'https://x.example/1', targetFramework: 'eqf', targetCode: '6' }, 'Q/eqfLevel/id', `${snb}/eqf/6`],
    [{ targetUrl: 'https://x.example/1', targetFramework: 'CASE' }, 'LO/relatedSkill/0/id', 'https://x.example/1'],
    [{ targetUrl: 'https://x.example/a', targetFramework: 'EQF', targetCode: 'high' }, 'LO/relatedSkill/0/id', 'https://x.example/a'],
  ])('%j', async (members, place, wanted) => {
    expect((await sent('ob3', aligned(members), 'elm')).said(place)).toBe(wanted)
  })
})

describe('T12 kinds of achievements', () => {
  test.each([
    ['MicroCredential', '74a4a268e8'],
    ['BachelorDegree', '79343569f3'],
    ['Fieldwork', '77b99de990'],
    ['Badge', undefined],
  ])('%s', async (type, code) => {
    const { said } = await sent('ob3', { 'Ach/achievementType': type }, 'elm')
    expect(said('LA/dcType/0/id')).toBe(`https://purl.imsglobal.org/spec/vc/ob/vocab.html#${type}`)
    expect(said('Q/dcType/0/id')).toBe(code && `${snb}/learning-opportunity/${code}`)
  })
  test.each([
    ['79343569f3', 'LearningProgram'],
    ['7e1ac538db', 'Course'],
    ['17744a2647', 'ext:MOOC'],
  ])('back from %s alone: %s, never a guess', async (code, type) => {
    expect((await sent('elm', { 'Q/dcType/0/id': `${snb}/learning-opportunity/${code}` }, 'ob3')).said('Ach/achievementType')).toBe(type)
  })
  test.each([
    ['0f7dac46ca', 'Course', ['widened']],
    ['7e1ac538db', 'Course', ['widened']],
    ['b2434ca358', 'Assignment', ['widened']],
    ['05053c1cbe', 'Course', []],
    ['65a4cf5de2', 'ext:StudyVisit', []],
  ])('%s is called %s: where that says less, it is told', async (code, type, told) => {
    const { said, about } = await sent('elm', { 'Q/dcType/0/id': `${snb}/learning-opportunity/${code}` }, 'ob3')
    expect([said('Ach/achievementType'), about('Q/dcType/0/id')]).toEqual([type, told])
  })
  test.each(['17744a2647', '11252a5207', '65a4cf5de2', '05053c1cbe'])('%s comes out of its own format as it was', async (code) => {
    const iri = `${snb}/learning-opportunity/${code}`
    expect((await sent('elm', { 'Q/dcType/0/id': iri }, 'elm')).said('Q/dcType/0/id')).toBe(iri)
  })
  test('an achievement is of one kind: a second is lost, and told', async () => {
    const kinds = { 'Q/dcType/0/id': `${snb}/learning-opportunity/05053c1cbe`, 'Q/dcType/1/id': `${snb}/learning-opportunity/79343569f3` }
    const { said, about } = await sent('elm', kinds, 'ob3')
    expect([said('Ach/achievementType'), about('Q/dcType/0'), about('Q/dcType/1')]).toEqual(['Course', [], ['lost']])
  })
  test('a claim that is an activity says of what kind it was, also where its specification does', async () => {
    const workshop = `${snb}/learning-activity/efff75e10a`
    const { said, about } = await sent('elm', { 'LA/type': 'LearningActivity', 'Q/dcType/0/id': workshop }, 'ob3')
    expect([said('Ach/achievementType'), said('S/activityType'), about('Q/dcType/0/id')]).toEqual(['ext:LearningActivity', [workshop], []])
    const kinds = { 'LA/type': 'LearningActivity', 'LA/dcType/0/id': `${snb}/learning-activity/a7e556215a`, 'Q/dcType/0/id': workshop }
    expect((await sent('elm', kinds, 'ob3')).said('S/activityType')).toEqual([kinds['LA/dcType/0/id'], workshop])
    const inside = { 'LA/influencedBy/0': { type: 'LearningActivity', specifiedBy: { dcType: [{ id: workshop }] } } }
    expect((await sent('elm', inside, 'ob3')).said('S/activityType')).toEqual([workshop])
  })
  test('a right of a kind that no achievement has is told as lost', async () => {
    const kinds = { 'LA/type': 'LearningEntitlement', 'Q/dcType/0/id': `${snb}/entitlement/64aad92881` }
    const { said, about } = await sent('elm', kinds, 'ob3')
    expect([said('Ach/achievementType'), about('Q/dcType')]).toEqual(['ext:LearningEntitlement', ['lost']])
  })
})

describe('T13 results', () => {
  test('one result is one assessment with its grade', async () => {
    const { said } = await sent('ob3', { ...result, ...definition }, 'elm')
    expect([said('AS/title/en'), said('AS/grade/noteLiteral/en'), said('ASS/gradingScheme/title/en')]).toEqual(['Exam', 'A', 'LetterGrade'])
  })
  test('the status stands in where there is no value', async () => {
    const { said } = await sent('ob3', { 'S/result/0': { type: ['Result'], status: 'Completed' } }, 'elm')
    expect(said('AS/grade/noteLiteral/en')).toBe('Completed')
  })
  test('without value, status or level there is no assessment, and no grade is made up', async () => {
    const { said, about } = await sent('ob3', { 'S/result/0': { type: ['Result'], resultDescription: 'urn:uuid:1' } }, 'elm')
    expect(said('LA/provenBy')).toBeUndefined()
    expect(about('S/result/0/resultDescription')).toContain('lost')
  })
})

test('T14 addresses: parts are joined, the whole is one line, and nothing is split by guessing', async () => {
  const parts = {
    'Iss/address': { type: ['Address'], streetAddress: 'Laan 1', postalCode: '1234 AB', addressLocality: 'Town', addressCountryCode: 'NL' },
  }
  expect((await sent('ob3', parts, 'elm')).said('Org/location/0/address/0/fullAddress/noteLiteral/en')).toBe(
    'Laan 1, 1234 AB Town, Netherlands',
  )
  const { said } = await sent('elm', { 'Org/location/0/address/0/fullAddress/noteLiteral/en': 'Laan 1, Town' }, 'ob3')
  expect(said('Iss/address')).toEqual({ type: ['Address'], streetAddress: 'Laan 1, Town' })
})

test('T15 evidence: an address becomes an object, and the original is no evidence', async () => {
  const { said } = await sent('ob2', { 'A/evidence': 'https://mira.example/1' }, 'ob3')
  expect(said('V/evidence')).toEqual([{ type: ['Evidence'], id: 'https://mira.example/1' }])
  const there = await convert(bases.ob2, { to: 'ob3' })
  const { document } = await convert(there.document, { to: 'clr1', capsule: false })
  expect(JSON.stringify(document)).not.toContain('data:application')
})

test('T16 endorsements: the comment, by whom and when; a title that follows; no signature', async () => {
  const endorsement = {
    id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0e1',
    type: 'Endorsement',
    issuer: { id: 'https://endorser.example/', type: 'Profile', name: 'Endorser' },
    issuedOn: '2024-05-01T00:00:00Z',
    claim: { id: 'https://school.example/badges/1', endorsementComment: 'Good.' },
    verification: { type: 'HostedBadge' },
  }
  const { said, told } = await sent('ob2', { 'B/endorsement/0': endorsement }, 'ob3')
  expect(said('Ach/endorsement/0')).toMatchObject({
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Endorsement of Badge',
    issuer: { id: 'https://endorser.example/', name: 'Endorser' },
    validFrom: '2024-05-01T00:00:00Z',
    credentialSubject: { id: 'https://school.example/badges/1', type: ['EndorsementSubject'], endorsementComment: 'Good.' },
  })
  expect(own(said('Ach/endorsement/0'), 'proof')).toBeUndefined()
  expect(told).toEqual(expect.arrayContaining(['proof-dropped', 'required-fallback']))
})

describe('T17 what is required', () => {
  test('comes from another place, and that is told', async () => {
    const { said, told } = await sent('elm', { 'Q/description': undefined, 'LA/description/en': 'Wove much' }, 'ob3')
    expect(said('Ach/description')).toBe('Wove much')
    expect(told).toContain('required-fallback')
  })
  test('what nothing specifies is defined by its own title', async () => {
    const grade = { 'AS/title/en': 'Final weave', 'AS/grade/noteLiteral/en': '9', 'AS/specifiedBy': undefined }
    for (const to of ['ob3', 'clr1'] as const) {
      const { said } = await sent('elm', grade, to)
      const [results, definitions] = to === 'ob3' ? ['S/result', 'Ach/resultDescription'] : ['As/results', 'Ac/resultDescriptions']
      const [definition] = said(definitions as string) as readonly Document[]
      expect(definition).toMatchObject({ name: 'Final weave', resultType: 'Result' })
      expect(said(`${results}/0`)).toMatchObject({ value: '9', resultDescription: definition?.['id'] })
    }
  })
  test('what had to be done is said by the home page, else by what is learned, else by a document: alike in a badge and in a record', async () => {
    const unsaid = { 'Q/additionalNote': undefined, 'Q/supplementaryDocument': undefined, 'Q/learningOutcome': undefined }
    const syllabus = { ...unsaid, 'Q/supplementaryDocument/0/contentURL': 'https://school.example/syllabus' }
    const learned = { ...syllabus, 'Q/learningOutcomeSummary/noteLiteral/en': 'Weaves on any loom' }
    const home = { ...learned, 'Q/homepage/0/contentURL': 'https://school.example/weaving' }
    for (const to of ['ob2', 'ob3', 'clr2'] as const) {
      const criteria = (await Promise.all([syllabus, learned, home].map((patch) => sent('elm', patch, to)))).map(({ said }) => [
        said(to === 'ob2' ? 'B/criteria/id' : 'Ach/criteria/id'),
        said(to === 'ob2' ? 'B/criteria/narrative' : 'Ach/criteria/narrative'),
      ])
      expect([to, ...criteria]).toEqual([
        to,
        ['https://school.example/syllabus', undefined],
        [undefined, 'Weaves on any loom'],
        ['https://school.example/weaving', undefined],
      ])
    }
    // a record 1.0 requires none: what is kept in that place is told as widened, and as nothing that was required
    const { said, diagnostics } = await sent('elm', home, 'clr1')
    expect(said('Ac/requirement')).toEqual({ type: 'Criteria', id: 'https://school.example/weaving' })
    const told = diagnostics.filter(({ source, target }) => /homepage/.test(source ?? '') || /requirement/.test(target ?? ''))
    expect(told.map(({ code }) => code)).toEqual(['widened'])
  })
  test('is a named gap where nobody says it, and never thrown', async () => {
    const { document, diagnostics } = await sent('ob3', { 'Iss/name': undefined }, 'elm')
    expect(diagnostics.filter(({ code }) => code === 'required-missing').map(({ target }) => target)).toContain('/issuer/legalName')
    expect(at(document, '/issuer/legalName')).toBeUndefined()
  })
  test('is filled by placeholders that are listed, when that is asked for', async () => {
    const { document, diagnostics } = await sent('ob3', { 'Iss/name': undefined }, 'elm', { placeholders: true })
    expect(at(document, '/issuer/legalName')).toEqual({ en: 'Not stated' })
    expect(diagnostics.filter(({ code }) => code === 'placeholder').map(({ target }) => target)).toContain('/issuer/legalName')
  })
  test('a country that was filled in is nobody’s where the result is converted again; another entry is', async () => {
    const { document } = await sent('ob3', {}, 'elm', { placeholders: true })
    const address = at(document, '/issuer/location/0/address/0')
    expect(at(address, '/countryCode/id')).toBe(`${authority}/country/OP_DATPRO`)
    for (const to of ['ob3', 'clr1', 'clr2']) {
      const { document: again, diagnostics } = await convert(document, { to, capsule: false })
      expect(JSON.stringify(again)).not.toMatch(/OP_DATPRO|Provisional/)
      expect(diagnostics.filter(({ source }) => source?.includes('/location/'))).toEqual([])
    }
    // null control: what has the code and another name is read as it stands
    const named = JSON.parse(JSON.stringify(document).replaceAll('Provisional data', 'Atlantis'))
    expect(JSON.stringify((await convert(named, { to: 'ob3', capsule: false })).document)).toContain('OP_DATPRO')
  })
})

test('T18 Markdown is copied as it is, and the slot is marked', async () => {
  const { said } = await sent('ob3', { 'Ach/criteria/narrative': '# Do\n* this' }, 'elm')
  expect(said('Q/additionalNote/0/noteLiteral/en')).toBe('# Do\n* this')
  expect(said('Q/additionalNote/0/subject/id')).toBe('https://w3id.org/credlens#criteria')
})

describe('T19 entries of controlled lists', () => {
  const portfolio = `${snb}/assessment/4f03b91c0e`
  const kind = (concept: Document) => ({ 'AS/title/en': 'Exam', 'AS/grade/noteLiteral/en': 'A', 'ASS/dcType': concept })
  test.each([
    [{ id: portfolio }, portfolio, undefined],
    [{ id: 'https://data.europa.eu/snb/assessment/4f03b91c0e' }, portfolio, 'concept-recovered'],
    [{ id: `${authority}/snb/assessment/4f03b91c0e` }, portfolio, 'concept-recovered'],
    [
      { id: 'urn:epass:concept:1', prefLabel: { en: 'Portfolio' }, inScheme: { id: `${snb}/assessment/25831c2` } },
      portfolio,
      'concept-recovered',
    ],
    [{ id: `${snb}/assessment/ffffffffff` }, `${snb}/assessment/ffffffffff`, 'concept-unknown'],
  ])('%j', async (concept, wanted, code) => {
    const { said, told } = await sent('elm', kind(concept), 'ob3')
    expect(said('Ach/assessmentType/0')).toBe(wanted)
    expect(told.filter((each) => each.startsWith('concept-'))).toEqual(code === undefined ? [] : [code])
  })
  test('are written with their list and their label', async () => {
    expect((await sent('ob3', { 'Ach/mode': [`${snb}/learning-assessment/920fbb3cbe`] }, 'elm')).said('Q/mode/0')).toMatchObject({
      type: 'Concept',
      inScheme: { id: `${snb}/learning-assessment/25831c2`, type: 'ConceptScheme' },
      prefLabel: { en: 'Online' },
    })
  })
})

test('T20 mailto: in whatever case, and nothing of what is empty', async () => {
  const { said } = await sent('elm', { 'Org/contactPoint/0/emailAddress/0/id': 'MailTo:x@school.example' }, 'ob3')
  expect(said('Iss/email')).toBe('x@school.example')
  expect((await sent('ob3', { 'Iss/email': '' }, 'elm')).said('Org/contactPoint')).toBeUndefined()
})

test('T21 who is official is a name, not a flag', async () => {
  expect((await sent('ob3', { 'Iss/official': 'A. Rector' }, 'clr1')).said('Pub/official')).toBe('A. Rector')
  expect((await sent('ob3', { 'Iss/official': true }, 'clr1')).said('Pub/official')).toBeUndefined()
})

describe('T22 relations', () => {
  const other = 'https://school.example/badges/2'
  const course = 'https://school.example/badges/1'
  const relation = (associationType: string, sourceId: string, targetId: string) => ({
    type: 'Association',
    associationType,
    sourceId,
    targetId,
  })
  const second = {
    ...(at(bases.clr2, '/credentialSubject/verifiableCredential/0') as Document),
    id: 'urn:uuid:2',
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: { id: other, type: ['Achievement'], name: 'Second', description: 'x', criteria: { narrative: 'x' } },
    },
  }
  const record = (...association: object[]) => ({ 'KS/verifiableCredential/1': second, 'KS/association': association })
  test.each([
    ['isParentOf', course, other],
    ['isChildOf', other, course],
    ['isPartOf', other, course],
  ])('%s makes one part of the other', async (type, source, target) => {
    const { said } = await sent('clr2', record(relation(type, source, target)), 'elm')
    expect(said('LA/hasPart/0/specifiedBy/title/en')).toBe('Second')
  })
  test('a circle is broken, and told', async () => {
    const { said, told } = await sent('clr2', record(relation('isParentOf', course, other), relation('isParentOf', other, course)), 'elm')
    expect(said('LA/hasPart/0/hasPart')).toBeUndefined()
    expect(told).toContain('association-lost')
  })
  test.each([
    ['from the same side', relation('isChildOf', other, course), 'association-lost'],
    ['by the whole, and then again', relation('isParentOf', course, other), 'association-lost'],
    ['from both sides', relation('isParentOf', course, other), 'narrowed', relation('isChildOf', other, course)],
  ])('what is said twice, %s', async (_, first, code, second = first) => {
    const { said, diagnostics } = await sent('clr2', record(first, second), 'elm')
    expect(said('LA/hasPart/0/specifiedBy/title/en')).toBe('Second')
    const about = diagnostics.filter(({ kind, source }) => kind === 'loss' && source?.startsWith('/credentialSubject/association/1'))
    expect(about.map((one) => one.code)).toEqual([code])
    if (code === 'association-lost') expect(about[0]?.message).toBe('It is said already.')
  })
  test('others have no place in ELM, and in CLR 1.0 they stand at their source', async () => {
    expect((await sent('clr2', record(relation('precedes', course, other)), 'elm')).told).toContain('association-lost')
    expect((await sent('clr2', record(relation('precedes', course, other)), 'clr1')).said('Ac/associations/0')).toMatchObject({
      associationType: 'precedes',
      targetId: other,
    })
  })
})

test('T23 the profile is Converted where the original is inside, else Generic', async () => {
  const profile = async (capsule: boolean) => at((await convert(bases.ob3, { to: 'elm', capsule })).document, '/credentialProfiles/0/id')
  expect([await profile(true), await profile(false)]).toEqual([`${snb}/credential/c_7e400154`, `${snb}/credential/e34929035b`])
})

test('A15 a profile that says more than that it is a credential is told as lost', async () => {
  const about = async (code: string, to: 'ob3' | 'elm' | 'clr2') =>
    (await sent('elm', { 'E/credentialProfiles/0/id': `${snb}/credential/${code}` }, to)).about('E/credentialProfiles/0')
  expect(await Promise.all([about('6dff8a0f87', 'ob3'), about('c_ae121a00', 'elm')])).toEqual([['lost'], ['lost']])
  expect(await Promise.all([about('e34929035b', 'ob3'), about('c_7e400154', 'clr2')])).toEqual([[], []])
})

test('T24 proof and status are never carried over, and a revoked source is told', async () => {
  const { document, told } = await sent(
    'ob3',
    {
      'V/proof': [{ type: 'DataIntegrityProof', proofValue: 'z1' }],
      'V/credentialStatus': { id: 'https://school.example/1', type: 'BitstringStatusListEntry' },
    },
    'clr2',
  )
  expect(JSON.stringify(document)).not.toMatch(/proofValue|StatusList/)
  expect(told).toEqual(expect.arrayContaining(['proof-dropped', 'status-dropped']))
  expect((await sent('ob2', { 'A/revoked': true }, 'ob3')).told).toContain('source-revoked')
})

test('T25 contexts are the target’s own, and one inline object for terms of ours', async () => {
  const { document } = await sent('elm', { 'Q/volumeOfLearning': 'PT5H' }, 'ob3')
  expect(document['@context']).toEqual([
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    {
      volumeOfLearning: {
        '@id': 'http://data.europa.eu/snb/model/elm/volumeOfLearning',
        '@type': 'http://www.w3.org/2001/XMLSchema#duration',
      },
    },
  ])
})

test.each<readonly [string, FormatName, Pairs, FormatName, string, unknown]>([
  ['criteria as a string', 'ob2', { 'B/criteria': 'https://x.example/c' }, 'ob3', 'Ach/criteria/id', 'https://x.example/c'],
  ['a list of one', 'ob3', { 'Ach/criteria': [{ narrative: 'Do.' }] }, 'clr1', 'Ac/requirement/narrative', 'Do.'],
  ['an alias', 'ob3', { 'Ach/tags': ['a'] }, 'clr1', 'Ac/tags', ['a']],
  ['a text in a list', 'elm', { 'Q/title/en': ['Weaving'] }, 'ob3', 'Ach/name', 'Weaving'],
  ['null', 'ob3', { 'Ach/humanCode': null }, 'clr1', 'Ac/humanCode', undefined],
])('T26 other shapes of the same: %s', async (_, from, pairs, to, place, wanted) => {
  expect((await sent(from, pairs, to)).said(place)).toEqual(wanted)
})

test('T27 numbers: text that is one is read, what is none is told', async () => {
  expect((await sent('ob3', { 'S/creditsEarned': '3' }, 'clr1')).said('As/creditsEarned')).toBe(3)
  const { said, about } = await sent('ob3', { 'S/creditsEarned': 'NaN' }, 'clr1')
  expect(said('As/creditsEarned')).toBeUndefined()
  expect(about('S/creditsEarned')).toContain('lost')
})

test('T28 a subject with a name is a profile too', async () => {
  expect((await sent('elm', { 'P/givenName/en': 'Mira' }, 'ob3')).said('S/type')).toEqual(['AchievementSubject', 'Profile'])
  expect((await sent('elm', {}, 'ob3')).said('S/type')).toEqual(['AchievementSubject'])
})

describe('accreditations', () => {
  test('one that is called as who accredits keeps its name', async () => {
    const agent = { id: 'https://quality.example/', type: 'Organisation', legalName: { en: 'Agency' } }
    const accreditation = {
      id: 'https://quality.example/1',
      type: 'Accreditation',
      title: { en: 'Agency' },
      dcType: { id: `${snb}/accreditation/820101cba6`, type: 'Concept' },
      accreditingAgent: agent,
    }
    const { said } = await sent('elm', { 'Q/accreditation/0': accreditation }, 'ob3')
    expect(said('Ach/alignment/0/targetName')).toBe('Agency')
  })
})
