/** What the laws of a conversion found, as small as they made it: see docs/proofs.md. */
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import type { Credential } from '../../src/lib/credential.ts'
import { difference } from '../../src/lib/difference.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { fullName } from '../../src/lib/mapping/fallback.ts'
import { readDocument } from '../../src/lib/mapping/passes.ts'
import { bases } from './bases.ts'
import { placed, sent } from './fixture-run.ts'
import { formatOf, written } from './law.ts'
import { unnamedIn } from './law-judges.ts'

const vocabulary = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
/** A credential as a format writes it, and as it is read from there. */
function copied(format: string, hub: Credential) {
  const mapping = formatOf(format)
  const { document } = written(hub, mapping)
  return { document, back: readDocument(document, mapping).credential }
}

describe.each(['toString', 'constructor', '__proto__', '100%'])('“%s”, which is no more than a name', (name) => {
  test('as the name of a framework', () => {
    const [first, second] = [
      { id: 'http://data.europa.eu/esco/occupation/1', framework: name },
      { id: 'http://data.europa.eu/esco/occupation/2' },
    ]
    const { back } = copied('elm', { awards: [{ entitlements: [{ occupations: [first, second] }] }] })
    expect(at(back, '/awards/0/entitlements/0/occupations')).toEqual([first, second])
  })

  test('as the kind of an achievement', async () => {
    const { said, document } = await sent('ob3', { 'Ach/achievementType': name }, 'elm')
    expect(said('LA/dcType/0/prefLabel/en')).toBe(name)
    expect(said('Q/dcType')).toBeUndefined()
    expect(JSON.stringify(document)).not.toContain('function')
  })

  test('as a language', () => {
    const [givenName, familyName] = [{ en: 'Mira' }, { [name]: 'Vos' }]
    expect(fullName({ givenName, familyName })).toEqual({ ...givenName, ...familyName })
  })
})

test('a framework of ours that is no address is kept as it is spelled', async () => {
  const { said } = await sent(
    'elm',
    {
      'Q/learningOutcome/0/relatedSkill/0': { id: 'https://case.example/1', inScheme: { id: 'https://w3id.org/credlens#framework/100%' } },
    },
    'ob3',
  )
  expect(said('Ach/alignment/0/targetFramework')).toBe('100%')
})

test('a kind of achievement that CLR 1.0 does not list is one of the issuer’s own there, and that is told', async () => {
  const { said, about } = await sent('elm', { 'LA/dcType/0': { id: `${vocabulary}Short%20course` } }, 'clr1')
  expect(said('Ac/achievementType')).toBe('ext:Shortcourse')
  expect(about('LA/dcType/0/id')).toContain('narrowed')
  const listed = await sent('ob3', { 'Ach/achievementType': 'BachelorDegree' }, 'clr1')
  expect([listed.said('Ac/achievementType'), listed.about('Ach/achievementType')]).toEqual(['ext:BachelorDegree', []])
})

test('who accredits and has an address of which Open Badges 2.0 says nothing is told as lost, and leaves no half of an extension', () => {
  const agent = { name: { en: 'Agency' }, homepage: 'https://agency.example/', address: { country: 'NL' } }
  const accreditations = [{ agent, contact: { en: 'By mail' } }]
  expect(JSON.stringify(copied('ob2', { issuer: { accreditations } }).document)).not.toContain('Accreditation')
  const sayable = [{ ...accreditations[0], agent: { ...agent, address: { locality: 'Utrecht' } } }]
  expect(copied('ob2', { issuer: { accreditations: sayable } }).back.issuer?.accreditations).toEqual(sayable)
})

test('that an assessment is of a kind is said of the achievement: which one it was is told, unless there is one', async () => {
  const ofKind = (title: string, code: string) => ({
    type: 'LearningAssessmentSpecification',
    title: { en: title },
    dcType: { id: `http://data.europa.eu/snb/assessment/${code}`, type: 'Concept' },
  })
  const [one, other] = [ofKind('Portfolio', 'de4d165a6c'), ofKind('Examination', 'b1b68f6735')]
  const several = await sent('elm', { 'Q/provenBy': [one, other] }, 'ob3')
  expect(several.about('Q/provenBy/0/dcType')).toEqual(['narrowed'])
  expect(several.about('Q/provenBy/1/dcType')).toEqual(['narrowed'])
  expect((await sent('elm', { 'Q/provenBy': [one, { ...other, dcType: undefined }] }, 'ob3')).about('Q/provenBy/0/dcType')).toEqual([
    'narrowed',
  ])
  expect((await sent('elm', { 'Q/provenBy': [one] }, 'ob3')).told).not.toContain('narrowed')
})

test('a language with a region is that language in ELM, which is told, and is said once', async () => {
  const { said, about } = await sent('ob3', { 'Ach/inLanguage': 'pt-BR' }, 'elm')
  expect(said('DP/primaryLanguage/id')).toMatch(/\/POR$/)
  expect(said('DP/language')).toHaveLength(1)
  expect(about('Ach/inLanguage')).toContain('narrowed')
  expect((await sent('ob3', { 'Ach/inLanguage': 'pt' }, 'elm')).about('Ach/inLanguage')).toEqual([])
})

test('a kind of organisation that is no address on the web would not be read again beside a class, and is told as lost', async () => {
  const kinds = ['https://school.example/kinds/1', 'urn:school:kind']
  const { document, back } = copied('ob3', { issuer: { types: kinds } })
  expect(JSON.stringify(document)).not.toContain(kinds[1])
  expect(back.issuer?.types).toEqual([kinds[0]])
  const { about } = await sent('elm', { 'Org/dcType': kinds.map((id) => ({ id })) }, 'ob3')
  expect([about('Org/dcType/0/id'), about('Org/dcType/1/id')]).toEqual([[], ['lost']])
})

test('an award of which nothing is said but an end that is the record’s too is an award, and has that end when it is written again', () => {
  const end = '2030-01-01T00:00:00Z'
  const { back } = copied('clr1', { awards: [{ description: { en: 'First aid' }, validUntil: end }] })
  expect(back).toEqual({ awards: [{}], validUntil: end })
  const again = copied('clr1', back)
  expect(again.document).toMatchObject({ assertions: [{ expires: end }] })
  expect(again.back).toEqual(back)
})

test('of several pieces of evidence of one address the one that was edited is the one that stands there: no name moves', () => {
  const id = 'https://files.example/1'
  const before = [{ id }, { id, name: 'Essay' }, { id }]
  const after = [{ id, more: 1 }, { id, name: 'Essay', more: 2 }, { id }]
  expect(difference(before, after)).toEqual([
    ['/0/more', { set: 1 }],
    ['/1/more', { set: 2 }],
  ])
  expect(difference(before, [after[1], { id }, { id }])).toEqual([
    ['', { pick: [1, 0, 2] }],
    ['/0/more', { set: 2 }],
  ])
})

test('what a format takes only in another spelling is lost, and not narrowed: nothing of it is there', async () => {
  const phone = await sent('ob3', { 'Iss/phone': '020 123 4567' }, 'ob2')
  expect([phone.said('I/telephone'), phone.about('Iss/phone')]).toEqual([undefined, ['lost']])
  const born = await sent('ob3', { 'S/dateOfBirth': '1999-10-02T08:00:00Z' }, 'clr1')
  expect([born.said('C/learner/birthDate'), born.about('S/dateOfBirth')]).toEqual([undefined, ['lost']])
})

test('a number that the credential and its only award say stands where they say it, is read again, and is not told as lost', async () => {
  const { document, back } = copied('elm', { licence: 'key', awards: [{ licence: 'key' }] })
  const identifier = [{ notation: 'key' }]
  expect(document).toMatchObject({ identifier, credentialSubject: { hasClaim: [{ identifier }] } })
  expect(copied('elm', back)).toEqual({ document, back })
  const number = (notation: string) => [{ type: 'Identifier', schemeName: 'licenseNumber', notation }]
  for (const to of ['elm', 'ob3', 'clr1'] as const) {
    const { about, document: made } = await sent('elm', { 'E/identifier': number('key'), 'LA/identifier': number('key') }, to)
    expect(JSON.stringify(made).match(/"key"/g)).toHaveLength(to === 'elm' ? 2 : 1)
    expect([about('E/identifier'), about('LA/identifier')]).toEqual([[], []])
  }
})

test.each([
  ['Record', 'Sailing'],
  ['Record', 'Record'],
  ['Record', 'Badge'],
  ['Sailing', 'Sailing'],
])('a record called “%s” of a badge called “%s”, whose achievement is “Sailing”: both keep their names', async (name, title) => {
  const badge = '/credentialSubject/verifiableCredential/0'
  const document = [
    ['name', name],
    [`${badge.slice(1)}/name`, title],
    [`${badge.slice(1)}/credentialSubject/achievement/name`, 'Sailing'],
  ].reduce<unknown>((made, [path = '', value]) => placed(made, path.split('/'), value), bases.clr2) as Document
  const about = async (to: string) => {
    const made = await convert(document, { to, capsule: false })
    return { ...made, told: made.diagnostics.flatMap((one) => (one.source === `${badge}/name` ? [one.code] : [])) }
  }
  const again = await about('clr2')
  expect([at(again.document, '/name'), at(again.document, `${badge}/name`)]).toEqual([name, title])
  expect(again.told).toEqual([])
  // where a badge has no name of its own, that of its achievement says the same
  if (title === 'Sailing') for (const to of ['ob3', 'ob2', 'clr1', 'elm']) expect((await about(to)).told).toEqual([])
  if (title === 'Badge') expect((await about('ob3')).told).toEqual(['lost'])
})

test.each(['ob3', 'clr1', 'clr2'])(
  'a skill that two learning outcomes have is read of both in %s, with our own terms and without',
  (format) => {
    const skill = { id: 'https://case.example/1', name: { en: 'Reads tides', nl: 'Leest getijden' }, framework: 'CASE', type: 'CFItem' }
    const ofType = (code: string) => ({ type: `http://data.europa.eu/snb/skill-type/${code}`, skills: [skill] })
    const hub: Credential = { awards: [{ achievement: { outcomes: [ofType('skill'), ofType('knowledge')] } }] }
    for (const bridge of [true, false]) {
      const { document, pass } = written(hub, formatOf(format), bridge)
      const { credential } = readDocument(document, formatOf(format))
      expect(unnamedIn({ hub, document, pass, reading: readDocument(document, formatOf(format)) })).toEqual([])
      expect(credential.awards?.[0]?.achievement?.outcomes?.map(({ skills }) => skills?.[0]?.name?.['en'])).toEqual([
        'Reads tides',
        'Reads tides',
      ])
    }
  },
)

test('the only claim of a European credential that is left keeps its number where it stands, and the credential has it too', async () => {
  const picture = { uri: 'data:image/png;base64,AAAA' }
  const { back } = copied('elm', { awards: [{ image: picture }, { licence: 'key' }] })
  expect(back).toMatchObject({ image: picture, awards: [{ licence: 'key' }] })
  expect(copied('elm', back).back).toEqual(back)
  // and so it is with a claim that has more to say
  const number = [{ type: 'Identifier', schemeName: 'licenseNumber', notation: 'key' }]
  const { said, about } = await sent('elm', { 'LA/identifier': number }, 'elm')
  expect([said('LA/identifier/0/notation'), said('E/identifier/0/notation'), about('LA/identifier')]).toEqual(['key', 'key', []])
})

test.each(['ob3', 'clr1', 'clr2'] as const)(
  'the number of a credential with several claims is of none of them, and told as lost in %s',
  async (to) => {
    const number = [{ type: 'Identifier', schemeName: 'licenseNumber', notation: 'key' }]
    const claims = at(bases.elm, '/credentialSubject/hasClaim') as readonly Document[]
    const pairs = { 'E/identifier': number, 'P/hasClaim': [...claims, { type: 'LearningAchievement', title: { en: 'Knots' } }] }
    const { document, others, about } = await sent('elm', pairs, to)
    expect(JSON.stringify([document, ...others])).not.toContain('"key"')
    expect(about('E/identifier/0/notation')).toContain('lost')
  },
)

test('of achievements without names that become one, each is told to be: read again each has a name', () => {
  const hub: Credential = { awards: [{ achievement: { name: { en: 'Water' } } }, { achievement: { name: { en: 'Water' } } }] }
  const made = written(hub, formatOf('elm'))
  expect(unnamedIn({ hub, ...made, reading: readDocument(made.document, formatOf('elm')) })).toEqual([])
})
