/** The hash of a text, in hexadecimal digits, at once where the platform can. @module */
import { digest } from '#crypto'
import type { Awaitable, Hash } from '../crypto/backend.ts'
import { hex, utf8 } from '../lib/bytes.ts'

export type HashText = (text: string) => Awaitable<string>

export const hashOfText =
  (algorithm: Hash): HashText =>
  (text) => {
    const hash = digest(algorithm, utf8(text)) as Awaitable<Uint8Array>
    return hash instanceof Uint8Array ? hex(hash) : hash.then(hex)
  }
