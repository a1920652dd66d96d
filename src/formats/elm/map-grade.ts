/** A grade in words, where a result has none (T13): the model demands one. @module */
import type { Award } from '../../lib/credential.ts'
import type { Text } from '../../lib/mapping/text.ts'

/** The name of the level that was reached, or the status: never a number that nobody gave. */
export function gradeOf({ results = [], achievement }: Award, index: number, language: string): Text | undefined {
  const { level, status } = results[index] ?? {}
  const levels = (achievement?.assessments ?? []).flatMap(({ rubric = [] }) => rubric)
  const name = level === undefined ? undefined : levels.find(({ id }) => id === level)?.name
  return name ?? (status === undefined ? undefined : { [language]: status })
}
