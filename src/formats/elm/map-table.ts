/** European Learning Model 3 and the hub. @module */

import { readOnly } from '../../lib/codecs.ts'
import type {
  Achievement,
  Activity,
  Address,
  Award,
  Credential,
  Credits,
  Evidence,
  Identifier,
  Identity,
  LegalIdentifier,
  Organisation,
  Outcome,
  Person,
  Result,
} from '../../lib/credential.ts'
import { fullName } from '../../lib/fallback.ts'
import { isObject, own, type Pointer } from '../../lib/json.ts'
import { absent, type Codec, claimed, formerly, inside, lazy, lone, many, marked, one, record, translated, when } from '../../lib/lens.ts'
import { duration, instant } from '../../lib/moments.ts'
import { ns } from '../../lib/namespace.ts'
import { at, fix, fresh, items, lose, next, type Place, put, skip, within } from '../../lib/place.ts'
import { decimal, flag, languagesOf, localized, localizedLists, mailto, type Text, text } from '../../lib/text.ts'
import { countries, label } from '../../vocabularies/index.ts'
import { achievementType } from './map-achievement-type.ts'
import { assessments } from './map-assessments.ts'
import { associations, claims, nesting } from './map-claims.ts'
import { withCompletion } from './map-completion.ts'
import { nodeConflicts } from './map-conflicts.ts'
import { gradeOf } from './map-grade.ts'
import { accreditations, deep, document, entitlement, entitlementsOf, opportunity, remarks, statement } from './map-quality.ts'
import {
  birthday,
  concept,
  country,
  global,
  languageTag,
  legalIdentifier,
  media,
  note,
  numbered,
  occupation,
  ours,
  owned,
  plain,
  prefix,
  quality,
  reference,
  term,
  webAddress,
} from './map-values.ts'

/** The region that a location has a code for, by its name (B13). */
const region: Codec<string> = {
  read(from) {
    const around = aroundAddress(from)
    const location = around && { ...around, hub: from.hub }
    return location && (named.read(at(location, '/spatialCode/0')) ?? inside('/geographicName', plain).read(location))
  },
  write: () => undefined,
}
const named: Codec<string> = inside('/prefLabel', plain)
const aroundAddress = (place: Place): Place | undefined => (place.key === 'address' ? place.up : place.up && aroundAddress(place.up))

const address = record<Address>(
  {
    country: ['/countryCode', country],
    full: ['/fullAddress/noteLiteral', localized],
    countryName: absent('only as text in the full address'),
    region: ['', readOnly('only as text in the full address', region)],
    locality: absent('only as text in the full address'),
    street: absent('only as text in the full address'),
    postOfficeBox: absent('only as text in the full address'),
    postalCode: absent('only as text in the full address'),
    position: absent('an address has no coordinates'),
  },
  {
    derive: [
      {
        to: '/country',
        from: ['/countryName'],
        keep: true,
        code: 'concept-recovered',
        by: ({ countryName }) => countryName && countries.named(countryName),
      },
      {
        to: '/full',
        from: ['/street', '/postOfficeBox', '/postalCode', '/locality', '/region', '/countryName', '/country'],
        by(
          { street, postOfficeBox, postalCode, locality, region, country: code = '', countryName = label('country', countries.iri(code)) },
          { pass },
        ) {
          const town = [postalCode, locality].filter(Boolean).join(' ')
          const local = [street, postOfficeBox, town, region].filter(Boolean).join(', ')
          // what was one text before is a street there: it names the country already
          const full = !countryName || local.endsWith(countryName) ? local : `${local}, ${countryName}`
          return street || town ? { [pass.language]: full } : undefined
        },
      },
    ],
  },
)

/** `identifierType` of Open Badges, without the `ext:` of what is not in its list. */
const known =
  'name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn lisSourcedId oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier'.split(
    ' ',
  )
/** `ext:` names have letters, digits and `.-_`: every other character is written by its code. */
const encoded = (name: string): string =>
  name.replace(/[^A-Za-z0-9._-]|_(?=x[0-9a-f]+_)/g, (char) => `_x${(char.codePointAt(0) ?? 0).toString(16)}_`)
const decoded = (name: string): string =>
  name.replace(/_x([0-9a-f]{1,6})_/g, (all, code) =>
    Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : all,
  )
const typeNamed = (name: string): string => (known.includes(name) ? name : `ext:${encoded(name)}`)
const nameOf = (type: string): string => (type.startsWith('ext:') ? decoded(type.slice('ext:'.length)) : type)
const schemeName: Codec<string> = translated(text, typeNamed, nameOf)

const identifier = record<Identifier>({ value: ['/notation', text, 'needed'], type: ['/schemeName', schemeName, 'needed'] })

const organisation: Codec<Organisation> = record<Organisation>(
  {
    id: ['/id', global],
    name: ['/legalName', localized],
    otherName: ['/altLabel', localized],
    types: ['/dcType', many(inside('/id', webAddress))],
    homepage: ['/homepage/0/contentURL', text],
    email: ['/contactPoint/0/emailAddress/0/id', mailto],
    phone: ['/contactPoint/0/phone/0/phoneNumber', text],
    description: ['/additionalNote', one(note('Profile.description', localized))],
    official: ['/additionalNote', one(note('Profile.official', plain))],
    logo: ['/logo', media],
    address: ['/location/0/address/0', address],
    vat: ['/vatIdentifier', many(legalIdentifier)],
    tax: ['/taxIdentifier', many(legalIdentifier)],
    eidas: ['/eIDASIdentifier', legalIdentifier],
    registration: ['/registration', legalIdentifier],
    identifiers: ['/identifier', many(identifier)],
    parent: ['/subOrganizationOf', lazy(() => organisation)],
    accreditations: ['/accreditation', accreditations(lazy(() => organisation))],
    endorsements: absent('there is no place for endorsements', 'endorsement-lost'),
    endorsementTokens: absent('there is no place for endorsements', 'endorsement-lost'),
  },
  {
    derive: [
      // the numbers below need it as much as the address does
      {
        to: '/address/country',
        from: ['/address/countryName'],
        keep: true,
        code: 'concept-recovered',
        by: ({ address: { countryName } = {} }) => countryName && countries.named(countryName),
      },
      { to: '/vat/*/country', from: ['/address/country'] },
      { to: '/tax/*/country', from: ['/address/country'] },
      { to: '/eidas/country', from: ['/address/country'] },
      { to: '/registration/country', from: ['/address/country'] },
    ],
  },
)

const hash = 'IdentityHash:'

const identity: Codec<Identity> = translated(
  record<Omit<Identity, 'hashed'>>({
    value: ['/notation', text, 'needed'],
    type: ['/schemeName', text, 'needed'],
    salt: absent('salt has no place'),
  }),
  ({ type, ...rest }) =>
    type.startsWith(hash)
      ? { ...rest, type: typeNamed(type.slice(hash.length)), hashed: true }
      : { ...rest, type: typeNamed(type), hashed: false },
  ({ hashed, type, ...rest }) => ({ ...rest, type: hashed ? hash + nameOf(type) : nameOf(type) }),
)

/** A national number: read from its own property too, whose term the context does not define. */
const nationalId: Codec<LegalIdentifier> = {
  read: (from) => legalIdentifier.read(at(from, '/nationalID')) ?? one(listedId).read(at(from, '/identifier')),
  write: (hub, to) => one(listedId).write(hub, at(to, '/identifier')),
}
const listedId = marked('/schemeName', 'nationalIdentityNumber', legalIdentifier)

const person = record<Person>(
  {
    id: ['/id', global],
    // an organisation may be awarded something too (C23)
    name: ['', formerly('/fullName', '/legalName', localized)],
    givenName: ['/givenName', localized],
    familyName: ['/familyName', localized],
    additionalName: absent('only inside the full name'),
    patronymicName: ['/patronymicName', localized],
    familyNamePrefix: absent('only inside the full name'),
    honorificPrefix: absent('a person has no titles'),
    honorificSuffix: absent('a person has no titles'),
    dateOfBirth: ['/dateOfBirth', birthday],
    email: ['/contactPoint/0/emailAddress/0/id', mailto],
    phone: ['/contactPoint/0/phone/0/phoneNumber', text],
    address: ['/location/address/0', address],
    nationalId: ['', nationalId],
    identities: ['/identifier', many(identity)],
  },
  { derive: [{ to: '/name', from: ['/givenName', '/additionalName', '/familyNamePrefix', '/familyName'], by: fullName, keep: true }] },
)

const unspecified = `${ns}credit-framework/unspecified`

const credits = record<Credits>(
  { points: ['/point', decimal, 'needed'], framework: ['/framework', term('education-credit')] },
  {
    derive: [
      { to: '/framework', from: [], by: (_, { pass }) => pass.options.creditFramework, option: 'creditFramework' },
      { to: '/framework', from: [], by: () => unspecified, code: 'credit-framework-unspecified' },
    ],
  },
)

const skill = concept()
const esco = concept('ESCO')

const outcome = record<Outcome>(
  {
    name: ['/title', localized],
    type: ['/dcType', term('skill-type')],
    reusability: ['/reusabilityLevel', term('skill-reuse-level')],
    escoSkills: ['/relatedESCOSkill', many(esco)],
    skills: ['/relatedSkill', many(skill)],
  },
  { derive: [{ to: '/name', from: ['/escoSkills/0/name', '/skills/0/name'] }] },
)

/** A node without a title that only this document names is no definition. */
const isDefined = (held: unknown): boolean => own(held, 'title') !== undefined || !String(own(held, 'id') ?? prefix).startsWith(prefix)

const result = record<Result>({
  assessment: ['/specifiedBy', when(isDefined, inside('/id', reference))],
  value: ['/grade/noteLiteral', localized],
  status: ['/gradeStatus', owned(`${ns}ResultStatusType/`)],
  level: absent('a grade names no level of a rubric'),
  alignments: absent('a result refers to no framework'),
})

const unmarked = (held: unknown): boolean => own(held, 'subject') === undefined

const achievement: Codec<Achievement> = record<Achievement>({
  id: ['/specifiedBy/id', global],
  type: ['', achievementType],
  name: ['/specifiedBy/title', localized],
  description: ['/specifiedBy/description', localized],
  image: absent('only the credential has a picture'),
  criteriaUrl: ['/specifiedBy/supplementaryDocument', one(criteriaUrl())],
  documents: ['/specifiedBy/supplementaryDocument', many(document)],
  accreditations: ['/specifiedBy/accreditation', accreditations(organisation)],
  homepage: ['/specifiedBy/homepage/0/contentURL', text],
  applyUrl: ['', opportunity],
  rights: absent('a specification has no licence'),
  place: absent('a specification has no place'),
  accessibility: absent('a specification says nothing of accessibility'),
  related: absent('translations stand in the text itself'),
  tags: ['/specifiedBy/category', localizedLists],
  version: ['/specifiedBy/identifier', one(numbered('version'))],
  code: ['/specifiedBy/identifier', one(numbered('humanCode'))],
  fieldOfStudy: ['/specifiedBy/educationSubject', one(ours('fieldOfStudy'))],
  specialization: ['/specifiedBy/educationSubject', one(ours('specialization'))],
  identifiers: ['/specifiedBy/identifier', many(identifier)],
  credits: ['/specifiedBy/creditPoint', many(credits)],
  workload: ['/specifiedBy/volumeOfLearning', duration],
  maximumDuration: ['/specifiedBy/maximumDuration', duration],
  modes: ['/specifiedBy/mode', many(term('learning-assessment'))],
  setting: ['/specifiedBy/learningSetting', term('learning-setting')],
  targetGroups: ['/specifiedBy/targetGroup', many(term('target-group'))],
  entryRequirement: ['/specifiedBy/entryRequirement/noteLiteral', localized],
  partial: ['/specifiedBy/isPartialQualification', flag],
  instruction: ['/specifiedBy/language', many(languageTag)],
  eqf: ['/specifiedBy/eqfLevel', concept('EQF', 'eqf')],
  nqf: ['/specifiedBy/nqfLevel', many(concept(undefined, 'qdr'))],
  subjects: ['/specifiedBy/thematicArea', many(concept('ISCED-F 2013', 'isced-f'))],
  qualificationCodes: ['/specifiedBy/qualificationCode', many(concept())],
  educationLevels: ['/specifiedBy/educationLevel', many(concept())],
  occupations: ['/specifiedBy/learningOutcome', many(occupation)],
  qualityAssurance: ['/specifiedBy/additionalNote', many(quality)],
  criteria: ['/specifiedBy/additionalNote', one(criteria())],
  outcomeSummary: ['/specifiedBy/learningOutcomeSummary/noteLiteral', localized],
  outcomes: ['/specifiedBy/learningOutcome', many(outcome)],
  assessments: ['', assessments],
  assessmentTypes: [['/provenBy/*/specifiedBy/dcType', '/specifiedBy/provenBy/*/dcType'], lone(term('assessment'))],
  supervision: ['/provenBy/*/idVerification', term('supervision-verification')],
  endorsements: absent('there is no place for endorsements', 'endorsement-lost'),
  endorsementTokens: absent('there is no place for endorsements', 'endorsement-lost'),
})

/** The marked note; a document that is not ours may have one that is not marked (F2). */
function criteria(): Codec<Readonly<Record<string, string>>> {
  const ours = note('criteria', localized)
  const any = when(unmarked, record<{ text: Readonly<Record<string, string>> }>({ text: ['/noteLiteral', localized, 'needed'] }))
  return { read: (from) => ours.read(from) ?? any.read(from)?.text, write: ours.write }
}

/** A document whose id is its address (F1). */
function criteriaUrl(): Codec<string> {
  const both = record<{ url: string }>({ url: [['/contentURL', '/id'], text, 'needed'] })
  return translated(
    when((held) => isObject(held) && held['id'] === held['contentURL'], both),
    ({ url }) => url,
    (url) => ({ url }),
  )
}

const activity = record<Activity>({
  start: ['/temporal/0/startDate', instant],
  end: ['/temporal/0/endDate', instant],
  term: ['/temporal/0/prefLabel', localized],
  workload: ['/workload', duration],
  types: ['/dcType', many(term('learning-activity'))],
})

/** What evidence tells stands in a note of the claim, about the address of the evidence (I2). */
const evidenceNote: Codec<Text> = {
  read(from) {
    const url = own(from.held, 'contentURL')
    const notes = items(at(aroundEvidence(from), '/additionalNote'))
    const place = notes.find((about) => at(about, '/subject/id').held === url && at(about, '/subject/inScheme/id').held === evidenceScheme)
    return place && claimed(toldOf, { ...place, hub: from.hub })?.text
  },
  write(hub, to) {
    const url = own(fresh(to).held, 'contentURL')
    if (typeof url !== 'string') return lose(to, 'a document without an address has no text')
    toldOf.write({ id: url, text: hub }, { ...next(at(aroundEvidence(to), '/additionalNote')), hub: to.hub })
  },
}
const evidenceScheme = `${ns}evidence`
interface Told {
  id: string
  text: Text
}
/** Both say one field of the hub. */
const toldOf: Codec<Told> = {
  read(from) {
    const told = localized.read(at(from, '/noteLiteral'))
    if (told === undefined) return undefined
    for (const pointer of ['/subject/id', '/subject/inScheme/id']) skip(at(from, pointer))
    return { id: '', text: told }
  },
  write({ id, text: told }, to) {
    localized.write(told, at(to, '/noteLiteral'))
    put(at(to, '/subject/id'), id)
    fix(at(to, '/subject/inScheme/id'), evidenceScheme)
  },
}
const aroundEvidence = (place: Place): Place =>
  place.key === 'supplementaryDocument' ? (place.up ?? place) : place.up ? aroundEvidence(place.up) : place

const evidence = record<Evidence>({
  url: ['/contentURL', webAddress],
  name: ['/title', localized],
  narrative: ['', evidenceNote],
  description: absent('a document has a title only'),
  genre: absent('a document has a title only'),
  audience: absent('a document has a title only'),
})

/** Where the claim itself is an activity, it says when that was (K10). */
const activityOf: Codec<Activity> = {
  read: (from) =>
    activity.read(at(from, '/influencedBy/0')) ?? (own(from.held, 'type') === 'LearningActivity' ? activity.read(from) : undefined),
  write: (hub, to) => activity.write(hub, at(to, '/influencedBy/0')),
}

/** Where the claim itself is an assessment, it is the result (K11). */
const results: Codec<readonly Result[]> = {
  read(from) {
    const itself = own(from.held, 'type') === 'LearningAssessment' ? result.read(within(from, 0)) : undefined
    if (itself) return [itself]
    const found: Result[] = []
    for (const place of deep(at(from, '/provenBy'))) {
      const value = claimed(result, within({ ...place, hub: from.hub }, found.length))
      if (value !== undefined) found.push(value)
    }
    return found.length > 0 ? found : undefined
  },
  write(hub, to) {
    const list = at(to, '/provenBy')
    for (const [index, value] of hub.entries())
      if (value.value === undefined) lose(within(to, index), 'an assessment has a grade here, and the result has none')
      else result.write(value, within({ ...next(list), hub: to.hub }, index))
  },
}

/** Everything in a claim is awarded by the same process. */
const awarding = (member: Pointer): readonly [Pointer, ...Pointer[]] => [
  `/awardedBy${member}`,
  ...(['influencedBy', 'provenBy', 'entitlesTo'] as const).map((part): Pointer => `/${part}/*/awardedBy${member}`),
]

const award = record<Award>(
  {
    id: ['/id', global],
    description: absent('a claim has one description, the narrative'),
    image: absent('only the credential has a picture'),
    licence: ['/identifier', one(numbered('licenseNumber'))],
    validFrom: absent('a claim is valid as long as its credential'),
    validUntil: absent('a claim is valid as long as its credential'),
    issuer: absent('a claim has an awarding body and no issuer'),
    source: ['/provenBy/*/assessedBy', one(organisation)],
    endorsements: absent('there is no place for endorsements', 'endorsement-lost'),
    endorsementTokens: absent('there is no place for endorsements', 'endorsement-lost'),
    title: [['/title', '/influencedBy/*/title'], localized],
    narrative: ['/description', localized],
    role: ['/additionalNote', one(note('role', localized))],
    credits: ['/creditReceived', many(credits)],
    activity: ['', activityOf],
    evidence: ['/supplementaryDocument', many(evidence)],
    remarks: ['/additionalNote', many(remarks)],
    entitlements: ['/entitlesTo', many(entitlement)],
    results: ['', results],
    awarded: [awarding('/awardingDate'), instant],
    awardedBy: [awarding('/awardingBody'), many(organisation)],
    achievement: ['', achievement],
  },
  {
    derive: [
      {
        to: '/results/*/value',
        from: ['/results/*/status', '/results/*/level', '/achievement/assessments'],
        by: (hub, { pass }, to) => gradeOf(hub, Number(to[1]), pass.language),
        keep: true,
        code: 'required-fallback',
      },
      {
        to: '/entitlements',
        from: ['/achievement/type', '/achievement/name'],
        by: ({ achievement: { type, name } = {} }) => entitlementsOf(type, name),
      },
    ],
  },
)

export const language: readonly [Pointer, Codec<string>] = ['/displayParameter/primaryLanguage', languageTag]

/** The language it is shown in, then all others that a text is in. */
const languages = (hub: Credential): readonly string[] => [
  ...new Set([hub.language ?? 'en', ...[...languagesOf(hub)].map((tag) => tag.split('-')[0] ?? tag).sort()]),
]

const table: Codec<Credential> = record<Credential>(
  {
    id: ['/id', text],
    name: ['/displayParameter/title', localized],
    description: ['/displayParameter/description', localized],
    image: ['/displayParameter/individualDisplay/0/displayDetail/0/image', media],
    language: [['/displayParameter/primaryLanguage', '/displayParameter/individualDisplay/0/language'], languageTag],
    languages: ['/displayParameter/language', many(languageTag)],
    licence: ['/identifier', one(numbered('licenseNumber'))],
    issuer: ['/issuer', organisation],
    issued: [['/issued', '/issuanceDate'], instant],
    validFrom: ['/validFrom', instant],
    validUntil: [['/validUntil', '/expirationDate'], instant],
    recipient: ['/credentialSubject', person],
    awards: ['', claims(withCompletion(award))],
    attachments: ['/attachment', many(media)],
    partial: absent('a credential does not say that it is a part'),
    achievements: absent('only what was awarded has a place', 'association-lost'),
    associations: ['', associations],
    termsOfUse: absent('the shapes allow no terms of use'),
    statements: ['/evidence', many(statement)],
    endorsements: absent('there is no place for endorsements', 'endorsement-lost'),
    endorsementTokens: absent('there is no place for endorsements', 'endorsement-lost'),
  },
  {
    derive: [
      { to: '/language', from: [], by: (_, { pass }) => pass.language, keep: true, code: 'language-assumed', option: 'language' },
      { to: '/name', from: ['/awards/0/title', '/awards/0/achievement/name'] },
      { to: '/image', from: ['/awards/0/achievement/image', '/awards/0/image', '/issuer/logo'] },
      { to: '/validFrom', from: ['/awards/0/validFrom'], same: true },
      { to: '/validUntil', from: ['/awards/0/validUntil'], same: true },
      // of several claims, each was awarded on the day from which it is valid
      { to: '/awards/*/awarded', from: ['/awards/*/validFrom'], keep: true, code: 'required-fallback' },
      { to: '/issued', from: ['/validFrom'] },
      { to: '/awards/*/title', from: ['/awards/*/achievement/name'] },
      { to: '/awards/*/awardedBy/0', from: ['/awards/*/issuer', '/issuer'] },
      { to: '/licence', from: ['/awards/0/licence'] },
      { to: '/languages', from: ['/language'], by: (hub) => languages(hub) },
    ],
    fixed: { '/displayParameter/individualDisplay/0/displayDetail/0/page': 1 },
  },
)

const whole = nesting(table)

export const credential: Codec<Credential> = {
  read(from) {
    nodeConflicts(from)
    return whole.read(from)
  },
  write: whole.write,
}
