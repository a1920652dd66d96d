/** Bounded decompression by `node:zlib`. @module */
import zlib, { inflateRawSync } from 'node:zlib'
import { crc32 } from './checksum.ts'
import { damaged, type Inflate, tooLarge, unpackGzip, unpackZlib } from './unpacked.ts'

/**
 * Unpacks a deflate stream (RFC 1951); what follows it is not looked at.
 * @throws CredentialError `ERR_TOO_LARGE` above the limit, `ERR_CONTAINER` where the stream is damaged.
 */
export const inflateRaw: Inflate = (bytes, limit) => {
  const unpacked = unpack(bytes, limit)
  if (unpacked.length > limit) throw tooLarge()
  return Uint8Array.from(unpacked)
}

/** Node takes no limit below one byte. */
function unpack(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, limit) })
  } catch (cause) {
    throw cause instanceof RangeError ? tooLarge() : damaged(cause)
  }
}

/** Unpacks a zlib stream (RFC 1950). @throws CredentialError as `inflateRaw` does. */
export const inflate: Inflate = (bytes, limit) => unpackZlib(inflateRaw, bytes, limit)

/** Where it is there, the platform takes a tenth of the time, which counts for long status lists; not every runtime has it. */
const checksum: typeof crc32 = typeof zlib.crc32 === 'function' ? (bytes) => zlib.crc32(bytes) : crc32

/** Unpacks a gzip file of one member (RFC 1952). @throws CredentialError as `inflateRaw` does. */
export const gunzip: Inflate = (bytes, limit) => unpackGzip(inflateRaw, bytes, limit, checksum)
