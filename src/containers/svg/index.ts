/** Credentials baked into SVG pictures, found by their namespace, whatever its prefix. @module */
import { utf8 } from '../../lib/bytes.ts'
import type { Container } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { carriedBy } from '../elements.ts'
import { placeOf } from '../standards.ts'
import { withCredential, withoutCredentials } from './bake.ts'
import { claims } from './claims.ts'
import { readSvg } from './picture.ts'

export const container: Container = {
  ...claims,
  read: async (bytes, limits) => {
    if (bytes.length > limits.file) throw new CredentialError('ERR_TOO_LARGE', `the file is larger than ${limits.file} bytes`)
    return carriedBy(readSvg(textOf(bytes), limits), claims.id)
  },
  bake: async (bytes, text, format) => utf8(withCredential(withoutCredentials(textOf(bytes)), text, placeOf(format.id))),
  strip: async (bytes) => utf8(withoutCredentials(textOf(bytes))),
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new CredentialError('ERR_CONTAINER', 'the SVG file is not UTF-8 text', { cause })
  }
}
