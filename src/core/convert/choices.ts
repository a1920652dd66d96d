/** The choices of the caller that decide the output: checked, and nothing else of the options. @module */

import { asItIs, type CallersChoices, type Choices, type RareChoices } from '../../lib/conversion-choices.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { byLanguage } from '../../lib/mapping/by-language.ts'
import { usualCase } from '../../lib/mapping/languages.ts'
import { requireKnown } from '../known-options.ts'

type Fits = (value: unknown) => boolean

const isSwitch: Fits = (value) => typeof value === 'boolean'
const like =
  (form: RegExp): Fits =>
  (value) =>
    typeof value === 'string' && form.test(value)

/** Of each choice, what it can be: what is recorded is read again by it. */
const kinds: Readonly<Record<keyof CallersChoices, Fits>> = {
  language: like(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}$/),
  placeholders: isSwitch,
  bridge: isSwitch,
  timeZone: (value) => typeof value === 'string' && isTimeZone(value),
  creditFramework: like(/^[a-z][a-z0-9+.-]*:\S+$/i),
  privacy: like(/^(full|minimal)$/),
  splitLanguages: isSwitch,
  hostedUrl: like(/^https?:\/\/\S+$/i),
}

/** The choices among options, or in a record; those that cannot be used are passed over unless they are refused. */
function choicesIn(options: Document, refuse?: (name: string) => never): Choices {
  const all = Object.entries(kinds).flatMap(([name, fits]) => {
    const value = own(options, name) ?? undefined
    if (value === undefined) return []
    return fits(value) ? [[name, name === 'language' ? usualCase(String(value)) : value]] : (refuse?.(name) ?? [])
  })
  const choices: Choices = Object.fromEntries(all)
  return choices.splitLanguages ? { ...choices, rare } : choices
}

const rare: RareChoices = { byLanguage, leftOut: () => [], sharedOf: asItIs }
/** Few have anything to hide: of what is recorded nobody, for there is no original. */
const hiding = /* @__PURE__ */ loadOnce(() => import('../../lib/mapping/private.ts'))

/** The choices that a conversion recorded. */
export const recordedIn = ({ options }: Document): Choices => (isObject(options) ? choicesIn(options) : {})

/** @throws CredentialError `ERR_OPTION` */
export async function choicesOf(options: CallersChoices): Promise<Choices> {
  await requireKnown(options)
  const choices = choicesIn(options as Document, refuse)
  return choices.privacy === 'minimal' ? { ...choices, rare: { ...rare, ...(await hiding()) } } : choices
}

function refuse(name: string): never {
  throw new CredentialError('ERR_OPTION', `the option ${name} is none that can be used`)
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined
  } catch {
    return false
  }
}
