/** Files that are attached to a PDF file (ISO 32000-2 sections 7.9.6, 7.11.4 and 14.13). @module */
import type { Pdf } from './file.ts'
import { textOf } from './text.ts'
import type { Dictionary, Value } from './values.ts'

export interface Attachment {
  readonly name: string
  readonly content: Uint8Array
}

/** Nodes of the tree of names, and files, that are looked at. */
const most = 1024

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
    if (file !== undefined && files.size < most) files.add(file)
  }
  let unread = 0
  const read = [...files].flatMap((file) => {
    const streams = pdf.dictionary(file.entries.get('EF'))?.entries
    const stream = streams?.get('UF') ?? streams?.get('F')
    const content = pdf.content(stream)
    if (content === undefined && pdf.dictionary(stream)?.entries.has('Filter')) unread += 1
    const name = pdf.resolve(file.entries.get('UF')) ?? pdf.resolve(file.entries.get('F'))
    return content === undefined ? [] : [{ content, name: typeof name === 'object' && name?.kind === 'string' ? textOf(name.bytes) : '' }]
  })
  return { read, unread }
}

export const items = (pdf: Pdf, value: Value | undefined): readonly Value[] => {
  const found = pdf.resolve(value)
  return typeof found === 'object' && found?.kind === 'list' ? found.items.slice(0, 2 * most) : []
}

/** The values of the tree of names, breadth first; a node that was seen is not looked at again. */
function named(pdf: Pdf, catalog: Dictionary): readonly Value[] {
  const found: Value[] = []
  const root = pdf.dictionary(pdf.dictionary(catalog.entries.get('Names'))?.entries.get('EmbeddedFiles'))
  const nodes = new Set<Dictionary>(root ? [root] : [])
  for (const { entries } of nodes) {
    found.push(...items(pdf, entries.get('Names')).filter((_, index) => index % 2 === 1))
    for (const kid of items(pdf, entries.get('Kids'))) {
      const node = pdf.dictionary(kid)
      if (node !== undefined && nodes.size < most) nodes.add(node)
    }
  }
  return found
}
