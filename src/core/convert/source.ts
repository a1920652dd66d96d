/** What of a source stands in its conversion: its own text, byte for byte. @module */
import { base64OfText } from '../../lib/bytes.ts'
import type { Original } from '../../lib/mapping.ts'
import type { Plain } from '../parse/document.ts'
import type { Mapped } from './mapped.ts'

/** The text of a source, as it is put into a conversion. */
export const textOf = ({ parsed, mapping }: Mapped): Omit<Original, 'record'> => ({
  base64: base64OfText(parsed.text),
  mediaType: mediaTypeOf(parsed),
  type: mapping.capsule.type,
  // several versions of a format may share its mapping
  title: mapping.title.replace(/[\d.]+$/, parsed.version),
})

export function mediaTypeOf({ text, document }: Plain): Original['mediaType'] {
  if (!/^\s*[{[]/.test(text)) return 'application/jwt'
  return '@context' in document ? 'application/ld+json' : 'application/json'
}
