/** What the fields of a converted document were made of. @module */
import type { Draft } from '../../lib/conversion.ts'
import type { Reading } from '../../lib/mapping/passes.ts'
import { fieldOf, pathOf } from '../../lib/mapping/place.ts'
import { enter } from '../../lib/mapping/trace.ts'

type Origin = Draft['origin']

/** The fields that a field of the document was made of, in the sources at the beginning of the trail. */
export function fieldsIn(made: Reading, trail: readonly Draft[]): Origin {
  const [last, ...earlier] = [...trail].reverse()
  if (!last) return () => []
  const nameOf = asWritten(made, last)
  return (field) => {
    const written = nameOf(field)
    let found = written === undefined ? [] : last.origin(written)
    for (const draft of earlier) found = found.flatMap(([, name]) => draft.origin(name))
    return found
  }
}

/** A field without the numbers of its items. */
const shapeOf = (field: string): string => field.replace(/\/\d+(?=\/|$)/g, '/*')

const tongue = /\/[a-z]{2,3}(?:-[A-Za-z0-9-]+)?$/

/** Whether two fields are one text: where a document has no room for its language, it is read in that of what is around it. */
const isTongueOf = (one: string, other: string): boolean =>
  tongue.test(one) && tongue.test(other) && one.replace(tongue, '') === other.replace(tongue, '')

/**
 * Items may be read in another order than they were written in: what was written is known by where it stands, and an
 * award that was put in since is none of them.
 */
function asWritten(made: Reading, draft: Draft): (field: string) => string | undefined {
  const { written = (path) => path } = draft
  const fieldsAt = writtenAt(draft)
  const writtenAs = (field: string): readonly string[] => fieldsAt(made.sources(field).map(written))
  return (field) => {
    const shape = shapeOf(field)
    const names = writtenAs(field)
    const same = names.filter((name) => shapeOf(name) === shape)
    if (same.length > 0) return same.includes(field) ? field : same[0]
    const [other, ...more] = names.filter((name) => isTongueOf(shapeOf(name), shape))
    if (other !== undefined && more.length === 0) return other
    const [award = ''] = /^\/awards\/\d+/.exec(field) ?? []
    if (award === '') return field
    const found = writtenAs(award).flatMap((name) => /^\/awards\/\d+/.exec(name)?.[0] ?? [])[0]
    return found === undefined ? undefined : found + field.slice(award.length)
  }
}

/** The fields that were written to some places, in the order in which they were. */
function writtenAt({ writes }: Draft): (places: readonly string[]) => readonly string[] {
  const index = new Map<string, (readonly [order: number, field: string])[]>()
  for (const [order, [place, hub]] of writes.entries()) if (hub) enter(index, pathOf(place), [order, fieldOf(hub)])
  return (places) =>
    [...new Set(places)]
      .flatMap((place) => index.get(place) ?? [])
      .sort(([a], [b]) => a - b)
      .map(([, field]) => field)
}
