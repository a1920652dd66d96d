/** A hub in which every field has a value: what each format makes of it is the crosswalk. */

import type { Achievement } from '../../src/lib/credential/achievement.ts'
import type { Address, Endorsement, LegalIdentifier, Organisation, Person } from '../../src/lib/credential/parties.ts'
import type { Concept, Media } from '../../src/lib/credential/values.ts'
import type { Award, Credential } from '../../src/lib/credential.ts'

/** Every field, however deep: a new field of the hub does not compile until it stands here. */
type Whole<Value> = Value extends readonly (infer Item)[]
  ? readonly Whole<Item>[]
  : Value extends Readonly<Record<string, string>> | Readonly<Record<string, readonly string[]>>
    ? Value
    : Value extends object
      ? {
          [Name in keyof Value]-?: Name extends 'parent' | 'issuer' | 'agent' | 'awardedBy' | 'source' | 'achievements' | 'endorsements'
            ? Value[Name]
            : Whole<NonNullable<Value[Name]>>
        }
      : Value

const text = (words: string) => ({ en: words })
const media = (name: string): Whole<Media> => ({ uri: 'data:image/png;base64,AAAA', caption: text(`${name} caption`) })
const concept = (id: string, name: string): Whole<Concept> => ({
  id,
  name: text(name),
  code: `${name} code`,
  framework: `${name} framework`,
  description: text(`${name} described`),
  type: 'CFItem',
})
const legal = (value: string): Whole<LegalIdentifier> => ({ value, country: 'FR' })
const address = (name: string): Whole<Address> => ({
  country: 'NL',
  countryName: 'Nederland',
  region: `${name} region`,
  locality: `${name} town`,
  street: `${name} street`,
  postOfficeBox: `${name} box`,
  postalCode: `${name} code`,
  full: text(`${name} in full`),
  position: { latitude: 52.1, longitude: 4.3 },
})
const organisation = (name: string): Whole<Organisation> => ({
  id: `https://${name}.example/`,
  name: text(name),
  otherName: text(`${name} for short`),
  types: ['https://example.org/types/school'],
  homepage: `https://${name}.example/home`,
  email: `${name}@example.org`,
  phone: '+31201234567',
  description: text(`${name} described`),
  logo: media(name),
  address: address(name),
  official: `${name} rector`,
  vat: [legal(`${name} vat`)],
  tax: [legal(`${name} tax`)],
  eidas: legal(`${name} eidas`),
  registration: legal(`${name} registration`),
  identifiers: [{ value: `${name} ror`, type: 'ext:ROR' }],
  parent: { id: `https://${name}-parent.example/`, name: text(`${name} parent`) },
  accreditations: [
    {
      id: `https://${name}.example/accreditation`,
      title: text('accredited'),
      description: text('accredited well'),
      type: 'http://data.europa.eu/snb/accreditation/bb4618238e',
      agent: { name: text('agent'), homepage: 'https://agent.example/', address: { locality: 'Brussel' } },
      issued: '2020-01-01T00:00:00Z',
      expires: '2030-01-01T00:00:00Z',
      contact: text('ask the agent'),
    },
  ],
  endorsements: [endorsement(name)],
  endorsementTokens: ['aaa.bbb.ccc'],
})
const endorsement = (name: string): Whole<Endorsement> => ({
  id: `urn:uuid:00000000-0000-5000-8000-0000000000${String(name.length).padStart(2, '0')}`,
  name: text(`${name} endorsed`),
  description: text(`${name} endorsement`),
  issuer: { id: 'https://endorser.example/', name: text('endorser') },
  issued: '2024-01-01T00:00:00Z',
  expires: '2031-01-01T00:00:00Z',
  subject: `https://${name}.example/`,
  comment: text(`${name} is good`),
})
const snb = 'http://data.europa.eu/snb/'
const ects = `${snb}education-credit/6fcec5c5af`
const definition = 'urn:uuid:00000000-0000-5000-8000-0000000000d1'
const level = 'urn:uuid:00000000-0000-5000-8000-0000000000d2'

const achievement = (name: string): Whole<Achievement> => ({
  id: `https://example.org/achievements/${name}`,
  type: 'MicroCredential',
  name: text(name),
  description: text(`${name} described`),
  image: media(name),
  criteria: text(`${name} criteria`),
  criteriaUrl: 'https://example.org/criteria',
  homepage: 'https://example.org/about',
  applyUrl: 'https://example.org/apply',
  rights: 'https://creativecommons.org/licenses/by/4.0/',
  place: { latitude: 1.5, longitude: 2.5 },
  accessibility: { features: ['captions'], hazards: ['none'], controls: ['fullKeyboardControl'], interfaces: ['ARIA'] },
  related: [{ id: 'https://example.org/achievements/other', language: 'nl', version: '2' }],
  tags: { en: ['water', 'soil'] },
  version: '1.2',
  code: 'WAT-101',
  fieldOfStudy: text('Water'),
  specialization: text('Rivers'),
  identifiers: [{ value: 'croho-1', type: 'ext:CROHO' }],
  credits: [{ points: 3, framework: ects }],
  workload: 'PT84H',
  maximumDuration: 'P6M',
  modes: [`${snb}learning-assessment/920fbb3cbe`],
  setting: `${snb}learning-setting/e207a81fc7`,
  targetGroups: [`${snb}target-group/022beab85a`],
  entryRequirement: text('none'),
  partial: true,
  instruction: ['nl'],
  eqf: concept(`${snb}eqf/6`, 'eqf'),
  nqf: [concept(`${snb}qdr/c_1711a061`, 'nqf')],
  subjects: [concept(`${snb}isced-f/0211`, 'subject')],
  qualificationCodes: [concept('https://example.org/codes/1', 'code')],
  educationLevels: [concept('https://example.org/levels/1', 'level')],
  occupations: [concept('http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-000000000001', 'occupation')],
  qualityAssurance: [concept('https://example.org/quality', 'quality')],
  outcomeSummary: text('what is learned'),
  outcomes: [
    {
      name: text('measures'),
      type: `${snb}skill-type/skill`,
      reusability: `${snb}skill-reuse-level/transversal`,
      escoSkills: [concept('http://data.europa.eu/esco/skill/00000000-0000-0000-0000-000000000002', 'esco')],
      skills: [concept('https://example.org/skills/1', 'skill')],
    },
  ],
  assessments: [
    {
      id: definition,
      name: text('exam'),
      scale: 'LetterGrade',
      allowedValues: ['A', 'B'],
      requiredValue: 'B',
      minimum: '1',
      maximum: '10',
      grading: text('A is best'),
      modes: [`${snb}learning-assessment/920fbb3cbe`],
      requiredLevel: level,
      rubric: [
        {
          id: level,
          name: text('good'),
          description: text('good work'),
          level: '2',
          points: '8',
          alignments: [concept('https://example.org/rubric', 'rubric')],
        },
      ],
      alignments: [concept('https://example.org/assessed', 'assessed')],
    },
  ],
  assessmentTypes: [`${snb}assessment/de4d165a6c`],
  supervision: `${snb}supervision-verification/70be69aaf9`,
  accreditations: [
    {
      id: `https://example.org/accreditations/${name}`,
      title: text('programme accredited'),
      description: text('programme accredited well'),
      type: `${snb}accreditation/820101cba6`,
      agent: { name: text('agent of programmes') },
      issued: '2020-01-01T00:00:00Z',
      expires: '2030-01-01T00:00:00Z',
      contact: text('ask the agent of programmes'),
    },
  ],
  documents: [{ url: 'https://example.org/syllabus', title: text('syllabus') }],
  endorsements: [endorsement('achievement')],
  endorsementTokens: ['aaa.bbb.ccc'],
})

const award: Whole<Award> = {
  id: 'urn:uuid:00000000-0000-5000-8000-0000000000a1',
  title: text('title of the award'),
  description: text('the award described'),
  narrative: text('how it was earned'),
  image: media('award'),
  picture: media('award of its own'),
  licence: 'L-1',
  role: text('leader'),
  credits: [{ points: 3, framework: ects }],
  activity: {
    start: '2024-02-01T00:00:00Z',
    end: '2024-03-01T00:00:00Z',
    term: text('Spring'),
    workload: 'PT80H',
    types: [`${snb}learning-activity/bf5588ff84`],
  },
  evidence: [
    {
      url: 'https://example.org/evidence',
      name: text('podcast'),
      narrative: text('ten episodes'),
      description: text('about water'),
      genre: 'Audio',
      audience: 'public',
    },
  ],
  results: [
    { assessment: definition, value: text('A'), status: 'Completed', level, alignments: [concept('https://example.org/result', 'result')] },
  ],
  awarded: '2024-06-01T10:00:00+02:00',
  validFrom: '2024-06-02T00:00:00Z',
  validUntil: '2029-06-02T00:00:00Z',
  issuer: organisation('inner'),
  awardedBy: [organisation('creator')],
  source: organisation('assessor'),
  entitlements: [
    {
      id: 'https://example.org/entitlements/1',
      title: text('may measure'),
      description: text('may measure water'),
      type: `${snb}entitlement/52f62180c2`,
      status: `${snb}entitlement-status/b7015a8a8c`,
      issued: '2024-06-01T00:00:00Z',
      expires: '2029-06-01T00:00:00Z',
      occupations: [concept('http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-000000000003', 'entitled occupation')],
    },
  ],
  remarks: [{ text: text('a remark') }],
  endorsements: [endorsement('award')],
  endorsementTokens: ['aaa.bbb.ccc'],
  achievement: achievement('water'),
}
const recipient: Whole<Person> = {
  id: 'did:example:learner',
  name: text('Mira van den Berg'),
  givenName: text('Mira'),
  familyName: text('Berg'),
  additionalName: text('Noor'),
  patronymicName: text('Janszoon'),
  familyNamePrefix: text('van den'),
  honorificPrefix: text('Dr'),
  honorificSuffix: text('MSc'),
  dateOfBirth: '1999-10-02',
  email: 'mira@example.org',
  phone: '+31611111111',
  address: address('home'),
  nationalId: legal('123'),
  identities: [{ value: 'sha256$abc', type: 'emailAddress', hashed: true, salt: 'Salt' }],
}

export const example: Whole<Credential> = {
  id: 'urn:uuid:00000000-0000-5000-8000-0000000000c1',
  name: text('the credential'),
  description: text('the credential described'),
  image: media('credential'),
  language: 'en',
  languages: ['en', 'fi'],
  licence: 'C-1',
  issuer: organisation('issuer'),
  issued: '2024-06-03T00:00:00Z',
  validFrom: '2024-06-04T00:00:00Z',
  validUntil: '2029-06-04T00:00:00Z',
  recipient,
  awards: [award],
  attachments: [{ uri: 'data:application/pdf;base64,AAAA', caption: text('diploma') }],
  partial: true,
  achievements: [{ ...achievement('soil'), creator: { id: 'https://example.org/board', name: text('board') } }],
  associations: [
    {
      type: 'precedes',
      source: 'https://example.org/achievements/soil',
      target: 'https://example.org/achievements/water',
      title: text('first soil'),
    },
  ],
  termsOfUse: [{ id: 'https://example.org/terms', type: 'https://example.org/terms#Policy' }],
  statements: [{ type: `${snb}evidence-type/c_18016257`, text: 'issued for another' }],
  endorsements: [endorsement('credential')],
  endorsementTokens: ['aaa.bbb.ccc'],
}
