import { describe, expect, it } from 'vitest'
import {
  countries,
  editions,
  fileType,
  known,
  label,
  languages,
  list,
  listNames,
  listOf,
  mediaType,
  recover,
} from '../../src/vocabularies/index.ts'

const snb = 'http://data.europa.eu/snb/'
const authority = 'http://publications.europa.eu/resource/authority/'

describe('lists', () => {
  // counts as the Commission's files have them (crosswalk section 4)
  it.each([
    ['eqf', 8],
    ['isced-f', 220],
    ['qdr', 424],
    ['country', 253],
    ['language', 183],
    ['file-type', 195],
    ['currency', 179],
    ['target-group', 20],
    ['assessment', 14],
    ['learning-activity', 11],
    ['learning-opportunity', 12],
    ['learning-assessment', 6],
    ['learning-setting', 2],
    ['education-credit', 2],
    ['encoding', 1],
  ] as const)('%s has %i entries', (name, count) => {
    expect(list(name).labels.size).toBe(count)
  })

  it('has an edition and a date for each', () => {
    for (const name of listNames)
      expect(editions[name]).toEqual({ version: expect.any(String), date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
  })

  it('has no entry without a code and a label', () => {
    for (const name of listNames)
      for (const [code, text] of list(name).labels) {
        expect(code, name).toMatch(/^\S+$/)
        expect(text.trim(), `${name} ${code}`).not.toBe('')
      }
  })

  it('knows its own entries, tells new codes from foreign addresses', () => {
    expect(known('eqf', `${snb}eqf/6`)).toBe('known')
    expect(known('eqf', `${snb}eqf/9`)).toBe('unknown-in-scheme')
    expect(known('eqf', `${snb}qdr/c_009d9566`)).toBe('other-scheme')
    expect(known('eqf', list('eqf').scheme)).toBe('other-scheme')
    expect(known('country', 'http://example.org/x')).toBe('other-scheme')
    expect(known('file-type', `${authority}file-type/WEBP`)).toBe('unknown-in-scheme')
    expect(known('language', `${authority}language/FRR`)).toBe('known')
    expect(known('language', `${authority}language/frisian`)).toBe('unknown-in-scheme')
    expect(known('eqf', `${snb}eqf/constructor`)).toBe('unknown-in-scheme')
    expect(label('qdr', `${snb}qdr/c_5c66dcbc`)).toBe('Dutch National Qualifications Framework')
    expect(label('qdr', `${snb}qdr/__proto__`)).toBeUndefined()
    expect(listOf(`${snb}isced-f/0613`)).toBe('isced-f')
  })
})

describe('countries (T5)', () => {
  it.each([
    ['NL', 'NLD'],
    ['IE', 'IRL'],
    ['GR', 'GRC'],
    ['GB', 'GBR'],
    ['XK', '1A0'],
    ['TF', 'FQ0'],
    ['EU', 'EUR'],
  ])('%s is %s and back', (alpha2, code) => {
    expect(countries.iri(alpha2)).toBe(`${authority}country/${code}`)
    expect(countries.code(`${authority}country/${code}`)).toBe(alpha2)
  })

  it('reads the spellings people use', () => {
    expect(countries.iri('EL')).toBe(countries.iri('GR'))
    expect(countries.iri('UK')).toBe(countries.iri('GB'))
    expect(countries.iri('XKX')).toBe(countries.iri('XK'))
    expect(countries.named('Ireland')).toBe('IE')
    expect(countries.named('the netherlands')).toBe('NL')
    expect(countries.named('NLD')).toBe('NL')
    expect(countries.named('Atlantis')).toBeUndefined()
  })

  it('is the relation of ISO 3166-1 for every country that Node knows under an alpha-2 code', () => {
    for (const code of list('country').labels.keys()) {
      const iri = `${authority}country/${code}`
      const short = countries.code(iri)
      expect(short === undefined ? undefined : countries.iri(short)).toBe(iri)
    }
  })
})

describe('languages (T4)', () => {
  it('no bibliographic code is taken for a language of its own', () => {
    // the twenty of ISO 639-2 that differ from the terminological ones
    const codes = 'alb arm baq bur chi cze dut fre geo ger gre ice mac mao may per rum slo tib wel'.split(' ')
    const found = codes.map((code) => languages.code(languages.iri(code)))
    expect(found).toEqual('sq hy eu my zh cs nl fr ka de el is mk mi ms fa ro sk bo cy'.split(' '))
  })

  it.each([
    ['nl', 'NLD'],
    ['de', 'DEU'],
    ['fr', 'FRA'],
    ['el', 'ELL'],
    ['frr', 'FRR'],
  ])('%s is %s and back', (tag, code) => {
    expect(languages.iri(tag)).toBe(`${authority}language/${code}`)
    expect(languages.code(`${authority}language/${code}`)).toBe(tag)
  })

  it.each([
    ['EN', 'en'],
    ['en_EN', 'en'],
    ['en-GB', 'en-GB'],
    ['nl_NL', 'nl'],
    ['English', 'en'],
    ['pt-br', 'pt-BR'],
    // ISO 639-2/B
    ['ger', 'de'],
    ['fre', 'fr'],
    ['chi', 'zh'],
    ['gibberish', undefined],
  ])('%s means %s', (text, tag) => {
    expect(languages.named(text)).toBe(tag)
  })
})

describe('file types (T7)', () => {
  it.each([
    ['image/png', 'PNG'],
    ['application/ld+json', 'JSON_LD'],
    ['text/turtle', 'RDF_TURTLE'],
  ])('%s is %s and back', (mime, code) => {
    expect(fileType(mime)).toBe(code)
    expect(mediaType(`${authority}file-type/${code}`)).toBe(mime)
  })

  it('says nothing of what the list lacks', () => {
    expect(fileType('image/webp')).toBeUndefined()
    expect(mediaType(`${authority}file-type/TAR_XZ`)).toBeUndefined()
  })
})

describe('recovery of entries (T19)', () => {
  const artefact = `${snb}assessment/de4d165a6c`

  it('by address, by code under another address, by label in the list that is named', () => {
    expect(recover('assessment', { id: artefact })).toEqual({ iri: artefact, by: 'address' })
    expect(recover('assessment', { id: 'https://data.europa.eu/snb/assessment/de4d165a6c' })).toEqual({ iri: artefact, by: 'code' })
    expect(recover('assessment', { id: 'http://publications.europa.eu/resource/authority/snb/assessment/de4d165a6c' })).toEqual({
      iri: artefact,
      by: 'code',
    })
    expect(recover('assessment', { id: 'urn:epass:concept:1', label: 'Artefact  assessment', scheme: list('assessment').scheme })).toEqual({
      iri: artefact,
      by: 'label',
    })
  })

  it('not by a label that several entries have, nor where the list is not named, nor for a newer code', () => {
    expect(recover('isced-f', { id: 'urn:x', label: 'Education', scheme: list('isced-f').scheme })).toBeUndefined()
    expect(recover('assessment', { id: 'urn:x', label: 'quiz' })).toBeUndefined()
    expect(recover('assessment', { id: 'urn:x', label: 'quiz', scheme: list('eqf').scheme })).toBeUndefined()
    expect(recover('assessment', { id: `${snb}assessment/ffffffffff`, label: 'quiz', scheme: list('assessment').scheme })).toBeUndefined()
  })
})
