/** What is inside, as data and as labelled values; what is expected was read in the documents by hand. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Section, summary, summarySections } from '../../src/summary.ts'
import { hasReference, reference } from '../reference.ts'
import { full, type Tree } from './full.ts'

const folder = fileURLToPath(new URL('../../../shared/design/crosswalk-data/', import.meta.url))
const issuer = { id: 'https://harbour.example/issuer', type: ['Profile'], name: 'Harbour College' }
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

describe('what is of importance is said', () => {
  const sections = async (document: object) => summarySections(await summary(document as Tree))
  const ob2 = { '@context': 'https://w3id.org/openbadges/v2', id: 'https://harbour.example/1', type: 'Assertion' }

  test('that it was revoked, and where that is to be asked', async () => {
    expect(of(await sections({ ...ob2, revoked: true, revocationReason: 'Issued by mistake' }), 'credential')).toMatchObject({
      Revoked: ['Issued by mistake'],
    })
    expect((await summary({ ...ob2, revoked: true })).revoked).toEqual({ isSaid: true })
    expect((await summary({ ...ob2, revoked: false, badge: 'https://harbour.example/badge' })).revoked).toBeUndefined()
    const credentialStatus = { id: 'https://harbour.example/revoked', type: '1EdTechRevocationList' }
    const asked = await summary({ ...full(), credentialStatus })
    expect([asked.revoked, asked.statusAt]).toEqual([undefined, ['https://harbour.example/revoked']])
  })

  test('when each part of a record was issued and runs out, and by whom, and its number', async () => {
    const part = (more: Tree, subject: Tree = {}): Tree => ({ ...full({}, subject), ...more })
    const record = {
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: 'urn:uuid:2c1b1a0e-7d0c-4f1c-9f5e-0d7f5a1c0098',
      type: ['VerifiableCredential', 'ClrCredential'],
      issuer: { id: 'https://registry.example/', type: ['Profile'], name: 'Registry' },
      validFrom: '2026-03-01T00:00:00Z',
      credentialSubject: {
        type: ['ClrSubject'],
        verifiableCredential: [
          part({ validFrom: '2018-06-06T00:00:00Z', validUntil: '2020-06-06T00:00:00Z' }, { licenseNumber: 'A-1' }),
          part({ id: 'urn:uuid:2c1b1a0e-7d0c-4f1c-9f5e-0d7f5a1c0097' }),
        ],
      },
    }
    const said = await sections(record)
    expect(of(said, 'achievement')).toMatchObject({
      Issuer: ['Harbour College, Netherlands', 'https://harbour.example/issuer'],
      'Valid from': ['6 June 2018'],
      'Valid until': ['6 June 2020'],
      Number: ['A-1'],
    })
    // what one of several is called, and its number, is not the record's
    expect(Object.keys(of(said, 'credential'))).not.toEqual(expect.arrayContaining(['Title']))
    expect(Object.keys(of(said, 'credential'))).not.toEqual(expect.arrayContaining(['Number']))
  })

  test('whom an endorsement is of', async () => {
    const endorsement = (by: string, subject: string): Tree => ({
      '@context': full()['@context'],
      id: `https://${by}.example/endorsement`,
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endorsement',
      issuer: { id: `https://${by}.example/`, type: ['Profile'], name: by },
      validFrom: '2026-01-05T00:00:00Z',
      credentialSubject: { id: subject, type: ['EndorsementSubject'], endorsementComment: 'Good' },
    })
    const [ofIssuer, ofTides] = [
      endorsement('Ministry', 'https://harbour.example/issuer'),
      endorsement('Pilots', 'https://harbour.example/tides'),
    ]
    const said = await sections(full({ endorsement: [ofIssuer, ofTides] }))
    expect(of(said, 'credential')['Issuer endorsed by']).toEqual(['Ministry'])
    expect(of(said, 'achievement')['Endorsed by']).toEqual(['Pilots'])
    // copied out of another credential
    const ofOther = endorsement('Harvard', 'https://other.example/degree')
    expect(await sections(full({ endorsement: [ofIssuer, ofTides, ofOther] }))).toEqual(said)
  })

  test('what a grade is of, and the level that was reached, whichever description names it', async () => {
    const described = [
      {
        id: 'urn:uuid:1',
        type: ['ResultDescription'],
        name: 'Exam',
        resultType: 'Result',
        valueMin: '0',
        valueMax: '20',
        requiredValue: '10',
      },
      {
        id: 'urn:uuid:2',
        type: ['ResultDescription'],
        name: 'Project',
        resultType: 'RubricCriterionLevel',
        rubricCriterionLevel: [{ id: 'urn:uuid:3', type: ['RubricCriterionLevel'], name: 'Mastery' }],
      },
    ]
    const results = [
      { type: ['Result'], resultDescription: 'urn:uuid:1', value: '17' },
      { type: ['Result'], resultDescription: 'urn:uuid:1', achievedLevel: 'urn:uuid:3' },
    ]
    const said = of(await sections(full({ resultDescription: described }, { result: results })), 'achievement')
    const predicted = { id: 'urn:uuid:4', type: ['ResultDescription'], name: 'Exam', resultType: 'PredictedScore' }
    const score = { type: ['Result'], resultDescription: 'urn:uuid:4', value: '16' }
    expect(of(await sections(full({ resultDescription: [predicted] }, { result: [score] })), 'achievement')['Grade']).toEqual([
      '16 (Exam; predicted)',
    ])
    expect(said['Grade']).toEqual(['17 (Exam; of 0 to 20; required: 10)', 'Mastery (Exam; of 0 to 20; required: 10)'])
  })

  test('what stands there and is not shown', async () => {
    const bonus = { courses: ['Knots', 'Charts'] }
    const { unread } = await summary({ ...full({ bonus }), proof: { type: 'DataIntegrityProof' } })
    expect(unread).toEqual(['/credentialSubject/achievement/bonus'])
    expect(of(await sections(full({ bonus })), 'notes')['Note']).toContain('/credentialSubject/achievement/bonus')
    expect((await summary(full())).unread).toBeUndefined()
  })

  test('an achievement of which only the title is known', async () => {
    const { credentialSubject: _, ...rest } = full()
    const bare = { ...rest, credentialSubject: { type: ['AchievementSubject'], achievement: { type: ['Achievement'], name: 'Knots' } } }
    expect(of(await sections(bare), 'achievement')).toEqual({ Title: ['Knots'] })
  })

  const learnerRecord = (subject: Tree): Tree => ({
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    type: ['VerifiableCredential', 'ClrCredential'],
    issuer,
    validFrom: '2026-03-01T00:00:00Z',
    credentialSubject: { type: ['ClrSubject'], ...subject },
  })

  test('what is described and was not awarded; who is known by an id alone is named where the document does', async () => {
    const [given, other] = [
      full({ creator: { id: issuer.id, type: ['Profile'] } }),
      { id: 'https://harbour.example/charts', type: ['Achievement'], name: 'Charts' },
    ]
    const record = learnerRecord({
      verifiableCredential: [given],
      achievement: [other, (given['credentialSubject'] as Tree)['achievement']],
    })
    const said = await sections(record)
    expect(of(said, 'credential')['Described, not awarded']).toEqual(['Charts'])
    expect(of(said, 'achievement')['Achievement']).toBeUndefined()
    const renamed = JSON.parse(JSON.stringify(record).replace('"name":"Reading tide tables"', '"name":"Pilot course"')) as Tree
    expect(of(await sections(renamed), 'achievement')['Achievement']).toEqual(['Reading tide tables'])
    expect(of(said, 'achievement')['Awarded or defined by']?.[0]).toMatch(/^Harbour College/)
  })

  test('entries of one name in two frameworks are told apart; a day is no time from itself to itself', async () => {
    const alignment = ['Catalogue', 'Registry'].map((targetFramework) => ({
      type: ['Alignment'],
      targetName: 'Tides',
      targetUrl: `https://${targetFramework.toLowerCase()}.example/tides`,
      targetFramework,
    }))
    const day = { activityStartDate: '2026-01-05T09:00:00Z', activityEndDate: '2026-01-05T17:00:00Z' }
    expect(of(await sections(full({ alignment }, day)), 'achievement')).toMatchObject({
      'Skills and alignments': ['Tides (Catalogue)', 'Tides (Registry)'],
      Period: ['5 January 2026'],
    })
  })

  test('a badge in a record that is of somebody else', async () => {
    const record = (...ids: readonly (string | undefined)[]): Tree =>
      learnerRecord({ id: 'did:example:ines', verifiableCredential: ids.map((id) => full({}, { id })) })
    const { ofOthers } = await summary(record('did:example:ines', 'did:example:tomas', undefined))
    expect(ofOthers).toEqual(['/credentialSubject/verifiableCredential/1'])
    expect((await summary(record('did:example:ines'))).ofOthers).toBeUndefined()
    const notes = (await sections(record('did:example:tomas'))).find(({ key }) => key === 'notes')
    expect(notes?.entries.find(({ key }) => key === 'of-others')?.values[1]).toBe('/credentialSubject/verifiableCredential/0')
  })

  test.each([
    ['P2DT12H', '60 hours'],
    ['PT60H', '60 hours'],
    ['P3D', '3 days'],
    ['P1M', '1 month'],
    ['PT1H30M', '1 hour and 30 minutes'],
    ['P1DT6H30M', '30 hours and 30 minutes'],
  ])('a workload of %s', async (volumeOfLearning, words) => {
    expect(of(await sections(full({ volumeOfLearning })), 'achievement')['Workload']).toEqual([words])
  })

  test('everybody whom a document is about, with what is theirs', async () => {
    const subjects = [full({ name: 'Knots' }, { id: 'did:example:ines' }), full({ name: 'Charts' }, { id: 'did:example:tomas' })]
    const document = { ...full(), credentialSubject: subjects.map(({ credentialSubject }) => credentialSubject) }
    const { recipient, achievements, others = [] } = await summary(document)
    const all = [{ recipient, achievements }, ...others]
    expect(all.map((one) => [one.recipient?.id, one.achievements.map(({ title }) => title)])).toEqual([
      ['did:example:ines', ['Knots']],
      ['did:example:tomas', ['Charts']],
    ])
    const said = (await sections(document)).map(({ heading, entries }) => [heading, ...entries.flatMap(({ values }) => values)].join())
    expect(said.find((one) => one.startsWith('Another person'))).toContain('did:example:tomas')
    expect(said.find((one) => one.startsWith('Charts'))).toBeDefined()
  })

  test.each([
    ['2024-01-01T00:30:00+02:00', '1 January 2024'],
    ['2025-06-30T23:59:59-05:00', '30 June 2025'],
    ['2025-06-30', '30 June 2025'],
    ['2025-06-30T22:30:00Z', '30 June 2025'],
  ])('a date is the day that is written there: %s', async (validFrom, day) => {
    expect(of(await sections({ ...full(), validFrom }), 'credential')['Valid from']).toEqual([day])
  })

  test('the whole name, the birthday; a region is no country', async () => {
    const profile = { type: ['AchievementSubject', 'Profile'], givenName: 'Vincent', familyNamePrefix: 'van', familyName: 'Gogh' }
    const document = {
      ...full({}, { ...profile, dateOfBirth: '1853-03-30' }),
      issuer: { ...issuer, address: { type: ['Address'], addressRegion: 'OR' } },
    }
    const inside = await summary(document)
    expect([inside.recipient?.name, inside.recipient?.dateOfBirth]).toEqual(['Vincent van Gogh', '1853-03-30'])
    expect([inside.issuer?.country, inside.issuer?.region]).toEqual([undefined, 'OR'])
    expect(of(await sections(document), 'credential')['Issuer']?.[0]).toBe('Harbour College, OR')
  })

  test('a proof of another kind is not none', async () => {
    const merkle = { verification: { type: ['MerkleProofVerification2017', 'Extension'] }, signature: { type: ['MerkleProof2017'] } }
    const badge = 'https://harbour.example/badge'
    const { signature } = await summary({ ...ob2, id: 'urn:uuid:2c1b1a0e-7d0c-4f1c-9f5e-0d7f5a1c0096', badge, ...merkle })
    expect(signature).toEqual({ kind: 'none', other: ['/verification', '/signature'] })
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

  test('of a token in a record, what is shown is not called unshown', async () => {
    expect((await summary(read('1edtech-clr/simple.jwt'))).unread).toBeUndefined()
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
