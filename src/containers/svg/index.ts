/** Credentials baked into SVG pictures, found by their namespace, whatever its prefix. @module */
import type { Bytes } from '../../lib/bytes.ts'
import type { Container } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { carriedBy } from '../elements.ts'
import { placeOf } from '../standards.ts'
import { withCredential, withoutCredentials } from './bake.ts'
import { claims } from './claims.ts'
import { readText } from './encoding.ts'
import { readSvg } from './picture.ts'

export const container: Container = {
  ...claims,
  read: async (bytes, limits) => {
    if (bytes.length > limits.file) throw new CredentialError('ERR_TOO_LARGE', `the file is larger than ${limits.file} bytes`)
    return carriedBy(readSvg(readText(bytes).text, limits), claims.id)
  },
  bake: async (bytes, text, format) => changed(bytes, (svg) => withCredential(withoutCredentials(svg), text, placeOf(format.id))),
  strip: async (bytes) => changed(bytes, withoutCredentials),
}

function changed(bytes: Uint8Array, change: (svg: string) => string): Bytes {
  const { text, bytesOf } = readText(bytes)
  return bytesOf(change(text))
}
