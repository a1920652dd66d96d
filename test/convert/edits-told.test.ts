/** Edits of a converted document, where they come back to and how they are told: in other languages, of what is gone, of what was put in. */
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { verify } from '../../src/verify.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'
import type { FormatName } from './fixtures.ts'

const saying = (source: Document, values: Readonly<Record<string, unknown>>): Document =>
  Object.entries(values).reduce<unknown>((made, [pointer, value]) => placed(made, pointer.slice(1).split('/'), value), source) as Document

/** The original of a conversion in which some values were changed, and the same of one in which nothing that is read was. */
async function edited(source: Document, to: FormatName, change: (document: Document) => Document) {
  const { document } = await convert(source, { to })
  const [changed, same] = await Promise.all([restore(change(document)), restore(saying(document, { '/unread': 'x' }))])
  return { changed: changed.edited, untouched: same.edited?.document, document: change(document) }
}

describe('a record (CLR 1.0), which does not say its language', () => {
  const course = '/assertions/0/achievement/name'
  const renamed = (record: Document) => saying(record, { [course]: 'Vannkvalitet' })

  test.each([
    ['ob2', { '/badge/@language': 'nb', '/badge/name': 'Vann' }, '/badge/name'],
    [
      'ob3',
      { '/credentialSubject/achievement/inLanguage': 'nb', '/credentialSubject/achievement/name': 'Vann' },
      '/credentialSubject/achievement/name',
    ],
  ] as const)('is in that of its original (%s): the text is changed, and none is put beside it in English', async (from, values, place) => {
    const { changed, untouched } = await edited(saying(bases[from], values), 'clr1', renamed)
    expect(changed).toMatchObject({ changes: [course], lost: [] })
    expect(changed?.document).toEqual(saying(untouched ?? {}, { [place]: 'Vannkvalitet' }))
  })

  test('is in the one that it was asked to be in: the other languages stay', async () => {
    const title = '/credentialSubject/hasClaim/0/specifiedBy/title'
    const source = saying(bases.elm, {
      [title]: { en: 'Water', nb: 'Vann' },
      '/credentialSubject/hasClaim/0/title': { en: 'Water', nb: 'Vann' },
    })
    const { document } = await convert(source, { to: 'clr1', language: 'nb' })
    expect(at(document, course)).toBe('Vann')
    const { edited } = await restore(renamed(document))
    expect(edited?.lost).toEqual([])
    expect(at(edited?.document, title)).toEqual({ en: 'Water', nb: 'Vannkvalitet' })
  })
})

test('what was taken out is told where it stood, not at what stands beside it', async () => {
  const source = saying(bases.ob2, { '/badge/issuer/name': 'School', '/badge/issuer/description': 'By the sea' })
  const { changed, document } = await edited(source, 'ob3', ({ issuer, ...rest }) => {
    const { description, ...others } = issuer as Document
    return { ...rest, issuer: others }
  })
  expect(changed).toMatchObject({ changes: ['/issuer/description'], lost: [] })
  const { checks } = await verify(document)
  expect(checks.find(({ id }) => id === 'conversion')?.detail).toMatchObject({ differences: ['/issuer/description'] })
})

test('a skill that is put in behind the others is the last of them, though a level stands before them in the original', async () => {
  const skill = (name: string) => ({ targetName: name, targetUrl: `https://skills.example/${name}` })
  const level = { targetName: 'EQF 5', targetUrl: 'http://data.europa.eu/snb/eqf/5', targetFramework: 'EQF', targetCode: '5' }
  const alignments = '/assertions/0/achievement/alignments'
  const source = saying(bases.ob2, { '/badge/alignment': [level, skill('nets'), skill('tides')] })
  const { changed } = await edited(source, 'clr1', (record) =>
    saying(record, { [alignments]: [...(at(record, alignments) as Document[]), { type: 'Alignment', ...skill('knots') }] }),
  )
  expect(changed?.lost).toEqual([])
  const names = (at(changed?.document, '/badge/alignment') as Document[]).map(({ targetName }) => targetName)
  expect(names).toEqual(['EQF 5', 'nets', 'tides', 'knots'])
})

test.each(['clr1', 'elm'] as const)(
  'a family name that is corrected where it stands with its prefix (%s) has it once in the original',
  async (to) => {
    const person = '/credentialSubject'
    const source = saying(bases.ob3, {
      [`${person}/type`]: ['AchievementSubject', 'Profile'],
      [`${person}/familyName`]: 'Berg',
      [`${person}/familyNamePrefix`]: 'van der',
    })
    const place = to === 'elm' ? `${person}/familyName/en` : '/learner/familyName'
    const { changed } = await edited(source, to, (document) => {
      expect(at(document, place)).toBe('van der Berg')
      return saying(document, { [place]: 'van der Bergh' })
    })
    expect(changed).toMatchObject({ changes: [place], lost: [] })
    expect(changed?.document['credentialSubject']).toMatchObject({ familyName: 'Bergh', familyNamePrefix: 'van der' })
  },
)
