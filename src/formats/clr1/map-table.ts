/** Comprehensive Learner Record 1.0 and the hub. @module */

import { creditsOfOne, listedName, withoutBridge, withoutLanguage } from '../../lib/codecs.ts'
import type { Achievement, Activity, Assessment, Award, Credential, Credits, Result, RubricLevel } from '../../lib/credential.ts'
import { occupationsOf, qualityOf } from '../../lib/fallback.ts'
import { leave } from '../../lib/leave.ts'
import { absent, type Codec, claimed, leaf, lone, many, one, record } from '../../lib/lens.ts'
import { instant } from '../../lib/moments.ts'
import { at, fresh, items, lose, put, take, within } from '../../lib/place.ts'
import { flag, number, spoken, spokenLists, text } from '../../lib/text.ts'
import { alignmentsOf } from '../../tables/alignment.ts'
import { outcomesOf } from '../../tables/outcomes.ts'
import { eqf } from '../../vocabularies/eqf.ts'
import { iscedF } from '../../vocabularies/isced-f.ts'
import { qdr } from '../../vocabularies/qdr.ts'
import { associations } from './map-associations.ts'
import { evidences, files } from './map-evidence.ts'
import { endorsement, identifier, learner, picture, profile } from './map-profile.ts'

/** Two names of Open Badges 3.0 have a colon, which an extension of CLR 1.0 may not have. */
const targetTypes: ReadonlyMap<string, string> = new Map([
  ['ceasn:Competency', 'ext:ceasn-Competency'],
  ['ceterms:Credential', 'ext:ceterms-Credential'],
])
const openBadgeTypes = new Map([...targetTypes].map(([before, after]) => [after, before]))
const targetType: Codec<string> = leaf(
  (held) => (typeof held === 'string' && held !== '' ? (openBadgeTypes.get(held) ?? held) : undefined),
  (type) => targetTypes.get(type) ?? type,
)

const alignments = alignmentsOf({ eqf, qdr, iscedF }, true, targetType)
const { kinds, any } = alignments

/** Types that only later versions list are extensions here; one is spelled with a hyphen (T12). */
const listed: ReadonlySet<string> = new Set(
  'Achievement Assessment Assignment Award Badge Certificate Certification Course CommunityService Competency CoCurricular Degree Diploma Fieldwork License Membership'.split(
    ' ',
  ),
)
const later: ReadonlySet<string> = new Set(
  'ApprenticeshipCertificate AssociateDegree BachelorDegree CertificateOfCompletion DoctoralDegree GeneralEducationDevelopment JourneymanCertificate LearningProgram ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree MicroCredential ResearchDoctorate SecondarySchoolDiploma'.split(
    ' ',
  ),
)
const achievementType: Codec<string> = leaf(
  (held) => {
    if (typeof held !== 'string' || held === '') return undefined
    if (held === 'Co-Curricular') return 'CoCurricular'
    const plain = held.replace(/^ext:/, '')
    return later.has(plain) ? plain : held
  },
  (type) => (type === 'CoCurricular' ? 'Co-Curricular' : listed.has(type) || type.startsWith('ext:') ? type : `ext:${type}`),
)

const scale = listedName(
  new Set(
    'GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result RubricCriterion RubricCriterionLevel RubricScore ScaledScore Status'.split(
      ' ',
    ),
  ),
  'Result',
)

const rubricLevel = record<RubricLevel>({
  id: ['/id', text],
  name: ['/name', spoken],
  description: ['/description', spoken],
  level: ['/level', text],
  points: ['/points', text],
  alignments: ['/alignments', many(any)],
})

const assessment = record<Assessment>(
  {
    id: ['/id', text, 'needed'],
    name: ['/name', spoken],
    scale: ['/resultType', scale],
    allowedValues: ['/allowedValues', many(text)],
    requiredValue: ['/requiredValue', text],
    minimum: ['/valueMin', text],
    maximum: ['/valueMax', text],
    grading: absent('what grades there are is not said in words'),
    modes: absent('an assessment does not say how it is taken'),
    requiredLevel: ['/requiredLevel', text],
    rubric: ['/rubricCriterionLevels', many(rubricLevel)],
    alignments: ['/alignments', many(any)],
  },
  { derive: [{ to: '/scale', from: [], by: () => 'Result' }] },
)

const statuses: ReadonlySet<string> = new Set('Completed Enrolled Failed InProgress OnHold Withdrew'.split(' '))
const status: Codec<string> = {
  read: text.read,
  write: (value, to) => (statuses.has(value) ? put(to, value) : lose(to, 'a result cannot have this status here')),
}

const result = record<Result>({
  assessment: ['/resultDescription', text],
  value: ['/value', spoken],
  status: ['/status', status],
  level: ['/achievedLevel', text],
  alignments: ['/alignments', many(any)],
})

const achievement = record<Achievement>(
  {
    id: ['/id', text],
    type: ['/achievementType', achievementType],
    name: ['/name', spoken],
    description: ['/description', spoken],
    image: ['/image', picture],
    criteria: ['/requirement/narrative', spoken],
    criteriaUrl: ['/requirement/id', text],
    homepage: absent('an achievement has no page but that of its requirement'),
    applyUrl: absent('an achievement does not say where to apply'),
    rights: absent('an achievement has no licence'),
    place: absent('an achievement has no place'),
    accessibility: absent('an achievement says nothing of accessibility'),
    related: absent('an achievement is not related to other versions of itself'),
    tags: ['/tags', spokenLists],
    version: absent('an achievement has no version'),
    code: ['/humanCode', text],
    fieldOfStudy: ['/fieldOfStudy', spoken],
    specialization: ['/specialization', spoken],
    identifiers: ['/identifiers', many(identifier)],
    credits: [
      '',
      creditsOfOne(
        record<Credits>({ points: ['/creditsAvailable', number, 'needed'], framework: absent('credits do not say their framework') }),
      ),
    ],
    workload: absent('an achievement does not say how much work it is'),
    maximumDuration: absent('an achievement does not say how long it takes'),
    modes: absent('an achievement does not say how one takes part'),
    setting: absent('an achievement does not say whether learning was formal'),
    targetGroups: absent('an achievement does not say whom it is for'),
    entryRequirement: absent('an achievement has no entry requirements'),
    partial: absent('an achievement does not say whether it is part of a qualification'),
    instruction: absent('an achievement does not say in which language it is taught'),
    outcomeSummary: absent('an achievement has no learning outcomes but alignments'),
    outcomes: ['', outcomesOf(alignments, '/alignments')],
    eqf: ['/alignments', one(kinds.eqf)],
    nqf: ['/alignments', many(kinds.nqf)],
    subjects: ['/alignments', many(kinds.subject)],
    qualificationCodes: ['/alignments', many(kinds.qualificationCode)],
    educationLevels: ['/alignments', many(kinds.educationLevel)],
    occupations: ['/alignments', many(kinds.occupation)],
    qualityAssurance: ['/alignments', many(kinds.qualityAssurance)],
    assessments: ['/resultDescriptions', many(assessment)],
    assessmentTypes: absent('an achievement does not say how it is assessed'),
    supervision: absent('an achievement does not say who watches over an assessment'),
    accreditations: absent('an achievement is not accredited'),
    documents: absent('an achievement has no documents but the page of its requirement'),
    endorsements: ['/endorsements', many(endorsement)],
    endorsementTokens: absent('signed endorsements are of another kind here', 'endorsement-lost'),
  },
  {
    derive: [
      {
        to: '/qualityAssurance',
        from: ['/accreditations'],
        by: ({ accreditations }, { pass }) => qualityOf(accreditations, pass.language),
      },
      {
        to: '/criteriaUrl',
        from: ['/documents/0/url'],
        keep: true,
        code: 'required-fallback',
        by: ({ criteria, documents }) => (criteria === undefined ? documents?.[0]?.url : undefined),
      },
    ],
  },
)

const award = record<Award>(
  {
    id: ['/id', text],
    title: absent('an award has no title but that of its achievement'),
    description: absent('an award has no description but that of its achievement'),
    narrative: ['/narrative', spoken],
    image: ['/image', picture],
    licence: ['/licenseNumber', text],
    role: ['/role', spoken],
    credits: [
      '',
      creditsOfOne(
        record<Credits>({ points: ['/creditsEarned', number, 'needed'], framework: absent('credits do not say their framework') }),
      ),
    ],
    activity: [
      '',
      record<Activity>({
        start: ['/activityStartDate', instant],
        end: ['/activityEndDate', instant],
        term: ['/term', spoken],
        workload: absent('an award does not say how much work it was'),
        types: absent('an award does not say what kind of activity it was'),
      }),
    ],
    evidence: ['/evidence', evidences],
    results: ['/results', many(result)],
    awarded: ['/issuedOn', instant],
    validFrom: absent('an award is valid from the day it was issued'),
    validUntil: ['/expires', instant],
    issuer: absent('an award has the issuer of its achievement'),
    awardedBy: ['/achievement/issuer', lone(profile)],
    source: ['/source', profile],
    entitlements: absent('an award does not say what it entitles to'),
    remarks: absent('an award has no remarks but its narrative'),
    endorsements: ['/endorsements', many(endorsement)],
    endorsementTokens: absent('signed endorsements are of another kind here', 'endorsement-lost'),
    achievement: ['/achievement', achievement],
  },
  {
    derive: [{ to: '/achievement/occupations', from: ['/entitlements'], by: ({ entitlements }) => occupationsOf(entitlements) }],
  },
)

/** Assertions, and what the signed ones say: they are written unsigned. */
const awards: Codec<readonly Award[]> = {
  read(from) {
    const found: Award[] = []
    for (const place of [...items(at(from, '/assertions')), ...items(at(from, '/signedAssertions'))]) {
      const value = claimed(award, within({ ...place, hub: from.hub }, found.length))
      if (value !== undefined) found.push(value)
    }
    return found.length > 0 ? found : undefined
  },
  write: (hub, to) => many(award).write(hub, at(to, '/assertions')),
}

const commonEnd = (awards: readonly Award[] = []): string | undefined => {
  const first = awards[0]?.validUntil
  return awards.every(({ validUntil }) => validUntil === first) ? first : undefined
}

/** A record expires as its assertions do: when all say the same, it is the record's end. */
const expiry: Codec<string> = {
  read(from) {
    const said = [...items(at(from, '/assertions')), ...items(at(from, '/signedAssertions'))].map((assertion) => at(assertion, '/expires'))
    const first = said[0]?.held
    if (typeof first !== 'string' || Number.isNaN(Date.parse(first)) || said.some(({ held }) => held !== first)) return undefined
    for (const place of said) take({ ...place, hub: from.hub })
    return first
  },
  write(hub, to) {
    const assertions = items(fresh(at(to, '/assertions')))
    if (assertions.length === 0 || assertions.some((assertion) => fresh(at(assertion, '/expires')).held !== hub))
      lose(to, 'a record does not expire but by its assertions')
  },
}

const table: Codec<Credential> = withoutBridge(
  withoutLanguage(
    record<Credential>(
      {
        id: ['/id', text],
        name: ['/name', spoken],
        description: absent('a record has no description'),
        image: absent('a record has no picture'),
        language: absent('a record does not say its language', 'language-dropped'),
        languages: absent('a record does not say its language'),
        licence: absent('a record has no number but that of its assertion'),
        issued: absent('a record is issued when it becomes valid'),
        validFrom: ['/issuedOn', instant],
        awards: ['', awards],
        validUntil: ['', expiry],
        achievements: ['/achievements', many(achievement)],
        issuer: [['/publisher', '/achievements/*/issuer'], profile],
        recipient: ['', learner],
        attachments: ['/assertions/0/evidence', files],
        associations: ['', associations],
        partial: ['/partial', flag],
        termsOfUse: absent('a record has no terms of use'),
        statements: absent('an issuer states nothing of the issuing'),
        endorsements: ['/endorsements', many(endorsement)],
        endorsementTokens: absent('signed endorsements are of another kind here', 'endorsement-lost'),
      },
      {
        derive: [
          { to: '/name', from: ['/awards/0/achievement/name'] },
          { to: '/awards/*/awarded', from: ['/awards/*/validFrom'], keep: true },
          { to: '/validUntil', from: ['/awards/0/validUntil'], keep: true, by: ({ awards }) => commonEnd(awards) },
          { to: '/awards/*/validUntil', from: ['/validUntil'] },
          { to: '/awards/0/licence', from: ['/licence'], keep: true },
          // the issuer of an achievement is required; it is the publisher where nobody else is named
          { to: '/awards/*/awardedBy/0', from: ['/awards/*/issuer', '/issuer'] },
        ],
      },
    ),
  ),
)

export const credential: Codec<Credential> = {
  read(from) {
    const value = table.read(from)
    leave(from, 'revoked', 'revocationReason')
    leave(at(from, '/publisher'), 'publicKey', 'verification', 'revocationList')
    for (const assertion of [...items(at(from, '/assertions')), ...items(at(from, '/signedAssertions'))]) {
      leave(assertion, 'verification', 'revoked', 'revocationReason')
      leave(at(assertion, '/achievement/issuer'), 'publicKey', 'verification', 'revocationList')
    }
    return value
  },
  write: table.write,
}
