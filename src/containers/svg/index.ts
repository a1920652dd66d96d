/** Credentials baked into SVG pictures, found by their namespace, whatever its prefix. @module */
import { utf8 } from '../../lib/bytes.ts'
import type { Carried, Container } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { placeOf } from '../standards.ts'
import { withCredential, withoutCredentials } from './bake.ts'
import { claims } from './claims.ts'
import { type CredentialElement, readSvg } from './elements.ts'

export const container: Container = {
  ...claims,
  read: async (bytes, limits) => {
    if (bytes.length > limits.file) throw new CredentialError('ERR_TOO_LARGE', `the file is larger than ${limits.file} bytes`)
    return readSvg(textOf(bytes), limits).credentials.flatMap(carried)
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

/** The document where there is one; else the token or the address that the attribute holds. */
function carried({ name, verify, body }: CredentialElement): readonly Carried[] {
  const text = body.trim() === '' ? (verify ?? '') : body
  if (text.trim() === '') return []
  return [{ text, found: { container: 'svg', place: text === body ? name : `${name}/@verify` } }]
}
