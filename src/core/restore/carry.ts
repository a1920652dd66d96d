/** Edits of what an original says, made in the original: only what they change is written anew. @module */
import type { Source } from '../../lib/conversion.ts'
import type { Credential } from '../../lib/credential.ts'
import { apply, difference, type Edit } from '../../lib/difference.ts'
import { at, type Document, isObject } from '../../lib/json.ts'
import { dress } from '../../lib/mapping/dress.ts'
import type { Pass } from '../../lib/mapping/pass.ts'
import { readDocument, writeDocument } from '../../lib/mapping/passes.ts'
import type { Mapping } from '../../lib/mapping.ts'
import { equal } from '../../lib/tree.ts'
import { alongside } from './alongside.ts'
import { keptIn } from './edited-copies.ts'
import { editsInOriginal, samePlaces } from './edited-places.ts'

interface Carried {
  readonly document: Document
  /** Whether the edits say anything that the source does not say already. */
  readonly isChanged: boolean
  readonly isLost: (edit: Edit) => boolean
}

/** The source with the edits made: everything that they do not change stays as it was. */
export function carry({ mapping, subject, choices }: Source, edits: readonly Edit[], so: Document | undefined): Carried {
  const original = mapping.whole?.(subject.document) ?? subject.document
  const reading = readDocument(original, mapping, choices)
  const asSaid = (edit: Edit): Edit => withoutPrefix(edit, reading.credential)
  const after = withoutHoles(apply(reading.credential, edits.map(asSaid), true))
  const { language } = reading.pass
  const [before, now] = [written(reading.credential, mapping, language), written(after, mapping, language)]
  const said = difference(before.document, now.document).filter((edit) => !isMadeUp(edit, mapping))
  const places = samePlaces(reading.pass, before.pass)
  const made = editsInOriginal(said, places, before.document, original, keptIn(original, reading.pass, places, before, now))
  const bare = withoutProof(apply(original, made) as Document, mapping)
  // what says nothing in the hub, or nothing in the original's format, has not come back
  const back = readDocument(bare, mapping, choices).credential
  const open = alongside(difference(back, after).map(([field]) => field))
  return {
    document: subject.whole(bare, so),
    isChanged: made.length > 0,
    isLost: (edit) => !hasArrived(asSaid(edit), back) || open([edit[0]]).length > 0,
  }
}

/** A family name that stands with its prefix where that has no place: an original that has both keeps them apart. */
function withoutPrefix([field, edit]: Edit, { recipient }: Credential): Edit {
  const [, tag] = /^\/recipient\/familyName\/([^/]+)$/.exec(field) ?? []
  const prefix = tag === undefined ? undefined : recipient?.familyNamePrefix?.[tag]
  const name = 'set' in edit ? edit.set : undefined
  const isWhole = prefix !== undefined && typeof name === 'string' && name.startsWith(`${prefix} `)
  return isWhole ? [field, { set: name.slice(prefix.length + 1) }] : [field, edit]
}

/** What was put into a list and is not this original's to hold leaves a hole there: nothing of the hub is null. */
const withoutHoles = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.filter((item) => item !== null).map(withoutHoles)
    : isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutHoles(inner)]))
      : value

interface Written {
  readonly document: Document
  readonly pass: Pass
}

function written(credential: unknown, mapping: Mapping, language: string): Written {
  const { document, pass } = writeDocument(isObject(credential) ? credential : {}, mapping, language)
  const framed = dress(document, { ...mapping, required: {} }, 'edited', { placeholders: false, language, copied: new Set() })
  return { document: framed.document, pass }
}

/** Whether an edit is nobody's: what is named by what it says keeps the name that the original gives it. */
const isMadeUp = ([path, edit]: Edit, { local }: Mapping): boolean =>
  local !== undefined && 'set' in edit && path.endsWith('/id') && typeof edit.set === 'string' && edit.set.startsWith(local.prefix)

function hasArrived([field, edit]: Edit, hub: unknown): boolean {
  const value = at(hub, field)
  if ('set' in edit) return equal(value, edit.set)
  return 'drop' in edit ? value === undefined : Array.isArray(value) && value.length === edit.pick.length
}

export function withoutProof(document: Document, { dropped }: Mapping): Document {
  const proofs = new Set(Object.keys(dropped).filter((path) => dropped[path] !== 'silent'))
  return Object.fromEntries(Object.entries(document).filter(([key]) => !proofs.has(`/${key}`)))
}
