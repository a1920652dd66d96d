/** The rows of a table, one after the other: how the codec of an object reads and writes. @module */

import { own } from '../json.ts'
import { equal, keys, type Node } from '../tree.ts'
import { attempt } from './attempt.ts'
import type { Codec } from './lens.ts'
import { copy, lose } from './noting.ts'
import type { Place } from './pass.ts'
import { at, each, into, within } from './place.ts'

/** A row: the field, where it stands, how it is spelled, and whether there is no object without it. */
export type Line = readonly [field: string, where: readonly string[], codec: Codec<unknown>, needed: boolean]

/** The keys of a pointer, taken apart once; `undefined`: it stands for several places. */
const plain = (pointer: string): readonly string[] | undefined => (pointer.includes('*') ? undefined : keys(pointer))

/** Reads each row where the object has something for it. */
export function readerOf(lines: readonly Line[]): (from: Place) => Node | undefined {
  const all = lines.map(([field, where, codec, needed]) => {
    const path = where.length === 1 ? plain(where[0] ?? '') : undefined
    const readAt = (from: Place): unknown => (path ? attempt(into(from, path, field), codec.read) : readFirst(where, codec, from, field))
    const looks = path?.length === 1 ? codec.looks?.map((suffix) => path[0] + suffix) : undefined
    return { field, readAt, needed, looks }
  })
  return (from) => {
    const hub: Node = {}
    let found = false
    const lacks = (member: string): boolean => own(from.held, member) === undefined
    for (const { field, readAt, needed, looks } of all) {
      // of most fields, a document has nothing
      const value = looks?.every(lacks) ? undefined : readAt(from)
      if (value !== undefined) {
        hub[field] = value
        found = true
      } else if (needed) return undefined
    }
    return found ? hub : undefined
  }
}

/** Writes each field where its row says. */
export function writerOf(lines: readonly Line[]): (hub: Node, to: Place) => void {
  const steps = lines.flatMap(([field, where, codec]) =>
    where.map((pointer, index) => [field, pointer, codec, index > 0 ? where[0] : undefined, plain(pointer)] as const),
  )
  // `*` stands for what the other rows have made
  steps.sort(([, a], [, b]) => Number(a.includes('*')) - Number(b.includes('*')))
  return (hub, to) => {
    for (const [field, pointer, codec, of, path] of steps) {
      const value = own(hub, field)
      if (value === undefined) continue
      if (of === undefined && path) {
        codec.write(value, into(to, path, field))
        continue
      }
      const places = each(within(to, field), pointer)
      const told = to.pass.losses.length
      for (const place of places) if (of === undefined || !copy(place, at(to, of))) codec.write(value, place)
      if (of !== undefined) to.pass.losses.length = told
      else if (places.length === 0) lose(within(to, field), 'there is nothing here of which it could be said')
    }
  }
}

/** Reads the first place that holds the value; what says the same elsewhere is read too, what says otherwise is left. */
function readFirst(where: readonly string[], codec: Codec<unknown>, from: Place, field: string): unknown {
  let first: unknown
  for (const other of where)
    for (const place of each(within(from, field), other)) {
      if (place.held === undefined && where.length > 1) continue
      attempt(place, () => {
        const value = codec.read(place)
        if (first !== undefined) return value !== undefined && equal(value, first) ? value : undefined
        first = value
        return value
      })
    }
  return first
}
