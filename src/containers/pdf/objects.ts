/** One object of a PDF file as it stands there (ISO 32000-2 sections 7.3.8 and 7.3.10). @module */
import { broken, type Cursor, keyword, spend, type Value, value, whole, word } from './values.ts'

export interface Body {
  readonly object: number
  readonly generation: number
  readonly value: Value
  /** The packed bytes, where the object is a stream. */
  readonly raw: Uint8Array | undefined
}

/** The object that begins at the cursor: `12 0 obj`, its value, and its stream. @throws CredentialError `ERR_CONTAINER`. */
export function objectAt(cursor: Cursor, resolve: (value: Value | undefined) => Value | undefined): Body {
  const object = whole(cursor)
  const generation = whole(cursor)
  keyword(cursor, 'obj')
  const content = value(cursor)
  if (typeof content !== 'object' || content?.kind !== 'dictionary' || word(cursor) !== 'stream')
    return { object, generation, value: content, raw: undefined }
  const { bytes } = cursor
  if (bytes[cursor.at] === 13) cursor.at++
  if (bytes[cursor.at] === 10) cursor.at++
  const start = cursor.at
  const stated = resolve(content.entries.get('Length'))
  cursor.at = typeof stated === 'number' && stated >= 0 && isEnd(cursor, start + stated) ? start + stated : searchEnd(cursor, start)
  return { object, generation, value: content, raw: bytes.subarray(start, cursor.at) }
}

const isEnd = (cursor: Cursor, at: number): boolean => at <= cursor.bytes.length && word({ ...cursor, at }) === 'endstream'

/** Where the length is wrong or cannot be known, the stream goes on to its end mark. */
function searchEnd({ bytes, budget }: Cursor, start: number): number {
  const mark = [...'endstream'].map((char) => char.charCodeAt(0))
  for (let at = bytes.indexOf(0x65, start); at >= 0; at = bytes.indexOf(0x65, at + 1)) {
    if (!mark.every((byte, index) => bytes[at + index] === byte)) continue
    spend(budget, 'looked', at - start)
    return at
  }
  throw broken()
}
