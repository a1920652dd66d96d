/** Where a codec stands: a place in a document, which need not be there yet, and its field in the hub. @module */
import { own } from '../json.ts'
import { escapeKey, isIndex, keys } from '../tree.ts'
import type { Field, Pass, Place } from './pass.ts'

export const root = (document: unknown, pass: Pass): Place => placeAt(undefined, '', document, undefined, pass)

/** All places have one shape: what reads them is compiled for that. */
const placeAt = (up: Place | undefined, key: string, held: unknown, hub: Field | undefined, pass: Pass): Place => ({
  up,
  key,
  held,
  hub,
  pass,
  pointer: undefined,
  made: undefined,
})

/** The field under a key; all fields have one shape, too. */
export const below = (up: Field | undefined, key: string | number): Field => ({ up, key, pointer: undefined })

/** The JSON Pointer of a place. */
export function pathOf(place: Place): string {
  if (!place.up) return ''
  place.pointer ??= `${pathOf(place.up)}/${escapeKey(place.key)}`
  return place.pointer
}

/** The pointer of a field of the hub. */
export function fieldOf(field: Field | undefined): string {
  if (!field) return ''
  field.pointer ??= `${fieldOf(field.up)}/${typeof field.key === 'number' ? field.key : escapeKey(field.key)}`
  return field.pointer
}

/** The place under a key. A lone value stands for a list of one, and a list of one for its item. */
export function step(from: Place, key: string, hub: Field | undefined = from.hub): Place {
  const { held } = from
  if (Array.isArray(held)) {
    if (!isIndex(key)) return step(member(from, '0'), key, hub)
  } else if (held !== undefined && isIndex(key)) return under(from, hub)
  return placeAt(from, key, own(held, key), hub, from.pass)
}

/** The place of a member of whatever name: a step would take the member `0` for the item of a list of one. */
export const member = (from: Place, key: string): Place => placeAt(from, key, own(from.held, key), from.hub, from.pass)

export const at = (from: Place, pointer: string): Place => along(from, keys(pointer), from.hub)

function along(from: Place, path: readonly string[], hub: Field | undefined): Place {
  let place = from
  // the last step alone is under the field: a place less
  for (let index = 0; index < path.length; index++) place = step(place, path[index] ?? '', index === path.length - 1 ? hub : from.hub)
  return path.length === 0 ? under(from, hub) : place
}

/** The place of a field below, in the document and in the hub. */
export const into = (from: Place, path: readonly string[], field: string): Place => along(from, path, below(from.hub, field))

/** The places a pointer with `*` (each item there is) stands for. */
export function each(from: Place, pointer: string): readonly Place[] {
  if (!pointer.includes('*')) return [at(from, pointer)]
  return keys(pointer).reduce<readonly Place[]>(
    (places, key) => places.flatMap((place) => (key === '*' ? items(fresh(place)) : [step(fresh(place), key)])),
    [from],
  )
}

/** The items of a list, or the lone value that stands for it. */
export function items(list: Place): readonly Place[] {
  if (list.held === undefined) return []
  return Array.isArray(list.held) ? list.held.map((_, index) => step(list, String(index))) : [list]
}

/** The same place under another field of the hub. */
export const within = (place: Place, key: string | number): Place => under(place, below(place.hub, key))

const under = (place: Place, hub: Field | undefined): Place =>
  hub === place.hub ? place : placeAt(place.up, place.key, place.held, hub, place.pass)

const names = new Map<string, string>()

/** A name with a suffix. A text that was just put together is looked for among all names, whenever a member is asked for by it. */
function joined(name: string, suffix: string): string {
  const known = names.get(name)
  if (known?.endsWith(suffix)) return known
  const made = name + suffix
  if (names.size < 4000) names.set(name, made)
  return made
}

/** The place whose key goes on with a suffix: `name`, `nameMap`. */
export const beside = (place: Place, suffix: string): Place | undefined => place.up && step(place.up, joined(place.key, suffix), place.hub)

/** What is here now. */
export function live(place: Place): unknown {
  if (!place.up) return place.held
  if (place.made) return place.made
  const found = own(live(place.up), place.key)
  if (typeof found === 'object' && found !== null) place.made = found
  return found
}

/** The place with what is there now. */
export const fresh = (place: Place): Place => ({ ...place, held: live(place) })

/** The place after the last item of a list. */
export function next(list: Place): Place {
  const held = live(list)
  const length = Array.isArray(held) ? held.length : 0
  return placeAt(list, String(length), undefined, list.hub, list.pass)
}
