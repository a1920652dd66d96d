/** What of a source stands in its conversion: its own text, byte for byte, or its digest. @module */
import { base64OfText, base64url, concat } from '../lib/bytes.ts'
import { nameOf } from '../lib/conversion.ts'
import type { Original, OriginalReference } from '../lib/mapping.ts'
import type { Plain } from './document.ts'
import type { Mapped } from './opened.ts'

/** The text of a source, as it is put into a conversion. */
export const textOf = ({ parsed, mapping }: Mapped): Omit<Original, 'record'> => ({
  base64: base64OfText(parsed.text),
  mediaType: mediaTypeOf(parsed),
  type: mapping.capsule.type,
  title: mapping.title,
})

/** The original by its id and its digest: `u`, base64url without padding; 0x12 0x20, SHA-256 and its length. */
export async function referenceTo(parsed: Plain): Promise<OriginalReference> {
  const { sha256 } = await import('../lib/sha256.ts')
  const digestMultibase = `u${base64url(concat(Uint8Array.of(0x12, 0x20), sha256(parsed.bytes)))}`
  return { id: nameOf(parsed.document), mediaType: mediaTypeOf(parsed), digestMultibase }
}

function mediaTypeOf({ text, document }: Plain): Original['mediaType'] {
  if (!/^\s*[{[]/.test(text)) return 'application/jwt'
  return '@context' in document ? 'application/ld+json' : 'application/json'
}
