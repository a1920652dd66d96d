/**
 * Members by which the formats say an element, for what no field of the hub holds: an element that stands in the
 * document is not absent because a conversion would lose it (crosswalk section 5, real-world section 3c).
 *
 * @module
 */
import { list, own } from '../lib/json.ts'
import type { ElementName } from './types.ts'

export interface Member {
  readonly names: readonly string[]
  /** What stands there settles that the element is there; without it, that something stands there is all that is known. */
  readonly settles?: true
  readonly when?: (value: unknown) => boolean
}

const modes = 'http://data.europa.eu/snb/learning-assessment/'
const isMode = (value: unknown): boolean => list(value).some((item) => String(own(item, 'id') ?? item).startsWith(modes))

const settling = (...names: readonly string[]): Member => ({ names, settles: true })
const unclear = (...names: readonly string[]): Member => ({ names })

export const members: Readonly<Partial<Record<ElementName, readonly Member[]>>> = {
  issued: [unclear('issuedOn', 'issued', 'issuanceDate', 'validFrom', 'awardedDate', 'awardingDate')],
  outcomes: [unclear('learningOutcome', 'learningOutcomeSummary', 'alignment', 'alignments', 'extensions:LearningOutcomeExtension')],
  workload: [
    unclear('creditPoint', 'creditReceived', 'volumeOfLearning', 'workload', 'creditsAvailable', 'creditsEarned'),
    unclear('ECTS', 'SBU', 'timeInvestment'),
    unclear('extensions:ECTSExtension', 'extensions:StudyLoadExtension', 'extensions:TimeInvestmentExtension'),
  ],
  level: [unclear('eqfLevel', 'nqfLevel', 'educationLevel', 'extensions:EQFExtension')],
  assessment: [unclear('assessmentType', 'provenBy', 'extensions:AssessmentExtension')],
  participation: [{ names: ['mode'], settles: true, when: isMode }, unclear('mode', 'participation', 'participationType')],
  'quality-assurance': [
    settling('accreditation', 'extensions:IssuerAccreditationExtension'),
    unclear('endorsement', 'endorsements', 'endorsementJwt'),
  ],
  prerequisites: [unclear('entryRequirement', 'entryRequirements')],
  supervision: [unclear('idVerification', 'supervisionType', 'assessmentSupervised')],
  'identity-check': [unclear('idVerification', 'identityChecked', 'assessmentIdVerified')],
  grade: [settling('grade_achieved'), unclear('grade', 'result', 'results', 'extensions:GradingTableExtension')],
  stackability: [settling('isPartOf', 'entitlesTo', 'awardingOpportunity'), unclear('isPartialQualification', 'hasPart', 'stackable')],
  'further-information': [settling('additionalNote', 'supplementaryDocument')],
  language: [unclear('language', 'inLanguage', 'extensions:LanguageExtension')],
}
