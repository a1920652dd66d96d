/** What was changed in a converted document, carried back into the originals that it was made of. @module */
import type { Draft } from '../lib/conversion.ts'
import { apply, difference, type Edit } from '../lib/difference.ts'
import { at, type Document, type Pointer } from '../lib/json.ts'
import { type Reading, readDocument } from '../lib/passes.ts'
import { fieldOf, pathOf } from '../lib/place.ts'
import { isWithin } from '../lib/trace.ts'
import { equal } from '../lib/tree.ts'
import { carry, withoutProof } from './carry.ts'
import { editsOfSources } from './edited-awards.ts'
import type { Mapped } from './opened.ts'
import { placesOf, type Repetition } from './repetition.ts'

export interface Edited {
  readonly document: Document
  /** Where the converted document was changed. */
  readonly changes: readonly Pointer[]
  /** Those of the changes that the original's format cannot hold, or that stand where nothing is read. */
  readonly lost: readonly Pointer[]
}

export interface Edits {
  /** By the number of the original. */
  readonly edited: ReadonlyMap<number, Edited>
  /** Changes of what the document says itself and none of its originals: the title of a stack, its parts, its sums. */
  readonly own: readonly Pointer[]
}

/** A change of the hub, where it shows in the document, and what it is in a source. */
interface Change {
  readonly places: readonly Pointer[]
  readonly inSource: ReadonlyMap<number, Edit>
}

/**
 * The originals with the changes that the document has against its conversion made again; never against the originals
 * themselves, or a lossy default would be taken for a change.
 */
export function editsIn({ document, mapping }: Mapped, repetition: Repetition): Edits {
  const { again, differences, trail, originals } = repetition
  const given = readDocument(document, mapping)
  const made = readDocument(again, mapping)
  const found = difference(made.credential, given.credential)
  const count = made.credential.awards?.length ?? 0
  const changes = editsOfSources(found, count, (field) => fieldsOf(field, made, trail)).map(({ field, inSource }): Change => {
    const places = placesOf(field, given, made)
    return { places: differences.filter((path) => places.some((place) => isWithin(place, path) || isWithin(path, place))), inSource }
  })
  const edited = new Map<number, Edited>()
  for (const [index, source] of (trail[0]?.sources ?? []).entries()) {
    const of = changes.flatMap(({ places, inSource }) => {
      const edit = inSource.get(index)
      return edit ? [{ places, edit }] : []
    })
    if (of.length === 0) continue
    const before = edited.get(source.original)
    const { document: carried, isLost } = carry(
      source,
      of.map(({ edit }) => edit),
      before?.document,
    )
    edited.set(source.original, {
      document: asGiven(carried, originals[source.original] ?? originals[0]),
      changes: unique([...(before?.changes ?? []), ...of.flatMap(({ places }) => places)]),
      lost: unique([...(before?.lost ?? []), ...of.flatMap(({ places, edit }) => (isLost(edit) ? places : []))]),
    })
  }
  const told = new Set([...edited.values()].flatMap((one) => one.changes))
  const own = differences.filter((path) => !told.has(path))
  return originals.length === 1 ? { edited: alone(edited.get(0), own, repetition), own: [] } : { edited, own }
}

/** Of one original, every change is its own: what could not be carried back is lost. */
function alone(edited: Edited | undefined, left: readonly Pointer[], { differences, originals: [original] }: Repetition): Edits['edited'] {
  if (differences.length === 0) return new Map()
  const { document, lost } = edited ?? { document: withoutProof(original.document, original.mapping), lost: [] as readonly Pointer[] }
  return new Map([[0, { document, changes: differences, lost: differences.filter((path) => lost.includes(path) || left.includes(path)) }]])
}

/** What nobody changed is again what it was: a signed credential inside a token, a picture one with a credential in it. */
function asGiven(document: Document, { document: before, replaced }: Pick<Mapped, 'document' | 'replaced'>): Document {
  const same = replaced.filter(({ path }) => at(before, path) !== undefined && equal(at(document, path), at(before, path)))
  return apply(
    document,
    same.map(({ path, value }): Edit => [path, { set: value }]),
  ) as Document
}

const unique = (pointers: readonly Pointer[]): readonly Pointer[] => [...new Set(pointers)]

/** The fields that a field of the document was made of, in the sources at the beginning of the trail. */
function fieldsOf(field: string, made: Reading, trail: readonly Draft[]): ReturnType<Draft['origin']> {
  const [last, ...earlier] = [...trail].reverse()
  if (!last) return []
  const written = asWritten(field, made, last)
  let found = written === undefined ? [] : last.origin(written)
  for (const draft of earlier) found = found.flatMap(([, name]) => draft.origin(name))
  return found
}

/** A field without the numbers of its items. */
const shapeOf = (field: string): string => field.replace(/\/\d+(?=\/|$)/g, '/*')

/**
 * Items may be read in another order than they were written in: what was written is known by where it stands, and an
 * award that was put in since is none of them.
 */
function asWritten(field: string, made: Reading, { writes, written = (path) => path }: Draft): string | undefined {
  const places = new Set(made.sources(field).map(written))
  const shape = shapeOf(field)
  const same = writes.flatMap(([at, hub]) => (hub && places.has(pathOf(at)) && shapeOf(fieldOf(hub)) === shape ? [fieldOf(hub)] : []))
  if (same.length > 0) return same.includes(field) ? field : same[0]
  const [award = ''] = /^\/awards\/\d+/.exec(field) ?? []
  if (award === '') return field
  const paths = new Set(made.sources(award).map(written))
  const place = writes.find(([at, hub]) => hub !== undefined && paths.has(pathOf(at)) && /^\/awards\//.test(fieldOf(hub)))
  const found = place && /^\/awards\/\d+/.exec(fieldOf(place[1]))?.[0]
  return found === undefined ? undefined : found + field.slice(award.length)
}
