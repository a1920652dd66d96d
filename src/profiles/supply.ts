/** How an element is supplied in each format (crosswalk section 5, real-world section 3c). @module */
import type { ElementName } from './types.ts'

/** Members from the document down; a list is passed over. The note says what has to stand there, or beside it. */
export interface Place {
  readonly path: string
  readonly note?: 'with-framework' | 'eqf-address' | 'quality-type' | 'quality-framework' | 'own-term'
}

/** The places, each of them enough; none where the format has no member of its own. */
export type Supply = readonly Place[]

type Places = Readonly<Partial<Record<ElementName, Supply>>>

const at = (...paths: readonly string[]): Supply => paths.map((path) => ({ path }))
const noted = (path: string, note: Place['note']): Place => ({ path, ...(note && { note }) })

/** The terms that Verifiable Credentials share; what Open Badges have no term for, edubadges or we have. */
const verifiable = (credential: string, subject: string, achievement: string): Places => ({
  learner: at(`${subject}.id`, `${subject}.identifier`),
  title: at(`${achievement}.name`),
  country: at('issuer.address.addressCountryCode'),
  'awarding-body': at('issuer.name'),
  issued: at('validFrom', `${credential}awardedDate`),
  outcomes: at(`${achievement}.alignment`),
  workload: [noted(`${achievement}.creditsAvailable`, 'with-framework'), noted(`${achievement}.ECTS`, 'own-term')],
  level: [noted(`${achievement}.alignment`, 'eqf-address')],
  assessment: [noted(`${achievement}.assessmentType`, 'own-term')],
  participation: [noted(`${achievement}.mode`, 'own-term'), noted(`${achievement}.participationType`, 'own-term')],
  'quality-assurance': [noted(`${achievement}.alignment`, 'quality-type')],
  prerequisites: [noted(`${achievement}.entryRequirement`, 'own-term')],
  supervision: [noted(`${achievement}.idVerification`, 'own-term'), noted(`${achievement}.supervisionType`, 'own-term')],
  'identity-check': [noted(`${achievement}.idVerification`, 'own-term'), noted(`${achievement}.identityChecked`, 'own-term')],
  grade: at(`${subject}.result.value`),
  stackability: [noted(`${achievement}.isPartialQualification`, 'own-term')],
  'further-information': at(`${achievement}.criteria.id`, `${credential}evidence`),
  language: at(`${achievement}.inLanguage`),
})

const claim = 'credentialSubject.hasClaim'
const inside = 'credentialSubject.verifiableCredential'

/** By the id of the format. */
export const supplies: Readonly<Record<string, Places>> = {
  ob2: {
    learner: at('recipient.identity'),
    title: at('badge.name'),
    country: at('badge.issuer.extensions:InstitutionCountryExtension.InstitutionCountry'),
    'awarding-body': at('badge.issuer.name'),
    issued: at('issuedOn'),
    outcomes: at('badge.alignment', 'badge.extensions:LearningOutcomeExtension.LearningOutcome'),
    workload: at('badge.extensions:ECTSExtension.ECTS'),
    level: [noted('badge.alignment', 'eqf-address'), ...at('badge.extensions:EQFExtension.EQF')],
    assessment: [noted('badge.assessmentType', 'own-term')],
    participation: [noted('badge.participation', 'own-term')],
    'quality-assurance': [noted('badge.alignment', 'quality-framework')],
    supervision: [noted('badge.assessmentSupervised', 'own-term')],
    'identity-check': [noted('badge.assessmentIdVerified', 'own-term')],
    grade: [noted('grade_achieved', 'own-term')],
    stackability: [noted('badge.stackable', 'own-term')],
    'further-information': at('badge.criteria.id', 'evidence', 'narrative'),
    language: at('badge.@language', 'badge.extensions:LanguageExtension.Language'),
  },
  ob3: verifiable('', 'credentialSubject', 'credentialSubject.achievement'),
  clr2: {
    ...verifiable(`${inside}.`, `${inside}.credentialSubject`, `${inside}.credentialSubject.achievement`),
    learner: at('credentialSubject.id', 'credentialSubject.identifier'),
    stackability: at('credentialSubject.association'),
  },
  clr1: {
    learner: at('learner.name', 'learner.sourcedId'),
    title: at('assertions.achievement.name'),
    country: at('publisher.address.addressCountry'),
    'awarding-body': at('assertions.achievement.issuer.name', 'publisher.name'),
    issued: at('assertions.issuedOn', 'issuedOn'),
    outcomes: at('assertions.achievement.alignments'),
    level: [noted('assertions.achievement.alignments', 'eqf-address')],
    'quality-assurance': [noted('assertions.achievement.alignments', 'quality-type')],
    grade: at('assertions.results.value'),
    stackability: at('assertions.achievement.associations'),
    'further-information': at('assertions.achievement.requirement.id', 'assertions.evidence'),
  },
  elm: {
    learner: at('credentialSubject.fullName', 'credentialSubject.identifier'),
    title: at(`${claim}.title`, `${claim}.specifiedBy.title`),
    country: at(`${claim}.awardedBy.awardingBody.location.address.countryCode`, 'issuer.location.address.countryCode'),
    'awarding-body': at(`${claim}.awardedBy.awardingBody.legalName`, 'issuer.legalName'),
    issued: at(`${claim}.awardedBy.awardingDate`, 'issued'),
    outcomes: at(`${claim}.specifiedBy.learningOutcome`),
    workload: at(`${claim}.specifiedBy.creditPoint`, `${claim}.creditReceived`),
    level: at(`${claim}.specifiedBy.eqfLevel`),
    assessment: at(`${claim}.provenBy.specifiedBy.dcType`),
    participation: at(`${claim}.specifiedBy.mode`),
    'quality-assurance': at(`${claim}.specifiedBy.accreditation`, `${claim}.awardedBy.awardingBody.accreditation`),
    prerequisites: at(`${claim}.specifiedBy.entryRequirement`),
    supervision: at(`${claim}.provenBy.idVerification`),
    'identity-check': at(`${claim}.provenBy.idVerification`),
    grade: at(`${claim}.provenBy.grade`),
    stackability: at(`${claim}.specifiedBy.isPartialQualification`, `${claim}.hasPart`, `${claim}.isPartOf`),
    'further-information': at(`${claim}.specifiedBy.homepage`, `${claim}.specifiedBy.supplementaryDocument`, `${claim}.additionalNote`),
    language: at(`${claim}.specifiedBy.language`),
  },
}

/** `undefined` of a format that is not known here. */
export function supplyOf(format: string, element: ElementName): Supply | undefined {
  const places = Object.hasOwn(supplies, format) ? supplies[format] : undefined
  return places && (places[element] ?? [])
}
