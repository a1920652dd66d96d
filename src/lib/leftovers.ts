/** What of a document nobody has read. @module */
import { typeOf } from './frame.ts'
import { type Document, isObject, list } from './json.ts'
import type { Mapping } from './mapping.ts'
import { escapeKey } from './tree.ts'

interface Visit {
  /** The largest unread pieces in here. */
  readonly left: readonly string[]
  /** Something in here was read. */
  readonly read: boolean
}

const nothing: Visit = { left: [], read: false }

/** The largest pieces of a document that nobody has read and that say something, by pointer. */
export function leftovers(document: Document, mapping: Mapping, marks: ReadonlyMap<object, ReadonlySet<string>>): readonly string[] {
  const frame = new Set(Object.keys(mapping.frame({})))

  const inside = (holder: object, key: string, value: unknown, path: string, property: string, parent: string): Visit => {
    if (marks.get(holder)?.has(key)) return { left: [], read: true }
    if (Array.isArray(value))
      return whole(
        path,
        value.length,
        value.map((item, at) => inside(value, String(at), item, `${path}/${at}`, property, parent)),
      )
    if (!isObject(value)) return { left: [path], read: false }
    return whole(path, Object.keys(value).length, members(value, path, property, parent))
  }

  const members = (node: Document, path: string, property: string, parent: string): Visit[] => {
    const type = String(list(node['type'] ?? typeOf(mapping.types, node, property, parent))[0])
    return Object.entries(node).map(([key, value]) =>
      isSilent(node, key, value, property, parent) ? nothing : inside(node, key, value, `${path}/${escapeKey(key)}`, key, type),
    )
  }

  const isSilent = (node: Document, key: string, value: unknown, property: string, parent: string): boolean =>
    (key === 'type' && isKnown(value, typeOf(mapping.types, node, property, parent))) ||
    (key === 'id' && mapping.local !== undefined && typeof value === 'string' && value.startsWith(mapping.local.prefix)) ||
    (property === '' && (frame.has(key) || mapping.dropped[`/${key}`] === 'silent'))

  return members(document, '', '', '').flatMap(({ left }) => left)
}

/** A piece of which nothing was read is told as a whole. */
function whole(path: string, size: number, parts: readonly Visit[]): Visit {
  const left = parts.flatMap((part) => part.left)
  const read = parts.some((part) => part.read)
  return { left: (left.length > 0 || size === 0) && !read ? [path] : left, read }
}

/** Types are a set: their order says nothing, and one that is left out is no news. */
function isKnown(said: unknown, expected: unknown): boolean {
  const known = list(expected)
  return list(said).every((type) => known.includes(type))
}
