/** Where a codec stands: a place in a document, which need not be there yet, and its field in the hub. @module */
import type { DiagnosticCode } from './diagnostics.ts'
import { own } from './json.ts'
import { equal, escapeKey, hold, isIndex, keys } from './tree.ts'

/** A field of the hub, known by its key and the field around it; `undefined` is the whole. */
export interface Field {
  readonly up: Field | undefined
  readonly key: string | number
}

/** A place knows its key and the place around it: its pointer is spelled when somebody asks. */
export interface Place {
  readonly up: Place | undefined
  readonly key: string
  /** What was here when the place was made. */
  readonly held: unknown
  readonly hub: Field | undefined
  readonly pass: Pass
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
  /** The document's own name, the root of the ids that are made from it. */
  readonly document: string
  /** The language that a reader assumes, where the document that is written cannot say its own. */
  readonly assumed?: string
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
  /** What a format has to remember from one row to another. */
  readonly memory: Map<string, unknown>
  /** Place that holds a copy, place of what it is a copy of. */
  readonly copies: (readonly [copy: Place, of: Place])[]
  /** Places that say nothing at all, whoever looks at them. */
  readonly ignored: Place[]
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

export const passOf = (language = 'en', document = '', bridge = true, options: PassOptions = {}): Pass => ({
  language,
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
  claims: [],
  claimed: new Map(),
})

export const root = (document: unknown, pass: Pass): Place => ({ up: undefined, key: '', held: document, hub: undefined, pass })

/** The JSON Pointer of a place. */
export const pathOf = (place: Place): string => (place.up ? `${pathOf(place.up)}/${escapeKey(place.key)}` : '')

/** The pointer of a field of the hub. */
export const fieldOf = (field: Field | undefined): string => (field ? `${fieldOf(field.up)}/${escapeKey(String(field.key))}` : '')

/** The place under a key. A lone value stands for a list of one, and a list of one for its item. */
export function step(from: Place, key: string): Place {
  const { held } = from
  if (Array.isArray(held)) {
    if (!isIndex(key)) return step(step(from, '0'), key)
  } else if (held !== undefined && isIndex(key)) return from
  return { up: from, key, held: own(held, key), hub: from.hub, pass: from.pass }
}

export function at(from: Place, pointer: string): Place {
  let place = from
  for (const key of keys(pointer)) place = step(place, key)
  return place
}

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
export const within = (place: Place, key: string | number): Place => ({
  up: place.up,
  key: place.key,
  held: place.held,
  hub: { up: place.hub, key },
  pass: place.pass,
})

/** The place whose key goes on with a suffix: `name`, `nameMap`. */
export const beside = (place: Place, suffix: string): Place | undefined =>
  place.up && { ...step(place.up, place.key + suffix), hub: place.hub }

const live = (place: Place): unknown => (place.up ? own(live(place.up), place.key) : place.held)

/** The place with what is there now. */
export const fresh = (place: Place): Place => ({ ...place, held: live(place) })

/** The place after the last item of a list. */
export function next(list: Place): Place {
  const held = live(list)
  const length = Array.isArray(held) ? held.length : 0
  return { up: list, key: String(length), held: undefined, hub: list.hub, pass: list.pass }
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
    lose(place, 'its place holds another value')
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

/** Puts a constant here, unless a field has put something. */
export function fix(place: Place, value: unknown): void {
  if (value === undefined) return
  const around = objectAt(place.up)
  if (own(around, place.key) !== undefined) return
  hold(around ?? holder(place), place.key, value)
  place.pass.writes.push([place, undefined])
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

/** Runs a read; when it finds nothing, nothing of it stays on record. */
export function attempt<Value>(pass: Pass, read: () => Value | undefined): Value | undefined {
  const { reads, losses, remarks, claims, derived } = pass
  const before = reads.length
  const lost = losses.length
  const told = remarks.length
  const taken = claims.length
  const dropped = derived.length
  const value = read()
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
  for (const place of [...reads.map(([, read]) => read), ...ignored]) {
    const holder = container(place)
    if (holder) mark(marks, holder, place.key)
  }
  return marks
}
