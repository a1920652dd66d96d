/** A credential in several languages for a target that holds one: a version for each, which refer to each other (T3). @module */

import type { Achievement } from '../credential/achievement.ts'
import type { Award, Credential } from '../credential.ts'
import { uuid } from '../hash.ts'
import { isObject } from '../json.ts'
import type { Part } from './awards.ts'
import { languagesOf, spokenIn, usualCase } from './languages.ts'

/** The versions of a part, the language to show first; one that is in one language stays as it is. */
export function byLanguage(part: Part, language: string, name: string): readonly Part[] {
  const shown = usualCase(language)
  const found = new Set([...languagesOf(itself(part.credential))].map(usualCase))
  const tags = [...found].filter((tag) => tag !== shown).sort()
  const all = found.has(shown) ? [shown, ...tags] : tags
  if (all.length < 2) return [part]
  return all.map((tag, index) => ({
    ...part,
    credential: versionIn(part.credential, tag, all, `${name}${part.suffix}`),
    suffix: index === 0 ? part.suffix : `${part.suffix}@${tag}`,
  }))
}

/** Those who issued, earned, assessed or endorsed it: what languages they have names and words in says nothing of its own. */
const others: ReadonlySet<string> = new Set(['issuer', 'recipient', 'awardedBy', 'source', 'agent', 'endorsements'])

/** A credential without others. */
function itself(hub: unknown): unknown {
  if (Array.isArray(hub)) return hub.map(itself)
  if (!isObject(hub)) return hub
  return Object.fromEntries(Object.entries(hub).flatMap(([key, value]) => (others.has(key) ? [] : [[key, itself(value)]])))
}

function versionIn(credential: Credential, tag: string, all: readonly string[], name: string): Credential {
  const spoken = spokenIn(credential, tag, all)
  const awards = spoken.awards?.map((award, index) => awardIn(award, tag, all, `${name}#${index}`))
  return { ...spoken, language: tag, ...(awards && { awards }) }
}

/** The achievement of the first version keeps its id; each other has one of its own, as it is another page. */
function awardIn(award: Award, tag: string, all: readonly string[], name: string): Award {
  const { achievement } = award
  if (!achievement) return award
  const id = (language: string): string => idOf(achievement, language === all[0] ? undefined : language, name)
  const others = all.filter((language) => language !== tag).map((language) => ({ id: id(language), language }))
  return { ...award, achievement: { ...achievement, id: id(tag), related: [...(achievement.related ?? []), ...others] } }
}

const idOf = ({ id }: Achievement, language: string | undefined, name: string): string =>
  id !== undefined && language === undefined ? id : `urn:uuid:${uuid(`${id ?? name}@${language ?? ''}`)}`
