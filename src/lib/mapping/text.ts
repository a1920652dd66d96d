/** Codecs of plain values and of text in languages. @module */

import { isObject, own } from '../json.ts'
import { numberIn } from '../number-text.ts'
import { attempt } from './attempt.ts'
import { lookup } from './languages.ts'
import { type Codec, leaf } from './lens.ts'
import { lose, skip } from './noting.ts'
import type { Place } from './pass.ts'
import { beside, items, step, within } from './place.ts'

/** Text by language tag (BCP 47). */
export type Text = Readonly<Record<string, string>>
/** Lists of text by language tag. */
export type Texts = Readonly<Record<string, readonly string[]>>

const textIn = (held: unknown): string | undefined => (typeof held === 'string' && held !== '' ? held : undefined)
export const text: Codec<string> = leaf(textIn)
/** A grade, or a bound of grades: without its quotes it says the same. */
export const grade: Codec<string> = leaf((held) => (typeof held === 'number' ? String(held) : textIn(held)))
export const flag: Codec<boolean> = leaf((held) => (typeof held === 'boolean' ? held : undefined))
export const number: Codec<number> = leaf(numberIn)
/** A number that the wire writes as text. */
export const decimal: Codec<number> = leaf(numberIn, String)
/** A calendar date that the wire writes as midnight in UTC (T2). */
export const midnight: Codec<string> = leaf(
  (held) => (typeof held === 'string' ? /^(\d{4}-\d\d-\d\d)T00:00:00(?:Z|\+00:00)$/.exec(held)?.[1] : undefined),
  (date) => (/^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T00:00:00Z` : date),
)
export const mailto: Codec<string> = leaf(
  (held) => (typeof held === 'string' ? /^mailto:(.+)$/i.exec(held)?.[1] : undefined),
  (address) => `mailto:${address}`,
)

/** A language map, each language with what `item` reads. */
const map = <Item>(item: Codec<Item>): Codec<Readonly<Record<string, Item>>> => ({
  looks: [''],
  read: (from) =>
    attempt(from, () => {
      const { held, hub } = from
      const read = (place: Place, language: string): readonly (readonly [string, Item])[] => {
        const value = item.read(within({ ...place, hub }, language))
        return value === undefined ? [] : [[language, value]]
      }
      const isMap = isObject(held) && !('@language' in held)
      const found = isMap
        ? Object.keys(held).flatMap((language) => read(step(from, language), language))
        : // a text alone is of the language of the document; JSON-LD has it beside the text
          items(from).flatMap((place) => {
            const language = own(place.held, '@language')
            if (typeof language !== 'string') return typeof held === 'string' ? read(from, from.pass.language) : []
            skip(step(place, '@language'))
            return read(step(place, '@value'), language)
          })
      return found.length > 0 ? Object.fromEntries(found) : undefined
    }),
  write(hub, to) {
    for (const tag of Object.keys(hub)) {
      const value = own(hub, tag) as Item | undefined
      if (value !== undefined) item.write(value, within(step(to, tag), tag))
    }
  },
})

const strings: Codec<readonly string[]> = leaf<readonly string[]>((held) => {
  // an empty text says nothing, nor does null (T26)
  const list = [held].flat().filter((item) => (item ?? '') !== '')
  return list.length > 0 && list.every((item) => typeof item === 'string') ? list : undefined
})

/** Text where the format has language maps. */
export const localized: Codec<Text> = map(text)
/** Lists of text where the format has language maps. */
export const localizedLists: Codec<Texts> = map(strings)

/**
 * Where the format has one language only: the document's language in the native property, and, when
 * there is more to say, every language in our own term `<property>Map` beside it (T3).
 */
const single = <Item>(item: Codec<Item>, all: Codec<Readonly<Record<string, Item>>>): Codec<Readonly<Record<string, Item>>> => ({
  looks: ['', 'Map'],
  read(from) {
    const { language } = from.pass
    if (isTagged(from.held)) return all.read(from)
    const plain = item.read(within(from, language))
    const bridge = beside(from, 'Map')
    const { reads } = from.pass
    const count = reads.length
    const more = bridge?.held === undefined ? undefined : all.read(bridge)
    if (plain === undefined || more === undefined) return more ?? (plain === undefined ? undefined : { [language]: plain })
    if (Object.values(more).some((value) => String(value) === String(plain))) return more
    // what the term says otherwise in that language is not what is read
    if (Object.hasOwn(more, language)) reads.push(...reads.splice(count).filter(([, place]) => place.key !== language))
    return { ...more, [language]: plain }
  },
  write(hub, to) {
    const { language, bridge, assumed = language } = to.pass
    const tags = Object.keys(hub)
    const chosen = lookup(tags, language, to.pass.own)
    const value = own(hub, chosen) as Item | undefined
    if (value === undefined) return
    item.write(value, within(to, chosen))
    if (tags.length === 1 && chosen === assumed) return
    const more = bridge ? beside(to, 'Map') : undefined
    if (more) all.write(hub, more)
    else
      for (const tag of tags)
        if (tag !== chosen) lose(within(to, tag), 'the target holds text in one language only', 'language-dropped')
        else if (tag !== assumed) lose(to, 'the text is there, its language is not said', 'language-dropped')
  },
})

/**
 * Whether texts by their languages stand where one text is foreseen: the schemas of Open Badges 3.0 and CLR 2.0 allow a map,
 * JSON-LD a value object. Neither is written.
 */
const isTagged = (held: unknown): boolean =>
  isObject(held) &&
  Object.entries(held).every(([key, text]) => typeof text === 'string' && key !== 'type' && /^@|^[a-z]{2,8}(?:-|$)/i.test(key))

export const spoken: Codec<Text> = single(text, localized)
export const spokenGrade: Codec<Text> = single(grade, localized)
export const spokenLists: Codec<Texts> = single(strings, localizedLists)
