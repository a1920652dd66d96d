/** What a document says that the hub need not: filled in before writing, dropped after reading. @module */
import type { DiagnosticCode } from './diagnostics.ts'
import { isObject, own } from './json.ts'
import { fieldOf, type PassOptions, type Place } from './place.ts'
import { equal, isIndex, keys, type Node } from './tree.ts'

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
  /** The field says the same as the first of `from`: where that has no place of its own, nothing is lost. */
  readonly same?: true
  /** The option of the caller that fills the field, where there is one. */
  readonly option?: keyof PassOptions
  /** Told whenever the rule fills the field: that the value is assumed, or comes from elsewhere. */
  readonly code?: DiagnosticCode
}

const spelled = (place: Place, path: readonly string[]): string => [fieldOf(place.hub), ...path].join('/')

function note({ code, same, option }: Told, place: Place, to: readonly string[], filled: Filled): void {
  const from = filled.from.map((path) => spelled(place, path))
  const isAsked = option !== undefined && place.pass.options[option] !== undefined
  const told = { ...(code && { code }), ...(same && { same }), ...(isAsked && { option: true as const }) }
  place.pass.derived.push({ to: spelled(place, to), from, value: filled.value, ...told })
}

type Told = { readonly code?: DiagnosticCode; readonly same?: true; readonly option?: keyof PassOptions }

interface Filled {
  readonly from: readonly (readonly string[])[]
  readonly value: unknown
}

function value(hub: unknown, path: readonly string[]): unknown {
  let found = hub
  for (const key of path) found = own(found, key)
  return found
}

/** The fields that `*` stands for in this hub. */
function fields(hub: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (!path.includes('*')) return [path]
  return path.reduce<string[][]>(
    (found, key) =>
      found.flatMap((before) => {
        if (key !== '*') return [[...before, key]]
        const list = value(hub, before)
        return Array.isArray(list) ? list.map((_, index) => [...before, String(index)]) : []
      }),
    [[]],
  )
}

/** `from` with the indexes that `to` has in the place of its stars. */
function bind(from: string, pattern: readonly string[], to: readonly string[]): readonly string[] {
  if (!from.includes('*')) return keys(from)
  const indexes = to.filter((_, at) => pattern[at] === '*')
  return keys(from).map((key) => (key === '*' ? (indexes.shift() ?? '0') : key))
}

function source<Hub extends object>(
  rule: Rule<Hub>,
  hub: Hub,
  to: readonly string[],
  place: Place,
): readonly [unknown, readonly (readonly string[])[]] {
  const from = rule.from.map((field) => bind(field, keys(rule.to), to)).filter((path) => value(hub, path) !== undefined)
  if (rule.by) return [rule.by(hub, place, to), from]
  return from[0] ? [value(hub, from[0]), [from[0]]] : [undefined, []]
}

/** The hub with a value put at a path. */
export function placed(hub: unknown, [key = '', ...rest]: readonly string[], filling: unknown): unknown {
  const inner = rest.length > 0 ? placed(own(hub, key), rest, filling) : filling
  if (!isIndex(key)) return { ...(hub as Node | undefined), [key]: inner }
  const list = Array.isArray(hub) ? [...hub] : []
  list[Number(key)] = inner
  return list
}

/** Whether a rule may fill a field: it is not there, and an item may start a list, but a field does not start an object. */
function isOpen(hub: unknown, to: readonly string[]): boolean {
  const last = to.at(-1) ?? ''
  const around = value(hub, to.length === 1 ? nowhere : to.slice(0, -1))
  return own(around, last) === undefined && (around !== undefined || isIndex(last))
}
const nowhere: readonly string[] = []

/** Fills what the rules know. */
export function complete<Hub extends object>(hub: Hub, rules: readonly Rule<Hub>[], place: Place): Hub {
  let full = hub
  for (const rule of rules)
    for (const to of fields(full, keys(rule.to))) {
      if (!isOpen(full, to)) continue
      const [filling, from] = source(rule, full, to, place)
      if (filling === undefined) continue
      full = placed(full, to, filling) as Hub
      note(rule, place, to, { from, value: filling })
    }
  return full
}

/** Drops what the rules would fill in again; the rules come in the reverse order of filling. */
export function reduce<Hub extends object>(hub: Hub, rules: readonly Rule<Hub>[], place: Place): void {
  for (const rule of rules)
    for (const to of [...fields(hub, keys(rule.to))].reverse()) {
      const said = value(hub, to)
      if (said === undefined) continue
      const [filling, from] = source(rule, without(hub, to), to, place)
      if (!equal(said, filling)) continue
      remove(hub, to)
      place.pass.derived.push({ to: spelled(place, to), from: from.map((path) => spelled(place, path)), value: said })
    }
}

/** The hub as it would be without this field: `by` must not see the answer. */
const without = <Hub extends object>(hub: Hub, to: readonly string[]): Hub => (to.length === 1 ? { ...hub, [to[0] ?? '']: undefined } : hub)

function remove(hub: unknown, path: readonly string[]): void {
  const holder = value(hub, path.slice(0, -1))
  const last = path.at(-1) ?? ''
  if (Array.isArray(holder)) {
    if (holder.length === 1) remove(hub, path.slice(0, -1))
  } else if (isObject(holder)) {
    delete holder[last]
    if (path.length > 1 && Object.keys(holder).length === 0) remove(hub, path.slice(0, -1))
  }
}
