/** A record of badges in several languages: what says no language of its own is in that of its badge. */
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document, type Pointer } from '../../src/lib/json.ts'

const contexts = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']
const club = { id: 'https://club.example/', type: ['Profile'], name: 'Regatta' }
const badge = (name: string, language?: string, more: object = {}) => ({
  '@context': contexts,
  id: `https://club.example/awards/${encodeURI(name)}`,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: club,
  validFrom: '2030-05-01T00:00:00Z',
  name,
  credentialSubject: {
    id: 'did:example:nora',
    type: ['AchievementSubject'],
    narrative: `${name} narrative`,
    achievement: {
      id: `https://club.example/badges/${encodeURI(name)}`,
      type: ['Achievement'],
      name,
      description: `${name} description`,
      criteria: { narrative: `${name} criteria` },
      ...(language && { inLanguage: language }),
      ...more,
    },
  },
})
const record = (...badges: readonly Document[]): Document => ({
  '@context': [contexts[0], 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', contexts[1]],
  id: 'https://club.example/records/1',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Отличия',
  issuer: club,
  validFrom: '2030-06-01T00:00:00Z',
  credentialSubject: { id: 'did:example:nora', type: ['ClrSubject'], verifiableCredential: badges },
})
const source = record(badge('Ветроходство', 'bg'), badge('Sailing', 'en'), badge('Гребане'), badge('Zeilen', 'nl'))
const languages = '/credentialSubject/achievement/inLanguage'
const badgesOf = (document: unknown) => at(document, '/credentialSubject/verifiableCredential') as Document[]
const bare = { capsule: false } as const
const codes = (told: readonly { code: string }[]) => told.map(({ code }) => code).filter((code) => code !== 'capsule-skipped')

describe('badges in several languages', () => {
  test('are each in their own in ELM, and their issuer in that of the record', async () => {
    const { document, diagnostics } = await convert(source, { to: 'elm', ...bare })
    const claims = at(document, '/credentialSubject/hasClaim') as Document[]
    const said = (pointer: Pointer) => claims.map((claim) => at(claim, pointer))
    expect(said('/title')).toEqual([{ bg: 'Ветроходство' }, { en: 'Sailing' }, { bg: 'Гребане' }, { nl: 'Zeilen' }])
    expect(said('/description').map((text) => Object.keys(Object(text)).join())).toEqual(['bg', 'en', 'bg', 'nl'])
    expect(said('/specifiedBy/description').map((text) => Object.keys(Object(text)).join())).toEqual(['bg', 'en', 'bg', 'nl'])
    expect(said('/awardedBy/awardingBody/0/legalName')).toEqual(Array(4).fill({ bg: 'Regatta' }))
    expect(at(document, '/displayParameter/title')).toEqual({ bg: 'Отличия' })
    expect(diagnostics.filter(({ source: place }) => place?.endsWith('inLanguage'))).toEqual([])
  })

  test('are in the same after ELM, without terms of our own', async () => {
    const { document: elm } = await convert(source, { to: 'elm', ...bare })
    const { document } = await convert(elm, { to: 'clr2', ...bare })
    expect(badgesOf(document).map((one) => at(one, languages))).toEqual(['bg', 'en', 'bg', 'nl'])
    expect(badgesOf(document).map((one) => at(one, '/credentialSubject/achievement/name'))).toEqual(
      badgesOf(source).map((one) => at(one, '/credentialSubject/achievement/name')),
    )
    expect(at(document, '/name')).toBe('Отличия')
    expect(JSON.stringify(document)).not.toContain('Map')
    const { document: again } = await convert(document, { to: 'elm', ...bare })
    const titles = (one: Document) =>
      (at(one, '/credentialSubject/hasClaim') as Document[]).map(({ title, description }) => [title, description])
    expect(titles(again)).toEqual(titles(elm))
  })

  test.each(['ob2', 'ob3'])('are each in their own in %s', async (to) => {
    const { document, others, provenance, diagnostics } = await convert(source, { to, ...bare })
    const all = [document, ...others]
    const [language, name]: [Pointer, Pointer] =
      to === 'ob3' ? [languages, '/credentialSubject/achievement/name'] : ['/badge/@language', '/badge/name']
    expect(all.map((one) => at(one, language))).toEqual(['bg', 'en', 'bg', 'nl'])
    expect(all.map((one) => at(one, name))).toEqual(['Ветроходство', 'Sailing', 'Гребане', 'Zeilen'])
    expect(provenance[language]).toEqual([`/credentialSubject/verifiableCredential/0${languages}`])
    expect(diagnostics.filter(({ source: place }) => place?.endsWith('inLanguage'))).toEqual([])
    // the name of the issuer is in the language of the record, and no badge says that it is in another one
    expect(all.map((one) => at(one, '/issuer/nameMap'))).toEqual(
      to === 'ob3' ? [undefined, { bg: 'Regatta' }, undefined, { bg: 'Regatta' }] : Array(4).fill(undefined),
    )
  })

  test('come back from their originals', async () => {
    const { document } = await convert(source, { to: 'elm' })
    expect((await restore(document)).document).toEqual(source)
  })

  test('of which one is shown in another language than its name: that is told, and no text is lost', async () => {
    const both = record(badge('Ветроходство', 'bg'), badge('Sailing', 'en', { nameMap: { bg: 'Плаване', en: 'Sailing' } }))
    const { document, diagnostics } = await convert(both, { to: 'elm', ...bare })
    expect(at(document, '/credentialSubject/hasClaim/1/specifiedBy/title')).toEqual({ bg: 'Плаване', en: 'Sailing' })
    expect(diagnostics.filter(({ code }) => code === 'lost').map(({ source: place }) => place)).toContain(
      `/credentialSubject/verifiableCredential/1${languages}`,
    )
  })

  test('of which the first one that says its language says that of the record', async () => {
    const { document } = await convert(record(badge('Гребане'), badge('Sailing', 'en'), badge('Zeilen', 'nl')), { to: 'clr2', ...bare })
    expect(badgesOf(document).map((one) => at(one, languages))).toEqual(['en', 'en', 'nl'])
    expect(JSON.stringify(document)).not.toContain('Map')
  })

  test('of which none says a language are in the usual one, as before', async () => {
    const { document, diagnostics } = await convert(record(badge('Sailing'), badge('Rowing')), { to: 'clr2', ...bare })
    expect(badgesOf(document).map((one) => at(one, languages))).toEqual([undefined, undefined])
    expect(codes(diagnostics)).not.toContain('language-dropped')
  })
})

describe('claims of which one is in another language', () => {
  const text = (words: string, language: string) => ({ [language]: words })
  const claim = (name: string, language: string): Document => ({
    id: `urn:epass:learningAchievement:${name}`,
    type: 'LearningAchievement',
    title: text(name, language),
    awardedBy: { id: 'urn:epass:awardingProcess:1', type: 'AwardingProcess', awardingBody: [body] },
    specifiedBy: { id: `urn:epass:qualification:${name}`, type: 'LearningAchievementSpecification', title: text(name, language) },
  })
  const body = { id: 'https://school.example/', type: 'Organisation', legalName: text('School', 'nl') }
  const tongue = (code: string) => ({ id: `http://publications.europa.eu/resource/authority/language/${code}`, type: 'Concept' })
  const elm = (...claims: readonly Document[]): Document => ({
    '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
    id: 'urn:credential:00000000-0000-5000-8000-000000000001',
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    issuer: body,
    validFrom: '2024-01-01T00:00:00Z',
    displayParameter: { title: text('Overzicht', 'nl'), primaryLanguage: tongue('NLD'), language: [tongue('NLD')] },
    credentialSubject: { id: 'urn:epass:person:1', type: 'Person', hasClaim: claims },
  })

  test('say so each by itself, and are in it in a record', async () => {
    const source = elm(claim('Zeilen', 'nl'), claim('Sailing', 'en'))
    const { document, others, diagnostics } = await convert(source, { to: 'ob3', ...bare })
    expect([document, ...others].map((one) => at(one, languages))).toEqual(['nl', 'en'])
    expect(diagnostics.filter(({ source: place }) => place?.startsWith('/displayParameter/primaryLanguage'))).toEqual([])
    const { document: made, provenance } = await convert(source, { to: 'clr2', ...bare })
    expect(badgesOf(made).map((one) => at(one, languages))).toEqual(['nl', 'en'])
    expect(provenance[`/credentialSubject/verifiableCredential/1${languages}`]).toEqual([
      '/credentialSubject/hasClaim/1/specifiedBy/title/en',
    ])
  })

  test('of which none is in that of the credential: its language is lost where each is by itself, and kept in a record', async () => {
    const source = elm(claim('Sailing', 'en'), claim('Rowing', 'en'))
    const { document, others, diagnostics } = await convert(source, { to: 'ob3', ...bare })
    expect([document, ...others].map((one) => at(one, languages))).toEqual(['en', 'en'])
    expect(diagnostics.map(({ code, source: place }) => `${code} ${place}`)).toContain('lost /displayParameter/primaryLanguage/id')
    const { document: made } = await convert(source, { to: 'clr2', ...bare })
    expect(badgesOf(made).map((one) => at(one, languages))).toEqual(['nl', 'en'])
    expect(at(badgesOf(made)[0], '/credentialSubject/achievement/nameMap')).toEqual({ en: 'Sailing' })
    expect(at(made, '/name')).toBe('Overzicht')
  })
})
