/** Files that are attached to a PDF file (ISO 32000-2 sections 7.9.6, 7.11.4 and 14.13). @module */
import { CredentialError } from '../../lib/errors.ts'
import type { Pdf } from './file.ts'
import { items, nodesOf } from './nodes.ts'
import { textOf } from './text.ts'
import type { Dictionary, Value } from './values.ts'

export interface Attachment {
  readonly name: string
  readonly content: Uint8Array
}

/** Nodes of the tree of names, and files, that are looked at: of more, it cannot be said that none is a credential. */
const most = 1024
/** For each system its own file, which should be one and the same; a reader takes the one that suits it (section 7.11.4). */
const systems = ['UF', 'F', 'Unix', 'Mac', 'DOS']

/** The files that can be read, and how many cannot: packed in a way that is not read here. */
export interface Attachments {
  readonly read: readonly Attachment[]
  readonly unread: number
}

/** Those of the whole file. */
export const attachmentsOf = (pdf: Pdf, catalog: Dictionary): Attachments =>
  attachmentsIn(pdf, [...named(pdf, catalog), ...items(pdf, catalog.entries.get('AF'))])

export function attachmentsIn(pdf: Pdf, specifications: readonly Value[]): Attachments {
  const files = new Set<Dictionary>()
  for (const item of specifications) {
    const file = pdf.dictionary(item)
    if (file !== undefined) files.add(file)
  }
  if (files.size > most) throw tooMany()
  let unread = 0
  const read = [...files].flatMap((file) => {
    const streams = pdf.dictionary(file.entries.get('EF'))?.entries
    const contents = new Set<Uint8Array>()
    for (const stream of systems.map((system) => streams?.get(system))) {
      const content = pdf.content(stream)
      if (content !== undefined) contents.add(content)
      else if (pdf.dictionary(stream)) unread += 1
    }
    const name = pdf.resolve(file.entries.get('UF')) ?? pdf.resolve(file.entries.get('F'))
    const text = typeof name === 'object' && name?.kind === 'string' ? textOf(name.bytes) : ''
    return [...contents].map((content) => ({ content, name: text }))
  })
  return { read, unread }
}

const tooMany = (): CredentialError => new CredentialError('ERR_LIMIT', 'the PDF file has more attached files than are looked at')

/** The values of the tree of names. */
function named(pdf: Pdf, catalog: Dictionary): readonly Value[] {
  const found: Value[] = []
  const root = pdf.dictionary(pdf.dictionary(catalog.entries.get('Names'))?.entries.get('EmbeddedFiles'))
  for (const { entries } of nodesOf(pdf, root, { most, tooMany }))
    found.push(...items(pdf, entries.get('Names')).filter((_, index) => index % 2 === 1))
  return found
}
