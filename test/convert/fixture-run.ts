/** The fixtures of the crosswalk put into documents, and converted. */
import { type Conversion, convert } from '../../src/convert.ts'
import type { Choices } from '../../src/lib/conversion-choices.ts'
import type { Diagnostic } from '../../src/lib/diagnostics.ts'
import { at, type Document, isObject, own } from '../../src/lib/json.ts'
import { isWithin } from '../../src/lib/mapping/trace.ts'
import { equal, keys, type Node } from '../../src/lib/tree.ts'
import { bases, places } from './bases.ts'
import type { Fixture, FormatName, Pairs } from './fixtures.ts'

/** A value put into a document, with what is missing above it; `undefined` takes it out. */
export function placed(holder: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const inner = rest.length > 0 ? placed(own(holder, key), rest, value) : value
  const isIndex = /^\d+$/.test(key)
  const made: Node = Array.isArray(holder)
    ? ([...holder] as unknown as Node)
    : isObject(holder)
      ? { ...holder }
      : isIndex
        ? ([] as unknown as Node)
        : {}
  if (inner === undefined) delete made[key]
  else made[key] = inner
  return made
}

export const pointer = (format: FormatName, place: string): string => {
  const [root = '', ...rest] = place.split('/')
  const base = places[format][root]
  if (base === undefined) throw new Error(`${format} has no root ${root}`)
  return [base, ...rest].join('/')
}

export const isLiteral = (value: unknown): boolean => value !== undefined && !(value instanceof RegExp)
const source = (format: FormatName, pairs: Pairs): Document =>
  Object.entries(pairs)
    .filter(([, value]) => !(value instanceof RegExp))
    .reduce<unknown>((document, [place, value]) => placed(document, keys(pointer(format, place)), value), bases[format]) as Document

/** What CLR 2.0 says below a badge is what Open Badges 3.0 says. */
export const pairsOf = (fixture: Fixture, format: FormatName): Pairs | undefined =>
  fixture[format] ?? (format === 'clr2' ? fixture.ob3 : undefined)

/** A list of one and its item are the same; instants are compared as such. */
export const held = (document: unknown, path: string): unknown =>
  keys(path).reduce<unknown>(
    (node, key) =>
      /^\d+$/.test(key) && !Array.isArray(node) ? node : own(Array.isArray(node) && !/^\d+$/.test(key) ? node[0] : node, key),
    document,
  )
export function says(found: unknown, wanted: unknown): boolean {
  if (wanted instanceof RegExp) return typeof found === 'string' && wanted.test(found)
  if (Array.isArray(wanted))
    return Array.isArray(found) ? wanted.every((item, index) => says(found[index], item)) : wanted.length === 1 && says(found, wanted[0])
  if (isObject(wanted)) return Object.entries(wanted).every(([key, value]) => says(own(found, key), value))
  return equal(found, wanted)
}

/** A document as the payload of a compact JWS: converting looks at no signature. */
const tokenOf = (document: Document): string =>
  [{ alg: 'RS256' }, document, 'signature'].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

const kinds: ReadonlySet<string> = new Set(['proof-dropped', 'status-dropped', 'source-revoked'])
export const isTold = (path: string, diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(
    ({ kind, code, source: at }) => (kind === 'loss' || kinds.has(code)) && at !== undefined && (isWithin(path, at) || isWithin(at, path)),
  )

interface Converted {
  readonly document: Document
  readonly diagnostics: readonly Diagnostic[]
}
const before = new Map<Fixture, Map<string, Promise<Converted>>>()

/** A fixture as a document of one format, converted into another: once. */
export function converted(fixture: Fixture, from: FormatName, to: FormatName): Promise<Converted> {
  const known = before.get(fixture) ?? new Map<string, Promise<Converted>>()
  before.set(fixture, known)
  const direction = `${from}>${to}`
  const found = known.get(direction) ?? run(fixture, from, to)
  known.set(direction, found)
  return found
}

/** What a fixture says in a format, as a document. */
export const documentOf = (fixture: Fixture, format: FormatName): Document => source(format, pairsOf(fixture, format) ?? {})

function run(fixture: Fixture, from: FormatName, to: FormatName): Promise<Converted> {
  const input = documentOf(fixture, from)
  return convert(fixture.token === from ? tokenOf(input) : input, { capsule: false, ...fixture.options, to })
}

/** The places of a fixture that say something beyond the base of their format. */
export const ownPlaces = (fixture: Fixture, from: FormatName): readonly string[] =>
  Object.entries(pairsOf(fixture, from) ?? {})
    .filter(([place, value]) => isLiteral(value) && !says(held(bases[from], pointer(from, place)), value))
    .map(([place]) => pointer(from, place))

interface Sent extends Conversion {
  /** What stands at a place of the target. */
  readonly said: (place: string) => unknown
  /** The codes of all that was told, and of what was told of a place of the source. */
  readonly told: readonly string[]
  readonly about: (place: string) => readonly string[]
}

/** The base of a format with values put in by the crosswalk's path roots, converted. */
export async function sent(from: FormatName, pairs: Pairs, to: FormatName, options: Choices = {}): Promise<Sent> {
  const document = Object.entries(pairs).reduce<unknown>(
    (made, [place, value]) => placed(made, keys(pointer(from, place)), value),
    bases[from],
  ) as Document
  const conversion = await convert(document, { to, capsule: false, ...options })
  return {
    ...conversion,
    said: (place: string): unknown => at(conversion.document, pointer(to, place) as `/${string}`),
    told: conversion.diagnostics.map(({ code }) => code),
    about: (source: string) => conversion.diagnostics.filter((one) => one.source === pointer(from, source)).map(({ code }) => code),
  }
}
