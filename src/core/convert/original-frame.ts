/** What stands around the originals in a document that was converted: a title, a type, no words of anybody else. @module */
import type { Document, Pointer } from '../../lib/json.ts'
import { at } from '../../lib/json.ts'
import { leaves, type Node } from '../../lib/tree.ts'
import type { Mapped } from './mapped.ts'
import { textOf } from './source.ts'

/** The text of an original is read itself, and the names of nodes are nobody's words. */
const isRead = (path: string, value: unknown): boolean =>
  /\/(?:content|@?id)$/.test(path) || (typeof value === 'string' && /^data:application\/(?:ld\+json|json|jwt);base64,/.test(value))

/**
 * Pointers to what the places of the originals say, and a conversion does not write there: whoever reads evidence would take it for the
 * credential's. A type counts where one was written, for others are only added.
 */
export function wordsAround({ document, mapping: { capsule } }: Mapped, again: Document, originals: readonly Mapped[]): readonly Pointer[] {
  const sealed: Node = { ...again }
  const record = capsule.open(document)?.record ?? {}
  for (const original of originals) capsule.seal(sealed, { ...textOf(original), base64: '', record })
  const expected = capsule.open(sealed)?.paths ?? []
  return (capsule.open(document)?.paths ?? []).flatMap((path, index) => {
    const like = expected[index]
    if (path === '/conversion' || like === undefined) return []
    return [...leaves(at(document, path))].flatMap(([inside, value]): readonly Pointer[] => {
      const written = at(sealed, `${like}${inside}`)
      const isTold = written === value || isRead(`${path}${inside}`, value) || /^\/conversion(?:\/|$)/.test(inside)
      return isTold || (written === undefined && /\/@?type(?:\/\d+)?$/.test(inside)) ? [] : [`${path}${inside}` as Pointer]
    })
  })
}
