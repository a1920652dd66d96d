/** Pictures that people take for a baked badge, of kinds in which no standard keeps one. @module */
import { CredentialError } from '../lib/errors.ts'

/** What each begins with, a character a byte. */
const kinds: readonly (readonly [what: string, sign: RegExp])[] = [
  ['JPEG', /^\xff\xd8\xff/],
  ['GIF', /^GIF8[79]a/],
  ['WebP', /^RIFF[\s\S]{4}WEBP/],
  ['AVIF or HEIC', /^[\s\S]{4}ftyp(?:avif|avis|heic|heix|mif1|msf1)/],
]

/** @throws CredentialError `ERR_NO_CREDENTIAL` where it is one: “not JSON” would be true, and help nobody. */
export function refuseOtherPictures(bytes: Uint8Array): void {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  const kind = kinds.find(([, sign]) => sign.test(start))?.[0]
  if (kind !== undefined)
    throw new CredentialError(
      'ERR_NO_CREDENTIAL',
      `this is a picture (${kind}) of a kind that carries no credential: those that do are PNG and SVG`,
    )
}
