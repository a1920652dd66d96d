/**
 * Where in a document something is that the package `jsonld` refused: it says what, and never where. It is told by the name
 * or the value; where that stands in several places, it is the deepest value that holds them all.
 *
 * @module
 */
import { type Document, isObject, type Pointer, pointer } from '../lib/json.ts'

type Keys = readonly (string | number)[]

/** @param about the details of the package's error or event */
export function placeOf(document: Document, reason: string, about: Document): Pointer {
  const inContext = about['context'] !== undefined
  for (const matches of candidates(reason, about)) {
    const places: Keys[] = []
    collect(document, [], matches, places)
    const [first, ...others] = places.filter((keys) => !inContext || keys.includes('@context'))
    if (first !== undefined) return pointer('', ...others.reduce(common, first))
  }
  return ''
}

/** Whether a member is what is looked for. */
type Matches = (key: string | number, value: unknown) => boolean

const named =
  (name: string): Matches =>
  (key) =>
    key === name

/** What to look for, the surest first. */
function* candidates(reason: string, about: Document): Generator<Matches> {
  for (const name of [about['property'], about['term']]) if (typeof name === 'string') yield named(name)
  const { property: _, term: __, expandedProperty: ___, context: ____, ...things } = about
  for (const thing of Object.values(things)) {
    if (typeof thing === 'string' || isObject(thing)) yield (_key, value) => value === thing
    if (typeof thing === 'string') yield named(thing)
    // a part of the expanded document: the keyword that it is about stands in the document as it is
    for (const keyword of isObject(thing) ? Object.keys(thing) : []) if (keyword.startsWith('@')) yield named(keyword)
  }
  if (reason === 'rdfDirection not set') yield named('@direction')
  // a context that stands elsewhere, and is named here
  if (about['context'] !== undefined) yield named('@context')
}

function collect(value: object, keys: Keys, matches: Matches, places: Keys[]): void {
  for (const [name, item] of Object.entries(value)) {
    const key = Array.isArray(value) ? Number(name) : name
    if (matches(key, item)) places.push([...keys, key])
    if (typeof item === 'object' && item !== null) collect(item, [...keys, key], matches, places)
  }
}

function common(a: Keys, b: Keys): Keys {
  const apart = a.findIndex((key, index) => key !== b[index])
  return apart === -1 ? a : a.slice(0, apart)
}
