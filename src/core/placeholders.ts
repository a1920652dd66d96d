/** A credential without what a conversion filled in where its source said nothing. @module */
import type { Credential } from '../lib/credential.ts'
import { isObject } from '../lib/json.ts'
import { unstatedCountry, unstatedDate, unstatedEmail, unstatedText } from '../lib/placeholders.ts'

const words: ReadonlySet<unknown> = new Set([unstatedText, unstatedEmail, unstatedCountry])
/** Somebody may be born on that day. */
const dates: ReadonlySet<string> = new Set(['issued', 'validFrom', 'awarded'])

const isFilled = (value: unknown, key: string): boolean => words.has(value) || (value === unstatedDate && dates.has(key))

/** Items of lists keep their places, for they are known by them. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (isFilled(item, '') ? '' : said(item)))
  if (!isObject(value)) return value
  // an identifier that identifies nobody is of no type either
  if (value['value'] === unstatedEmail) return {}
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (isFilled(one, key) ? [] : [[key, said(one)]])))
}

export const withoutPlaceholders = (credential: Credential): Credential => said(credential) as Credential
