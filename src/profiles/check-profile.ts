/** Whether data that somebody gives is a profile. The same is said by `schemas/profile/profile.json`. @module */
import { CredentialError } from '../lib/errors.ts'
import { isObject, own, type Pointer, pointer } from '../lib/json.ts'
import { snapshot } from '../lib/json-text.ts'
import { defaultLimits } from '../lib/limits.ts'
import { elements } from './elements.ts'
import type { ElementName, Profile, Range } from './types.ts'

type Fields = Readonly<Record<string, unknown>>

export const elementNames: readonly ElementName[] = [...(Object.keys(elements) as ElementName[]), 'size']
const limits: readonly (keyof Range)[] = ['atLeast', 'above', 'atMost', 'below']

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const isTextOrAbsent = (value: unknown): boolean => value === undefined || isText(value)
const isFlag = (value: unknown): boolean => value === undefined || typeof value === 'boolean'
const isOnly = (value: Fields, ...names: readonly string[]): boolean => Object.keys(value).every((name) => names.includes(name))

const isRange = (value: unknown): boolean =>
  isObject(value) &&
  isOnly(value, ...limits, 'approximate') &&
  isFlag(value['approximate']) &&
  limits.some((name) => value[name] !== undefined) &&
  limits.every((name) => value[name] === undefined || (typeof value[name] === 'number' && Number.isFinite(value[name]) && value[name] >= 0))

/** Whether any number of credits is in it. What a schema cannot say. */
const isPossible = ({ atLeast = 0, above = -1, atMost = Infinity, below = Infinity }: Range): boolean =>
  atLeast <= atMost && atLeast < below && above < atMost && above < below

const isAccepted = (value: unknown): boolean =>
  value === undefined || (isObject(value) && Object.values(value).every((outcome) => outcome === 'pass' || outcome === 'warn'))

const isRule = (value: unknown): boolean =>
  isObject(value) &&
  isOnly(value, 'element', 'severity', 'ifApplicable', 'accept', 'ects') &&
  elementNames.some((name) => name === value['element']) &&
  (value['severity'] === 'mandatory' || value['severity'] === 'optional') &&
  isFlag(value['ifApplicable']) &&
  isAccepted(value['accept']) &&
  (value['element'] === 'size' ? isRange(value['ects']) : value['ects'] === undefined)

const isSource = (value: unknown): boolean =>
  isObject(value) &&
  isOnly(value, 'title', 'clause', 'url') &&
  isText(value['title']) &&
  isTextOrAbsent(value['clause']) &&
  isTextOrAbsent(value['url'])

const members: Readonly<Record<string, (value: unknown) => boolean>> = {
  $schema: () => true,
  id: (value) => typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/.test(value),
  title: isText,
  source: isSource,
  partial: isTextOrAbsent,
  elements: (value) => Array.isArray(value) && value.length > 0 && value.length <= elementNames.length,
}

/** Where it is not as it has to be: the first such member or rule; an element is asked for once. */
function faultIn(profile: Fields): Pointer | undefined {
  const unknown = Object.keys(profile).find((name) => !Object.hasOwn(members, name))
  const name = unknown ?? Object.keys(members).find((one) => members[one]?.(profile[one]) === false)
  if (name !== undefined) return pointer('', name)
  const rules = profile['elements'] as readonly unknown[]
  const asked = rules.map((rule) => own(rule, 'element'))
  const wrong = rules.findIndex((rule, index) => !isRule(rule) || asked.indexOf(asked[index]) < index)
  return wrong < 0 ? undefined : pointer(pointer('', 'elements'), wrong)
}

/** As it is now, and plain: what a getter says may be something else the next time, and what a prototype brings is nobody's profile. */
function plain(value: unknown): unknown {
  try {
    return isObject(value) ? snapshot(value, defaultLimits) : value
  } catch (cause) {
    throw new CredentialError('ERR_OPTION', 'the profile is no plain data', { cause })
  }
}

/** @throws CredentialError `ERR_OPTION` */
export function profileFrom(value: unknown): Profile {
  const profile = plain(value)
  const path = isObject(profile) ? faultIn(profile) : ''
  if (path !== undefined) {
    const where = path === '' ? '' : `, at ${path}`
    throw new CredentialError('ERR_OPTION', `the profile is not written as schemas/profile/profile.json asks${where}`, { path })
  }
  const checked = profile as unknown as Profile
  if (checked.elements.some(({ ects }) => ects && !isPossible(ects)))
    throw new CredentialError('ERR_OPTION', 'the profile asks for a size that no credential can have')
  return checked
}
