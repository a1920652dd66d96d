/** Where every value of a conversion came from, by pointers. @module */

import { remembered } from '../remembered.ts'
import { equal } from '../tree.ts'
import type { Derived, Field, Pass, Place } from './pass.ts'
import { perPass } from './per-pass.ts'
import { fieldOf, pathOf } from './place.ts'

/** Whether a path is another one or leads further in. */
export const isWithin = (path: string, above: string): boolean =>
  path.startsWith(above) && (path.length === above.length || path[above.length] === '/')

/** A path and all that it leads through, without the whole. */
export function andAbove(path: string): readonly string[] {
  const all = [path]
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) all.push(path.slice(0, end))
  return all
}

/** The place that holds all of these; they are of one field, so it is seldom the whole document. */
export function around([first, ...others]: readonly string[]): string | undefined {
  let path = first
  while (path && !others.every((other) => isWithin(other, path ?? ''))) path = path.slice(0, path.lastIndexOf('/'))
  return path || first
}

/** Of some items, each of a path, the first of those whose path another one is, or leads into. */
export function firstAbove<Item>(items: readonly Item[], pathOf: (item: Item) => string): (path: string) => Item | undefined {
  // few are looked through faster than they are put in an index
  if (items.length < 40) return (path) => items.find((item) => isWithin(path, pathOf(item)))
  const index = new Map(items.map((item, at) => [pathOf(item), at] as const).reverse())
  return (path) => {
    let first = items.length
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
      first = Math.min(first, index.get(path.slice(0, end)) ?? first)
    return items[first]
  }
}

/** Puts a value with the others of its name. */
export function enter<Name, Value>(index: Map<Name, Value[]>, name: Name, value: Value): void {
  const before = index.get(name)
  if (before) before.push(value)
  else index.set(name, [value])
}

/** Something that was read or written: its field in the hub, and its place. */
export type Noted = readonly [hub: Field | undefined, place: Place]
/** All that was noted of a field, or of what is in it, in the order of the fields. */
export type Index = (field: string) => readonly Noted[]

interface Named {
  /** With a slash at its end: so what is in a field comes after it, and before what only begins as it does. */
  readonly name: string
  readonly one: Noted
}

/** An index of what was noted. Where it is long, it is sorted: what is of one field, or in it, stands together. */
export function indexed(all: readonly Noted[]): Index {
  const named: Named[] = []
  for (const one of all) if (one[0]) named.push({ name: `${fieldOf(one[0])}/`, one })
  // few are looked through faster than they are put in order
  const isLong = named.length > 40
  if (isLong) named.sort(inOrder)
  return (field) => {
    const name = `${field}/`
    const found: Named[] = []
    for (let at = isLong ? firstFrom(named, name) : 0; at < named.length; at++)
      if (isIn(named[at]?.name ?? '', name)) found.push(named[at] as Named)
      else if (isLong) break
    return (isLong ? found : found.sort(inOrder)).map(({ one }) => one)
  }
}

/** Whether a name begins with another one: where that ends with a slash this must have one, and seldom has. */
const isIn = (name: string, above: string): boolean => name.charCodeAt(above.length - 1) === 47 && name.startsWith(above)

const inOrder = (a: Named, b: Named): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** Where the names begin that do not come before this one. */
function firstFrom(sorted: readonly Named[], name: string): number {
  let low = 0
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as Named).name < name) low = middle + 1
    else high = middle
  }
  return low
}

/** The index of all that was read: made once, whatever asks for it. */
export const readIn: (pass: Pass) => Index = perPass(({ reads }) => indexed(reads))

export const placeOf = ([, place]: Noted): string => pathOf(place)

export type Sources = (field: string) => readonly string[]
/** What a field of the writing is called in the reading. */
export type Rename = (field: string) => string

const fieldFilled = ({ to }: Derived): string => to

/** What was dropped, by its field: of one reading very many documents may be made, and each asks. */
const droppedIn = perPass(({ derived }): ReadonlyMap<string, unknown> => new Map(derived.map(({ to, value }) => [to, value])))

/** The places of the source that a field of the hub was read from, or filled from. */
export function sourcesOf(reading: Pass, filled: readonly Derived[] = [], rename: Rename = (field) => field): Sources {
  const dropped = droppedIn(reading)
  // what was dropped is not where another value comes from that was filled in there
  const isOther = ({ to, value }: Derived): boolean => {
    const before = dropped.get(rename(to))
    return before !== undefined && !equal(before, value)
  }
  const otherwise = dropped.size === 0 ? [] : filled.filter(isOther)
  const above = firstAbove(otherwise, fieldFilled)
  return filledFrom((field) => (above(field) ? [] : readIn(reading)(rename(field)).map(placeOf)), filled)
}

/** Of a field that was not read itself, the sources of those that it was filled from. */
export function filledFrom(readFrom: Sources, filled: readonly Derived[]): Sources {
  const above = firstAbove(filled, fieldFilled)
  const find = (field: string, depth: number): readonly string[] => {
    const read = readFrom(field)
    if (read.length > 0 || depth > 4) return read
    const filler = above(field)
    if (filler) {
      const { to, from } = filler
      const rest = field.slice(to.length)
      // of what was put together of several, a text of a language is of those in that language; a codec that joins fields, of what is around;
      // thousands are not asked one by one for each of thousands of fields
      for (let part = from.length < 40 ? rest : ''; ; part = part.slice(0, part.lastIndexOf('/'))) {
        const all = part === '' && depth === 0 ? wholes(filler) : from.flatMap((other) => find(other + part, depth + 1))
        if (all.length === 0 && part !== '') continue
        const alike = part === rest ? all : all.filter((path) => path.endsWith(rest))
        return alike.length > 0 ? alike : all
      }
    }
    // a codec that joins or splits fields is known by the object they are in; of a text, what is in one language is from what is in that
    const end = field.lastIndexOf('/')
    const outer = depth === 0 ? field.slice(0, end) : ''
    if (outer === '') return []
    const byEnd = inTongues(outer)
    return byEnd.get(field.slice(end)) ?? byEnd.get('') ?? []
  }
  const wholes = remembered(({ from }: Derived): readonly string[] => from.flatMap((other) => find(other, 1)))
  const inTongues = remembered((field: string): ReadonlyMap<string, readonly string[]> => {
    const all = find(field, 5)
    const byEnd = new Map([['', [...all]]])
    // of a list no place is known by its number: it may be of another list
    for (const path of all) if (!/\d$/.test(path)) enter(byEnd, path.slice(path.lastIndexOf('/')), path)
    return byEnd
  })
  return remembered((field: string) => {
    const all = find(field, 0)
    return all.length < 2 ? all : [...new Set(all)].sort()
  })
}
