import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { assertion, badge, clr, european, record } from './examples.ts'
import { changed, formats, say } from './open.ts'

const good: Readonly<Record<string, Document>> = { ob2: assertion, ob3: badge, clr1: clr, clr2: record, elm: european }

/** A fault, put into a good document at a pointer, and what is said of it: how bad, in which words, where (there, unless it says). */
type Mutant = readonly [format: string, path: string, value: unknown, outcome: 'fail' | 'warn' | 'unknown', words: RegExp, where?: string]

const subject = '/credentialSubject'
const achievement = `${subject}/achievement`
const claim = '/credentialSubject/hasClaim/0'
const otherHash = `sha256$${'0b'.repeat(32)}`

const level = (more: Document): readonly Document[] => [
  { type: ['Alignment'], targetName: 'Level', targetUrl: 'https://school.example/level', ...more },
]

const mutants: readonly Mutant[] = [
  [
    'ob3',
    `${achievement}/alignment`,
    level({ targetUrl: 'http://data.europa.eu/snb/eqf/9' }),
    'warn',
    /levels 1 to 8/,
    `${achievement}/alignment/0`,
  ],
  [
    'ob3',
    `${achievement}/alignment`,
    level({ targetType: 'ext:EQF', targetCode: '0' }),
    'warn',
    /levels 1 to 8/,
    `${achievement}/alignment/0`,
  ],
  ['ob2', '/badge/alignment', level({ targetFramework: 'EQF', targetCode: 'Level 12' }), 'warn', /levels 1 to 8/, '/badge/alignment/0'],
  ['clr1', '/issuedOn', '2020-05-01T00:00:00', 'warn', /read as UTC/],
  ['elm', '/validFrom', '2024-05-01T00:00:00', 'warn', /read as UTC/],
  ['elm', '/validUntil', '2034-05-01', 'warn', /read as UTC/],
  ['elm', '/credentialSubject/dateOfBirth', '1999-10-01T22:00:00Z', 'warn', /time zone may have moved/],
  ['ob3', '/validUntil', '2020-01-01T00:00:00Z', 'fail', /before “validFrom”/],
  ['ob3', `${subject}/identifier`, [], 'fail', /neither an id nor an identifier/, subject],
  ['ob3', subject, { type: ['AchievementSubject'], name: 'Ann', achievement: {} }, 'warn', /anybody of that name/],
  ['ob3', `${subject}/identifier/0/identityHash`, 'ann@school.example', 'fail', /not the hash/],
  ['ob3', `${subject}/identifier/0/identityHash`, '0a'.repeat(32), 'fail', /write the algorithm/],
  ['ob3', `${subject}/identifier/1/identityHash`, otherHash, 'fail', /looks like a hash/],
  ['ob3', `${subject}/identifier/1/identityHash`, 'ann', 'warn', /no @/],
  ['ob3', `${achievement}/criteria`, { type: 'Criteria' }, 'fail', /neither an id nor a narrative/],
  ['ob3', `${subject}/activityEndDate`, '2023-03-01T00:00:00Z', 'warn', /before “activityStartDate”/],
  ['ob3', `${subject}/creditsEarned`, -1, 'fail', /less than nothing/],
  ['ob3', `${achievement}/creditsAvailable`, -1, 'fail', /less than nothing/],
  ['ob3', `${subject}/creditsEarned`, 4, 'warn', /More credits/],
  [
    'ob3',
    `${subject}/result/0/resultDescription`,
    'urn:uuid:d0000000-0000-4000-8000-000000000009',
    'warn',
    /result description that the achievement does not have/,
  ],
  ['ob3', `${subject}/result/0/achievedLevel`, 'urn:uuid:d0000000-0000-4000-8000-000000000009', 'warn', /level that its description/],
  ['ob3', `${subject}/result/0/value`, '11', 'warn', /outside the range/],
  ['ob3', `${achievement}/resultDescription/0/allowedValue`, ['A', 'B'], 'warn', /none of those/, `${subject}/result/0/value`],
  [
    'ob3',
    `${achievement}/resultDescription/0/requiredLevel`,
    'urn:uuid:d0000000-0000-4000-8000-000000000009',
    'warn',
    /none of those described/,
  ],
  ['ob3', '/evidence/0', { type: ['Evidence'] }, 'warn', /shows nothing/],
  ['ob3', '/image/id', 'data:text/html,x', 'fail', /no image/, '/image'],
  ['ob3', '/image/id', 'data:image/png;base64,/9j/4AAQ', 'warn', /is image\/jpeg/, '/image'],
  ['ob3', '/image/id', 'data:image/webp;base64,UklGR', 'warn', /neither PNG nor SVG/, '/image'],
  ['ob3', '/credentialSchema/0/id', 'https://school.example/schema.json', 'unknown', /schema of its own/, '/credentialSchema/0'],
  ['ob3', '/credentialSchema/0', { id: 'https://school.example/s', type: 'Secret' }, 'warn', /kind that is not known/],
  ['ob3', `${achievement}/endorsement/0/credentialSubject/id`, 'https://other.example/a', 'warn', /endorsement is of something/],
  [
    'ob3',
    `${achievement}/creator`,
    { id: 'https://school.example/issuer', type: ['Profile'], name: 'Another School' },
    'warn',
    /another “name”/,
  ],
  ['clr2', '/validUntil', '2020-01-01T00:00:00Z', 'fail', /before “validFrom”/],
  ['clr2', `${subject}/association/0/targetId`, 'urn:uuid:d0000000-0000-4000-8000-000000000009', 'warn', /leads to something/],
  ['clr2', `${subject}/association/0/sourceId`, 'urn:uuid:d0000000-0000-4000-8000-000000000009', 'warn', /leads to something/],
  ['clr2', `${subject}/verifiableCredential/0/credentialSubject/id`, 'did:example:bob', 'warn', /somebody else/],
  [
    'clr2',
    `${subject}/verifiableCredential/0/credentialSubject/achievement/criteria`,
    { type: 'Criteria' },
    'fail',
    /neither an id nor a narrative/,
  ],
  [
    'clr2',
    '/credentialSchema',
    [{ id: 'https://school.example/s.json', type: 'JsonSchema' }],
    'unknown',
    /schema of its own/,
    '/credentialSchema/0',
  ],
  ['ob2', '/@context', 'https://school.example/context', 'fail', /contexts/],
  ['ob2', '/expires', '2010-01-01T00:00:00Z', 'fail', /before “issuedOn”/],
  ['ob2', '/id', 'urn:uuid:d0000000-0000-4000-8000-000000000009', 'warn', /no web address/],
  ['ob2', '/badge/issuer/id', 'urn:uuid:d0000000-0000-4000-8000-000000000009', 'warn', /cannot be confirmed/],
  ['ob2', '/verification', { type: ['MerkleProofVerification2017', 'Extension'] }, 'warn', /do not define/],
  ['ob2', '/recipient/identity', 'ann@school.example', 'fail', /not the hash/],
  ['ob2', '/recipient/identity', `md5$${'0a'.repeat(15)}`, 'fail', /not the hash/],
  ['ob2', '/recipient/hashed', false, 'fail', /looks like a hash/, '/recipient/identity'],
  ['ob2', '/badge/criteria', { type: 'Criteria' }, 'fail', /neither an id nor a narrative/],
  ['ob2', '/badge/image', 'data:application/pdf;base64,JVBERi0=', 'fail', /no image/],
  ['ob2', '/badge/extensions:applyLink', { type: ['Extension', 'extensions:ApplyLink'] }, 'fail', /must have “url”/],
  ['ob2', '/badge/extensions:applyLink', 'https://school.example/apply', 'fail', /is an object/],
  ['ob2', '/badge/extensions:applyLink', { url: 'https://school.example/apply' }, 'warn', /no type/],
  ['ob2', '/badge/extensions:applyLink', { type: ['extensions:Other'], url: 'https://school.example/apply' }, 'warn', /“Extension”/],
  ['ob2', '/badge/issuer/id', 'https://school.example/classes/1', 'warn', /another “type”|another “name”/, '/badge/issuer'],
  ['clr1', '/assertions/0/issuedOn', '2023-02-30T12:00:00Z', 'fail', /no such day/],
  ['elm', '/credentialSubject/dateOfBirth', '1999-04-31T00:00:00+02:00', 'fail', /no such day/],
  ['elm', '/validFrom', '2023-02-29T00:00:00Z', 'fail', /no such day/],
  ['clr1', '/id', 'urn:uuid967906cd', 'warn', /urn:/],
  ['clr1', '/assertions/0/expires', '2010-01-01T00:00:00Z', 'warn', /before “issuedOn”/],
  ['clr1', '/assertions/0/activityEndDate', '2010-01-01T00:00:00Z', 'warn', /before “activityStartDate”/],
  ['clr1', '/assertions/0/creditsEarned', -2, 'fail', /less than nothing/],
  [
    'clr1',
    '/assertions/0/recipient',
    { type: 'email', identity: otherHash },
    'warn',
    /looks like a hash/,
    '/assertions/0/recipient/identity',
  ],
  ['clr1', '/assertions/0/recipient/hashed', true, 'fail', /not the hash/, '/assertions/0/recipient/identity'],
  [
    'clr1',
    '/assertions/0/results/0/resultDescription',
    'urn:uuid:d0000000-0000-4000-8000-000000000009',
    'warn',
    /no achievement of the record/,
  ],
  [
    'clr1',
    '/assertions/0/achievement/associations/0/targetId',
    'urn:uuid:d0000000-0000-4000-8000-000000000009',
    'warn',
    /not in the record/,
  ],
  ['clr1', '/assertions/0/achievement/requirement', { type: 'Criteria' }, 'fail', /neither an id nor a narrative/],
  ['elm', '/validUntil', '2020-01-01T00:00:00Z', 'fail', /before “validFrom”/],
  ['elm', '/expirationDate', '2035-01-01T00:00:00Z', 'warn', /same date/],
  ['elm', `${claim}/specifiedBy/eqfLevel/id`, 'http://data.europa.eu/snb/eqf/9', 'fail', /no such concept/],
  [
    'elm',
    `${claim}/specifiedBy/eqfLevel/id`,
    'http://data.europa.eu/snb/isced-f/0611',
    'fail',
    /names another/,
    `${claim}/specifiedBy/eqfLevel/inScheme`,
  ],
  ['elm', `${claim}/creditReceived/0/framework/id`, 'http://data.europa.eu/snb/education-credit/0000000000', 'warn', /no such concept/],
  ['elm', `${claim}/creditReceived/0/point`, 'two', 'warn', /not a number/],
  ['elm', `${claim}/creditReceived/0/point`, '-2', 'fail', /less than nothing/],
  ['elm', `${claim}/specifiedBy/volumeOfLearning`, 'P60M', 'warn', /PT60M/],
  ['elm', `${claim}/specifiedBy/maximumDuration`, 'P90M', 'warn', /PT90M/],
  ['elm', `${claim}/influencedBy/0/workload`, 'PT60000H', 'warn', /twenty years/],
  ['elm', `${claim}/influencedBy/0/temporal/0/endDate`, '2023-01-01T00:00:00Z', 'warn', /before “startDate”/],
  ['elm', `${claim}/specifiedBy/accreditation/0/expiryDate`, '2019-01-01T00:00:00Z', 'warn', /before “dateIssued”/],
  ['elm', `${claim}/provenBy/0/shortenedGrading/percentageLower`, 10, 'warn', /add up/, `${claim}/provenBy/0/shortenedGrading`],
  [
    'elm',
    '/displayParameter/primaryLanguage/id',
    'http://publications.europa.eu/resource/authority/language/FRA',
    'warn',
    /main language/,
    '/displayParameter/primaryLanguage',
  ],
  [
    'elm',
    '/displayParameter/individualDisplay/0/language/id',
    'http://publications.europa.eu/resource/authority/language/FRA',
    'warn',
    /display is in a language/,
    '/displayParameter/individualDisplay/0/language',
  ],
  ['elm', '/displayParameter/individualDisplay/0/displayDetail/0/image/content', 'not base64!', 'fail', /not base64/],
  ['elm', '/displayParameter/individualDisplay/0/displayDetail/0/image/content', 'JVBERi0xLjQK', 'warn', /is application\/pdf/],
  ['elm', '/credentialSchema/0/id', 'https://school.example/shapes.ttl', 'unknown', /schema of its own/, '/credentialSchema/0'],
  ['elm', '/credentialSubject/nationalID/id', 'urn:epass:legalIdentifier:1', 'warn', /another “notation”/, '/credentialSubject/nationalID'],
]

describe('rules that a schema cannot say', () => {
  it.each(Object.keys(good))('%s: say nothing of a good document', async (id) => {
    const format = formats[id]
    const document = good[id]
    if (!format || !document) throw new Error('no example')
    const { repairs, schema, rules } = await say(format, document)
    expect(schema).toEqual([])
    expect(rules).toEqual([])
    expect(repairs).toEqual([])
  })
  it.each([
    ['ob3', `${achievement}/alignment`, level({ targetUrl: 'http://data.europa.eu/snb/eqf/8' })],
    ['ob3', `${achievement}/alignment`, level({ targetFramework: 'European Qualifications Framework', targetCode: '6' })],
    ['ob3', `${achievement}/alignment`, level({ targetFramework: 'Ropes', targetCode: '12' })],
    ['elm', '/credentialSubject/dateOfBirth', '1999-10-01T00:00:00+02:00'],
    ['elm', `${claim}/specifiedBy/maximumDuration`, 'P23M'],
    ['elm', '/credentialSchema/0/id', 'http://data.europa.eu/snb/model/ap/edc-converted'],
    ['ob3', `${subject}/result/0/value`, 'good'],
  ] as const)('%s %s: says nothing of what is right', async (id, path, value) => {
    const format = formats[id]
    const document = good[id]
    if (!format || !document) throw new Error('no example')
    expect((await say(format, changed(document, path, value))).rules).toEqual([])
  })
  it.each(mutants.map((mutant) => [`${mutant[0]} ${mutant[1]} ${mutant[4].source}`, mutant] as const))(
    '%s',
    async (_, [id, path, value, outcome, words, where]) => {
      const format = formats[id]
      const document = good[id]
      if (!format || !document) throw new Error('no example')
      const { rules } = await say(format, changed(document, path, value))
      const found = rules.find((check) => words.test(check.message))
      expect(found, JSON.stringify(rules)).toMatchObject({ id: 'schema', outcome, path: where ?? path })
      expect(found?.message).toMatch(/^[A-Z“].*\.$/)
      expect(found?.code).toBe(
        words.source.includes('schema of its own') || words.source.includes('kind that') ? 'ERR_CREDENTIAL_SCHEMA' : 'ERR_RULE',
      )
    },
  )
})
