/** What stands in for a member that a format requires, from other members of the same credential (crosswalk T17). @module */

import type { Achievement, Related } from '../credential/achievement.ts'
import type { Accreditation, Person } from '../credential/parties.ts'
import type { Concept } from '../credential/values.ts'
import type { Award, Credential } from '../credential.ts'
import { own, strings } from '../json.ts'
import type { Rule } from './derive.ts'
import { lookup } from './languages.ts'
import type { Text } from './text.ts'

/** What a text says in a language, whatever a source calls its languages. */
const said = (text: Text, tag: string): readonly string[] => strings(own(text, tag))

/** Where nothing says what had to be done: what is learned. */
export function criteriaOf(achievement: Achievement = {}): Text | undefined {
  if (achievement.criteriaUrl) return undefined
  if (achievement.outcomeSummary) return achievement.outcomeSummary
  const names = (achievement.outcomes ?? [])
    .map(({ name, escoSkills = [], skills = [] }): Text | undefined => name ?? [...escoSkills, ...skills][0]?.name)
    .filter((name) => name !== undefined)
  const tags = [...new Set(names.flatMap((name) => Object.keys(name)))]
  const lists = tags.map((tag) => [tag, names.flatMap((name) => said(name, tag).map((one) => `- ${one}`)).join('\n')] as const)
  return lists.length > 0 ? Object.fromEntries(lists) : undefined
}

/** A full name out of its parts. */
export function fullName({ givenName, additionalName, familyNamePrefix, familyName }: Person): Text | undefined {
  const parts = [givenName, additionalName, familyNamePrefix, familyName].filter((part) => part !== undefined)
  const tags = [...new Set(parts.flatMap((part) => Object.keys(part)))]
  const names = tags.map((tag) => [tag, parts.flatMap((part) => said(part, tag)).join(' ')] as const)
  return names.length > 0 && familyName ? Object.fromEntries(names) : undefined
}

/** A family name with its prefix before it, where a prefix has no place of its own: `van der Berg` (C11). */
export function withPrefix(person: Person): Person {
  const { familyName = {}, familyNamePrefix: prefix = {}, ...rest } = person
  const tags = Object.keys(familyName)
  const isOfAll =
    tags.length > 0 && Object.keys({ ...familyName, ...prefix }).every((tag) => said(prefix, tag).length > 0 && tags.includes(tag))
  if (!isOfAll) return person
  return { ...rest, familyName: Object.fromEntries(tags.map((tag) => [tag, [...said(prefix, tag), ...said(familyName, tag)].join(' ')])) }
}

/** Accreditations as what vouches for the quality (J7): those that have an address to point at. */
export function qualityOf(accreditations: readonly Accreditation[] | undefined, language: string): readonly Concept[] | undefined {
  const found = (accreditations ?? []).flatMap(({ id, title, description, agent: { name = {} } = {} }): Concept[] => {
    const framework = name[lookup(Object.keys(name), language)]
    return id === undefined
      ? []
      : [{ id, ...(title && { name: title }), ...(description && { description }), ...(framework !== undefined && { framework }) }]
  })
  return found.length > 0 ? found : undefined
}

/** The occupations that somebody is entitled to (E12), where entitlements have no place of their own. */
export const occupationRule: Rule<Award> = {
  to: '/achievement/occupations',
  from: ['/entitlements/*/occupations'],
  by({ entitlements = [] }) {
    const found = entitlements.flatMap(({ occupations = [] }) => occupations)
    return found.length > 0 ? found : undefined
  },
}

/** The achievements that the first award's is related to, however that is. */
export function relatedOf({ awards = [], associations = [] }: Credential): readonly Related[] | undefined {
  const id = awards[0]?.achievement?.id
  const others = associations.flatMap(({ source, target }) => (source === id ? [target] : target === id ? [source] : []))
  const found = [...new Set(others)].filter((other) => other !== id)
  return id !== undefined && found.length > 0 ? found.map((other) => ({ id: other })) : undefined
}

/** An endorsement needs a title here: it is that of what is endorsed (T16). */
export const endorsementName = (name: Text | undefined): Text | undefined =>
  name && Object.fromEntries(Object.entries(name).map(([tag, text]) => [tag, `Endorsement of ${text}`]))
