/** Where every value of a conversion came from, by pointers. @module */
import { type Field, fieldOf, type Pass, type Place, pathOf } from './place.ts'
import { equal, escapeKey } from './tree.ts'

/** Whether a path is another one or leads further in. */
export const isWithin = (path: string, above: string): boolean =>
  path.startsWith(above) && (path.length === above.length || path[above.length] === '/')

/** Something that was read or written: its field in the hub, and its place. */
export type Noted = readonly [hub: Field | undefined, place: Place]
/** All that was noted of a field, or of what is in it. */
export type Index = (field: string) => readonly Noted[]

/** Of all fields, or of those that will be asked for. */
export function indexed(all: readonly Noted[], asked?: ReadonlySet<string>): Index {
  const known = new Map<string, Noted[]>()
  // to spell them all would take longer than to look at their names
  const names = asked && new Set(Array.from(asked, (path) => path.slice(path.lastIndexOf('/') + 1)))
  for (const one of all)
    for (let [field] = one; field; field = field.up) {
      if (names && !names.has(escapeKey(String(field.key)))) continue
      const path = fieldOf(field)
      if (asked && !asked.has(path)) continue
      const before = known.get(path)
      if (before) before.push(one)
      else known.set(path, [one])
    }
  return (field) => (field === '' ? all.filter(([hub]) => hub) : known.get(field)) ?? nothing
}
export const nothing: readonly Noted[] = []

/** The index of all that was read: made once, whatever asks for it. */
export function readIn(pass: Pass): Index {
  const key = 'index of all that was read'
  const index = (pass.memory.get(key) as Index | undefined) ?? indexed(pass.reads)
  pass.memory.set(key, index)
  return index
}

/** In the order of their fields. */
export const inOrder = (noted: readonly Noted[]): readonly Noted[] =>
  noted.length < 2
    ? noted
    : noted
        .map((one) => [`${fieldOf(one[0])}/`, one] as const)
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([, one]) => one)

export const placeOf = ([, place]: Noted): string => pathOf(place)

export type Sources = (field: string) => readonly string[]
/** What a field of the writing is called in the reading. */
export type Rename = (field: string) => string

/** The places of the source that a field of the hub was read from, or filled from. */
export function sourcesOf(reading: Pass, writing: Pass, rename: Rename = (field) => field): Sources {
  const dropped = new Map(reading.derived.map(({ to, value }) => [to, value]))
  // what was dropped is not where another value comes from that was filled in there
  const otherwise = writing.derived.flatMap(({ to, value }) => {
    const before = dropped.get(rename(to))
    return before === undefined || equal(before, value) ? [] : [to]
  })
  return filledFrom((field) => (otherwise.some((to) => isWithin(field, to)) ? [] : readIn(reading)(rename(field)).map(placeOf)), writing)
}

/** Of a field that was not read itself, the sources of those that it was filled from. */
export function filledFrom(readFrom: Sources, writing: Pass): Sources {
  const memory = new Map<string, readonly string[]>()
  const find = (field: string, depth: number): readonly string[] => {
    const read = readFrom(field)
    if (read.length > 0 || depth > 4) return read
    for (const { to, from } of writing.derived)
      if (isWithin(field, to)) {
        const rest = field.slice(to.length)
        const exact = from.flatMap((other) => find(other + rest, depth + 1))
        if (exact.length > 0 || rest === '') return exact
        // of what was put together of several, a text of a language is of those in that language
        const all = from.flatMap((other) => find(other, depth + 1))
        const alike = all.filter((path) => path.endsWith(rest))
        return alike.length > 0 ? alike : all
      }
    // a codec that joins or splits fields is known by the object they are in
    const above = field.slice(0, field.lastIndexOf('/'))
    return depth === 0 && above !== '' ? find(above, 5) : []
  }
  return (field) => {
    const before = memory.get(field)
    if (before) return before
    const found = [...new Set(find(field, 0))].sort()
    memory.set(field, found)
    return found
  }
}
