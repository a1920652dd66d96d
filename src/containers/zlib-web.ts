/** Bounded decompression by `fflate`, for platforms without `node:zlib`. @module */
import { Inflate as Stream } from 'fflate'
import { joined } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import { damaged, type Inflate, tooLarge, unpackGzip, unpackZlib } from './unpacked.ts'

/** Deflate unpacks a byte to 1032 at most, so a step overshoots the limit by four megabytes at most. */
const step = 4096

/**
 * Unpacks a deflate stream (RFC 1951); what follows it is not looked at.
 * @throws CredentialError `ERR_TOO_LARGE` above the limit, `ERR_CONTAINER` where the stream is damaged.
 */
export const inflateRaw: Inflate = (bytes, limit) => {
  const parts: Uint8Array[] = []
  let length = 0
  const stream = new Stream((part) => {
    length += part.length
    if (length > limit) throw tooLarge()
    parts.push(part)
  })
  try {
    for (let at = 0; at < bytes.length || at === 0; at += step) stream.push(bytes.subarray(at, at + step), at + step >= bytes.length)
  } catch (cause) {
    throw cause instanceof CredentialError ? cause : damaged(cause)
  }
  return joined(parts)
}

/** Unpacks a zlib stream (RFC 1950). @throws CredentialError as `inflateRaw` does. */
export const inflate: Inflate = (bytes, limit) => unpackZlib(inflateRaw, bytes, limit)

/** Unpacks a gzip file of one member (RFC 1952). @throws CredentialError as `inflateRaw` does. */
export const gunzip: Inflate = (bytes, limit) => unpackGzip(inflateRaw, bytes, limit)
