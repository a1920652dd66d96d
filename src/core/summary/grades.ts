/** What was reached in each award, and what there was to reach, for a summary. @module */

import type { Achievement } from '../../lib/credential/achievement.ts'
import type { Award } from '../../lib/credential.ts'
import type { Text } from '../../lib/mapping/text.ts'
import { present } from '../present.ts'
import type { Grade } from './model.ts'

type Assessment = NonNullable<Achievement['assessments']>[number]
type Level = NonNullable<Assessment['rubric']>[number]

export type Grading = (award: Award) => readonly Grade[]

export function gradingIn(awards: readonly Award[], text: (text: Text | undefined) => string | undefined): Grading {
  const everywhere = definitionsIn(awards.map(({ achievement }) => achievement?.assessments))
  return ({ results = [], achievement = {} }) => {
    const own = definitionsIn([achievement.assessments])
    return results.flatMap(({ value, status, level, assessment: of }) => {
      const definition = own.assessments.get(of) ?? everywhere.assessments.get(of)
      // a level has a name of its own, whichever rubric it is said to be of
      const rubric = level === undefined ? undefined : (own.levels.get(level) ?? everywhere.levels.get(level))
      const reached = text(rubric?.name) ?? rubric?.level
      const said = text(value) ?? reached ?? status
      if (said === undefined) return []
      const grade: { readonly [Key in keyof Grade]: Grade[Key] | undefined } = {
        value: said,
        level: reached === said ? undefined : reached,
        status: status === said ? undefined : status,
        assessment: text(definition?.name),
        scale: definition?.scale,
        minimum: definition?.minimum,
        maximum: definition?.maximum,
        values: definition?.allowedValues,
        required: definition?.requiredValue,
      }
      return [present<Grade>(grade)]
    })
  }
}

/** Assessments and levels by their ids: of several that share one, the first. */
function definitionsIn(all: readonly (readonly Assessment[] | undefined)[]) {
  const assessments = new Map<string | undefined, Assessment>()
  const levels = new Map<string | undefined, Level>()
  for (const one of all.flatMap((some) => some ?? [])) {
    if (!assessments.has(one.id)) assessments.set(one.id, one)
    for (const level of one.rubric ?? []) if (!levels.has(level.id)) levels.set(level.id, level)
  }
  return { assessments, levels }
}
