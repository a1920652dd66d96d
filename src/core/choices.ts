/** The choices of the caller that decide the output: checked, and nothing else of the options. @module */
import type { Choices } from '../lib/conversion.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject, own } from '../lib/json.ts'

/** Of each choice, its type: what is recorded is read again by it. */
const types: Readonly<Record<Exclude<keyof Choices, 'resources'>, 'string' | 'boolean'>> = {
  language: 'string',
  placeholders: 'boolean',
  bridge: 'boolean',
  timeZone: 'string',
  creditFramework: 'string',
  privacy: 'string',
  splitLanguages: 'boolean',
  hostedUrl: 'string',
}

/** The choices among options, or in a record: what is no choice of ours, or has another type, is passed over. */
export const choicesIn = (options: Document): Choices =>
  Object.fromEntries(Object.entries(types).flatMap(([name, type]) => (typeof own(options, name) === type ? [[name, options[name]]] : [])))

/** The choices that a conversion recorded. */
export const recordedIn = ({ options }: Document): Choices => (isObject(options) ? choicesIn(options) : {})

/** @throws CredentialError `ERR_OPTION` */
export function choicesOf(options: Choices): Choices {
  const { timeZone, language, hostedUrl } = options
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new CredentialError('ERR_OPTION', 'the time zone is not one that is known here')
  if (language !== undefined && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
    throw new CredentialError('ERR_OPTION', 'the language is not a language tag')
  if (hostedUrl !== undefined && !/^https?:\/\/[^\s]+$/i.test(hostedUrl))
    throw new CredentialError('ERR_OPTION', 'a document is published at a web address: hostedUrl is none')
  return choicesIn(options as Document)
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined
  } catch {
    return false
  }
}
