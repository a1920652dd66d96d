/** What was changed in a converted document, carried back into the originals that it was made of. @module */
import { apply, difference, type Edit } from '../../lib/difference.ts'
import { at, type Document, list, own, type Pointer } from '../../lib/json.ts'
import { type Reading, readDocument } from '../../lib/mapping/passes.ts'
import { pathOf } from '../../lib/mapping/place.ts'
import { andAbove, enter, firstAbove } from '../../lib/mapping/trace.ts'
import { canonical, equal } from '../../lib/tree.ts'
import type { Mapped } from '../convert/mapped.ts'
import { outOf } from '../convert/part.ts'
import { placesOf, type Repetition } from '../convert/repetition.ts'
import { alongside } from './alongside.ts'
import { carry, withoutProof } from './carry.ts'
import { editsOfSources } from './edited-awards.ts'
import { fieldsIn } from './edited-fields.ts'

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

/** A change of a source, and where it shows in the document. */
interface Change {
  readonly places: readonly string[]
  readonly edit: Edit
}

/**
 * The originals with the changes that the document has against its conversion made again; never against the originals
 * themselves, or a lossy default would be taken for a change.
 */
export function editsIn({ document, mapping }: Mapped, repetition: Repetition): Edits {
  const { again, differences, trail, originals } = repetition
  // text whose language the document cannot say is in the one that it was written in: another one would be put beside it in the original
  const said = { language: trail.at(-1)?.language ?? 'en' }
  const given = readDocument(document, mapping, said)
  const made = readDocument(again, mapping, said)
  const shown = alongside(differences)
  const unreadBefore = new Set(unreadIn(made))
  const unread = new Set(unreadIn(given).filter((path) => !unreadBefore.has(path)))
  const isUnread = (path: string): boolean => andAbove(path).some((above) => unread.has(above))
  // what cannot be read where it stands now was not taken out: the original keeps what it says there
  const isHidden = (field: string): boolean =>
    unread.size > 0 && at(made.credential, field as Pointer) !== undefined && made.sources(field).some(isUnread)
  const read = difference(made.credential, given.credential).filter(([field, edit]) => 'pick' in edit || !isHidden(field))
  const found = withoutRepeated(read, given, made, shown)
  const count = made.credential.awards?.length ?? 0
  const changes = new Map<number, Change[]>()
  for (const { field, inSource } of editsOfSources(found, count, fieldsIn(made, trail))) {
    const places = placesOf(field, given, made)
    for (const [source, edit] of inSource) enter(changes, source, { places, edit })
  }
  const edited = new Map<number, Edited>()
  for (const [index, source] of (trail[0]?.sources ?? []).entries()) {
    const of = changes.get(index)
    if (!of) continue
    const before = edited.get(source.original)
    const {
      document: carried,
      isChanged,
      isLost,
    } = carry(
      source,
      of.map(({ edit }) => edit),
      before?.document,
    )
    // what follows from a change of the whole (from when it is valid), and is said by this source already, is no change of it
    if (!isChanged && !of.some(({ edit }) => isLost(edit))) continue
    const shownOf = (some: readonly Change[]) => shown(some.flatMap(({ places }) => places))
    const changed = shownOf(of)
    edited.set(source.original, {
      document: asItWas(carried, originals[source.original] ?? originals[0]),
      changes: unique([...(before?.changes ?? []), ...changed]),
      lost: unique([...(before?.lost ?? []), ...shownOf(of.filter(({ edit }) => isLost(edit))), ...changed.filter(isUnread)]),
    })
  }
  const told = new Set([...edited.values()].flatMap((one) => one.changes))
  const own = differences.filter((path) => !told.has(path))
  return originals.length === 1 ? { edited: alone(edited.get(0), own, repetition), own: [] } : { edited, own }
}

/** What is read of a document in no way, or only as what is made of it: of an id that is no address, that is another one. */
const unreadIn = ({ left, pass }: Reading): readonly string[] => [
  ...left,
  ...pass.remarks.flatMap(({ code, place }) => (code === 'narrowed' ? [pathOf(place)] : [])),
]

/**
 * Without what stands where nobody changed anything, and said nothing of its own before: a conversion names the issuer as the awarding body,
 * too, and where the one is spelled otherwise now, the other is nobody else for that. Where what it followed from was taken out, or is by its
 * id another one now, it does say something.
 */
function withoutRepeated(
  edits: readonly Edit[],
  given: Reading,
  made: Reading,
  shown: (places: readonly string[]) => readonly Pointer[],
): readonly Edit[] {
  const gone = edits.filter(([field, edit]) => 'drop' in edit || field.endsWith('/id'))
  const fields = new Set(gone.map(([field]) => field))
  const values = new Set(gone.map(([field]) => canonical(at(made.credential, field as Pointer))))
  const isLeft = (value: unknown): boolean => value !== undefined && values.has(canonical(value))
  const filled = firstAbove(made.pass.derived, ({ to }) => to)
  const hasNoGround = (field: string): boolean =>
    filled(field)?.from.some((other) => andAbove(other).some((one) => fields.has(one))) === true
  return edits.filter(([field, edit]) => {
    // an item stays where its list has a place for it
    if (!('set' in edit) || /\/\d+$/.test(field) || at(made.credential, field as Pointer) !== undefined) return true
    const places = given.sources(field)
    if (places.length === 0 || shown(places).length > 0 || hasNoGround(field)) return true
    return [edit.set, ...list(edit.set).map((one) => own(one, 'id'))].some(isLeft)
  })
}

/** Of one original, every change is its own: what could not be carried back is lost. */
function alone(edited: Edited | undefined, left: readonly Pointer[], { differences, originals: [original] }: Repetition): Edits['edited'] {
  if (differences.length === 0) return new Map()
  const { document, lost } = edited ?? {
    document: asItWas(withoutProof(original.document, original.mapping), original),
    lost: [] as readonly Pointer[],
  }
  const gone = new Set([...lost, ...left])
  return new Map([[0, { document, changes: differences, lost: differences.filter((path) => gone.has(path)) }]])
}

/** What nobody changed is again what it was: a signed credential inside a token, a picture one with a credential in it, a part a part. */
function asItWas(document: Document, original: Mapped): Document {
  const { document: before, replaced } = original
  const same = replaced.filter(({ path }) => at(before, path) !== undefined && equal(at(document, path), at(before, path)))
  const given = apply(
    document,
    same.map(({ path, value }): Edit => [path, { set: value }]),
  )
  return outOf(given as Document, original)
}

const unique = (pointers: readonly Pointer[]): readonly Pointer[] => [...new Set(pointers)]
