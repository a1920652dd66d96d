/** The languages of the hub's texts: asked for by every conversion, and the codecs of text only by tables. @module */
import type { Award } from '../credential.ts'
import { isObject } from '../json.ts'

/**
 * The tag to show for a language (RFC 4647 section 3.4): itself, what is left of it when it is cut short from its end
 * (`zh-Hant-TW`, `zh-Hant`, `zh`), then a narrower one of the same language, else that of another language, else the first there is.
 */
export function lookup(tags: readonly string[], language: string, other?: string): string {
  if (tags.includes(language)) return language
  const known = new Map(tags.map((tag) => [tag.toLowerCase(), tag]))
  const asked = language.toLowerCase().split('-')
  for (let length = asked.length; length > 0; length--) {
    const found = known.get(asked.slice(0, length).join('-'))
    if (found !== undefined) return found
  }
  const narrower = tags.find((tag) => tag.toLowerCase().split('-')[0] === asked[0])
  return narrower ?? (other === undefined ? (tags[0] ?? language) : lookup(tags, other))
}

/** A language is the same in any case, and schemas take the usual one: `zh-Hant-TW` (RFC 5646, section 2.1.1). */
export const usualCase = (tag: string): string =>
  tag
    .toLowerCase()
    .replace(/-([a-z])([a-z]|[a-z]{3})(?![^-])/g, (part, first, more) => (more[1] ? `-${first.toUpperCase()}${more}` : part.toUpperCase()))

/** The language that an award is told in: that in which what was achieved is named, where a text in `language` is asked for. */
export function tongueOf({ achievement, title }: Award, language: string, other?: string): string | undefined {
  const name = achievement?.name ?? title
  return name && lookup(Object.keys(name), language, other)
}

/** Where in it that name stands. */
export const nameIn = ({ achievement }: Award): readonly string[] => (achievement?.name ? ['achievement', 'name'] : ['title'])

/** Every language that a text below is in. The hub's texts are its objects with language tags for keys: their fields are named. */
export function languagesOf(hub: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(hub)) for (const item of hub) languagesOf(item, found)
  else if (isObject(hub))
    for (const key of Object.keys(hub)) {
      const value = hub[key]
      if (isObject(value) && fields.has(key)) for (const tag of Object.keys(value)) found.add(tag)
      else if (typeof value === 'object') languagesOf(value, found)
    }
  return found
}

/** The same with text in one of several languages only: where a text is not in it, in another that it has, and in all that are none of them. */
export function spokenIn<Hub>(hub: Hub, language: string, all: readonly string[]): Hub {
  const visit = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item, key))
    if (!isObject(value)) return value
    if (!fields.has(key)) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name)]))
    const chosen = lookup(Object.keys(value), language)
    return Object.fromEntries(Object.entries(value).filter(([tag]) => tag === chosen || !all.includes(usualCase(tag))))
  }
  return visit(hub, '') as Hub
}

const fields: ReadonlySet<string> = new Set(
  (
    'title name description narrative caption criteria grading value term role tags full contact text entryRequirement otherName comment outcomeSummary fieldOfStudy specialization ' +
    'givenName familyName additionalName patronymicName familyNamePrefix honorificPrefix honorificSuffix'
  ).split(' '),
)
