/** What is written of a field beside the place that the original says it in. @module */
import { at, type Document, type Pointer } from '../../lib/json.ts'
import type { Pass } from '../../lib/mapping/pass.ts'
import { fieldOf, pathOf } from '../../lib/mapping/place.ts'
import { enter, firstAbove } from '../../lib/mapping/trace.ts'
import { equal } from '../../lib/tree.ts'

/** Where a value stands: written before the edits, written after them, and in the original. */
export interface Standing {
  readonly before: string | undefined
  readonly now: string
  readonly held: string
}

interface Writing {
  readonly document: Document
  readonly pass: Pass
}

/**
 * Whether the original keeps what it says in a place: what is filled in from elsewhere, or written a second time, follows an edit only where
 * the original says the same there. The title of an activity is not that of its award only because an activity without one would get it.
 */
export function keptIn(original: Document, { reads }: Pass, places: ReadonlyMap<string, string>, before: Writing, now: Writing) {
  const readFrom = new Map<string, string[]>()
  for (const [hub, place] of reads) if (hub) enter(readFrom, fieldOf(hub), pathOf(place))
  const isReadFrom = (field: string, path: string): boolean => readFrom.get(field)?.includes(path) === true
  const [written, anchored] = [new Map<string, string>(), new Set<string>()]
  const isFilled = firstAbove(now.pass.derived, ({ to }) => to)
  const isCopied = firstAbove([...before.pass.copies, ...now.pass.copies], ([copy]) => pathOf(copy))
  for (const [place, hub] of [...before.pass.writes, ...now.pass.writes]) {
    if (!hub) continue
    const [path, field] = [pathOf(place), fieldOf(hub)]
    written.set(path, field)
    if (isReadFrom(field, places.get(path) ?? path)) anchored.add(field)
  }
  return ({ before: was, now: path, held }: Standing): boolean => {
    const field = written.get(path)
    const isSecond = field !== undefined && (isFilled(field) !== undefined || (anchored.has(field) && !isReadFrom(field, held)))
    if (!isSecond && !isCopied(path)) return false
    const said = at(original, held as Pointer)
    return said === undefined || was === undefined || !equal(said, at(before.document, was as Pointer))
  }
}
