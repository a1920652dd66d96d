/** The checksums of PNG, gzip and ZIP (CRC-32, ISO 3309) and of zlib (Adler-32, RFC 1950 section 8.2). @module */

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}

export function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0]
  // the sums stay exact for this many bytes between two remainders
  for (let at = 0; at < bytes.length; at += 4096) {
    for (const byte of bytes.subarray(at, at + 4096)) {
      low += byte
      high += low
    }
    low %= 65521
    high %= 65521
  }
  return ((high << 16) | low) >>> 0
}
