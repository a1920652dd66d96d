/** European Learning Model 3, as in European Digital Credentials, in the mapping engine: the table's frame. @module */

import { type Document, list } from '../../lib/json.ts'
import { left } from '../../lib/mapping/leave.ts'
import { namesIn } from '../../lib/mapping/local-name.ts'
import { namesakesIn } from '../../lib/mapping/namesakes.ts'
import { undated, unstatedCountry, unstatedText } from '../../lib/mapping/placeholders.ts'
import type { Mapping, Requirement, RequirementScope } from '../../lib/mapping.ts'
import { ns } from '../../lib/namespace.ts'
import { country } from '../../vocabularies/country.ts'
import { fileTypes } from '../../vocabularies/file-type.ts'
import { language as languageList } from '../../vocabularies/language.ts'
import { encoding, entitlement, entitlementStatus, credential as profiles } from '../../vocabularies/short.ts'
import { embedded, standing } from './graph.ts'
import { concepts } from './lists.ts'
import { capsule, isCapsule } from './map-capsule.ts'
import { entryOf } from './map-entries.ts'
import { neutralPicture } from './map-files.ts'
import { credential, language } from './map-table.ts'
import { prefix } from './map-values.ts'

/** What makes a specification a qualification: EDC's own rule (D1). */
const qualification = (node: Document): string =>
  ['eqfLevel', 'nqfLevel', 'qualificationCode', 'accreditation', 'isPartialQualification'].some((key) => key in node)
    ? 'Qualification'
    : 'LearningAchievementSpecification'

const claim = 'LearningAchievement'
/** Of claims that are no achievements; only read. */
const specifications: ReadonlySet<string> = new Set([
  'Qualification',
  'LearningAchievementSpecification',
  'LearningActivitySpecification',
  'LearningAssessmentSpecification',
  'LearningEntitlementSpecification',
])

/** Kinds of local names that are not the type's own name. */
const names: Readonly<Record<string, string>> = {
  LearningAchievementSpecification: 'learningAchievementSpec',
  LearningAssessmentSpecification: 'learningAssessmentSpec',
  LearningActivity: 'activity',
  LearningEntitlement: 'entitlement',
  LearningEntitlementSpecification: 'learningEntitlementSpec',
  PeriodOfTime: 'period',
  Organisation: 'org',
}
const unnamed: ReadonlySet<string> = new Set(['ConceptScheme', 'ShaclValidator2017'])

const said = (_: Document, { language: tag }: RequirementScope) => ({ [tag]: unstatedText })
const unstated: Requirement = { placeholder: said }
/** The list's own entry for what is not settled. */
const nowhere: Requirement = { placeholder: () => entryOf(country, `${country.base}${unstatedCountry}`) }
const tongue: Requirement = { placeholder: () => entryOf(languageList, `${languageList.base}ENG`) }
/** A picture of nothing, where only the address of one is known, or not even that. */
const picture = (placeholder: () => unknown): Requirement => ({ code: 'image-synthesised', placeholder })
const awarded: Requirement = { placeholder: () => ({}) }

/** European Learning Model 3. */
export const mapping: Mapping = {
  id: 'elm',
  title: 'European Learning Model 3',
  credential,
  whole: embedded,
  called: standing,
  language,
  types: {
    '': ['VerifiableCredential', 'EuropeanDigitalCredential'],
    ...Object.fromEntries(concepts.map((property) => [property, 'Concept'])),
    inScheme: 'ConceptScheme',
    displayParameter: 'DisplayParameter',
    individualDisplay: 'IndividualDisplay',
    displayDetail: 'DisplayDetail',
    image: 'MediaObject',
    logo: 'MediaObject',
    attachment: 'MediaObject',
    embeddedEvidence: 'MediaObject',
    credentialSchema: 'ShaclValidator2017',
    issuer: 'Organisation',
    awardingBody: 'Organisation',
    assessedBy: 'Organisation',
    subOrganizationOf: 'Organisation',
    homepage: 'WebResource',
    supplementaryDocument: 'WebResource',
    contactPoint: 'ContactPoint',
    emailAddress: 'Mailbox',
    phone: 'Phone',
    location: 'Location',
    address: 'Address',
    fullAddress: 'Note',
    additionalNote: 'Note',
    entryRequirement: 'Note',
    learningOutcomeSummary: 'Note',
    grade: 'Note',
    vatIdentifier: 'LegalIdentifier',
    taxIdentifier: 'LegalIdentifier',
    eIDASIdentifier: 'LegalIdentifier',
    registration: 'LegalIdentifier',
    nationalID: 'LegalIdentifier',
    identifier: (node) => ('spatial' in node ? 'LegalIdentifier' : 'Identifier'),
    evidence: 'Evidence',
    credentialSubject: ({ type }) => (type === 'Organisation' ? 'Organisation' : 'Person'),
    hasClaim: claim,
    hasPart: claim,
    creditReceived: 'CreditPoint',
    creditPoint: 'CreditPoint',
    awardedBy: 'AwardingProcess',
    influencedBy: 'LearningActivity',
    temporal: 'PeriodOfTime',
    provenBy: 'LearningAssessment',
    specifiedBy: (node) => (specifications.has(String(node['type'])) ? String(node['type']) : qualification(node)),
    learningOutcome: 'LearningOutcome',
    gradingScheme: 'GradingScheme',
    accreditation: 'Accreditation',
    accreditingAgent: 'Organisation',
    entitlesTo: 'LearningEntitlement',
    learningOpportunity: 'LearningOpportunity',
    providedBy: 'Organisation',
    'LearningEntitlement.specifiedBy': 'LearningEntitlementSpecification',
    'LearningAssessment.specifiedBy': 'LearningAssessmentSpecification',
    'Qualification.provenBy': 'LearningAssessmentSpecification',
    'LearningAchievementSpecification.provenBy': 'LearningAssessmentSpecification',
  },
  local: {
    prefix,
    namesIn,
    namesakesIn,
    name: (type) => (unnamed.has(type) ? undefined : (names[type] ?? type.charAt(0).toLowerCase() + type.slice(1))),
  },
  newId: (uuid) => `urn:credential:${uuid}`,
  frame(document) {
    const converted = list(document['evidence']).some(isCapsule)
    const own = 'conversion' in document ? [{ conversion: { '@id': `${ns}conversion`, '@type': '@json' } }] : []
    return {
      '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap', ...own],
      credentialProfiles: [entryOf(profiles, `${profiles.base}${converted ? 'c_7e400154' : 'e34929035b'}`)],
      credentialSchema: [{ id: `http://data.europa.eu/snb/model/ap/${converted ? 'edc-converted' : 'edc-generic-full'}` }],
    }
  },
  required: {
    '': {
      issuer: { placeholder: () => ({}) },
      validFrom: undated,
      issued: undated,
      displayParameter: { placeholder: () => ({}) },
      credentialSubject: { placeholder: () => ({}) },
    },
    issuer: { eIDASIdentifier: { code: 'filled-at-sealing' } },
    Organisation: { legalName: unstated, location: { placeholder: () => [{ address: [{}] }] } },
    Address: { countryCode: nowhere },
    LegalIdentifier: { spatial: nowhere },
    DisplayParameter: {
      title: unstated,
      primaryLanguage: tongue,
      language: { placeholder: () => [tongue.placeholder?.({}, { language: 'en', uuid: () => '' })] },
      individualDisplay: picture(() => [{}]),
    },
    IndividualDisplay: { language: tongue, displayDetail: picture(() => [{ page: 1 }]) },
    DisplayDetail: { image: picture(() => ({})) },
    MediaObject: {
      content: picture(() => neutralPicture),
      contentType: { code: 'silent', placeholder: () => entryOf(fileTypes, `${fileTypes.base}PNG`) },
      contentEncoding: { code: 'silent', placeholder: () => entryOf(encoding, `${encoding.base}6146cde7dd`) },
    },
    Person: { hasClaim: { placeholder: () => [{}] } },
    LearningAchievement: { title: unstated, awardedBy: awarded },
    LearningActivity: { title: unstated, awardedBy: awarded },
    LearningAssessment: { title: unstated, grade: { placeholder: (_, scope) => ({ noteLiteral: said(_, scope) }) }, awardedBy: awarded },
    AwardingProcess: { awardingBody: { placeholder: () => [{}] } },
    LearningAchievementSpecification: { title: unstated },
    Qualification: { title: unstated },
    LearningAssessmentSpecification: { title: unstated },
    LearningOutcome: { title: unstated },
    LearningEntitlement: { title: unstated, awardedBy: awarded },
    LearningEntitlementSpecification: {
      title: unstated,
      dcType: { placeholder: () => entryOf(entitlement, `${entitlement.base}64aad92881`) },
      entitlementStatus: { placeholder: () => entryOf(entitlementStatus, `${entitlementStatus.base}5b8d6b34fb`) },
    },
    LearningOpportunity: { title: unstated, providedBy: { placeholder: () => [{}] } },
    GradingScheme: { title: unstated },
    WebResource: { contentURL: { placeholder: () => 'about:blank' } },
  },
  dropped: { '/proof': left.proof, '/credentialStatus': left.credentialStatus },
  subjects: 'credentialSubject',
  awards: 'many',
  languages: 'many',
  embeds: true,
  stack: { whole: 'award' },
  capsule,
}
