/** Keywords that ask something of a value by itself (JSON Schema 2020-12, validation, section 6; section 7 of `format`). @module */
import { isObject } from '../json.ts'
import { formats } from '../schema/formats.ts'
import { canonical, equal } from '../tree.ts'
import { type At, type Keyword, type Keywords, refuse } from './evaluate.ts'
import { array, number, object, string, texts } from './given.ts'
import { type Matcher, matcherOf, spend } from './pattern.ts'
import { malformed } from './schema-set.ts'
import { sizeOf } from './size.ts'

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  array: Array.isArray,
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  null: (value) => value === null,
  number: (value) => typeof value === 'number',
  object: isObject,
  string: (value) => typeof value === 'string',
}
const isOfOne = (expected: unknown, value: unknown): boolean =>
  texts([expected].flat(), 'type').some((name) => {
    if (!Object.hasOwn(types, name)) throw malformed('there is no such type')
    return types[name]?.(value)
  })

type Asks = (expected: unknown, at: At) => boolean
const keyword = (name: string, holds: Asks): [string, Keyword] => [
  name,
  (expected, at) => holds(expected, at) || refuse(at.run, name, expected),
]
/** Asked of a number, and of the number of characters, items and members: nothing else is refused. */
const bound = (name: string, count: (value: unknown) => number | undefined, fits: (count: number, bound: number) => boolean) =>
  keyword(name, (expected, { value }) => {
    const counted = count(value)
    const limit = number(expected, name)
    return counted === undefined || fits(counted, limit)
  })

const least = (count: number, bound: number): boolean => count >= bound
const most = (count: number, bound: number): boolean => count <= bound
const itself = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
/** Characters, and no halves of them (RFC 8259 section 7). */
const length = (value: unknown): number | undefined => (typeof value === 'string' ? [...value].length : undefined)
const size = (value: unknown): number | undefined => (Array.isArray(value) ? value.length : undefined)
const memberCount = (value: unknown): number | undefined => (isObject(value) ? Object.keys(value).length : undefined)

/** 0.3 is a multiple of 0.1, also where numbers are binary. */
function isMultiple(value: number, step: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0
  const times = value / step
  return Math.abs(times - Math.round(times)) <= Math.abs(times) * 2 ** -50
}

/** In a sense that is as wide as anybody takes it: what is not known, and how else it may be written, is no fault. */
function hasFormat(name: string, value: string): boolean {
  // RFC 3339 takes small letters and leap seconds
  if (name === 'date-time') return formats['date-time'].holds(value.toUpperCase().replace(/:60(?=[.Z+-])/, ':59'))
  return name === 'date' || name === 'email' || name === 'uri' ? formats[name].holds(value) : true
}

export function matching(pattern: string, { run }: Pick<At, 'run'>): (text: string) => boolean {
  const matcher: Matcher = run.patterns.get(pattern) ?? matcherOf(pattern)
  run.patterns.set(pattern, matcher)
  return (text) => matcher(text, run.budget)
}

/** Two are compared as far as the smaller one goes. */
function isAmong(values: readonly unknown[], { value, run }: At): boolean {
  spend(run.budget, values.length * sizeOf(value, run.sizes))
  return values.some((one) => equal(one, value))
}

function areUnique(items: readonly unknown[], { run }: At): boolean {
  spend(run.budget, sizeOf(items, run.sizes))
  return new Set(items.map(canonical)).size === items.length
}

function lacks(names: readonly string[], name: string, expected: unknown, { value, run }: At): boolean {
  const lacking = names.filter((one) => !Object.hasOwn(value as object, one))
  for (const one of lacking) refuse(run, name, expected, one)
  return lacking.length === 0
}

export const assertions: Keywords = [
  keyword('type', (expected, { value }) => isOfOne(expected, value)),
  keyword('const', (expected, at) => isAmong([expected], at)),
  keyword('enum', (expected, at) => isAmong(array(expected, 'enum'), at)),
  keyword('multipleOf', (expected, { value }) => typeof value !== 'number' || isMultiple(value, number(expected, 'multipleOf'))),
  bound('maximum', itself, most),
  bound('minimum', itself, least),
  bound('exclusiveMaximum', itself, (count, limit) => count < limit),
  bound('exclusiveMinimum', itself, (count, limit) => count > limit),
  bound('maxLength', length, most),
  bound('minLength', length, least),
  bound('maxItems', size, most),
  bound('minItems', size, least),
  bound('maxProperties', memberCount, most),
  bound('minProperties', memberCount, least),
  keyword('pattern', (expected, at) => typeof at.value !== 'string' || matching(string(expected, 'pattern'), at)(at.value)),
  keyword('format', (expected, { value }) => typeof value !== 'string' || hasFormat(string(expected, 'format'), value)),
  keyword('uniqueItems', (expected, at) => !expected || !Array.isArray(at.value) || areUnique(at.value, at)),
  ['required', (expected, at) => !isObject(at.value) || lacks(texts(expected, 'required'), 'required', expected, at)],
  [
    'dependentRequired',
    (expected, at) =>
      !isObject(at.value) ||
      Object.entries(object(expected, 'dependentRequired'))
        .filter(([name]) => Object.hasOwn(at.value as object, name))
        .every(([, names]) => lacks(texts(names, 'dependentRequired'), 'dependentRequired', expected, at)),
    [2019, 2020],
  ],
]
