/** What stands in for a member that a format requires, from other members of the same credential (crosswalk T17). @module */
import type { Achievement, Person } from './credential.ts'
import type { Text } from './text.ts'

/** Where nothing says what had to be done: what is learned. */
export function criteriaOf(achievement: Achievement = {}): Text | undefined {
  if (achievement.criteriaUrl) return undefined
  if (achievement.outcomeSummary) return achievement.outcomeSummary
  const names = (achievement.outcomes ?? [])
    .map(({ name, escoSkills = [], skills = [] }): Text | undefined => name ?? [...escoSkills, ...skills][0]?.name)
    .filter((name) => name !== undefined)
  const tags = [...new Set(names.flatMap((name) => Object.keys(name)))]
  const lists = tags.map((tag) => [tag, names.flatMap((name) => (name[tag] === undefined ? [] : [`- ${name[tag]}`])).join('\n')] as const)
  return lists.length > 0 ? Object.fromEntries(lists) : undefined
}

/** A full name out of its parts. */
export function fullName({ givenName, additionalName, familyNamePrefix, familyName }: Person): Text | undefined {
  const parts = [givenName, additionalName, familyNamePrefix, familyName].filter((part) => part !== undefined)
  const tags = [...new Set(parts.flatMap((part) => Object.keys(part)))]
  const names = tags.map((tag) => [tag, parts.flatMap((part) => part[tag] ?? []).join(' ')] as const)
  return names.length > 0 && familyName ? Object.fromEntries(names) : undefined
}
