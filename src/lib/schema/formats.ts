/** The values that the keyword `format` knows: JSON Schema 2020-12, validation, section 7.3. @module */
import { usualInstant } from '../date.ts'

/** Days of the months that have fewer than 31. */
const days: Readonly<Record<string, number>> = { '02': 28, '04': 30, '06': 30, '09': 30, '11': 30 }
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function isDate(value: string): boolean {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(value)) return false
  const [month, day] = [value.slice(5, 7), Number(value.slice(8))]
  return day <= (days[month] ?? 31) || (month === '02' && day === 29 && isLeap(Number(value.slice(0, 4))))
}

/** RFC 3339 as XML Schema's dateTimeStamp narrows it (VC Data Model 2.0, 4.9): capital T and Z, no leap second. */
const time = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/
const isDateTime = (value: string): boolean =>
  usualInstant.test(value) || (value[10] === 'T' && isDate(value.slice(0, 10)) && time.test(value.slice(11)))

/**
 * RFC 3987: a scheme and no character that must be escaped. Separate tests, so that a long data URI costs no backtracking; both cases are
 * named, for the first expression that ignores case costs an engine more than all else here.
 */
const isUri = (value: string): boolean =>
  /^[A-Za-z][A-Za-z0-9+.-]*:./s.test(value) && !/[\s<>"{}|\\^`]/.test(value) && !(value.includes('%') && /%(?![0-9A-Fa-f]{2})/.test(value))

export const isEmail = (value: string): boolean =>
  value.length <= 320 && /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\.]+(\.[^\s@<>"(),:;[\]\\.]+)+$/.test(value)

export type FormatName = 'uri' | 'date-time' | 'date' | 'email'

/** What each format is called in a sentence, and how it is told. */
export const formats: Readonly<Record<FormatName, { readonly words: string; readonly holds: (value: string) => boolean }>> = {
  uri: { words: 'a URI, such as https://example.org/… or urn:uuid:…', holds: isUri },
  'date-time': { words: 'a date and time with a zone, such as 2024-05-31T12:00:00Z', holds: isDateTime },
  date: { words: 'a date, such as 2024-05-31', holds: isDate },
  email: { words: 'an e-mail address', holds: isEmail },
}
