/** Dates in all the ways that credentials write them: RFC 3339, and what issuers write instead. @module */

/** What a date leaves open: nothing, its zone, its time of day; or it is a count of seconds or milliseconds. */
export type Precision = 'instant' | 'no-zone' | 'day' | 'epoch'

/** What a date says. */
export interface ReadDate {
  /** Milliseconds since 1970; a date without a zone is read as UTC, a day as its first moment. */
  readonly time: number
  readonly precision: Precision
}

const form = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s?(Z|z|[+-]\d\d(?::?\d\d)?)?)?$/
const day = 86_400_000

/** Counts above this are milliseconds: as seconds they would be in the year 5138. */
const firstMilliseconds = 100_000_000_000

/** What a value says as a date; `undefined` where it says none, or one that the calendar does not have. */
export function readDate(value: unknown): ReadDate | undefined {
  if (typeof value === 'number') return epoch(value)
  if (typeof value !== 'string') return undefined
  return usualInstant.test(value) ? { time: Date.parse(value), precision: 'instant' } : read(value.trim())
}

/** As most credentials write it, on a day that every month has: the platform reads that ten times as fast. */
export const usualInstant: RegExp = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/

function read(text: string): ReadDate | undefined {
  if (/^\d{9,13}$/.test(text)) return epoch(Number(text))
  const [whole, year = '', month = '', date = '', hour, minute = '0', second = '0', fraction = '', zone] = form.exec(text) ?? []
  if (whole === undefined) return undefined
  const start = calendarDay(Number(year), Number(month), Number(date))
  if (start === undefined) return undefined
  if (hour === undefined) return { time: start, precision: 'day' }
  const time = timeOfDay(Number(hour), Number(minute), Number(second), Number(`0.${fraction || '0'}`))
  const offset = zone === undefined ? 0 : offsetOf(zone)
  if (time === undefined || offset === undefined) return undefined
  return { time: start + time - offset, precision: zone === undefined ? 'no-zone' : 'instant' }
}

function epoch(count: number): ReadDate | undefined {
  if (!Number.isFinite(count) || count <= 0) return undefined
  const time = count < firstMilliseconds ? count * 1000 : count
  return time < 8.64e15 ? { time, precision: 'epoch' } : undefined
}

function calendarDay(year: number, month: number, date: number): number | undefined {
  const made = new Date(0)
  made.setUTCFullYear(year, month - 1, date)
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date ? made.getTime() : undefined
}

/** A leap second (RFC 3339 section 5.6) and 24:00:00 (XML Schema) are the moment after. */
function timeOfDay(hour: number, minute: number, second: number, fraction: number): number | undefined {
  const isMidnight = hour === 24 && minute === 0 && second === 0 && fraction === 0
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 60) return undefined
  return (hour * 3600 + minute * 60 + second + fraction) * 1000
}

function offsetOf(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || '0')
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/**
 * The moment that a date stands for, in milliseconds since 1970: a day is in force from its first moment as a
 * start, to its last as an end.
 */
export function instantOf(value: unknown, bound: 'start' | 'end'): number | undefined {
  const date = readDate(value)
  if (!date) return undefined
  return date.precision === 'day' && bound === 'end' ? date.time + day - 1 : date.time
}
