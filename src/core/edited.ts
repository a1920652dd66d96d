/** What was changed in a converted document, carried back into the original. @module */
import { readDocument, writeDocument } from '../lib/conversion.ts'
import { apply, difference } from '../lib/difference.ts'
import { dress } from '../lib/frame.ts'
import { type Document, isObject, type Pointer } from '../lib/json.ts'
import { isWithin } from '../lib/trace.ts'
import type { Mapped } from './opened.ts'
import type { Repetition } from './repetition.ts'

export interface Edited {
  readonly document: Document
  /** Where the converted document was changed. */
  readonly changes: readonly Pointer[]
  /** Those of the changes that the original's format cannot hold, or that stand where nothing is read. */
  readonly lost: readonly Pointer[]
}

/**
 * The original with the changes that the document has against its conversion made again; never against the original
 * itself, or a lossy default would be taken for a change. `undefined` where nothing was changed.
 */
export function editedIn(document: Mapped, { originals: [original], again, differences, language }: Repetition): Edited | undefined {
  if (differences.length === 0) return undefined
  const { mapping } = original
  const given = readDocument(document.document, document.mapping)
  const edits = difference(readDocument(again, document.mapping).credential, given.credential)
  const before = readDocument(original.document, mapping).credential
  const after = apply(before, edits)
  const written = (credential: unknown): Document => {
    const pass = writeDocument(isObject(credential) ? credential : {}, mapping, language)
    return dress(pass.document, { ...mapping, required: {} }, 'edited', { placeholders: false, language }).document
  }
  const changes = difference(written(before), written(after))
  const made = apply(original.document, changes)
  const proofs = new Set(Object.keys(mapping.dropped).filter((path) => mapping.dropped[path] !== 'silent'))
  const bare = Object.fromEntries(Object.entries(made as Document).filter(([key]) => !proofs.has(`/${key}`)))
  // what says nothing in the hub, or nothing in the original's format, has not come back
  const back = readDocument(bare, mapping).credential
  const open = difference(back, after).map(([field]) => field)
  const lost = differences.filter(
    (path) =>
      given.left.includes(path) ||
      open.some((field) => given.sources(field).some((source) => isWithin(source, path) || isWithin(path, source))),
  )
  return { document: bare, changes: differences, lost }
}
