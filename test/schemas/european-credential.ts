/** A European credential of invented people that uses most classes of the application profile. */

const scheme = (id: string): object => ({ id, type: 'ConceptScheme' })
const concept = (id: string, inScheme: string): object => ({
  id,
  type: 'Concept',
  inScheme: [scheme(inScheme)],
  prefLabel: { en: 'A concept' },
})
const authority = 'http://publications.europa.eu/resource/authority'
const snb = 'http://data.europa.eu/snb'
const english = (): object => concept(`${authority}/language/ENG`, `${authority}/language`)
const belgium = (): object => concept(`${authority}/country/BEL`, `${authority}/country`)

let serial = 0
/** Ids differ everywhere: what is changed in one place must not be mended by another node of the same id. */
const id = (): string => `urn:uuid:00000000-0000-4000-8000-${String((serial += 1)).padStart(12, '0')}`
const legalIdentifier = (): object => ({
  id: id(),
  type: 'LegalIdentifier',
  notation: '0123456789',
  spatial: belgium(),
  schemeName: 'Register',
})
const note = (): object => ({ id: id(), type: 'Note', noteLiteral: { en: 'A note' } })
const webResource = (): object => ({
  id: id(),
  type: 'WebResource',
  contentURL: 'https://example.org/page',
  title: { en: 'Page' },
  language: english(),
})
const mediaObject = (): object => ({
  id: id(),
  type: 'MediaObject',
  content: 'iVBORw0KGgo=',
  contentType: concept(`${authority}/file-type/PNG`, `${authority}/file-type`),
  contentEncoding: concept(`${snb}/encoding/6146cde7dd`, `${snb}/encoding/25831c2`),
  contentSize: 8,
})
const location = (): object => ({
  id: id(),
  type: 'Location',
  address: [{ id: id(), type: 'Address', countryCode: belgium(), fullAddress: note() }],
  geographicName: { en: 'Town' },
})
const organisation = (): object => ({
  id: id(),
  type: 'Organisation',
  legalName: { en: 'Example College' },
  location: [location()],
  eIDASIdentifier: legalIdentifier(),
  vatIdentifier: [legalIdentifier()],
  identifier: [{ id: id(), type: 'Identifier', notation: 'X-1', schemeName: 'Own' }],
  homepage: [webResource()],
  contactPoint: [
    {
      id: id(),
      type: 'ContactPoint',
      emailAddress: [{ id: `mailto:desk${(serial += 1)}@example.org`, type: 'Mailbox' }],
      phone: [{ id: id(), type: 'Phone', phoneNumber: '+3221234567' }],
    },
  ],
})
const awardingProcess = (): object => ({
  id: id(),
  type: 'AwardingProcess',
  awardingBody: [organisation()],
  awardingDate: '2024-05-31T12:00:00+02:00',
})
const outcome = (): object => ({
  id: id(),
  type: 'LearningOutcome',
  title: { en: 'Weaves a basket' },
  relatedESCOSkill: [concept('http://data.europa.eu/esco/skill/0001', 'http://data.europa.eu/esco/concept-scheme/skills')],
})
const qualification = (): object => ({
  id: id(),
  type: 'Qualification',
  title: { en: 'Weaver' },
  description: { en: 'A qualification' },
  eqfLevel: concept(`${snb}/eqf/4`, `${snb}/eqf/25831c2`),
  nqfLevel: [concept(`${snb}/qdr/c_1`, `${snb}/qdr/25831c2`)],
  thematicArea: [concept(`${snb}/isced-f/0723`, `${snb}/isced-f/25831c2`)],
  isPartialQualification: false,
  volumeOfLearning: 'PT40H',
  creditPoint: [
    {
      id: id(),
      type: 'CreditPoint',
      framework: concept(`${snb}/education-credit/6fcec5c5af`, `${snb}/education-credit/25831c2`),
      point: '3',
    },
  ],
  learningOutcome: [outcome()],
  learningOutcomeSummary: note(),
})
const assessment = (): object => ({
  id: id(),
  type: 'LearningAssessment',
  title: { en: 'Exam' },
  grade: note(),
  awardedBy: awardingProcess(),
  shortenedGrading: { id: id(), type: 'ShortenedGrading', percentageLower: 20, percentageEqual: 60, percentageHigher: 20 },
})
const activity = (): object => ({
  id: id(),
  type: 'LearningActivity',
  title: { en: 'Course' },
  awardedBy: awardingProcess(),
  workload: 'PT30H',
  levelOfCompletion: 100,
  temporal: [{ id: id(), type: 'PeriodOfTime', startDate: '2024-01-01T00:00:00Z', endDate: '2024-05-01T00:00:00Z' }],
})
const entitlement = (): object => ({
  id: id(),
  type: 'LearningEntitlement',
  title: { en: 'May weave' },
  awardedBy: awardingProcess(),
  dateIssued: '2024-05-31T12:00:00Z',
})
const achievement = (): object => ({
  id: id(),
  type: 'LearningAchievement',
  title: { en: 'Weaving' },
  description: { en: 'Can weave' },
  awardedBy: awardingProcess(),
  specifiedBy: qualification(),
  creditReceived: [
    {
      id: id(),
      type: 'CreditPoint',
      framework: concept(`${snb}/education-credit/6fcec5c5af`, `${snb}/education-credit/25831c2`),
      point: '3',
    },
  ],
  provenBy: [assessment()],
  influencedBy: [activity()],
  entitlesTo: [entitlement()],
})

export const europeanCredential = (): Readonly<Record<string, unknown>> => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: id(),
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  credentialProfiles: [concept(`${snb}/credential/e34929035b`, `${snb}/credential/25831c2`)],
  credentialSchema: [{ id: 'http://data.europa.eu/snb/model/ap/edc-generic-full', type: 'ShaclValidator2017' }],
  displayParameter: {
    id: id(),
    type: 'DisplayParameter',
    title: { en: 'Weaving' },
    language: [english()],
    primaryLanguage: english(),
    individualDisplay: [
      {
        id: id(),
        type: 'IndividualDisplay',
        language: english(),
        displayDetail: [{ id: id(), type: 'DisplayDetail', page: 1, image: mediaObject() }],
      },
    ],
  },
  issuer: organisation(),
  issued: '2024-05-31T12:00:00+02:00',
  issuanceDate: '2024-05-31T12:00:00+02:00',
  validFrom: '2024-05-31T12:00:00+02:00',
  validUntil: '2034-05-31T12:00:00+02:00',
  evidence: [
    {
      id: id(),
      type: 'Evidence',
      dcType: concept(`${snb}/evidence-type/c_18016257`, `${snb}/evidence-type/25831c2`),
      evidenceStatement: 'A statement',
    },
  ],
  credentialSubject: {
    id: id(),
    type: 'Person',
    givenName: { en: 'Ada' },
    familyName: { en: 'Example' },
    dateOfBirth: '1990-01-01T00:00:00+01:00',
    placeOfBirth: location(),
    citizenshipCountry: [belgium()],
    hasClaim: [achievement()],
  },
})
