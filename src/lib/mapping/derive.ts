/** What a document says that the hub need not: filled in before writing, dropped after reading. @module */
import type { DiagnosticCode } from '../diagnostics.ts'
import { isObject, own } from '../json.ts'
import { equal, hold, isIndex, keys, type Node } from '../tree.ts'
import type { Writable } from '../writable.ts'
import type { Derived, PassOptions, Place } from './pass.ts'
import { fieldOf } from './place.ts'

/** The fields below a hub value, by pointer; `*` is each item of a list. */
export type Field<Hub, Depth extends 0[] = []> = Depth['length'] extends 5
  ? never
  : Hub extends readonly (infer Item)[]
    ? `/${'*' | 0}` | `/${'*' | 0}${Field<Item, [...Depth, 0]>}`
    : Hub extends object
      ? string extends keyof Hub
        ? never
        : { [Name in keyof Hub & string]-?: `/${Name}` | `/${Name}${Field<NonNullable<Hub[Name]>, [...Depth, 0]>}` }[keyof Hub & string]
      : never

/** Fills `to` from the first of `from` that is there, or from what `by` makes of them. */
export interface Rule<Hub extends object> {
  readonly to: Field<Hub>
  readonly from: readonly Field<Hub>[]
  readonly by?: (hub: Hub, place: Place, to: readonly string[]) => unknown
  /** The field stays in the hub when it is read, even where the rule would have filled it. */
  readonly keep?: true
  /** The field says the same as the first of `from`: where that has no place of its own, nothing is lost; or only where it was there. */
  readonly same?: true | 'there'
  /** Where even the object around it is not there, this field is the first of it. */
  readonly starts?: true
  /** The option of the caller that fills the field, where there is one. */
  readonly option?: keyof PassOptions
  /** Told whenever the rule fills the field: that the value is assumed, or comes from elsewhere. */
  readonly code?: DiagnosticCode
}

type Path = readonly string[]

/** A pointer taken apart, with where its first star is (-1: nowhere) and, without one, the only field that it stands for. */
interface Pattern {
  readonly path: Path
  readonly star: number
  readonly only: readonly Path[]
}
const patternOf = (path: Path): Pattern => ({ path, star: path.indexOf('*'), only: [path] })

/** A rule with its pointers taken apart. */
export interface Derivation<Hub extends object> {
  readonly rule: Rule<Hub>
  readonly to: Pattern
  readonly from: readonly Pattern[]
  /** The rules that may fill the same field, and do before this one. */
  readonly before: readonly Derivation<Hub>[]
}

/** The rules of a record, in the order in which they fill. */
export function derivations<Hub extends object>(rules: readonly Rule<Hub>[]): readonly Derivation<Hub>[] {
  const made: Derivation<Hub>[] = []
  for (const rule of rules) {
    const to = patternOf(keys(rule.to))
    const from = rule.from.map((pointer) => patternOf(keys(pointer)))
    made.push({ rule, to, from, before: made.filter((other) => isAlike(other.to.path, to.path)) })
  }
  return made
}

/** Whether two patterns may stand for one field. */
const isAlike = (one: Path, other: Path): boolean =>
  one.length === other.length && one.every((key, at) => key === other[at] || [key, other[at]].includes('*'))

function spelled(place: Place, path: Path): string {
  let field = fieldOf(place.hub)
  for (const key of path) field += `/${key}`
  return field
}

function note({ code, same, option }: Told, place: Place, to: Path, { from, value }: Filling): void {
  const derived: Writable<Derived> = { to: spelled(place, to), from: from.map((path) => spelled(place, path)), value }
  if (code) derived.code = code
  if (same === true) derived.same = same
  if (option !== undefined && place.pass.options[option] !== undefined) derived.option = true
  place.pass.derived.push(derived)
}

type Told = Pick<Rule<object>, 'code' | 'same' | 'option'>

interface Filling {
  readonly from: readonly Path[]
  readonly value: unknown
}

function value(hub: unknown, path: Path, length: number = path.length): unknown {
  let found = hub
  for (let index = 0; index < length; index++) found = own(found, path[index] ?? '')
  return found
}

/** The fields that `*` stands for in this hub. */
function fields(hub: unknown, { path, star, only }: Pattern): readonly Path[] {
  if (star < 0) return only
  const list = value(hub, path, star)
  if (!Array.isArray(list)) return []
  return list.flatMap((_, index) => fields(hub, patternOf(path.with(star, String(index)))))
}

/** `from` with the indexes that `to` has in the place of its stars; a star beyond those is each item. */
function bind(from: Pattern, pattern: Pattern, to: Path): Pattern {
  if (from.star < 0) return from
  const indexes = to.filter((_, at) => pattern.path[at] === '*')
  return patternOf(from.path.map((key) => (key === '*' ? (indexes.shift() ?? key) : key)))
}

function filling<Hub extends object>({ rule, from, to: pattern }: Derivation<Hub>, hub: Hub, to: Path, place: Place): Filling {
  const there: Path[] = []
  for (const other of from)
    for (const path of fields(hub, bind(other, pattern, to))) {
      const said = value(hub, path)
      if (said === undefined) continue
      if (!rule.by) return { value: said, from: [path] }
      there.push(path)
    }
  return { value: rule.by?.(hub, place, to), from: there }
}

/** The hub with a value put at a path. What was made for that is changed, everything else is copied before. */
export function placed(hub: unknown, path: Path, filling: unknown, made: Set<unknown> = new Set(), depth: number = 0): unknown {
  const key = path[depth] ?? ''
  const inner = depth + 1 < path.length ? placed(own(hub, key), path, filling, made, depth + 1) : filling
  const holder = (made.has(hub) ? hub : isIndex(key) ? (Array.isArray(hub) ? [...hub] : []) : { ...(hub as Node | undefined) }) as object
  made.add(holder)
  hold(holder, key, inner)
  return holder
}

/** Whether a rule may fill a field: it is not there, and an item may start a list, but a field seldom starts an object. */
function isOpen(hub: unknown, to: Path, { starts }: Pick<Rule<object>, 'starts'>): boolean {
  const last = to.at(-1) ?? ''
  const around = value(hub, to, to.length - 1)
  if (own(around, last) !== undefined) return false
  return around !== undefined || isIndex(last) || (starts === true && value(hub, to, to.length - 2) !== undefined)
}

/** Fills what the rules know. */
export function complete<Hub extends object>(hub: Hub, rules: readonly Derivation<Hub>[], place: Place): Hub {
  let full = hub
  const made = new Set()
  for (const each of rules)
    for (const to of fields(full, each.to)) {
      if (!isOpen(full, to, each.rule)) {
        if (each.rule.same) noteRepeated(each, full, to, place)
        continue
      }
      const filled = filling(each, full, to, place)
      if (filled.value === undefined) continue
      // what may now stand in two places is nobody's to change; what was not made here will be copied anyway
      if (typeof filled.value === 'object' && (each.rule.by || made.has(filled.value))) made.clear()
      full = placed(full, to, filled.value, made) as Hub
      note(each.rule, place, to, filled)
    }
  return full
}

/** A field that says already what its rule would fill in: the other one repeats it, and is lost as little as if it had been filled. */
function noteRepeated<Hub extends object>(each: Derivation<Hub>, hub: Hub, to: Path, place: Place): void {
  const filled = filling(each, without(hub, to), to, place)
  if (filled.value !== undefined && equal(value(hub, to), filled.value)) note({ same: true }, place, to, filled)
}

/** The hub without what the rules would fill in again; the rules come in the reverse order of filling. */
export function reduce<Hub extends object>(hub: Hub, rules: readonly Derivation<Hub>[], place: Place): Hub {
  for (const each of rules)
    for (const to of [...fields(hub, each.to)].reverse()) {
      const said = value(hub, to)
      if (said === undefined) continue
      const filled = firstFilling([...each.before, each], hub, to, place)
      if (!filled || !equal(said, filled.value)) continue
      remove(hub, to)
      note({}, place, to, filled)
    }
  return there(hub)
}

/** What the first of some rules that has something for a field would fill in, unless it keeps what is there. */
function firstFilling<Hub extends object>(rules: readonly Derivation<Hub>[], hub: Hub, to: Path, place: Place): Filling | undefined {
  for (const each of rules) {
    if (!each.to.path.every((key, at) => key === '*' || key === to[at])) continue
    const filled = filling(each, each.rule.by ? without(hub, to) : hub, to, place)
    if (filled.value !== undefined) return each.rule.keep ? undefined : filled
  }
  return undefined
}

/** The fields that are there. An object from which one was deleted is slow to read for ever. */
function there<Hub extends object>(hub: Hub): Hub {
  const names = Object.keys(hub)
  if (names.every((name) => (hub as Node)[name] !== undefined)) return hub
  const made: Node = {}
  for (const name of names) if ((hub as Node)[name] !== undefined) made[name] = (hub as Node)[name]
  return made as Hub
}

/** The hub as it would be without this field: `by` must not see the answer. */
const without = <Hub extends object>(hub: Hub, to: Path): Hub => (to.length === 1 ? { ...hub, [to[0] ?? '']: undefined } : hub)

function remove(hub: unknown, path: Path): void {
  const holder = value(hub, path, path.length - 1)
  const last = path.at(-1) ?? ''
  if (Array.isArray(holder)) {
    if (holder.length === 1) remove(hub, path.slice(0, -1))
  } else if (isObject(holder)) {
    if (path.length === 1) holder[last] = undefined
    else delete holder[last]
    // an item of which nothing is left is still one: writing fills a field of it, and makes none for that
    if (path.length > 1 && !isIndex(path.at(-2) ?? '') && Object.keys(holder).length === 0) remove(hub, path.slice(0, -1))
  }
}
