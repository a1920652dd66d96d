/**
 * No word that a translation cannot replace: with tables that keep only what is filled in, all that is left of a report
 * or a summary stands in the document, or is a name, a path, or said by `Intl`.
 */
import { describe, expect, test } from 'vitest'
import { dutch } from '../../src/messages/dutch.ts'
import { english } from '../../src/messages/english.ts'
import { parse } from '../../src/parse.ts'
import { checkProfile, profileSections, profiles, type Section, stack, stackSections } from '../../src/profile.ts'
import { supplies } from '../../src/profiles/supply.ts'
import { summary, summarySections } from '../../src/summary.ts'
import { list, listNames } from '../../src/vocabularies/index.ts'
import { hasReference, ran, reference } from '../reference.ts'
import { full } from './full.ts'
import { presence } from './presence.ts'

const bare = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? [' ']).join(' ')]))
const words = (text: string): readonly string[] => text.match(/\p{L}{3,}/gu) ?? []
const textOf = (sections: readonly Section[]): string =>
  sections
    .flatMap(({ heading, entries }) => [heading, ...entries.flatMap(({ label, values, notes = [] }) => [label, ...values, ...notes])])
    .join('\n')

const months = ['en-GB', 'nl'].flatMap((language) =>
  Array.from({ length: 12 }, (_, month) => new Intl.DateTimeFormat(language, { month: 'long' }).format(new Date(2026, month, 15))),
)
const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'].flatMap((unit) =>
  [1, 2].map((value) => new Intl.NumberFormat('en-GB', { style: 'unit', unit, unitDisplay: 'long' }).format(value)),
)
/** Names: of formats, of the documents that profiles are read in, of members, of entries of lists that have no key. */
const names = [
  'Open Badges Comprehensive Learner Record European Digital Credential ELM and',
  ...profiles.flatMap(({ source }) => [source.title, source.clause ?? '', source.url ?? '']),
  ...Object.values(supplies).flatMap((places) => Object.values(places).flatMap((all) => (all ?? []).map(({ path }) => path))),
  ...(['qdr', 'isced-f', 'eqf'] as const).flatMap((name) => [...list(name).labels.values()]),
]
const allowed = new Set([...months, ...units, ...names].flatMap(words))

/** With what its tokens say. */
const opened = (text: string): string =>
  text + [...text.matchAll(/\beyJ[\w-]+\.([\w-]+)\./g)].map(([, payload = '']) => Buffer.from(payload, 'base64url').toString()).join()

async function leftOf(input: Uint8Array | object): Promise<readonly string[]> {
  const wording = { language: 'en', messages: bare }
  const parsed = await parse(input as Uint8Array)
  const report = await checkProfile(input as Uint8Array, { profile: 'eu', ...wording })
  const inside = await summary(input as Uint8Array, wording)
  const said = [
    textOf(await profileSections(report, wording)),
    textOf(await summarySections(inside, wording)),
    ...report.checks.slice(0, -1).map(({ message }) => message),
  ]
  const own = JSON.stringify([parsed.document, 'jws' in parsed.envelope ? parsed.envelope.jws.signatures.map(({ header }) => header) : []])
  const region = new Intl.DisplayNames('en-GB', { type: 'region' })
  const language = new Intl.DisplayNames('en-GB', { type: 'language' })
  const codes = [...own.matchAll(/\b([A-Z]{2,3})\b/g)].flatMap(([, code = '']) => (code.length === 2 ? [region.of(code) ?? ''] : []))
  const tags = ['en', 'nl', 'es', 'fr', 'hu', 'en-US'].map((tag) => language.of(tag) ?? '')
  const countries = ['Ireland', 'Belgium', 'France', 'Spain', 'Italy']
  const known = new Set([
    ...allowed,
    ...[...codes, ...tags, ...countries].flatMap(words),
    ...words(own),
    ...words(opened(own).replaceAll(/\\+[nt]/g, ' ')),
  ])
  return [...new Set(said.flatMap(words))].filter((word) => !known.has(word))
}

describe('words', () => {
  test('a whole micro-credential, in every profile', async () => {
    expect(await leftOf(full({ volumeOfLearning: 'PT84H' }))).toEqual([])
    for (const { id, title } of profiles) {
      const report = await checkProfile(full(), { profile: id, messages: bare })
      expect(textOf(await profileSections(report, { messages: bare })), id).not.toContain(title)
    }
  })

  test('the judge sees a word that has no key', async () => {
    expect(await leftOf(full({ name: 'Tides' }))).toEqual([])
    const sections = await summarySections(await summary(full()), { messages: { ...bare, 'field.title': 'Heading' } })
    expect(words(textOf(sections))).toContain('Heading')
  })

  test('each built-in profile and each list whose entries are said has its words in both tables', () => {
    for (const { id, partial } of profiles)
      for (const table of [english, dutch]) {
        expect(table[`profile.${id}.title`], id).toBeDefined()
        if (partial !== undefined) expect(table[`profile.${id}.partial`], id).toBeDefined()
      }
    for (const { id, title, partial } of profiles)
      expect([english[`profile.${id}.title`], english[`profile.${id}.partial`]]).toEqual([title, partial])
    for (const name of listNames.filter((one) =>
      /^(education-credit|learning-assessment|learning-setting|assessment|supervision-verification|learning-activity)$/.test(one),
    ))
      for (const code of list(name).labels.keys())
        for (const table of [english, dutch]) expect(table[list(name).base + code], `${name}/${code}`).toBeDefined()
  })

  test('a report that was kept as JSON is said in another language', async () => {
    const kept = JSON.parse(JSON.stringify(await checkProfile(full({ mode: [] }), { profile: 'eu' })))
    const said = textOf(await profileSections(kept, { language: 'nl' }))
    for (const word of ['Leerresultaten', 'niet vermeld', 'Verplichte elementen', 'Vermeld het in']) expect(said).toContain(word)
    const stacked = JSON.parse(JSON.stringify(await stack([full()], { size: 'forthem-micro' })))
    expect(textOf(await stackSections(stacked, { language: 'nl' }))).toContain('FORTHEM micro: 1 tot 5 ECTS: bereikt')
  })
})

describe.skipIf(!hasReference)('words over the samples', () => {
  const files = Object.values(presence).flatMap((rows) => rows.flatMap(({ files: all }) => all))

  test('nothing is left that is not the document’s, a name, or a path', async () => {
    const left: Record<string, readonly string[]> = {}
    for (const file of files) {
      const found = await leftOf(reference(`samples/${file}`))
      if (found.length > 0) left[file] = found
    }
    expect(left).toEqual({})
    ran('words of profile and inspect', files.length)
  })
})

describe('what is no answer is told, and nothing is made of it', () => {
  const hostile = [
    null,
    undefined,
    3,
    'x',
    [],
    {},
    { checks: null },
    { checks: [null] },
    { parts: [], sizes: [null] },
    { achievements: {} },
  ]
  test.each(hostile)('%j', async (given) => {
    for (const sections of [profileSections, stackSections, summarySections] as readonly ((answer: never) => Promise<unknown>)[])
      await expect(sections(given as never)).rejects.toMatchObject({ code: 'ERR_INPUT' })
  })
})
