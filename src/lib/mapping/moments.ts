/** Codecs of moments, durations and language tags: what is doubtful about them is told, what is incomplete is made whole. @module */
import { usualCase } from './languages.ts'
import { type Codec, leaf } from './lens.ts'
import { doubtfulMonths } from './months.ts'
import { lose, put, remark } from './noting.ts'
import type { Place } from './pass.ts'

/** RFC 3339, and what issuers write instead: a blank for the T, no seconds, a zone without its colon. */
const parts = /^\s*(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(:\d\d)?(?:[.,](\d+))?\s?(?:([Zz])|([+-]\d\d)(?::?(\d\d))?)?)?\s*$/
/** That the calendar has the day: the platform takes the 31st of February for the third of March. */
export const isDay = (day: string): boolean => everyMonths.test(day) || (new Date(day).toJSON()?.startsWith(day) ?? false)
/** A day that every month has: the platform is asked for the others only, and takes long. */
const everyMonths = /-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/

/**
 * An instant, in the spelling of its source where the formats take it: digests and round trips depend on it. Without a zone it is read as
 * UTC, without a time as the one that is given here (T1).
 */
const readOn =
  (time: string, words: string) =>
  (held: unknown, from: Place): string | undefined => {
    const [, day, minute, second = ':00', fraction, utc, hours, minutes = '00'] = parts.exec(String(held)) ?? []
    if (day === undefined || !isDay(day)) return undefined
    if (minute === undefined) {
      remark(from, 'date-only', `a date without a time was read as ${words}`)
      return `${day}T${time}Z`
    }
    const said = `${day}T${minute}${second}${fraction ? `.${fraction}` : ''}${hours ? `${hours}:${minutes}` : 'Z'}`
    const moment = Date.parse(said)
    if (Number.isNaN(moment)) return undefined
    if (!utc && !hours) remark(from, 'date-no-timezone', 'a date without a time zone was read as UTC')
    // the end of a day is written as the beginning of the next
    return minute === '24:00' ? new Date(moment).toISOString() : said
  }

/** An instant, of a day the midnight that begins it. */
export const asInstant: (held: unknown, from: Place) => string | undefined = readOn('00:00:00', 'midnight')
export const instant: Codec<string> = leaf(asInstant)
/** What is valid until a day is valid on it: read as midnight, a converted credential would expire a day before its source. */
export const lastInstant: Codec<string> = leaf(readOn('23:59:59', 'its last second, for until then it is valid'))

/** A day that the calendar has, also where it is written as the midnight that begins it (T2). */
export function asDay(held: unknown): string | undefined {
  const day = typeof held === 'string' ? /^(\d{4}-\d\d-\d\d)(?:T00:00:00(?:\.0+)?(?:Z|\+00:00)?)?$/.exec(held)?.[1] : undefined
  return day !== undefined && isDay(day) ? day : undefined
}

const dayOrMoment = /^(\d{4}-\d\d-\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?$/
/** Whether it is a day that the calendar has, or a moment of one. */
export function isOnADay(said: string): boolean {
  const day = dayOrMoment.exec(said)?.[1]
  return day !== undefined && isDay(day)
}

/** A birthday, in the spelling of its source: some write it with a time of day. */
export const birthday: Codec<string> = {
  ...leaf((held) => (typeof held === 'string' && isOnADay(held) ? held : undefined)),
  write: (day, to) => (isOnADay(day) ? put(to, day) : lose(to, 'a birthday is a date here')),
}

/** A duration, in the spelling of its source (T6). */
export const duration: Codec<string> = leaf((held, from) => {
  if (typeof held !== 'string' || held === '') return undefined
  if (doubtfulMonths(held)) remark(from, 'duration-suspicious', 'so many months are probably minutes or hours')
  else if (/^P[^T]*\d[YM]/.test(held)) remark(from, 'duration-calendar', 'a duration in months or years has no length in hours')
  return held
})

/** A language tag (BCP 47): `en_EN` is no tag, and says that it is English (T4). */
export function tagOf(held: unknown): string | undefined {
  const said = typeof held === 'string' ? /^([a-z]{2,3}(?:-[\w-]+)?)(?:_[\w-]+)?$/i.exec(held.trim()) : null
  return said?.[1] && usualCase(said[1])
}
export const languageTag: Codec<string> = leaf(tagOf)
