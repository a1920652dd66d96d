/** Files that people take for a credential, or for a picture with one, and that are of kinds which are not read. @module */
import { latin1 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'

const picture = (kind: string): string => `this is a picture (${kind}) of a kind that carries no credential: those that do are PNG and SVG`

/** What each begins with, a character a byte; and what is said of it. */
const kinds: readonly (readonly [sign: RegExp, message: string])[] = [
  [/^\xff\xd8\xff/, picture('JPEG')],
  [/^GIF8[79]a/, picture('GIF')],
  [/^RIFF[\s\S]{4}WEBP/, picture('WebP')],
  [/^[\s\S]{4}ftyp(?:avif|avis|heic|heix|mif1|msf1)/, picture('AVIF or HEIC')],
  // RFC 1952 section 2.3.1; a stock of lines is read so as a shard only
  [/^\x1f\x8b/, 'this is zipped (gzip): what is in it has to be unpacked first'],
]

/** @throws CredentialError `ERR_NO_CREDENTIAL` where it is one: “not JSON” would be true, and help nobody. */
export function refuseOtherFiles(bytes: Uint8Array): void {
  const start = latin1(bytes.subarray(0, 16))
  const message = kinds.find(([sign]) => sign.test(start))?.[1]
  if (message !== undefined) throw new CredentialError('ERR_NO_CREDENTIAL', message)
}
