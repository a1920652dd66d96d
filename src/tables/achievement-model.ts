/**
 * What was achieved, in 1EdTech's data model for Verifiable Credentials, which badges and records share. What it has
 * no place for stands in terms of our own (crosswalk section 7.3).
 *
 * @module
 */

import type { Accessibility, Achievement, Assessment, Related, RubricLevel } from '../lib/credential/achievement.ts'
import type { Credits } from '../lib/credential/values.ts'
import type { Activity, Award, Result, Terms } from '../lib/credential.ts'
import { frameworkRules } from '../lib/credits.ts'
import { uuid } from '../lib/hash.ts'
import { isObject } from '../lib/json.ts'
import { absolute, creditsOfOne, either, onlyWhere, ownName, spelled, webAddress } from '../lib/mapping/codecs.ts'
import type { Rule } from '../lib/mapping/derive.ts'
import { criteriaOf, endorsementName, occupationRule } from '../lib/mapping/fallback.ts'
import { bridged, type Codec, inside, lazy, lone, many, record, type Table } from '../lib/mapping/lens.ts'
import { duration, instant } from '../lib/mapping/moments.ts'
import { lose, remark } from '../lib/mapping/noting.ts'
import { at, fresh } from '../lib/mapping/place.ts'
import { flag, grade, localized, number, spoken, spokenGrade, spokenLists, text } from '../lib/mapping/text.ts'
import { canonical } from '../lib/tree.ts'
import { eqf } from '../vocabularies/eqf.ts'
import { iscedF } from '../vocabularies/isced-f.ts'
import { qdr } from '../vocabularies/qdr.ts'
import { assessmentTypes, orActivity, orEcts, orHours, orParticipation, orProgramme, orSupervision } from './achievement-edubadges.ts'
import { evidence } from './achievement-evidence.ts'
import { endorsement, identifier, image, position, profile } from './achievement-profile.ts'
import { accreditationOf, document, entitlement, remarks } from './achievement-quality.ts'
import { documentRule, qualityRule, resultType } from './achievement-rules.ts'
import { alignmentRows, alignmentsOf } from './alignment.ts'
import { licence } from './licence-names.ts'
import { outcomesOf } from './outcomes.ts'

const alignments = alignmentsOf({ eqf, qdr, iscedF }, true)

const achievementTypes: ReadonlySet<string> = new Set(
  'Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree Certificate CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree Diploma DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License Membership ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree MicroCredential ResearchDoctorate SecondarySchoolDiploma'.split(
    ' ',
  ),
)

const rubricLevel: Codec<RubricLevel> = record<RubricLevel>({
  id: ['/id', text],
  name: ['/name', spoken],
  description: ['/description', spoken],
  level: ['/level', text],
  points: ['/points', grade],
  alignments: ['/alignment', many(alignments.any)],
})

/** A definition that is known by nothing but what it says gets a name that is made of that: without one it would be lost. */
const definitionId: Codec<string> = {
  read(from) {
    const around = from.up
    if (around === undefined || from.held !== undefined || !isObject(around.held) || typeof around.held['name'] !== 'string')
      return text.read(from)
    remark(around, 'required-fallback', 'the definition has no name of its own: one is made of what it says')
    return `urn:uuid:${uuid(`${from.pass.document}#${canonical(around.held)}`)}`
  },
  write: text.write,
}

const assessment: Codec<Assessment> = record<Assessment>(
  {
    id: ['/id', definitionId, 'needed'],
    name: ['/name', spoken],
    scale: ['/resultType', resultType],
    allowedValues: ['/allowedValue', many(text)],
    requiredValue: ['/requiredValue', grade],
    minimum: ['/valueMin', grade],
    maximum: ['/valueMax', grade],
    grading: ['/gradingMap', bridged(localized)],
    modes: ['/mode', bridged(many(text))],
    requiredLevel: ['/requiredLevel', text],
    rubric: ['/rubricCriterionLevel', many(rubricLevel)],
    alignments: ['/alignment', many(alignments.any)],
  },
  { derive: [{ to: '/scale', from: [], by: () => 'Result' }] },
)

const result: Codec<Result> = record<Result>({
  assessment: ['/resultDescription', text],
  value: ['/value', spokenGrade],
  status: ['/status', text],
  level: ['/achievedLevel', text],
  alignments: ['/alignment', many(alignments.any)],
})

const languageCode = spelled(/^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'it is no code of a language')
const related: Codec<Related> = record<Related>({
  id: ['/id', text, 'needed'],
  language: ['/inLanguage', languageCode],
  version: ['/version', text],
})

const accessibility: Codec<Accessibility> = record<Accessibility>({
  features: ['/accessibilityFeature', many(text)],
  hazards: ['/accessibilityHazard', many(text)],
  controls: ['/accessibilityControl', many(text)],
  interfaces: ['/accessibilityAPI', many(text)],
})

/** One term says the system of what is available and of what was earned: a number of another system would be read as one of it. */
const ofSystemEarned = (credits: Codec<Credits>): Codec<Credits> => ({
  ...credits,
  write(hub, to) {
    const { held } = fresh(at(to, '/creditFramework'))
    if (held === undefined || hub.framework === undefined || held === hub.framework) credits.write(hub, to)
    else lose(to, 'those that were earned are of another system, and there is room for one')
  },
})

export const achievement: Codec<Achievement> = record<Achievement>(
  {
    id: ['/id', text],
    type: ['/achievementType', ownName(achievementTypes)],
    name: ['/name', spoken],
    description: ['/description', spoken],
    image: ['/image', image],
    criteria: ['/criteria/narrative', spoken],
    criteriaUrl: ['/criteria/id', webAddress],
    homepage: ['/homepage', bridged(webAddress)],
    // the other members are those of 1EdTech's extensions, whose contexts do not define what they are for
    applyUrl: ['', either(inside('/applyUrl', bridged(webAddress)), inside('/url', text))],
    rights: ['', either(inside('/rights', bridged(text)), inside('/license/id', licence), inside('/license', licence))],
    place: ['', either(inside('/place', bridged(position)), inside('/place/geo', position))],
    accessibility: ['', bridged(accessibility)],
    related: ['/related', many(related)],
    tags: ['/tag', spokenLists],
    version: ['/version', text],
    code: ['/humanCode', text],
    fieldOfStudy: ['/fieldOfStudy', spoken],
    specialization: ['/specialization', spoken],
    identifiers: ['', orProgramme(inside('/otherIdentifier', many(identifier)))],
    credits: [
      '',
      creditsOfOne(
        ofSystemEarned(
          orEcts(record<Credits>({ points: ['/creditsAvailable', number, 'needed'], framework: ['/creditFramework', bridged(text)] })),
        ),
      ),
    ],
    workload: ['', orHours(inside('/volumeOfLearning', bridged(duration)))],
    maximumDuration: ['/maximumDuration', bridged(duration)],
    modes: ['', orParticipation(inside('/mode', bridged(many(text))))],
    setting: ['/learningSetting', bridged(text)],
    targetGroups: ['/targetGroup', bridged(many(text))],
    entryRequirement: ['/entryRequirement', bridged(spoken)],
    partial: ['/isPartialQualification', bridged(flag)],
    instruction: ['/language', bridged(many(text))],
    outcomeSummary: ['/learningOutcomeSummary', bridged(spoken)],
    outcomes: ['', outcomesOf(alignments, '/alignment', '/learningOutcome')],
    ...alignmentRows(alignments, '/alignment'),
    assessments: ['/resultDescription', many(assessment)],
    assessmentTypes: ['/assessmentType', bridged(assessmentTypes)],
    supervision: ['', orSupervision(inside('/idVerification', bridged(text)))],
    accreditations: ['/accreditation', bridged(many(accreditationOf(lazy(() => profile))))],
    documents: ['/supplementaryDocument', bridged(many(document))],
    endorsements: ['/endorsement', many(endorsement)],
    endorsementTokens: ['/endorsementJwt', many(text)],
  },
  {
    derive: [
      { to: '/endorsements/*/name', from: ['/name'], by: ({ name }) => endorsementName(name), code: 'required-fallback' },
      qualityRule,
      // what is required and stands elsewhere (T17)
      {
        to: '/criteriaUrl',
        from: ['/homepage'],
        keep: true,
        code: 'required-fallback',
        by: ({ criteria, homepage }) => (criteria === undefined ? homepage : undefined),
      },
      { to: '/criteria', from: ['/outcomeSummary', '/outcomes'], keep: true, code: 'required-fallback', by: (hub) => criteriaOf(hub) },
      documentRule,
      { to: '/description', from: ['/outcomeSummary', '/name'], keep: true, code: 'required-fallback' },
    ],
  },
)

/** No context of the data model has words for kinds of terms: those of the source are not those of the target (T25). */
export const terms: Codec<Terms> = onlyWhere(
  ({ type }) => type === undefined || absolute.test(type),
  record<Terms>({ id: ['/id', text], type: ['/type', text] }),
  'of what kind the terms are is said by a word that only the contexts of the source explain',
)

/** A result that points at a definition which is not there keeps its pointer, and that is told (HC22). */
export const linked = (award: Codec<Award>): Codec<Award> => ({
  read(from) {
    const value = award.read(from)
    const defined = new Set(value?.achievement?.assessments?.map(({ id }) => id))
    for (const [index, { assessment: id }] of (value?.results ?? []).entries())
      if (id !== undefined && !defined.has(id))
        remark(
          at(from, `/credentialSubject/result/${index}/resultDescription`),
          'dangling-reference',
          'the definition that a result points at is not in the document',
        )
    return value
  },
  write: award.write,
})

/** Rows of an award that do not depend on whether a credential or an item of a record is around it: they stand at the credential. */
export const awardRows: Omit<Table<Award>, 'id' | 'title' | 'description' | 'picture' | 'validFrom' | 'validUntil' | 'issuer'> = {
  image: ['/credentialSubject/image', image],
  licence: ['/credentialSubject/licenseNumber', text],
  narrative: ['/credentialSubject/narrative', spoken],
  role: ['/credentialSubject/role', spoken],
  credits: [
    '/credentialSubject',
    creditsOfOne(
      record<Credits>({ points: ['/creditsEarned', number, 'needed'], framework: ['/achievement/creditFramework', bridged(text)] }),
    ),
  ],
  activity: [
    '/credentialSubject',
    record<Activity>({
      start: ['/activityStartDate', instant],
      end: ['/activityEndDate', instant],
      term: ['/term', spoken],
      workload: ['/workload', bridged(duration)],
      types: ['', orActivity(inside('/activityType', bridged(many(text))))],
    }),
  ],
  evidence: ['/evidence', many(evidence)],
  results: ['/credentialSubject/result', many(result)],
  awarded: ['/awardedDate', instant],
  source: ['/credentialSubject/source', profile],
  endorsements: ['/endorsement', many(endorsement)],
  endorsementTokens: ['/endorsementJwt', many(text)],
  entitlements: ['/credentialSubject/entitlesTo', bridged(many(entitlement))],
  remarks: ['/credentialSubject/additionalNote', bridged(many(remarks))],
  awardedBy: ['/credentialSubject/achievement/creator', lone(profile)],
  achievement: ['/credentialSubject/achievement', achievement],
}

/** An occupation that one is entitled to is one that the achievement is for. */
export const awardRules: readonly Rule<Award>[] = [
  {
    to: '/endorsements/*/name',
    from: ['/achievement/name'],
    by: ({ achievement }) => endorsementName(achievement?.name),
    code: 'required-fallback',
  },
  occupationRule,
  ...frameworkRules,
]
