/** Whether data that somebody gives is a profile. The same is said by `schemas/profile/profile.json`. @module */
import { CredentialError } from '../lib/errors.ts'
import { elements } from './elements.ts'
import type { ElementName, Profile, Range } from './types.ts'

type Fields = Readonly<Record<string, unknown>>

export const elementNames: readonly ElementName[] = [...(Object.keys(elements) as ElementName[]), 'size']
const limits: readonly (keyof Range)[] = ['atLeast', 'above', 'atMost', 'below']

/** Plain data: what a prototype brings is nobody's profile. */
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value))
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const isTextOrAbsent = (value: unknown): boolean => value === undefined || isText(value)
const isFlag = (value: unknown): boolean => value === undefined || typeof value === 'boolean'
const isOnly = (value: Fields, ...names: readonly string[]): boolean => Object.keys(value).every((name) => names.includes(name))

const isRange = (value: unknown): boolean =>
  isFields(value) &&
  isOnly(value, ...limits, 'approximate') &&
  isFlag(value['approximate']) &&
  limits.some((name) => value[name] !== undefined) &&
  limits.every((name) => value[name] === undefined || (typeof value[name] === 'number' && Number.isFinite(value[name]) && value[name] >= 0))

/** Whether any number of credits is in it. What a schema cannot say. */
const isPossible = ({ atLeast = 0, above = -1, atMost = Infinity, below = Infinity }: Range): boolean =>
  atLeast <= atMost && atLeast < below && above < atMost && above < below

const isAccepted = (value: unknown): boolean =>
  value === undefined || (isFields(value) && Object.values(value).every((outcome) => outcome === 'pass' || outcome === 'warn'))

const isRule = (value: unknown): boolean =>
  isFields(value) &&
  isOnly(value, 'element', 'severity', 'ifApplicable', 'accept', 'ects') &&
  elementNames.some((name) => name === value['element']) &&
  (value['severity'] === 'mandatory' || value['severity'] === 'optional') &&
  isFlag(value['ifApplicable']) &&
  isAccepted(value['accept']) &&
  (value['element'] === 'size' ? isRange(value['ects']) : value['ects'] === undefined)

const isSource = (value: unknown): boolean =>
  isFields(value) &&
  isOnly(value, 'title', 'clause', 'url') &&
  isText(value['title']) &&
  isTextOrAbsent(value['clause']) &&
  isTextOrAbsent(value['url'])

const isProfile = (value: unknown): value is Profile =>
  isFields(value) &&
  isOnly(value, '$schema', 'id', 'title', 'source', 'partial', 'elements') &&
  typeof value['id'] === 'string' &&
  /^[a-z0-9][a-z0-9-]{0,63}$/.test(value['id']) &&
  isText(value['title']) &&
  isSource(value['source']) &&
  isTextOrAbsent(value['partial']) &&
  Array.isArray(value['elements']) &&
  value['elements'].length > 0 &&
  value['elements'].length <= elementNames.length &&
  value['elements'].every(isRule) &&
  new Set(value['elements'].map((rule: Fields) => rule['element'])).size === value['elements'].length

/** @throws CredentialError `ERR_OPTION` */
export function profileFrom(value: unknown): Profile {
  if (!isProfile(value)) throw new CredentialError('ERR_OPTION', 'the profile is not written as schemas/profile/profile.json asks')
  if (value.elements.some(({ ects }) => ects && !isPossible(ects)))
    throw new CredentialError('ERR_OPTION', 'the profile asks for a size that no credential can have')
  return value
}
