/** Where a codec stands: a place in a document, which need not be there yet, and its field in the hub. @module */
import type { DiagnosticCode } from './diagnostics.ts'
import { own } from './json.ts'
import { equal, escapeKey, hold, isIndex, keys } from './tree.ts'

/** A field of the hub, known by its key and the field around it; `undefined` is the whole. */
export interface Field {
  readonly up: Field | undefined
  readonly key: string | number
  /** Its pointer, once somebody asked. */
  pointer?: string | undefined
}

/** A place knows its key and the place around it: its pointer is spelled when somebody asks. */
export interface Place {
  readonly up: Place | undefined
  readonly key: string
  /** What was here when the place was made. */
  readonly held: unknown
  readonly hub: Field | undefined
  readonly pass: Pass
  /** Its pointer, once somebody asked. */
  pointer: string | undefined
  /** The object or list that was written here: it stays, so it is looked up from the root once. */
  made: object | undefined
}

/** Something a conversion could not carry over, in the hub while writing. */
export interface Loss {
  readonly hub: Field | undefined
  readonly reason: string
  readonly code?: DiagnosticCode
}

/** Something people should know about a value: an address that is not known, a text that was cut. */
export interface Remark {
  readonly place: Place
  readonly code: DiagnosticCode
  readonly message: string
}

/** Writing: a field that was filled, and the fields it was filled from. Reading: one that was dropped, as writing would fill it. */
export interface Derived {
  readonly to: string
  readonly from: readonly string[]
  /** What was filled in, or dropped. */
  readonly value: unknown
  readonly code?: DiagnosticCode
  readonly same?: true
  /** The caller said it. */
  readonly option?: true
}

/** What one pass over a document needs to know, and where it notes what it did. */
export interface Pass {
  /** Language of text that carries no language. */
  readonly language: string
  /** That of the source, where another one is shown: it shows what is not said in that. */
  readonly own: string | undefined
  /** The document's own name, the root of the ids that are made from it. */
  readonly document: string
  /** The language that a reader assumes, where the document that is written cannot say its own. */
  readonly assumed?: string
  /** Of a part that is in a language of its own: how the document around it is read and written. */
  readonly whole?: Pass
  /** Whether the format may be widened by our own terms. */
  readonly bridge: boolean
  readonly options: PassOptions
  readonly losses: Loss[]
  readonly remarks: Remark[]
  /** Field of the hub, place it was read from; without a field: it says nothing of its own. */
  readonly reads: (readonly [hub: Field | undefined, place: Place])[]
  /** Place written, field of the hub it came from; without a field: a constant. */
  readonly writes: (readonly [place: Place, hub: Field | undefined])[]
  readonly derived: Derived[]
  /** What a format has to remember from one row to another, by a name; what is worked out once, by its maker. */
  readonly memory: Map<unknown, unknown>
  /** Place that holds a copy, place of what it is a copy of. */
  readonly copies: (readonly [copy: Place, of: Place])[]
  /** Places that say nothing at all, whoever looks at them. */
  readonly ignored: Place[]
  /** Words that a conversion fills in, which an issuer may have written too. */
  readonly unstated: Place[]
  /** Items of lists that a row has taken: no other row gets them. */
  readonly claims: Place[]
  readonly claimed: Map<object, Set<string>>
}

/** Options of the caller that codecs ask for. */
export interface PassOptions {
  /** Language of text that the source does not tag, and the one to show where the target has room for one. */
  readonly language?: string
  readonly timeZone?: string
  readonly creditFramework?: string
  /** What stands at an address, as a `data:` URI: for formats that want the file itself. */
  readonly resources?: Readonly<Record<string, string>>
}

export const passOf = (language = 'en', document = '', bridge = true, options: PassOptions = {}, own?: string): Pass => ({
  language,
  own,
  document,
  bridge,
  options,
  losses: [],
  remarks: [],
  reads: [],
  writes: [],
  derived: [],
  memory: new Map(),
  copies: [],
  ignored: [],
  unstated: [],
  claims: [],
  claimed: new Map(),
})

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
function live(place: Place): unknown {
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
