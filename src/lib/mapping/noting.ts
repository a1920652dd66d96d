/** What a codec does at a place, and what its pass notes of it: read, written, copied, lost. @module */
import type { DiagnosticCode } from '../diagnostics.ts'
import { own } from '../json.ts'
import { equal, hold, isIndex } from '../tree.ts'
import type { Pass, Place } from './pass.ts'
import { live } from './place.ts'

/** Notes that what is here has been read. */
export const take = (place: Place): void => void place.pass.reads.push([place.hub, place])

/** Notes that what is here says nothing of its own. */
export const skip = (place: Place): void => void place.pass.reads.push([undefined, place])

/** Notes that what is here stands in for something that is not there: it is no news to anybody. */
export const ignore = (place: Place): void => void place.pass.ignored.push(place)

export const lose = (place: Place, reason: string, code?: DiagnosticCode): void =>
  void place.pass.losses.push(code === undefined ? { hub: place.hub, reason } : { hub: place.hub, reason, code })

export const remark = (place: Place, code: DiagnosticCode, message: string): void => void place.pass.remarks.push({ place, code, message })

/** Puts a value here, making what is missing above. What another field put here stays. */
export function put(place: Place, value: unknown): void {
  if (value === undefined) return
  const around = objectAt(place.up)
  const before = own(around, place.key)
  if (before !== undefined && !equal(before, value)) {
    lose(place, 'another value of the source stands in its place')
    return
  }
  if (before === undefined) hold(around ?? holder(place), place.key, value)
  place.pass.writes.push([place, place.hub])
}

/** Puts here what stands elsewhere, where nothing stands yet; false: it has to be written. */
export function copy(place: Place, of: Place): boolean {
  const value = live(of)
  if (typeof value !== 'object' || value === null || live(place) !== undefined) return false
  hold(holder(place), place.key, value)
  place.pass.copies.push([place, of])
  return true
}

/** What was put in several places. */
export const copiedIn = ({ copies }: Pass): ReadonlySet<object> => new Set(copies.flatMap(([, of]) => of.made ?? []))

/** Puts a constant here, unless a field has put something: whether it is here now. */
export function fix(place: Place, value: unknown): boolean {
  if (value === undefined) return false
  const around = objectAt(place.up)
  if (own(around, place.key) !== undefined) return false
  hold(around ?? holder(place), place.key, value)
  place.pass.writes.push([place, undefined])
  return true
}

/** The object or list that is there now. */
function objectAt(place: Place | undefined): object | undefined {
  const held = place && live(place)
  return typeof held === 'object' && held !== null ? held : undefined
}

function holder({ up, key }: Place): object {
  if (!up) throw new TypeError('the root is held by the caller')
  const held = objectAt(up)
  if (held) return held
  const made: object = isIndex(key) ? [] : {}
  hold(holder(up), up.key, made)
  return made
}
