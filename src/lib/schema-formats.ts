/** The values that the keyword `format` knows: JSON Schema 2020-12, validation, section 7.3. @module */

const days = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

function isDate(value: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)
  if (parts === null) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= days(year, month)
}

/** RFC 3339 as XML Schema's dateTimeStamp narrows it (VC Data Model 2.0, 4.9): capital T and Z, no leap second. */
const time = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/
const isDateTime = (value: string): boolean => value[10] === 'T' && isDate(value.slice(0, 10)) && time.test(value.slice(11))

/** RFC 3987: a scheme and no character that must be escaped. Separate tests, so that a long data URI costs no backtracking. */
const isUri = (value: string): boolean =>
  /^[a-z][a-z0-9+.-]*:./is.test(value) && !/[\s<>"{}|\\^`]/.test(value) && !/%(?![0-9a-f]{2})/i.test(value)

const isEmail = (value: string): boolean =>
  value.length <= 320 && /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\.]+(\.[^\s@<>"(),:;[\]\\.]+)+$/.test(value)

export type FormatName = 'uri' | 'date-time' | 'date' | 'email'

/** What each format is called in a sentence, and how it is told. */
export const formats: Readonly<Record<FormatName, { readonly words: string; readonly holds: (value: string) => boolean }>> = {
  uri: { words: 'a URI, such as https://example.org/… or urn:uuid:…', holds: isUri },
  'date-time': { words: 'a date and time with a zone, such as 2024-05-31T12:00:00Z', holds: isDateTime },
  date: { words: 'a date, such as 2024-05-31', holds: isDate },
  email: { words: 'an e-mail address', holds: isEmail },
}
