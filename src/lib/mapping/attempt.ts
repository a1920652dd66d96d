/** Reading that may find nothing, and items of lists that several rows share. @module */
import type { Pass, Place } from './pass.ts'

/** Runs a read; when it finds nothing, nothing of it stays on record. */
export function attempt<Value>(place: Place, read: (place: Place) => Value | undefined): Value | undefined {
  const { reads, losses, remarks, claims, derived } = place.pass
  const before = reads.length
  const lost = losses.length
  const told = remarks.length
  const taken = claims.length
  const dropped = derived.length
  const value = read(place)
  if (value !== undefined) return value
  while (claims.length > taken) disclaim(claims.pop())
  cut(reads, before)
  cut(losses, lost)
  cut(remarks, told)
  cut(derived, dropped)
  return undefined
}

/** Setting a length costs even where it changes nothing. */
function cut(list: unknown[], length: number): void {
  if (list.length > length) list.length = length
}

/** What holds the place: with its key, the place's name in a document that is read. */
const container = (place: Place): object | undefined => {
  const held = place.up?.held
  return typeof held === 'object' && held !== null ? held : undefined
}

/** Whether a row has taken this item of a shared list. */
export function isClaimed(place: Place): boolean {
  const holder = container(place)
  return holder !== undefined && place.pass.claimed.get(holder)?.has(place.key) === true
}

/** Marks an item of a shared list as taken. */
export function claim(place: Place): void {
  const holder = container(place)
  if (!holder) return
  mark(place.pass.claimed, holder, place.key)
  place.pass.claims.push(place)
}

function mark(marks: Map<object, Set<string>>, holder: object, key: string): void {
  const known = marks.get(holder)
  if (known) known.add(key)
  else marks.set(holder, new Set([key]))
}

function disclaim(place: Place | undefined): void {
  const holder = place && container(place)
  if (holder) place.pass.claimed.get(holder)?.delete(place.key)
}

/** For every object and list of a document that was read, the keys under which something was taken. */
export function marksOf({ reads, ignored }: Pass): Map<object, Set<string>> {
  const marks = new Map<object, Set<string>>()
  const note = (place: Place): void => {
    const holder = container(place)
    if (holder) mark(marks, holder, place.key)
  }
  for (const [, place] of reads) note(place)
  ignored.forEach(note)
  return marks
}
