/** How an element is supplied in each format (crosswalk section 5, real-world section 3c). @module */
import type { ElementName } from './types.ts'

type Places = Readonly<Partial<Record<ElementName, string>>>

const achievement = 'credentialSubject.achievement'
const ob3: Places = {
  learner: 'credentialSubject.identifier or credentialSubject.id',
  title: `${achievement}.name`,
  country: 'issuer.address.addressCountryCode',
  'awarding-body': 'issuer.name',
  issued: 'awardedDate or validFrom',
  outcomes: `${achievement}.alignment`,
  workload: `${achievement}.creditsAvailable with creditFramework`,
  level: `${achievement}.alignment with the address of an EQF level`,
  'quality-assurance': `${achievement}.alignment of targetType ext:QualityAssurance`,
  grade: 'credentialSubject.result',
  'further-information': `${achievement}.criteria.id or evidence`,
  language: `${achievement}.inLanguage`,
}

const supplies: Readonly<Record<string, Places>> = {
  ob2: {
    learner: 'recipient.identity',
    title: 'badge.name',
    'awarding-body': 'badge.issuer.name',
    issued: 'issuedOn',
    outcomes: 'badge.alignment',
    level: 'badge.alignment with the address of an EQF level',
    country: 'extensions:InstitutionCountryExtension',
    workload: 'extensions:ECTSExtension',
    'further-information': 'badge.criteria.id or evidence',
  },
  ob3,
  clr2: { ...ob3, stackability: 'credentialSubject.association' },
  clr1: {
    learner: 'learner.name or learner.sourcedId',
    title: 'assertions.achievement.name',
    country: 'publisher.address.addressCountry',
    'awarding-body': 'assertions.achievement.issuer.name',
    issued: 'assertions.issuedOn or issuedOn',
    outcomes: 'assertions.achievement.alignments',
    level: 'assertions.achievement.alignments with the address of an EQF level',
    grade: 'assertions.results',
    stackability: 'assertions.achievement.associations',
    'further-information': 'assertions.achievement.requirement or assertions.evidence',
  },
  elm: {
    learner: 'credentialSubject.fullName or credentialSubject.identifier',
    title: 'credentialSubject.hasClaim.title',
    country: 'issuer.location.address.countryCode',
    'awarding-body': 'credentialSubject.hasClaim.awardedBy.awardingBody.legalName',
    issued: 'credentialSubject.hasClaim.awardedBy.awardingDate or issued',
    outcomes: 'specifiedBy.learningOutcome',
    workload: 'specifiedBy.creditPoint or specifiedBy.volumeOfLearning',
    level: 'specifiedBy.eqfLevel',
    assessment: 'provenBy.specifiedBy.dcType',
    participation: 'specifiedBy.mode',
    'quality-assurance': 'specifiedBy.accreditation or accreditation of the organisation',
    prerequisites: 'specifiedBy.entryRequirement',
    supervision: 'provenBy.idVerification',
    'identity-check': 'provenBy.idVerification',
    grade: 'provenBy.grade',
    stackability: 'specifiedBy.isPartialQualification, hasPart or isPartOf',
    'further-information': 'specifiedBy.homepage or specifiedBy.supplementaryDocument',
    language: 'specifiedBy.language',
  },
}

export interface Supply {
  readonly key: 'supply.at' | 'supply.none'
  readonly values: Readonly<Record<string, string>>
}

/** The place, or that the format itself has none; `undefined` of a format that is not known here. */
export function supplyOf(format: string, element: ElementName): Supply | undefined {
  const places = Object.hasOwn(supplies, format) ? supplies[format] : undefined
  if (!places) return undefined
  const place = places[element]
  return place === undefined ? { key: 'supply.none', values: {} } : { key: 'supply.at', values: { place } }
}
