/** What is inside, as data and as labelled values; what is expected was read in the documents by hand. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Section, summary, summarySections } from '../../src/summary.ts'
import { hasReference, reference } from '../reference.ts'
import { full } from './full.ts'

const folder = fileURLToPath(new URL('../../../shared/design/crosswalk-data/', import.meta.url))
const twelve = [
  'Alignment',
  'Badge criteria',
  'Badge description',
  'Badge name',
  'Digital signature',
  'Evidence',
  'Expiration date',
  'Issued date',
  'Issuer',
  'JSON-LD',
  'Recipient',
  'Verification',
]
const of = (sections: readonly Section[], key: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries((sections.find((section) => section.key === key)?.entries ?? []).map(({ label, values }) => [label, values]))

describe('a whole micro-credential', () => {
  const document = full({ volumeOfLearning: 'PT84H', learningSetting: 'http://data.europa.eu/snb/learning-setting/e207a81fc7' })

  test('in plain language', async () => {
    expect(of(await summarySections(await summary(document)), 'achievement')).toMatchObject({
      'ESCO skills': ['navigate'],
      Level: ['EQF level 6'],
      Credits: ['3 ECTS credits'],
      Workload: ['84 hours'],
      Participation: ['online'],
      Setting: ['non-formal learning'],
      Assessment: ['written examination'],
      Supervision: ['supervised, with identity verification'],
      Prerequisites: ['None'],
      Grade: ['8'],
      'Quality assurance': ['Accredited programme'],
      Stackability: ['part of a larger qualification'],
    })
  })

  test('in Dutch, with the lists and the dates', async () => {
    const sections = await summarySections(await summary(document, { language: 'nl' }), { language: 'nl' })
    expect(of(sections, 'achievement')).toMatchObject({
      Studiepunten: ['3 ECTS-punten'],
      Studielast: ['84 uur'],
      Beoordeling: ['schriftelijk examen'],
      Stapelbaarheid: ['deel van een grotere kwalificatie'],
    })
    expect(of(sections, 'credential')).toMatchObject({ Uitgever: ['Harbour College, Nederland', 'https://harbour.example/issuer'] })
  })

  test('the twelve fields of an Open Badge, each answered', async () => {
    const found = of(await summarySections(await summary(document)), 'open-badge')
    expect(Object.keys(found)).toEqual(twelve)
    expect(found).toMatchObject({
      'Badge name': ['Reading tide tables'],
      'Badge description': ['Tide tables of one sea.'],
      'Issued date': ['5 January 2026'],
      'Digital signature': ['not stated'],
      Evidence: ['not stated'],
      'Expiration date': ['not stated'],
      Recipient: ['did:example:ines'],
    })
    const bare = of(await summarySections(await summary({ ...document, issuer: undefined, credentialSubject: {} })), 'open-badge')
    expect(Object.keys(bare)).toEqual(twelve)
    expect(bare['Issuer']).toEqual(['not stated'])
  })
})

describe.skipIf(!existsSync(folder))('the golden five', () => {
  const inside = (form: string) => summary(readFileSync(`${folder}example-${form}.json`))

  test.each(['ob2', 'ob3', 'clr1', 'clr2', 'elm'])('%s', async (form) => {
    const { title, issuer, achievements } = await inside(form)
    expect([title, issuer?.name]).toEqual(['Digital Content Production', 'Vossenberg University'])
    expect(achievements[0]?.skills?.map(({ name }) => name)).toEqual(['develop digital content'])
    expect(achievements[0]?.evidence).toEqual(['Podcast'])
  })

  test.each(['ob3', 'clr2', 'elm'])('%s says credits, level, workload, grade alike', async (form) => {
    const [first] = (await inside(form)).achievements
    expect(first).toMatchObject({
      credits: [{ points: 3, framework: 'ECTS credits' }],
      level: [{ id: 'http://data.europa.eu/snb/eqf/6' }, { id: 'http://data.europa.eu/snb/qdr/c_1711a061' }],
      workload: 'PT84H',
      participation: [{ name: 'online' }],
      assessmentTypes: [{ name: 'artefact assessment' }],
      supervision: { name: 'supervised, with identity verification' },
      grades: [{ value: 'A' }],
      prerequisites: 'None',
    })
  })
})

describe.skipIf(!hasReference)('samples', () => {
  const read = (file: string): Uint8Array => reference(`samples/${file}`)

  test('a programme and its parts', async () => {
    const { achievements } = await summary(read('edc/Transcript_of_records_-_generic.json'))
    expect(
      achievements.map(({ title, stackability }) => [title, stackability?.relations?.map(({ type, other }) => `${type} ${other}`)]),
    ).toEqual([
      ['TITLE OF PROGRAMME', ['isParentOf Topic #2', 'isParentOf Topic #1']],
      ['Topic #2', ['isChildOf TITLE OF PROGRAMME']],
      ['Topic #1', ['isChildOf TITLE OF PROGRAMME']],
    ])
  })

  test('documents about it', async () => {
    const sections = await summarySections(await summary(read('edc/Sample-CertOfPart-signed-1.jsonld')))
    expect(of(sections, 'achievement')['Documents']).toEqual(['Common European Skills Data Space', 'Open source code and EDC samples'])
  })

  test('a badge inside a record, as a token', async () => {
    expect((await summary(read('1edtech-clr/simple.jwt'))).achievements.map(({ title }) => title)).toEqual([
      // the name of the credential in the token
      'Example University Degree',
    ])
  })

  test('a badge class, an endorsement, a profile: what they are', async () => {
    expect(await summary(read('1edtech-ob2/assets__badgeclass1.json'))).toMatchObject({ part: 'definition', title: 'Example Badge' })
    expect(await summary(read('1edtech-ob2/assets__endorsement-1.json'))).toMatchObject({ part: 'endorsement', achievements: [] })
    expect(await summary(read('spec-ob3/ob3-impl_getting_started_md-01.json'))).toMatchObject({ part: 'profile', achievements: [] })
  })

  test.each([
    ['edc/Sample-MC-Annex1-signed.jsonld', { kind: 'jades', how: ['RS256'] }],
    ['1edtech-ob3/complete.json', { kind: 'data-integrity', how: ['eddsa-rdfc-2022'] }],
    ['1edtech-ob2/simple.jwt', { kind: 'jws', how: ['RS256'] }],
    ['derived/moodle/ob2-nested.json', { kind: 'hosted' }],
    ['1edtech-clr/simple-noproof.json', { kind: 'none' }],
  ])('%s: how it is signed', async (file, signature) => {
    expect((await summary(read(file))).signature).toMatchObject(signature)
  })
})
