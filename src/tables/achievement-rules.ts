/** What an achievement says in another place than the one that a format of 1EdTech has for it, and what its results may be. @module */

import type { Achievement } from '../lib/credential/achievement.ts'
import { listedName } from '../lib/mapping/codecs.ts'
import type { Rule } from '../lib/mapping/derive.ts'
import { qualityOf } from '../lib/mapping/fallback.ts'
import type { Codec } from '../lib/mapping/lens.ts'

/** Who accredits vouches for the quality (J7). */
export const qualityRule: Rule<Achievement> = {
  to: '/qualityAssurance',
  from: ['/accreditations/*/id', '/accreditations/*/title', '/accreditations/*/description', '/accreditations/*/agent/name'],
  by: ({ accreditations }, { pass }) => qualityOf(accreditations, pass.language),
}

/** The first document is the page of the criteria where nothing else says them: not the home page, nor what is learned (I9). */
export const documentRule: Rule<Achievement> = {
  to: '/criteriaUrl',
  from: ['/documents/0/url'],
  keep: true,
  code: 'required-fallback',
  by: ({ criteria, documents }) => (criteria === undefined ? documents?.[0]?.url : undefined),
}

/** The types of results that are listed, in CLR 1.0 as in Open Badges 3.0. */
export const resultType: Codec<string> = listedName(
  new Set(
    'GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result RubricCriterion RubricCriterionLevel RubricScore ScaledScore Status'.split(
      ' ',
    ),
  ),
  'Result',
)
