/** What of a document nobody has read. @module */

import { type Document, isObject, list, own } from '../json.ts'
import { madeOnce } from '../made-once.ts'
import type { Mapping } from '../mapping.ts'
import { typeOf } from './frame.ts'
import type { Field } from './pass.ts'
import { below, fieldOf } from './place.ts'

/** The largest pieces of a document that nobody has read and that say something, by pointer. */
export function leftovers(document: Document, mapping: Mapping, marks: ReadonlyMap<object, ReadonlySet<string>>): readonly string[] {
  const frame = membersOfFrame(mapping)
  const left: string[] = []

  /** Notes what is left of a value that was not read as a whole; whether something of it was read. */
  const inside = (value: unknown, where: Field, property: string, parent: string): boolean => {
    const before = left.length
    if (Array.isArray(value)) {
      const read = marks.get(value)
      let found = false
      for (let key = 0; key < value.length; key++)
        if (read?.has(String(key)) || inside(value[key], below(where, key), property, parent)) found = true
      return asWhole(before, where, value.length, found)
    }
    if (isObject(value)) return asWhole(before, where, Object.keys(value).length, members(value, where, property, parent))
    left.push(fieldOf(where))
    return false
  }

  /** A piece of which nothing was read is told as a whole. */
  const asWhole = (before: number, where: Field, size: number, isRead: boolean): boolean => {
    if (isRead || (left.length === before && size > 0)) return isRead
    left.length = before
    left.push(fieldOf(where))
    return false
  }

  const members = (node: Document, where: Field | undefined, property: string, parent: string): boolean => {
    const expected = typeOf(mapping.types, node, property, parent)
    const type = String(list(own(node, 'type') ?? expected)[0])
    const read = marks.get(node)
    let found = false
    for (const key of Object.keys(node)) {
      const value = node[key]
      if (isSilent(key, value, expected, property)) continue
      if (read?.has(key) || inside(value, below(where, key), key, type)) found = true
    }
    return found
  }

  const isSilent = (key: string, value: unknown, expected: unknown, property: string): boolean =>
    (key === 'type' && isKnown(value, expected)) ||
    (key === 'id' && mapping.local !== undefined && typeof value === 'string' && value.startsWith(mapping.local.prefix)) ||
    (property === '' && (frame.has(key) || mapping.dropped[`/${key}`] === 'silent'))

  members(document, undefined, '', '')
  return left
}

const membersOfFrame = madeOnce(({ frame }: Mapping): ReadonlySet<string> => new Set(Object.keys(frame({}))))

/** Types are a set: their order says nothing, and one that is left out is no news. */
function isKnown(said: unknown, expected: unknown): boolean {
  const known = list(expected)
  return list(said).every((type) => known.includes(type))
}
