/** A grade in words, where a result has none (T13): the model demands one. @module */
import type { Award } from '../../lib/credential.ts'
import type { Text } from '../../lib/mapping/text.ts'

/** The name of the level that was reached: never a number that nobody gave. */
export function levelNameOf({ results = [], achievement }: Award, index: number): Text | undefined {
  const level = results[index]?.level
  const levels = (achievement?.assessments ?? []).flatMap(({ rubric = [] }) => rubric)
  return levels.find(({ id }) => id === level)?.name
}

/** The status, where no level has a name. */
export function statusOf({ results = [] }: Award, index: number, language: string): Text | undefined {
  const status = results[index]?.status
  return status === undefined ? undefined : { [language]: status }
}
