/**
 * Where each value of the five golden documents stands in each format, as the crosswalk says: row of the crosswalk, then
 * the pointers. An empty pointer: the format has no slot for it, or the golden document does not say it.
 */
export interface Slot {
  readonly row: string
  readonly ob2: string
  readonly ob3: string
  readonly clr1: string
  readonly clr2: string
  readonly elm: string
}
export type GoldenFormat = 'ob2' | 'ob3' | 'clr1' | 'clr2' | 'elm'

const claim = '/credentialSubject/hasClaim/0'
const spec = `${claim}/specifiedBy`
const child = '/credentialSubject/verifiableCredential/0'

/** CLR 2.0 says the award in a child that is an Open Badge 3.0. */
const slot = (row: string, ob2: string, ob3: string, clr1: string, elm: string, clr2 = ob3 === '' ? '' : child + ob3): Slot => ({
  row,
  ob2,
  ob3,
  clr1,
  clr2,
  elm,
})

const ob3 = '/credentialSubject/achievement'
const ac = '/assertions/0/achievement'
const alignment = (row: string, index: number, ob2: string, clr1: string, name: string, elm: string): Slot =>
  slot(row, ob2 && `${ob2}/${name}`, `${ob3}/alignment/${index}/${name}`, clr1 && `${clr1}/${name}`, elm)

export const slots: readonly Slot[] = [
  slot('A4', '', '/name', '', '/displayParameter/title/en'),
  slot('A4 of the record', '', '', '/name', '/displayParameter/title/en', '/name'),
  slot('A8', '/issuedOn', '/validFrom', '/assertions/0/issuedOn', '/validFrom'),
  slot('A8 of the record', '', '', '/issuedOn', '/issued', '/validFrom'),
  slot('A10', '/issuedOn', '/awardedDate', '/assertions/0/issuedOn', `${claim}/awardedBy/awardingDate`),
  slot('A11', '/expires', '/validUntil', '/assertions/0/expires', '/validUntil'),
  slot('A11 again', '/expires', '/validUntil', '/assertions/0/expires', '/expirationDate'),
  slot('A13', '/badge/@language', `${ob3}/inLanguage`, '', '/displayParameter/primaryLanguage/id'),
  slot('A18', '', '', '', '', '/partial'),
  slot('B2', '/badge/issuer/id', '/issuer/id', `${ac}/issuer/id`, '/issuer/id'),
  slot('B2 of the record', '', '', '/publisher/id', '/issuer/id', '/issuer/id'),
  slot('B4', '/badge/issuer/name', '/issuer/name', `${ac}/issuer/name`, '/issuer/legalName/en'),
  slot('B4 of the record', '', '', '/publisher/name', '/issuer/legalName/en', '/issuer/name'),
  slot('B6', '/badge/issuer/url', '/issuer/url', '', '/issuer/homepage/0/contentURL'),
  slot('B6 of the record', '', '', '/publisher/url', '/issuer/homepage/0/contentURL', '/issuer/url'),
  slot('B7', '/badge/issuer/email', '/issuer/email', '', '/issuer/contactPoint/0/emailAddress/0/id'),
  slot('B7 of the record', '', '', '/publisher/email', '/issuer/contactPoint/0/emailAddress/0/id', '/issuer/email'),
  slot('B10', '', '/issuer/image/id', '', '/issuer/logo/content'),
  slot('D9', '', '/issuer/image/caption', '', '/issuer/logo/title/en'),
  slot('B11 street', '', '/issuer/address/streetAddress', '', '/issuer/location/0/address/0/fullAddress/noteLiteral/en'),
  slot('B11 code', '', '/issuer/address/postalCode', '', '/issuer/location/0/address/0/fullAddress/noteLiteral/en'),
  slot('B11 town', '', '/issuer/address/addressLocality', '', '/issuer/location/0/address/0/fullAddress/noteLiteral/en'),
  slot('B11 country', '', '/issuer/address/addressCountry', '', '/issuer/location/0/address/0/countryCode/prefLabel/en'),
  slot('B12', '', '/issuer/address/addressCountryCode', '', '/issuer/location/0/address/0/countryCode/id'),
  slot('B18', '', '/issuer/otherIdentifier/0/identifier', '', '/issuer/vatIdentifier/0/notation'),
  slot('B20', '', '/issuer/otherIdentifier/1/identifier', '', '/issuer/eIDASIdentifier/notation'),
  slot('C1', '', '', '/learner/id', '/credentialSubject/id', '/credentialSubject/id'),
  slot(
    'C2',
    '/recipient/identity',
    '/credentialSubject/identifier/0/identityHash',
    '/assertions/0/recipient/identity',
    '/credentialSubject/identifier/0/notation',
  ),
  slot(
    'C2 hashed',
    '/recipient/hashed',
    '/credentialSubject/identifier/0/hashed',
    '/assertions/0/recipient/hashed',
    '/credentialSubject/identifier/0/schemeName',
  ),
  slot(
    'C2 type',
    '/recipient/type',
    '/credentialSubject/identifier/0/identityType',
    '/assertions/0/recipient/type',
    '/credentialSubject/identifier/0/schemeName',
  ),
  slot('C3', '/recipient/salt', '/credentialSubject/identifier/0/salt', '/assertions/0/recipient/salt', ''),
  slot('D2', '/badge/id', `${ob3}/id`, `${ac}/id`, `${spec}/id`),
  slot('D4', '/badge/name', `${ob3}/name`, `${ac}/name`, `${spec}/title/en`),
  slot('D5', '/badge/name', `${ob3}/name`, `${ac}/name`, `${claim}/title/en`),
  slot('D6', '/badge/description', `${ob3}/description`, `${ac}/description`, `${spec}/description/en`),
  slot('D7', '/narrative', '/credentialSubject/narrative', '/assertions/0/narrative', `${claim}/description/en`),
  slot('D8', '/badge/image', `${ob3}/image/id`, `${ac}/image`, '/displayParameter/individualDisplay/0/displayDetail/0/image/content'),
  slot('D11', '', `${ob3}/achievementType`, `${ac}/achievementType`, `${claim}/dcType/0/id`),
  slot('D11 widened', '', `${ob3}/achievementType`, `${ac}/achievementType`, `${spec}/dcType/0/id`),
  slot('D16', '', `${ob3}/fieldOfStudy`, `${ac}/fieldOfStudy`, `${spec}/educationSubject/0/prefLabel/en`),
  slot('D21 first', '/badge/tags/0', `${ob3}/tag/0`, `${ac}/tags/0`, `${spec}/category/en/0`),
  slot('D21 second', '/badge/tags/1', `${ob3}/tag/1`, `${ac}/tags/1`, `${spec}/category/en/1`),
  slot('D28', '', `${ob3}/entryRequirement`, '', `${spec}/entryRequirement/noteLiteral/en`),
  alignment('E2', 0, '/badge/alignment/0', `${ac}/alignments/0`, 'targetName', `${spec}/learningOutcome/0/title/en`),
  alignment(
    'E2 again',
    0,
    '/badge/alignment/0',
    `${ac}/alignments/0`,
    'targetName',
    `${spec}/learningOutcome/0/relatedESCOSkill/0/prefLabel/en`,
  ),
  alignment('E8', 0, '/badge/alignment/0', `${ac}/alignments/0`, 'targetUrl', `${spec}/learningOutcome/0/relatedESCOSkill/0/id`),
  alignment(
    'E6',
    0,
    '/badge/alignment/0',
    `${ac}/alignments/0`,
    'targetFramework',
    `${spec}/learningOutcome/0/relatedESCOSkill/0/inScheme/id`,
  ),
  slot('E7', '', `${ob3}/alignment/0/targetType`, `${ac}/alignments/0/targetType`, ''),
  alignment('E10 name', 1, '/badge/alignment/1', '', 'targetName', `${spec}/eqfLevel/prefLabel/en`),
  alignment('E10', 1, '/badge/alignment/1', '', 'targetUrl', `${spec}/eqfLevel/id`),
  alignment('E10 framework', 1, '/badge/alignment/1', '', 'targetFramework', `${spec}/eqfLevel/inScheme/id`),
  alignment('E10 code', 1, '/badge/alignment/1', '', 'targetCode', ''),
  alignment('E10 type', 1, '', '', 'targetType', ''),
  alignment('E11 name', 2, '', '', 'targetName', `${spec}/nqfLevel/0/prefLabel/en`),
  alignment('E11', 2, '', '', 'targetUrl', `${spec}/nqfLevel/0/id`),
  alignment('E11 framework', 2, '', '', 'targetFramework', `${spec}/nqfLevel/0/inScheme/id`),
  alignment('E11 type', 2, '', '', 'targetType', ''),
  alignment('D17 name', 3, '', '', 'targetName', `${spec}/thematicArea/0/prefLabel/en`),
  alignment('D17', 3, '', '', 'targetUrl', `${spec}/thematicArea/0/id`),
  alignment('D17 framework', 3, '', '', 'targetFramework', `${spec}/thematicArea/0/inScheme/id`),
  alignment('D17 code', 3, '', '', 'targetCode', ''),
  alignment('D17 type', 3, '', '', 'targetType', ''),
  slot('F1', '/badge/criteria/id', `${ob3}/criteria/id`, `${ac}/requirement/id`, `${spec}/supplementaryDocument/0/contentURL`),
  slot('F1 marker', '/badge/criteria/id', `${ob3}/criteria/id`, `${ac}/requirement/id`, `${spec}/supplementaryDocument/0/id`),
  slot(
    'F2',
    '/badge/criteria/narrative',
    `${ob3}/criteria/narrative`,
    `${ac}/requirement/narrative`,
    `${spec}/additionalNote/0/noteLiteral/en`,
  ),
  slot('F8', '', `${ob3}/assessmentType/0`, '', `${claim}/provenBy/0/specifiedBy/dcType/id`),
  slot('F10', '', `${ob3}/idVerification`, '', `${claim}/provenBy/0/idVerification/id`),
  slot(
    'F15 start',
    '',
    '/credentialSubject/activityStartDate',
    '/assertions/0/activityStartDate',
    `${claim}/influencedBy/0/temporal/0/startDate`,
  ),
  slot('F15 end', '', '/credentialSubject/activityEndDate', '/assertions/0/activityEndDate', `${claim}/influencedBy/0/temporal/0/endDate`),
  slot('F17', '', `${ob3}/mode/0`, '', `${spec}/mode/0/id`),
  slot('F18', '', `${ob3}/learningSetting`, '', `${spec}/learningSetting/id`),
  slot('F21', '', '/credentialSubject/workload', '', `${claim}/influencedBy/0/workload`),
  slot('F25', '', `${ob3}/language/0`, '', `${spec}/language/0/id`),
  slot('G2', '', '/credentialSubject/result/0/value', '/assertions/0/results/0/value', `${claim}/provenBy/0/grade/noteLiteral/en`),
  slot('G5', '', `${ob3}/resultDescription/0/id`, `${ac}/resultDescriptions/0/id`, `${claim}/provenBy/0/specifiedBy/id`),
  slot(
    'G5 link',
    '',
    '/credentialSubject/result/0/resultDescription',
    '/assertions/0/results/0/resultDescription',
    `${claim}/provenBy/0/specifiedBy/id`,
  ),
  slot('G6', '', `${ob3}/resultDescription/0/name`, `${ac}/resultDescriptions/0/name`, `${claim}/provenBy/0/specifiedBy/title/en`),
  slot('G6 again', '', `${ob3}/resultDescription/0/name`, `${ac}/resultDescriptions/0/name`, `${claim}/provenBy/0/title/en`),
  slot(
    'G7',
    '',
    `${ob3}/resultDescription/0/resultType`,
    `${ac}/resultDescriptions/0/resultType`,
    `${claim}/provenBy/0/specifiedBy/gradingScheme/title/en`,
  ),
  ...[0, 1, 2, 3].map((index) =>
    slot(
      `G8 ${index}`,
      '',
      `${ob3}/resultDescription/0/allowedValue/${index}`,
      `${ac}/resultDescriptions/0/allowedValues/${index}`,
      `${claim}/provenBy/0/specifiedBy/gradingScheme/description/en`,
    ),
  ),
  slot(
    'G9',
    '',
    `${ob3}/resultDescription/0/requiredValue`,
    `${ac}/resultDescriptions/0/requiredValue`,
    `${claim}/provenBy/0/specifiedBy/gradingScheme/description/en`,
  ),
  slot('H1', '', `${ob3}/creditsAvailable`, `${ac}/creditsAvailable`, `${spec}/creditPoint/0/point`),
  slot('H2', '', '/credentialSubject/creditsEarned', '/assertions/0/creditsEarned', `${claim}/creditReceived/0/point`),
  slot('H3', '', `${ob3}/creditFramework`, '', `${spec}/creditPoint/0/framework/id`),
  slot('H3 earned', '', `${ob3}/creditFramework`, '', `${claim}/creditReceived/0/framework/id`),
  slot('H5', '', `${ob3}/volumeOfLearning`, '', `${spec}/volumeOfLearning`),
  slot('I1', '/evidence/0/id', '/evidence/0/id', '/assertions/0/evidence/0/artifacts/0/url', `${claim}/supplementaryDocument/0/contentURL`),
  slot('I3', '/evidence/0/name', '/evidence/0/name', '/assertions/0/evidence/0/name', `${claim}/supplementaryDocument/0/title/en`),
  slot(
    'I3 artifact',
    '/evidence/0/name',
    '/evidence/0/name',
    '/assertions/0/evidence/0/artifacts/0/name',
    `${claim}/supplementaryDocument/0/title/en`,
  ),
  slot('I5', '/evidence/0/genre', '/evidence/0/genre', '', ''),
]
