/**
 * Credentials in PDF files: a key of the information dictionary, as Open Badge Factory writes it; an element of the
 * XMP metadata; a file that is attached to it, or to a place on a page.
 *
 * @module
 */
import type { Carried, Container } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { ReadLimits } from '../../lib/unpacking.ts'
import { carriedBy } from '../elements.ts'
import { mayCarry } from '../look.ts'
import { readMarkup } from '../markup.ts'
import { keywords, namespaces } from '../standards.ts'
import { type Attachment, attachmentsOf } from './attachments.ts'
import { claims } from './claims.ts'
import { openPdf, type Pdf } from './file.ts'
import { attachmentsOnPages } from './pages.ts'
import { textOf } from './text.ts'
import type { Dictionary } from './values.ts'

export const container: Container = {
  ...claims,
  read: async (bytes, limits) => {
    if (bytes.length > limits.file) throw new CredentialError('ERR_TOO_LARGE', `the file is larger than ${limits.file} bytes`)
    const pdf = openPdf(bytes, limits)
    const catalog = pdf.dictionary(pdf.trailer.entries.get('Root'))
    if (catalog === undefined) throw new CredentialError('ERR_CONTAINER', 'the PDF file has no catalog')
    const attachments = attachmentsOf(pdf, catalog)
    const xmp = catalog.entries.get('Metadata')
    const words = pdf.content(xmp)
    const ofFile = [...information(pdf, limits), ...metadata(words, limits), ...attached(attachments.read)]
    const onPages = attachmentsOnPages(pdf, catalog)
    // a file may be attached to the whole and to a page
    const others = onPages.read.filter(({ content }) => attachments.read.every((one) => one.content !== content))
    const carried = [...ofFile, ...attached(others)]
    const isUnread = attachments.unread + onPages.unread > 0 || (words === undefined && pdf.dictionary(xmp) !== undefined)
    // that it carries none would be said of what was not looked at
    if (carried.length === 0 && onPages.fault) throw onPages.fault
    if (carried.length === 0 && isUnread) throw new CredentialError('ERR_UNSUPPORTED', unread)
    const said = [isSigned(pdf, catalog) && signed, isUnread && unread, onPages.fault?.message]
    return carried.map((item) => {
      const note = [item.found.note, ...said].filter(Boolean).join('; ')
      return { ...item, found: { ...item.found, ...(note !== '' && { note }) } }
    })
  },
}

const signed = 'the PDF file has a signature of its own, which is not checked'
const unread = 'a file attached to the PDF file, or its metadata, is packed in a way that is not read here'

function information({ trailer, dictionary, resolve }: Pdf, limits: ReadLimits): readonly Carried[] {
  return [...(dictionary(trailer.entries.get('Info'))?.entries ?? [])].flatMap(([key, value]) => {
    const found = keywords.has(key.toLowerCase()) ? resolve(value) : undefined
    if (typeof found !== 'object' || found?.kind !== 'string') return []
    if (found.bytes.length > limits.text) throw new CredentialError('ERR_TOO_LARGE', 'the credential is larger than the limit')
    const text = textOf(found.bytes)
    return text.trim() === '' ? [] : [{ text, found: { container: claims.id, place: `Info/${key}` } }]
  })
}

/** XMP that is damaged is passed over where it names no credential, since many programs write such. */
function metadata(content: Uint8Array | undefined, limits: ReadLimits): readonly Carried[] {
  if (content === undefined) return []
  const text = textOf(content)
  try {
    return carriedBy(readMarkup(text, limits), claims.id).map((item) => ({
      ...item,
      found: { ...item.found, place: `XMP/${item.found.place}` },
    }))
  } catch (error) {
    const isForeign =
      error instanceof CredentialError && error.code === 'ERR_CONTAINER' && ![...namespaces].some((name) => text.includes(name))
    if (isForeign) return []
    throw error
  }
}

const attached = (attachments: readonly Attachment[]): readonly Carried[] =>
  attachments
    .filter(({ content }) => mayCarry(content))
    .map(({ name, content }) => ({ text: '', bytes: content, found: { container: claims.id, place: `attachment/${name}` } }))

/** The first bit of `SigFlags`: the file holds a signature (ISO 32000-2 section 12.7.3). */
function isSigned({ dictionary, resolve }: Pdf, catalog: Dictionary): boolean {
  const flags = resolve(dictionary(catalog.entries.get('AcroForm'))?.entries.get('SigFlags'))
  return typeof flags === 'number' && (flags & 1) === 1
}
