/** What is read of certificates and revocation data, kept for the credentials that come after. @module */
import { base64 } from '../../lib/bytes.ts'
import { memoryOf } from '../../lib/memory.ts'

/** A hostile credential must not fill the memory. */
const most = { entries: 256, bytes: Number.POSITIVE_INFINITY }
const largest = 8192

/** A reader that gives the same object for the same octets: those of authorities come again with every credential of a run. */
export function keptByOctets<Value>(read: (der: Uint8Array) => Value): (der: Uint8Array) => Value {
  const kept = memoryOf(most)
  // a copy: the octets may be a part of something larger, which is not to be kept with them
  return (der) => (der.length > largest ? read(der) : kept.once(base64(der), () => read(der.slice())))
}
