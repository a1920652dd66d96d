/** A credential without what a conversion filled in where its source said nothing. @module */
import type { Credential } from '../../lib/credential.ts'
import { isObject, own } from '../../lib/json.ts'
import { unstatedCountry, unstatedDate, unstatedEmail, unstatedText } from '../../lib/mapping/placeholders.ts'

const words: ReadonlySet<unknown> = new Set([unstatedText, unstatedEmail, unstatedCountry])
/** Somebody may be born on that day. */
const dates: ReadonlySet<string> = new Set(['issued', 'validFrom', 'awarded'])

const isFilled = (value: unknown, key: string): boolean => words.has(value) || (value === unstatedDate && dates.has(key))

/** An identifier of nobody is none; it is written where there is no other. */
const isNobody = (item: unknown): boolean => own(item, 'value') === unstatedEmail

/** Items of lists keep their places, for they are known by them; an identifier of nobody stands alone in its list. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !isNobody(item)).map((item: unknown) => (isFilled(item, '') ? '' : said(item)))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (isFilled(one, key) ? [] : [[key, said(one)]])))
}

export const withoutPlaceholders = (credential: Credential): Credential => said(credential) as Credential
