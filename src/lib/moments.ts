/** Codecs of moments, durations and language tags: what is doubtful about them is told, what is incomplete is made whole. @module */
import { type Codec, leaf } from './lens.ts'
import { doubtfulMonths } from './months.ts'
import { remark } from './place.ts'

const isMoment = (text: string): boolean => !Number.isNaN(Date.parse(text))

/**
 * An instant, in the spelling of its source: digests and round trips depend on it. Without a zone it is read as UTC,
 * without a time as the one that is given here (T1).
 */
const instantOn = (time: string, words: string): Codec<string> =>
  leaf((held, from) => {
    if (typeof held !== 'string' || !isMoment(held)) return undefined
    if (/^\d{4}-\d\d-\d\d$/.test(held)) {
      remark(from, 'date-only', `a date without a time was read as ${words}`)
      return `${held}T${time}Z`
    }
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(held)) return held
    remark(from, 'date-no-timezone', 'a date without a time zone was read as UTC')
    return `${held}Z`
  })

export const instant: Codec<string> = instantOn('00:00:00', 'midnight')
/** What is valid until a day is valid on it: read as midnight, a converted credential would expire a day before its source. */
export const lastInstant: Codec<string> = instantOn('23:59:59', 'its last second, for until then it is valid')

/** A duration, in the spelling of its source (T6). */
export const duration: Codec<string> = leaf((held, from) => {
  if (typeof held !== 'string' || held === '') return undefined
  if (doubtfulMonths(held)) remark(from, 'duration-suspicious', 'so many months are probably minutes or hours')
  else if (/^P[^T]*\d[YM]/.test(held)) remark(from, 'duration-calendar', 'a duration in months or years has no length in hours')
  return held
})

/** A language tag (BCP 47): `en_EN` is no tag, and says that it is English (T4). */
export const languageTag: Codec<string> = leaf((held) => {
  const said = typeof held === 'string' ? /^([A-Za-z]{2,3})(?:([_-])([A-Za-z0-9_-]+))?$/.exec(held.trim()) : null
  if (said === null) return undefined
  const [, primary = '', separator, rest] = said
  return separator === '-' ? `${primary.toLowerCase()}-${rest}` : primary.toLowerCase()
})
