/** What a badge of Open Badges 2.0 is for: the badge class. @module */

import type { Achievement, Related } from '../../lib/credential/achievement.ts'
import type { Identifier } from '../../lib/credential/parties.ts'
import type { Concept, Credits } from '../../lib/credential/values.ts'
import { ects } from '../../lib/credits.ts'
import { either, readOnly } from '../../lib/mapping/codecs.ts'
import { absent, type Codec, inside, leaf, lone, many, one, record, translated } from '../../lib/mapping/lens.ts'
import { spoken, spokenLists, text } from '../../lib/mapping/text.ts'
import { documentRule, qualityRule } from '../../tables/achievement-rules.ts'
import { alignmentRows, alignmentsOf } from '../../tables/alignment.ts'
import { outcomesOf } from '../../tables/outcomes.ts'
import { eqf } from '../../vocabularies/eqf.ts'
import { iscedF } from '../../vocabularies/isced-f.ts'
import { qdr } from '../../vocabularies/qdr.ts'
import * as extension from './map-extensions.ts'
import { endorsement } from './map-profile.ts'
import { badgePicture, elsewhere, webId } from './map-values.ts'

const alignments = alignmentsOf({ eqf, qdr, iscedF }, false)
const { kinds } = alignments

const related = record<Related>({ id: ['/id', text, 'needed'], language: ['/@language', text], version: ['/version', text] })

/** The level that edubadges says as a number. */
const level: Codec<Concept> = translated<Concept, number>(
  extension.eqfNumber,
  (number) => (Number.isInteger(number) && number >= 1 && number <= 8 ? { id: `${eqf.base}${number}` } : undefined),
  () => 0,
)

export const achievement: Codec<Achievement> = record<Achievement>(
  {
    id: ['/id', webId],
    type: absent('a badge does not say what kind of achievement it is'),
    name: ['/name', spoken],
    description: ['/description', spoken],
    image: ['/image', badgePicture],
    criteria: ['/criteria/narrative', spoken],
    criteriaUrl: ['/criteria/id', elsewhere],
    homepage: absent('a badge has no page but that of its criteria'),
    applyUrl: ['', extension.applyLink],
    rights: ['', extension.rights],
    place: ['', extension.position],
    accessibility: ['', extension.accessibility],
    related: ['/related', many(related)],
    tags: ['/tags', spokenLists],
    version: ['/version', text],
    code: absent('a badge has no code'),
    fieldOfStudy: absent('a badge has no field of study'),
    specialization: absent('a badge has no specialisation'),
    identifiers: [
      '',
      readOnly(
        'a badge has no identifiers but its own',
        translated<readonly Identifier[], string>(
          extension.programme,
          (value) => [{ value, type: 'ext:EducationProgramIdentifier' }],
          () => '',
        ),
      ),
    ],
    credits: [
      '',
      readOnly(
        'a badge has no credits',
        lone(
          translated<Credits, number>(
            extension.ects,
            (points) => ({ points, framework: ects }),
            ({ points }) => points,
          ),
        ),
      ),
    ],
    workload: ['', extension.workload],
    maximumDuration: absent('a badge does not say how long it takes'),
    modes: ['', extension.modes],
    setting: absent('a badge does not say whether learning was formal'),
    targetGroups: absent('a badge does not say whom it is for'),
    entryRequirement: absent('a badge has no entry requirements'),
    partial: [
      '',
      readOnly(
        'a badge does not say whether it is part of a qualification',
        inside(
          '/stackable',
          leaf((held) => (typeof held === 'boolean' ? held : undefined)),
        ),
      ),
    ],
    instruction: ['', extension.taughtIn],
    outcomeSummary: ['', readOnly('a badge has no learning outcomes but alignments', extension.outcomeSummary)],
    outcomes: ['', outcomesOf(alignments, '/alignment')],
    ...alignmentRows(alignments, '/alignment'),
    eqf: ['', either(inside('/alignment', one(kinds.eqf)), level)],
    assessments: ['', extension.assessments],
    assessmentTypes: ['', extension.assessmentTypes],
    supervision: ['', extension.supervision],
    accreditations: absent('a badge is not accredited, its issuer is'),
    documents: ['', readOnly('a badge has no documents but the page of its criteria', extension.gradingTable)],
    endorsements: ['/endorsement', many(endorsement)],
    endorsementTokens: absent('endorsements are not tokens here', 'endorsement-lost'),
  },
  {
    derive: [qualityRule, documentRule],
  },
)
