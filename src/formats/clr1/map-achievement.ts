/** What was achieved, in CLR 1.0. @module */

import type { Achievement, Assessment, RubricLevel } from '../../lib/credential/achievement.ts'
import type { Concept, Credits } from '../../lib/credential/values.ts'
import { creditsOfOne, ownName, webAddress } from '../../lib/mapping/codecs.ts'
import { absent, type Codec, leaf, many, record } from '../../lib/mapping/lens.ts'
import { put } from '../../lib/mapping/noting.ts'
import { grade, number, spoken, spokenLists, text } from '../../lib/mapping/text.ts'
import { qualityRule, resultType } from '../../tables/achievement-rules.ts'
import { alignmentRows, alignmentsOf } from '../../tables/alignment.ts'
import { outcomesOf } from '../../tables/outcomes.ts'
import { eqf } from '../../vocabularies/eqf.ts'
import { iscedF } from '../../vocabularies/isced-f.ts'
import { qdr } from '../../vocabularies/qdr.ts'
import { nodeId } from './map-name.ts'
import { endorsement, identifier, picture } from './map-profile.ts'

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
const { any: anyKind } = alignments
/** An alignment of whatever kind. */
export const any: Codec<Concept> = anyKind

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
const ownType = ownName(listed)
const achievementType: Codec<string> = {
  read: leaf((held) => {
    if (typeof held !== 'string' || held === '') return undefined
    if (held === 'Co-Curricular') return 'CoCurricular'
    const plain = held.replace(/^ext:/, '')
    return later.has(plain) ? plain : held
  }).read,
  write(type, to) {
    if (type === 'CoCurricular') put(to, 'Co-Curricular')
    else if (later.has(type)) put(to, `ext:${type}`)
    else ownType.write(type, to)
  },
}

const rubricLevel = record<RubricLevel>({
  id: ['/id', nodeId],
  name: ['/name', spoken],
  description: ['/description', spoken],
  level: ['/level', text],
  points: ['/points', grade],
  alignments: ['/alignments', many(any)],
})

const assessment = record<Assessment>(
  {
    id: ['/id', nodeId, 'needed'],
    name: ['/name', spoken],
    scale: ['/resultType', resultType],
    allowedValues: ['/allowedValues', many(text)],
    requiredValue: ['/requiredValue', grade],
    minimum: ['/valueMin', grade],
    maximum: ['/valueMax', grade],
    grading: absent('what grades there are is not said in words'),
    modes: absent('an assessment does not say how it is taken'),
    requiredLevel: ['/requiredLevel', nodeId],
    rubric: ['/rubricCriterionLevels', many(rubricLevel)],
    alignments: ['/alignments', many(any)],
  },
  { derive: [{ to: '/scale', from: [], by: () => 'Result' }] },
)

export const achievement: Codec<Achievement> = record<Achievement>(
  {
    id: ['/id', nodeId],
    type: ['/achievementType', achievementType],
    name: ['/name', spoken],
    description: ['/description', spoken],
    image: ['/image', picture],
    criteria: ['/requirement/narrative', spoken],
    criteriaUrl: ['/requirement/id', webAddress],
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
    ...alignmentRows(alignments, '/alignments'),
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
      qualityRule,
      {
        to: '/criteriaUrl',
        from: ['/homepage', '/documents/0/url'],
        keep: true,
        by: ({ criteria, homepage, documents }) => homepage ?? (criteria === undefined ? documents?.[0]?.url : undefined),
      },
    ],
  },
)
