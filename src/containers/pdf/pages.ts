/** Files that are attached to a page of a PDF file, or to a place on it (ISO 32000-2 sections 7.7.3, 12.5.6.15 and 14.13). @module */
import { CredentialError } from '../../lib/errors.ts'
import { type Attachments, attachmentsIn } from './attachments.ts'
import type { Pdf } from './file.ts'
import { items, nodesOf } from './nodes.ts'
import type { Dictionary, Value } from './values.ts'

/** Pages with the nodes above them, and places on pages, that are looked at. */
const most = 2000

interface OnPages extends Attachments {
  /** Why not all pages were looked at. */
  readonly fault?: CredentialError
}

/**
 * They come after all that stands elsewhere: pages may be many, and one that is damaged, or too much, takes nothing away from the rest.
 */
export function attachmentsOnPages(pdf: Pdf, catalog: Dictionary): OnPages {
  try {
    return attachmentsIn(pdf, filesOnPages(pdf, catalog))
  } catch (fault) {
    if (fault instanceof CredentialError) return { read: [], unread: 0, fault }
    throw fault
  }
}

function filesOnPages(pdf: Pdf, catalog: Dictionary): readonly Value[] {
  const found: Value[] = []
  const root = pdf.dictionary(catalog.entries.get('Pages'))
  let places = 0
  for (const { entries } of nodesOf(pdf, root, { most, tooMany })) {
    // files that go with the page (section 14.13.3)
    found.push(...items(pdf, entries.get('AF')))
    for (const place of items(pdf, entries.get('Annots'))) {
      if (++places > most) throw tooMany()
      const annotation = pdf.dictionary(place)?.entries
      const file = annotation?.get('FS')
      if (file !== undefined && isAttachment(pdf, annotation?.get('Subtype'))) found.push(file)
    }
  }
  return found
}

const tooMany = (): CredentialError =>
  new CredentialError('ERR_LIMIT', 'the PDF file has more pages, or places on them, than are looked at for attached files')

function isAttachment(pdf: Pdf, subtype: Value | undefined): boolean {
  const found = pdf.resolve(subtype)
  return typeof found === 'object' && found?.kind === 'name' && found.name === 'FileAttachment'
}
