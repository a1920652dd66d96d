/** What is around a deflate stream: the frames of zlib and gzip, checked alike on every platform. @module */
import { CredentialError } from '../lib/errors.ts'
import { adler32, crc32 } from './checksum.ts'

/** Unpacks some bytes to so many at most. */
export type Inflate = (bytes: Uint8Array, limit: number) => Uint8Array<ArrayBuffer>

export const damaged = (cause?: unknown): CredentialError =>
  new CredentialError('ERR_CONTAINER', 'the compressed data is damaged', cause === undefined ? {} : { cause })
export const tooLarge = (): CredentialError => new CredentialError('ERR_TOO_LARGE', 'the compressed data unpacks to more than the limit')

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** RFC 1950: method 8, no preset dictionary, a header that is a multiple of 31, and the checksum at the end. */
export function unpackZlib(inflateRaw: Inflate, bytes: Uint8Array, limit: number): Uint8Array<ArrayBuffer> {
  if (bytes.length < 6) throw damaged()
  const header = view(bytes).getUint16(0)
  if (((header >> 8) & 0xf) !== 8 || header % 31 !== 0 || (header & 0x20) !== 0) throw damaged()
  const unpacked = inflateRaw(bytes.subarray(2, -4), limit)
  if (adler32(unpacked) !== view(bytes).getUint32(bytes.length - 4)) throw damaged()
  return unpacked
}

/**
 * RFC 1952: one member, with the checksum and the length at the end.
 * @param checksum - CRC-32, where the platform has it.
 */
export function unpackGzip(inflateRaw: Inflate, bytes: Uint8Array, limit: number, checksum: typeof crc32 = crc32): Uint8Array<ArrayBuffer> {
  if (bytes.length < 18 || view(bytes).getUint32(0) >>> 8 !== 0x1f8b08) throw damaged()
  const unpacked = inflateRaw(bytes.subarray(afterHeader(bytes), -8), limit)
  const trailer = view(bytes)
  if (checksum(unpacked) !== trailer.getUint32(bytes.length - 8, true) || unpacked.length !== trailer.getUint32(bytes.length - 4, true))
    throw damaged()
  return unpacked
}

const flags = { headerChecksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 }

function afterHeader(bytes: Uint8Array): number {
  const flag = bytes[3] ?? 0
  if (flag & flags.reserved) throw damaged()
  let at = 10
  if (flag & flags.extra) at += 2 + view(bytes).getUint16(at, true)
  for (const text of [flags.name, flags.comment]) {
    if (!(flag & text)) continue
    const end = bytes.indexOf(0, at)
    if (end < 0) throw damaged()
    at = end + 1
  }
  if (flag & flags.headerChecksum) at += 2
  if (at > bytes.length - 8) throw damaged()
  return at
}
