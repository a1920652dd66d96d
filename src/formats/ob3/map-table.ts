/** Open Badges 3.0 and the hub. @module */

import { alignmentsOf } from '../../lib/alignment.ts'
import type {
  Accessibility,
  Achievement,
  Activity,
  Address,
  Assessment,
  Award,
  Credential,
  Credits,
  Endorsement,
  Evidence,
  Identifier,
  Identity,
  LegalIdentifier,
  Media,
  Organisation,
  Person,
  Position,
  Related,
  Result,
  RubricLevel,
  Terms,
} from '../../lib/credential.ts'
import { own, type Pointer } from '../../lib/json.ts'
import { absent, bridged, type Codec, lazy, lone, many, marked, one, record, when } from '../../lib/lens.ts'
import { outcomesOf } from '../../lib/outcomes.ts'
import { flag, instant, localized, lookup, number, spoken, spokenLists, type Text, text } from '../../lib/text.ts'
import { countries, country } from '../../vocabularies/country.ts'
import { eqf } from '../../vocabularies/eqf.ts'
import { iscedF } from '../../vocabularies/isced-f.ts'
import { labelOf } from '../../vocabularies/list.ts'
import { qdr } from '../../vocabularies/qdr.ts'

const alignments = alignmentsOf({ eqf, qdr, iscedF }, true)
const { kinds } = alignments

const isData = (held: unknown): boolean => String(own(held, 'id')).startsWith('data:')

const image = record<Media>({ uri: ['/id', text, 'needed'], caption: ['/caption', spoken] })

const position = record<Position>({ latitude: ['/latitude', number, 'needed'], longitude: ['/longitude', number, 'needed'] })

const address = record<Address>(
  {
    country: ['/addressCountryCode', text],
    countryName: ['/addressCountry', text],
    region: ['/addressRegion', text],
    locality: ['/addressLocality', text],
    street: ['/streetAddress', text],
    postOfficeBox: ['/postOfficeBoxNumber', text],
    postalCode: ['/postalCode', text],
    full: absent('an address has parts here'),
    position: ['/geo', position],
  },
  {
    derive: [
      { to: '/countryName', from: ['/country'], by: ({ country: code }) => code && labelOf(country, countries.iri(code)) },
      { to: '/street', from: ['/full'], by: ({ full = {} }, { pass }) => full[lookup(Object.keys(full), pass.language)] },
    ],
  },
)

const legal = (type: string): Codec<LegalIdentifier> =>
  marked(
    '/identifierType',
    type,
    record<LegalIdentifier>({ value: ['/identifier', text, 'needed'], country: absent('an identifier names no country') }),
  )

const identifier = record<Identifier>({ value: ['/identifier', text, 'needed'], type: ['/identifierType', text, 'needed'] })

const profile: Codec<Organisation> = record<Organisation>({
  id: ['/id', text],
  name: ['/name', spoken],
  otherName: absent('a profile has one name'),
  types: absent('a profile does not say what kind of organisation it is'),
  homepage: ['/url', text],
  email: ['/email', text],
  phone: ['/phone', text],
  description: ['/description', spoken],
  logo: ['/image', image],
  address: ['/address', address],
  official: ['/official', text],
  vat: ['/otherIdentifier', many(legal('ext:VAT'))],
  tax: ['/otherIdentifier', many(legal('ext:TaxId'))],
  eidas: ['/otherIdentifier', one(legal('ext:eIDASIdentifier'))],
  registration: ['/otherIdentifier', one(legal('ext:RegistrationId'))],
  identifiers: ['/otherIdentifier', many(identifier)],
  parent: ['/parentOrg', lazy(() => profile)],
  accreditations: absent('a profile has no accreditations'),
  endorsements: ['/endorsement', many(lazy(() => endorsement))],
  endorsementTokens: ['/endorsementJwt', many(text)],
})

/** Terms of the endorsement's own: it is a credential inside another one. */
const context = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']

const endorsement: Codec<Endorsement> = record<Endorsement>(
  {
    id: ['/id', text],
    name: ['/name', spoken],
    description: ['/description', spoken],
    issuer: ['/issuer', profile],
    issued: ['/validFrom', instant],
    subject: ['/credentialSubject/id', text],
    comment: ['/credentialSubject/endorsementComment', spoken],
  },
  { fixed: { '/@context': context } },
)

const nationalId: Codec<LegalIdentifier> = marked(
  '/identityType',
  'nationalIdentityNumber',
  marked(
    '/hashed',
    false,
    record<LegalIdentifier>({ value: ['/identityHash', text, 'needed'], country: absent('an identifier names no country') }),
  ),
)

const identity = record<Identity>({
  value: ['/identityHash', text, 'needed'],
  type: ['/identityType', text, 'needed'],
  hashed: ['/hashed', flag, 'needed'],
  salt: ['/salt', text],
})

const person = record<Person>({
  id: ['/id', text],
  name: ['/name', spoken],
  givenName: ['/givenName', spoken],
  familyName: ['/familyName', spoken],
  additionalName: ['/additionalName', spoken],
  patronymicName: ['/patronymicName', spoken],
  familyNamePrefix: ['/familyNamePrefix', spoken],
  honorificPrefix: ['/honorificPrefix', spoken],
  honorificSuffix: ['/honorificSuffix', spoken],
  dateOfBirth: ['/dateOfBirth', text],
  email: ['/email', text],
  phone: ['/phone', text],
  address: ['/address', address],
  nationalId: ['/identifier', one(nationalId)],
  identities: ['/identifier', many(identity)],
})

const rubricLevel = record<RubricLevel>({
  id: ['/id', text],
  name: ['/name', spoken],
  description: ['/description', spoken],
  level: ['/level', text],
  points: ['/points', text],
  alignments: ['/alignment', many(alignments.any)],
})

const assessment = record<Assessment>(
  {
    id: ['/id', text, 'needed'],
    name: ['/name', spoken],
    scale: ['/resultType', text],
    allowedValues: ['/allowedValue', many(text)],
    requiredValue: ['/requiredValue', text],
    minimum: ['/valueMin', text],
    maximum: ['/valueMax', text],
    grading: ['/gradingMap', bridged(localized)],
    modes: ['/mode', bridged(many(text))],
    requiredLevel: ['/requiredLevel', text],
    rubric: ['/rubricCriterionLevel', many(rubricLevel)],
    alignments: ['/alignment', many(alignments.any)],
  },
  { derive: [{ to: '/scale', from: [], by: () => 'Result' }] },
)

const result = record<Result>({
  assessment: ['/resultDescription', text],
  value: ['/value', spoken],
  status: ['/status', text],
  level: ['/achievedLevel', text],
  alignments: ['/alignment', many(alignments.any)],
})

const related = record<Related>({ id: ['/id', text, 'needed'], language: ['/inLanguage', text], version: ['/version', text] })

const accessibility = record<Accessibility>({
  features: ['/accessibilityFeature', many(text)],
  hazards: ['/accessibilityHazard', many(text)],
  controls: ['/accessibilityControl', many(text)],
  interfaces: ['/accessibilityAPI', many(text)],
})

const achievement = record<Achievement>({
  id: ['/id', text],
  type: ['/achievementType', text],
  name: ['/name', spoken],
  description: ['/description', spoken],
  image: ['/image', image],
  criteria: ['/criteria/narrative', spoken],
  criteriaUrl: ['/criteria/id', text],
  homepage: ['/homepage', bridged(text)],
  applyUrl: ['/applyUrl', bridged(text)],
  rights: ['/rights', bridged(text)],
  place: ['/place', bridged(position)],
  accessibility: ['', bridged(accessibility)],
  related: ['/related', many(related)],
  tags: ['/tag', spokenLists],
  version: ['/version', text],
  code: ['/humanCode', text],
  fieldOfStudy: ['/fieldOfStudy', spoken],
  specialization: ['/specialization', spoken],
  identifiers: ['/otherIdentifier', many(identifier)],
  credits: ['', record<Credits>({ points: ['/creditsAvailable', number, 'needed'], framework: ['/creditFramework', bridged(text)] })],
  workload: ['/volumeOfLearning', bridged(text)],
  maximumDuration: ['/maximumDuration', bridged(text)],
  modes: ['/mode', bridged(many(text))],
  setting: ['/learningSetting', bridged(text)],
  targetGroups: ['/targetGroup', bridged(many(text))],
  entryRequirement: ['/entryRequirement', bridged(spoken)],
  partial: ['/isPartialQualification', bridged(flag)],
  instruction: ['/language', bridged(many(text))],
  outcomeSummary: ['/learningOutcomeSummary', bridged(spoken)],
  outcomes: ['', outcomesOf(alignments, '/alignment', '/learningOutcome')],
  eqf: ['/alignment', one(kinds.eqf)],
  nqf: ['/alignment', many(kinds.nqf)],
  subjects: ['/alignment', many(kinds.subject)],
  qualificationCodes: ['/alignment', many(kinds.qualificationCode)],
  educationLevels: ['/alignment', many(kinds.educationLevel)],
  occupations: ['/alignment', many(kinds.occupation)],
  qualityAssurance: ['/alignment', many(kinds.qualityAssurance)],
  assessments: ['/resultDescription', many(assessment)],
  assessmentTypes: ['/assessmentType', bridged(many(text))],
  supervision: ['/idVerification', bridged(text)],
  endorsements: ['/endorsement', many(endorsement)],
  endorsementTokens: ['/endorsementJwt', many(text)],
})

const evidence = when(
  (held) => !isData(held),
  record<Evidence>({
    url: ['/id', text],
    name: ['/name', spoken],
    narrative: ['/narrative', spoken],
    description: ['/description', spoken],
    genre: ['/genre', text],
    audience: ['/audience', text],
  }),
)

const file = when(isData, record<Media>({ uri: ['/id', text, 'needed'], caption: ['/name', spoken] }))

const award = record<Award>(
  {
    id: absent('an award has the name of its credential'),
    title: absent('an award has no title but that of its achievement'),
    description: absent('an award has the description of its credential'),
    image: ['/credentialSubject/image', image],
    licence: ['/credentialSubject/licenseNumber', text],
    narrative: ['/credentialSubject/narrative', spoken],
    role: ['/credentialSubject/role', spoken],
    credits: [
      '/credentialSubject',
      record<Credits>({ points: ['/creditsEarned', number, 'needed'], framework: ['/achievement/creditFramework', bridged(text)] }),
    ],
    activity: [
      '/credentialSubject',
      record<Activity>({
        start: ['/activityStartDate', instant],
        end: ['/activityEndDate', instant],
        term: ['/term', spoken],
        workload: ['/workload', bridged(text)],
        types: ['/activityType', bridged(many(text))],
      }),
    ],
    evidence: ['/evidence', many(evidence)],
    results: ['/credentialSubject/result', many(result)],
    awarded: ['/awardedDate', instant],
    validFrom: absent('an award is valid as long as its credential'),
    validUntil: absent('an award is valid as long as its credential'),
    issuer: absent('an award has the issuer of its credential'),
    source: ['/credentialSubject/source', profile],
    endorsements: ['/endorsement', many(endorsement)],
    endorsementTokens: ['/endorsementJwt', many(text)],
    awardedBy: ['/credentialSubject/achievement/creator', lone(profile)],
    achievement: ['/credentialSubject/achievement', achievement],
  },
  {
    // one term says the framework of both
    derive: [
      { to: '/credits/framework', from: ['/achievement/credits/framework'], keep: true },
      { to: '/achievement/credits/framework', from: ['/credits/framework'], keep: true },
    ],
  },
)

export const language: readonly [Pointer, Codec<string>] = ['/credentialSubject/achievement/inLanguage', text]

/** Where nothing says what had to be done: what is learned (T17). */
function criteriaOf(achievement: Achievement = {}): Text | undefined {
  if (achievement.criteriaUrl) return undefined
  if (achievement.outcomeSummary) return achievement.outcomeSummary
  const names = (achievement.outcomes ?? [])
    .map(({ name, escoSkills = [], skills = [] }): Text | undefined => name ?? [...escoSkills, ...skills][0]?.name)
    .filter((name) => name !== undefined)
  const tags = [...new Set(names.flatMap((name) => Object.keys(name)))]
  const lists = tags.map((tag) => [tag, names.flatMap((name) => (name[tag] === undefined ? [] : [`- ${name[tag]}`])).join('\n')] as const)
  return lists.length > 0 ? Object.fromEntries(lists) : undefined
}

export const credential: Codec<Credential> = record<Credential>(
  {
    id: ['/id', text],
    name: ['/name', spoken],
    description: ['/description', spoken],
    image: ['/image', image],
    language,
    languages: absent('the languages are those of the text'),
    licence: ['/credentialSubject/licenseNumber', text],
    issuer: ['/issuer', profile],
    issued: absent('a credential is issued when it becomes valid'),
    validFrom: ['/validFrom', instant],
    validUntil: ['/validUntil', instant],
    recipient: ['/credentialSubject', person],
    awards: ['', lone(award)],
    attachments: ['/evidence', many(file)],
    partial: absent('a badge is whole'),
    achievements: absent('a badge holds one achievement, the one that was awarded', 'association-lost'),
    associations: absent('a badge holds one achievement', 'association-lost'),
    termsOfUse: ['/termsOfUse', many(record<Terms>({ id: ['/id', text], type: ['/type', text] }))],
    endorsements: absent('the endorsements of a badge are those of its award', 'endorsement-lost'),
    endorsementTokens: absent('the endorsements of a badge are those of its award', 'endorsement-lost'),
  },
  {
    derive: [
      { to: '/name', from: ['/awards/0/achievement/name'] },
      // both say the number
      { to: '/awards/0/licence', from: ['/licence'], keep: true },
      { to: '/licence', from: ['/awards/0/licence'], keep: true },
      { to: '/awards/0/achievement/criteriaUrl', from: ['/awards/0/achievement/homepage'], keep: true, code: 'required-fallback' },
      {
        to: '/awards/0/achievement/description',
        from: ['/awards/0/narrative', '/awards/0/achievement/outcomeSummary', '/description', '/awards/0/achievement/name'],
        keep: true,
        code: 'required-fallback',
      },
      {
        to: '/awards/0/achievement/criteria',
        from: ['/awards/0/achievement/outcomeSummary', '/awards/0/achievement/outcomes'],
        keep: true,
        code: 'required-fallback',
        by: ({ awards }) => criteriaOf(awards?.[0]?.achievement),
      },
    ],
  },
)
