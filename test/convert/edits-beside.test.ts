/** Edits of a converted document, and what the original says beside the place that they are of: it stays as it was. */
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document, type Pointer } from '../../src/lib/json.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'
import type { FormatName } from './fixtures.ts'

type Values = Readonly<Record<string, unknown>>

const saying = (source: Document, values: Values): Document =>
  Object.entries(values).reduce<unknown>((made, [place, value]) => placed(made, place.slice(1).split('/'), value), source) as Document

/** The original of a conversion in which some values were changed, and the same of one in which nothing that is read was. */
async function edited(source: Document, to: FormatName, values: Values) {
  const { document } = await convert(source, { to })
  for (const place of Object.keys(values)) expect(at(document, place as Pointer), place).toBeDefined()
  const [changed, same] = await Promise.all([restore(saying(document, values)), restore(saying(document, { '/unread': 'x' }))])
  return { changed: changed.edited, untouched: same.edited?.document ?? {} }
}

describe('the issuer, whom a conversion names as the awarding body too,', () => {
  const issuerOf = { ob2: '/badge/issuer/name', ob3: '/issuer/name' } as const
  const named = { clr1: '/publisher/name', elm: '/issuer/legalName/en' } as const
  const awarding = {
    clr1: '/assertions/0/achievement/issuer',
    elm: '/credentialSubject/hasClaim/0/awardedBy/awardingBody/0',
  } as const

  test.each([
    ['ob2', 'clr1'],
    ['ob2', 'elm'],
    ['ob3', 'clr1'],
    ['ob3', 'elm'],
  ] as const)('is spelled otherwise in the original (%s, by way of %s), and nobody else made the badge', async (from, to) => {
    const { changed, untouched } = await edited(bases[from], to, { [named[to]]: 'Skole' })
    expect(changed).toMatchObject({ changes: [named[to]], lost: [] })
    expect(changed?.document).toEqual(saying(untouched, { [issuerOf[from]]: 'Skole' }))
  })

  test.each(['clr1', 'elm'] as const)('null control: where another one is named (%s), the former one made it', async (to) => {
    const id = to === 'clr1' ? '/publisher/id' : '/issuer/id'
    const { changed } = await edited(bases.ob3, to, { [id]: 'https://other.example', [named[to]]: 'Other' })
    expect(at(changed?.document, '/issuer')).toMatchObject({ id: 'https://other.example', name: 'Other' })
    expect(at(changed?.document, '/credentialSubject/achievement/creator')).toMatchObject({ name: 'School' })
  })

  test.each(['clr1', 'elm'] as const)('null control: an awarding body of its own (%s) comes back', async (to) => {
    const name = to === 'clr1' ? `${awarding.clr1}/name` : `${awarding.elm}/legalName/en`
    const { changed } = await edited(bases.ob3, to, { [name]: 'Faculty' })
    expect(at(changed?.document, '/issuer/name')).toBe('School')
    expect(at(changed?.document, '/credentialSubject/achievement/creator/name')).toBe('Faculty')
  })
})

test('a number that is taken out of the issuer is told at its list, and the awarding body, which keeps it, is nobody else', async () => {
  const numbers = ['1', '2'].map((identifier) => ({ type: 'IdentifierEntry', identifier, identifierType: 'ext:School' }))
  const { document } = await convert(saying(bases.ob3, { '/issuer/otherIdentifier': numbers }), { to: 'elm' })
  const [first] = at(document, '/issuer/identifier') as Document[]
  const { edited } = await restore(saying(document, { '/issuer/identifier': [first] }))
  expect(edited).toMatchObject({ changes: ['/issuer/identifier'], lost: [] })
  expect(at(edited?.document, '/issuer/otherIdentifier')).toEqual([numbers[0]])
  expect(at(edited?.document, '/credentialSubject/achievement/creator')).toBeUndefined()
})

test('a country whose code is taken out keeps its name', async () => {
  const address = { type: ['Address'], addressCountry: 'Norway', addressCountryCode: 'NO' }
  const { document } = await convert(saying(bases.ob3, { '/issuer/address': address }), { to: 'clr2' })
  const { addressCountryCode: _, ...named } = at(document, '/issuer/address') as Document
  const { edited } = await restore(saying(document, { '/issuer/address': named }))
  expect(edited?.lost).toEqual(['/issuer/address/addressCountryCode'])
  expect(at(edited?.document, '/issuer/address/addressCountry')).toBe('Norway')
})

test('a text that stands in no language beside itself in one is not said in that of the document for that', async () => {
  const body = '/credentialSubject/hasClaim/0/awardedBy/awardingBody/0'
  const source = saying(bases.elm, { [body]: { id: 'https://ecole.example', type: 'Organisation', legalName: { fr: 'École' } } })
  const { changed, untouched } = await edited(source, 'ob3', { '/credentialSubject/achievement/creator/nameMap/fr': 'Lycée' })
  expect(changed?.lost).toEqual([])
  expect(changed?.document).toEqual(saying(untouched, { [`${body}/legalName`]: { fr: 'Lycée' } }))
})

describe('what would be filled in where an original says nothing', () => {
  const claim = '/credentialSubject/hasClaim/0'
  const activity = `${claim}/influencedBy/0`
  const withActivity = (title: string) =>
    saying(bases.elm, { [activity]: { type: 'LearningActivity', title: { en: title }, workload: 'PT9H' } })
  const achieved = '/credentialSubject/achievement/name'

  test('stays where it says something else: the title of an activity', async () => {
    const source = withActivity('Course')
    const { changed } = await edited(source, 'ob3', { '/name': 'Vann', [achieved]: 'Vann' })
    expect(changed?.lost).toEqual([])
    expect(at(changed?.document, `${claim}/title`)).toEqual({ en: 'Vann' })
    expect(at(changed?.document, `${activity}/title`)).toEqual({ en: 'Course' })
  })
  test('null control: it follows where it said the same', async () => {
    const { changed } = await edited(withActivity('Badge'), 'ob3', { '/name': 'Vann', [achieved]: 'Vann' })
    expect(at(changed?.document, `${activity}/title`)).toEqual({ en: 'Vann' })
  })
  test('stays out: the date of awarding of an assessment', async () => {
    const awarded = `${claim}/awardedBy/awardingDate`
    const source = saying(bases.elm, {
      [awarded]: '2024-06-01T00:00:00Z',
      [`${claim}/provenBy/0`]: { title: { en: 'Exam' }, grade: { noteLiteral: { en: '7' } }, awardedBy: { awardingBody: [] } },
    })
    const { changed } = await edited(source, 'ob3', { '/awardedDate': '2025-06-01T00:00:00Z' })
    expect(at(changed?.document, awarded)).toBe('2025-06-01T00:00:00Z')
    expect(at(changed?.document, `${claim}/provenBy/0/awardedBy/awardingDate`)).toBeUndefined()
  })

  const course = { id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0aa', type: 'Achievement', achievementType: 'Course', name: 'Tides' }
  test.each([
    ['College', 'College'],
    // the creator in the other record says it by itself, whatever the publisher is called
    ['School', 'School'],
  ])('of an achievement of a record that nobody was awarded: its issuer (%s)', async (name, after) => {
    const issuer = '/achievements/0/issuer/name'
    const source = saying(bases.clr1, { '/achievements/0': { ...course, issuer: { id: bases.clr1['id'], type: 'Profile', name } } })
    const { changed } = await edited(source, 'clr2', { '/issuer/name': 'Skole' })
    expect(at(changed?.document, '/publisher/name')).toBe('Skole')
    expect(at(changed?.document, issuer)).toBe(after)
  })
  test('of a file of several: its name', async () => {
    const artifact = { type: 'Artifact', name: 'Page 1', url: 'https://files.example/1.png' }
    const evidence = '/assertions/0/evidence/0'
    const source = saying(bases.clr1, { [evidence]: { type: 'Evidence', name: 'Lab book', artifacts: [artifact] } })
    const { changed, untouched } = await edited(source, 'ob3', { '/evidence/0/name': 'Notebook' })
    expect(changed?.document).toEqual(saying(untouched, { [`${evidence}/name`]: 'Notebook' }))
  })
})

test('an end that is extended is that of an original on data model 1.1, too', async () => {
  const { validFrom, ...badge } = bases.ob3
  const dates = { issuanceDate: validFrom, expirationDate: '2026-06-01T00:00:00Z' }
  const context = ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json']
  const { changed, untouched } = await edited({ ...badge, ...dates, '@context': context }, 'ob2', { '/expires': '2030-06-01T00:00:00Z' })
  expect(changed?.lost).toEqual([])
  expect(changed?.document).toEqual({ ...untouched, expirationDate: '2030-06-01T00:00:00Z' })
})

describe('in a bundle', () => {
  const part = '/credentialSubject/verifiableCredential'
  const editedIn = async (sources: readonly Document[], values: Values) => {
    const { document } = await bundle([...sources], { to: 'clr2', samePerson: true })
    const [first, ...others] = [await restore(saying(document, values))].flatMap(({ others, ...one }) => [one, ...others])
    return [first, ...others].map((one) => one?.edited?.document)
  }
  const [assertion] = bases.clr1['assertions'] as Document[]
  const other = saying(assertion ?? {}, {
    '/id': 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0b2',
    '/achievement/id': 'urn:x:2',
    '/achievement/name': 'Tides',
  })

  test('one of several awards of a record is renamed, and the record is not', async () => {
    const record = saying(bases.clr1, { '/name': 'Transcript', '/assertions/1': other })
    const [changed] = await editedIn([record, bases.ob3], { [`${part}/1/name`]: 'Currents' })
    expect(at(changed, '/name')).toBe('Transcript')
    expect(at(changed, '/assertions/1/achievement/name')).toBe('Currents')
  })
  test('null control: the only one is called as its record', async () => {
    const [changed] = await editedIn([saying(bases.clr1, { '/name': 'Transcript' }), bases.ob3], { [`${part}/0/name`]: 'Currents' })
    expect(at(changed, '/name')).toBe('Currents')
    expect(at(changed, '/assertions/0/achievement/name')).toBe('Badge')
  })
  test('the name of whoever issued a part comes back in the language of its original', async () => {
    const norwegian = saying(bases.ob3, {
      '/credentialSubject/achievement/inLanguage': 'nb',
      '/id': 'https://school.example/credentials/2',
    })
    const [changed, untouched] = await editedIn(
      [norwegian, saying(bases.ob3, { '/issuer': { id: 'https://other.example', type: ['Profile'], name: 'Other' } })],
      {
        [`${part}/1/issuer/name`]: 'Another',
      },
    )
    expect(changed).toBeUndefined()
    expect(at(untouched, '/issuer')).toEqual({ id: 'https://other.example', type: ['Profile'], name: 'Another' })
  })
})
