/** Dates, durations, numbers, countries and languages in the language of the words: `Intl` knows them. @module */
import type { Say } from './speaker.ts'

/** English without a country is that of Europe, where the day comes before the month. */
const localeOf = ({ language }: Say): string => (language === 'en' ? 'en-GB' : language)

/** A day, in full: the one that was written, which in another time zone may be the next. What is no date, as it stands there. */
export function dateText(date: string, say: Say): string {
  const time = Date.parse(/^\d{4}-\d\d-\d\d(?=[Tt ])/.exec(date)?.[0] ?? date)
  if (Number.isNaN(time)) return date
  return new Intl.DateTimeFormat(localeOf(say), { dateStyle: 'long', timeZone: 'UTC' }).format(time)
}

export const numberText = (value: number, say: Say): string => new Intl.NumberFormat(localeOf(say)).format(value)

/** Days and hours are hours: 60 of them are written as two days and twelve, and are no two days of work. */
function inHours(parts: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const [years, months, weeks, days, hours, ...rest] = parts
  return days === undefined || hours === undefined
    ? parts
    : [years, months, weeks, undefined, String(Number(days) * 24 + Number(hours)), ...rest]
}

const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const

/** “60 hours”; what is no ISO 8601 duration, as it stands there. */
export function durationText(duration: string, say: Say): string {
  const whole =
    /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
      duration,
    )
  if (!whole) return duration
  const parts = units.flatMap((unit, index) => {
    const value = inHours(whole.slice(1))[index]
    return value === undefined
      ? []
      : [new Intl.NumberFormat(localeOf(say), { style: 'unit', unit, unitDisplay: 'long' }).format(Number(value))]
  })
  return listText(parts, say)
}

export const listText = (items: readonly string[], say: Say): string =>
  new Intl.ListFormat(localeOf(say), { type: 'conjunction' }).format(items)

/** The name of a country by its code; what is no code, as it stands there. */
export const countryText = (code: string, { language }: Say): string => nameOf(code, 'region', /^[A-Z]{2}$/, language)
export const languageText = (tag: string, { language }: Say): string =>
  nameOf(tag, 'language', /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, language)

function nameOf(code: string, type: 'region' | 'language', shape: RegExp, language: string): string {
  if (!shape.test(code)) return code
  try {
    return new Intl.DisplayNames(language, { type }).of(code) ?? code
  } catch {
    return code
  }
}
