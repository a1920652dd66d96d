/** The bytes of an XML file as text, and back (XML 1.0 section 4.3.3). @module */
import { type Bytes, utf8 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { encodingOf } from '../encoding.ts'

export interface Encoded {
  /** With its byte order mark. */
  readonly text: string
  /** A text in the encoding of the file. */
  readonly bytesOf: (text: string) => Bytes
}

/** Encodings in which the bytes of ASCII mean what they mean in UTF-8. */
const likeAscii = /^(?:(?:us-)?ascii|latin-?1|iso[-_]8859-\d{1,2}|windows-\d{3,4})$/i

/**
 * UTF-8, and UTF-16 with its mark, which every XML reader knows. What says that it is in anything else would be another text to a reader
 * that believes it: it is read where its bytes say the same in both.
 * @throws CredentialError `ERR_CONTAINER`
 */
export function readText(bytes: Uint8Array): Encoded {
  const encoding = encodingOf(bytes)
  const isWide = encoding !== 'utf-8'
  const text = decoded(bytes, encoding)
  const said = /^\uFEFF?<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)/.exec(text)?.[1] ?? encoding
  // no text of these two can be taken for one of the other
  const isSo =
    /^utf-16(?:[lb]e)?$/i.test(said) || (!isWide && (/^utf-?8$/i.test(said) || (likeAscii.test(said) && !/[^\0-\x7F]/.test(text))))
  if (!isSo)
    throw new CredentialError('ERR_CONTAINER', 'the SVG file says that it is in an encoding that is not read here: save it as UTF-8')
  return { text, bytesOf: isWide ? (given) => wide(given, encoding === 'utf-16be') : utf8 }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new CredentialError('ERR_CONTAINER', `the SVG file is not ${encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'} text`, { cause })
  }
}

function wide(text: string, isBig: boolean): Bytes {
  const view = new DataView(new ArrayBuffer(2 * text.length))
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), !isBig)
  return new Uint8Array(view.buffer)
}
