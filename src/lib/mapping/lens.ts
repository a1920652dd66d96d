/**
 * Bidirectional mapping, as data. A {@link Codec} spells one value two ways; {@link record} makes
 * the codec of an object out of a table with one row per hub field, so that a field cannot be
 * forgotten: it is mapped, or {@link absent} with a reason.
 *
 * @module
 */

import type { DiagnosticCode } from '../diagnostics.ts'
import { isObject, own, type Pointer } from '../json.ts'
import { equal, type Node } from '../tree.ts'
import { attempt, claim, isClaimed } from './attempt.ts'
import { complete, derivations, type Rule, reduce } from './derive.ts'
import { fix, ignore, lose, put, remark, skip, take } from './noting.ts'
import type { Place } from './pass.ts'
import { at, items, next, within } from './place.ts'
import { isDoubtful, isUnstated } from './placeholders.ts'
import { type Line, readerOf, writerOf } from './rows.ts'

/** One value, spelled two ways: `read(write(x))` is `x`. */
export interface Codec<Hub, Fields = keyof Hub> {
  readonly read: (from: Place) => Hub | undefined
  readonly write: (hub: Hub, to: Place) => void
  /** What the members that it looks at add to the name of its place: where none is there, it need not be asked. Else it always is. */
  readonly looks?: Looks | undefined
  /** Never there: a codec of fewer fields must not pass for one of more, even where the others are optional. */
  readonly fields?: (field: Fields) => Fields
}

export type Looks = readonly string[]
/** It reads what is there. */
const here: Looks = ['']

/** The format has no place for this field. */
export interface Absent {
  readonly absent: string
  readonly code?: DiagnosticCode
}

/** Why, in the user's words: it is the message of the loss. */
export const absent = (reason: string, code?: DiagnosticCode): Absent =>
  code === undefined ? { absent: reason } : { absent: reason, code }

/** Where a field is: the first pointer is read, all are written; the others are copies of it. `*` is each item there is. */
export type Where = Pointer | readonly [Pointer, ...Pointer[]]

/** A field that the hub always has must be `needed`: without it there is no record. */
export type Row<Hub, Field extends keyof Hub> =
  object extends Pick<Hub, Field>
    ? readonly [where: Where, codec: Codec<NonNullable<Hub[Field]>>] | Absent
    : readonly [where: Where, codec: Codec<Hub[Field]>, 'needed']

/** One row per field: leaving one out does not compile. */
export type Table<Hub extends object> = { readonly [Field in keyof Hub]-?: Row<Hub, Field> }

export interface Frame<Hub extends object> {
  /** What the wire says that the hub need not. */
  readonly derive?: readonly Rule<Hub>[]
  /** Values that the wire always holds, where there is an object to hold them. */
  readonly fixed?: Readonly<Record<string, unknown>>
}

/** The codec of an object: a row for each field. */
export function record<Hub extends object>(table: Table<Hub>, { derive = [], fixed = {} }: Frame<Hub> = {}): Codec<Hub> {
  const rows = Object.entries(table as Record<string, readonly [Where, Codec<unknown>, 'needed'?] | Absent>)
  const lines = rows.flatMap(([field, row]): Line[] => ('absent' in row ? [] : [[field, [row[0]].flat(), row[1], row[2] === 'needed']]))
  const gaps = rows.flatMap(([field, row]) => ('absent' in row ? [[field, row] as const] : []))
  const constants = Object.entries(fixed)
  const filling = derivations(derive)
  // the last that was filled is the first that is dropped
  const dropping = filling.filter(({ rule }) => !rule.keep).reverse()
  const readLines = readerOf(lines)
  const writeLines = writerOf(lines)
  const read = (from: Place): Hub | undefined => {
    const hub = isObject(from.held) ? readLines(from) : undefined
    if (!hub) return undefined
    for (const [pointer, value] of constants) {
      const place = at(from, pointer)
      if (equal(place.held, value)) skip(place)
    }
    return dropping.length > 0 ? reduce(hub as Hub, dropping, from) : (hub as Hub)
  }
  return {
    looks: here,
    read: (from) => attempt(from, read),
    write(hub, to) {
      const full = (filling.length > 0 ? complete(hub, filling, to) : hub) as Node
      writeLines(full, to)
      for (const [field, gap] of gaps) if (own(full, field) !== undefined) lose(within(to, field), gap.absent, gap.code)
      for (const [pointer, value] of constants) fix(at(to, pointer), value)
    },
  }
}

/** A list on both sides. Rows may share a list: each takes the items it can read, in the order of the table. */
export const many = <Hub>(item: Codec<Hub>): Codec<readonly Hub[]> => ({
  looks: here,
  read(from) {
    const list: Hub[] = []
    for (const place of items(from)) {
      const value = claimed(item, within(place, list.length))
      if (value !== undefined) list.push(value)
    }
    return list.length > 0 ? list : undefined
  },
  write: (hub, to) =>
    hub.forEach((value, index) => {
      const place = next(to)
      item.write(value, within(place, index))
      if (next(to).key === place.key) lose(within(to, index), 'an item of which nothing can be said is left out')
    }),
})

/** One value in the hub, one item of a list on the wire. */
export const one = <Hub>(item: Codec<Hub>): Codec<Hub> => ({
  looks: here,
  read(from) {
    for (const place of items(from)) {
      const value = claimed(item, place)
      if (value !== undefined) return value
    }
    return undefined
  },
  write: (hub, to) => item.write(hub, next(to)),
})

/** A list in the hub, one value on the wire. */
export const lone = <Hub>(item: Codec<Hub>): Codec<readonly Hub[]> => ({
  read(from) {
    const value = item.read(within(from, 0))
    return value === undefined ? undefined : [value]
  },
  write(hub, to) {
    for (const [index, value] of hub.entries()) {
      if (index === 0) item.write(value, within(to, 0))
      else lose(within(to, index), 'there is room for one only')
    }
  },
})

/** Reads an item of a list that rows share, unless a row has taken it. */
export function claimed<Hub>(item: Codec<Hub>, place: Place): Hub | undefined {
  if (isClaimed(place)) return undefined
  const value = attempt(place, item.read)
  if (value !== undefined) claim(place)
  return value
}

/** The codec, further in. */
export const inside = <Hub>(pointer: Pointer, codec: Codec<Hub>): Codec<Hub> => ({
  read: (from) => codec.read(at(from, pointer)),
  write: (hub, to) => codec.write(hub, at(to, pointer)),
})

/** Only what passes the test is read: for items of a list that rows share. */
export const when = <Hub>(test: (held: unknown) => boolean, codec: Codec<Hub>): Codec<Hub> => ({
  read: (from) => (test(from.held) ? codec.read(from) : undefined),
  write: codec.write,
})

/** An object that is known by a constant in it. */
export const marked = <Hub>(pointer: Pointer, mark: unknown, codec: Codec<Hub>): Codec<Hub> => ({
  read(from) {
    const place = at(from, pointer)
    if (!equal(place.held, mark)) return undefined
    skip(place)
    return codec.read(from)
  },
  write(hub, to) {
    fix(at(to, pointer), mark)
    codec.write(hub, to)
  },
})

/** The codec of another value, by a translation that has an inverse. */
export const translated = <Hub, Between>(
  codec: Codec<Between>,
  read: (value: Between, from: Place) => Hub | undefined,
  write: (hub: Hub, to: Place) => Between,
): Codec<Hub> => ({
  read(from) {
    const value = codec.read(from)
    return value === undefined ? undefined : read(value, from)
  },
  write: (hub, to) => codec.write(write(hub, to), to),
})

/** A property that had another name before: that is read where it stands, and never written. */
export const formerly = <Hub>(pointer: Pointer, before: Pointer, codec: Codec<Hub>): Codec<Hub> => ({
  read(from) {
    const value = codec.read(at(from, pointer))
    if (value === undefined) return codec.read(at(from, before))
    attempt(from, () => (equal(codec.read(at(from, before)), value) ? value : undefined))
    return value
  },
  write: (hub, to) => codec.write(hub, at(to, pointer)),
})

/** For tables that contain themselves. */
export const lazy = <Hub>(codec: () => Codec<Hub>): Codec<Hub> => ({
  read: (from) => codec().read(from),
  write: (hub, to) => codec().write(hub, to),
})

/** A value without parts: the only codecs that take and put. One that is made where there is none looks elsewhere too. */
export const leaf = <Hub>(
  read: (held: unknown, from: Place) => Hub | undefined,
  write: (hub: Hub, to: Place) => unknown = (hub) => hub,
): Codec<Hub> => ({
  looks: here,
  read(from) {
    const value = read(from.held, from)
    if (value === undefined) return undefined
    // what an earlier conversion filled in is no value, and nothing is lost of it
    if (isUnstated(value, from.hub?.key)) {
      from.pass.unstated.push(from)
      return void ignore(from)
    }
    take(from)
    if (isDoubtful(value)) remark(from, 'placeholder', 'it is what a conversion fills in where nothing is said')
    return value
  },
  write: (hub, to) => put(to, write(hub, to)),
})

/** Terms of our own in a format that has none for it: written only when the caller allows. */
export const bridged = <Hub>(codec: Codec<Hub>): Codec<Hub> => ({
  looks: codec.looks,
  read: codec.read,
  write: (hub, to) => (to.pass.bridge ? codec.write(hub, to) : lose(to, 'needs terms of our own')),
})
