/** What stands in a conversion for an original that is too large for it. @module */
import { base64url, concat, utf8 } from '../../lib/bytes.ts'
import { nameOf } from '../../lib/conversion.ts'
import type { OriginalReference } from '../../lib/mapping.ts'
import { sha256 } from '../../lib/sha256.ts'
import type { Plain } from '../parse/document.ts'
import { mediaTypeOf } from './source.ts'

/** The original by its id and its digest: `u`, base64url without padding; 0x12 0x20, SHA-256 and its length. */
export function referenceTo(parsed: Plain): OriginalReference {
  const digestMultibase = `u${base64url(concat(Uint8Array.of(0x12, 0x20), sha256(utf8(parsed.text))))}`
  return { id: nameOf(parsed.document), mediaType: mediaTypeOf(parsed), digestMultibase }
}
