/**
 * The readings of several sources as if they were one, for what is told of a stack: every field and every place begins
 * with the number of its reading.
 *
 * @module
 */
import type { SourceField } from '../../lib/conversion.ts'
import { type Field, type Pass, type Place, passOf } from '../../lib/mapping/pass.ts'
import type { Reading } from '../../lib/mapping/passes.ts'
import { below, fieldOf, member, root } from '../../lib/mapping/place.ts'
import type { Shared } from '../../lib/mapping/private.ts'
import { isWithin } from '../../lib/mapping/trace.ts'

interface Read {
  readonly reading: Reading
  readonly shared: Shared
  readonly given: (path: string) => string
}

export interface JoinedReadings {
  readonly pass: Pass
  /** How a field of one reading is called in all of them. */
  readonly nameOf: (field: SourceField) => string
  readonly sources: (field: SourceField) => readonly string[]
  /** A place of all readings, in the sources. */
  readonly given: (path: string) => string
}

/** @param isOneIssuer that of all is one and the same, whichever of them says it. */
export function joinedReadings(read: readonly Read[], isOneIssuer: boolean): JoinedReadings {
  const named = (index: number, field: string): string => `/${isOneIssuer && isWithin(field, '/issuer') ? 0 : index}${field}`
  const pass = passOf()
  for (const [index, { reading }] of read.entries()) {
    const placed = placeIn(member(root(undefined, pass), String(index)))
    const reads = reading.pass.reads
    for (const [hub, place] of reads) pass.reads.push([hub && fieldNamed(named(index, fieldOf(hub))), placed(place)])
    const name = (field: string): string => named(index, field)
    for (const one of reading.pass.derived) pass.derived.push({ ...one, to: name(one.to), from: one.from.map(name) })
  }
  return {
    pass,
    nameOf: ([index, field]) => named(index, read[index]?.shared.fieldOf(field) ?? field),
    sources([index, field]) {
      const one = read[index]
      return one ? one.reading.sources(one.shared.fieldOf(field)).map((path) => `/${index}${path}`) : []
    },
    given(path) {
      const [, index = '', ...inner] = path.split('/')
      return read[Number(index)]?.given(inner.map((key) => `/${key}`).join('')) ?? path
    },
  }
}

/** A field that is known by its pointer. */
const fieldNamed = (pointer: string): Field => ({ ...below(undefined, ''), pointer })

/** Places of one reading, under a place of all of them. */
function placeIn(above: Place): (place: Place) => Place {
  const known = new Map<Place, Place>()
  const moved = (place: Place): Place => {
    if (!place.up) return above
    const before = known.get(place)
    if (before) return before
    const made = { ...place, up: moved(place.up), pointer: undefined }
    known.set(place, made)
    return made
  }
  return moved
}
