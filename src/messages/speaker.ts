/**
 * Sentences and words by key, in the language that is asked for. A table of another language replaces every word;
 * dates, numbers, countries and languages are said by `Intl`.
 *
 * @module
 */
import { CredentialError } from '../lib/errors.ts'
import { isObject } from '../lib/json.ts'

/** `{name}` is filled in. */
export type Messages = Readonly<Record<string, string>>

export type Values = Readonly<Record<string, string | number>>

/** A sentence; a key that is in no table is shown itself. */
export interface Say {
  (key: string, values?: Values): string
  /** BCP 47: of the words, and of dates and numbers. */
  readonly language: string
  /** Whether some table has the key. */
  readonly knows: (key: string) => boolean
}

const own = (messages: Messages, key: string): string | undefined => {
  const text: unknown = Object.hasOwn(messages, key) ? messages[key] : undefined
  return typeof text === 'string' ? text : undefined
}

/** The first table that has a key says it; where it is of one point, and the table has words for one, with these. */
export function speaker(language: string, ...tables: readonly Messages[]): Say {
  const textOf = (key: string, one = key): string | undefined =>
    tables.map((table) => own(table, one) ?? own(table, key)).find((text) => text !== undefined)
  const say = (key: string, values: Values = {}): string =>
    (textOf(key, String(values['points']) === '1' ? `${key}.one` : key) ?? key).replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    )
  return Object.assign(say, { language, knows: (key: string) => textOf(key) !== undefined })
}

/** Languages that there is a whole table of. */
export const tables: Readonly<Record<string, () => Promise<Messages>>> = {
  en: () => import('./english.ts').then(({ english }) => english),
  nl: () => import('./dutch.ts').then(({ dutch }) => dutch),
}

/**
 * The words of a language, and of English where there is no table of it; what the caller says comes first.
 * @throws CredentialError `ERR_OPTION` where the language is none that could be
 */
export async function speakerOf(language?: string | null, messages?: Messages | null): Promise<Say> {
  const given = messages ?? {}
  if (!isObject(given)) throw new CredentialError('ERR_OPTION', 'the option messages is no object')
  const tag = language ?? 'en'
  if (!isTag(tag)) throw new CredentialError('ERR_OPTION', 'the option language is no language tag, such as en or nl')
  const base = tag.toLowerCase().split('-')[0] ?? 'en'
  const load = Object.hasOwn(tables, base) ? tables[base] : undefined
  const [table, english] = await Promise.all([load?.(), tables['en']?.()])
  return speaker(load || Object.keys(given).length > 0 ? tag : 'en', given, table ?? {}, english ?? {})
}

function isTag(language: unknown): language is string {
  try {
    return typeof language === 'string' && Intl.getCanonicalLocales(language).length === 1
  } catch {
    return false
  }
}
