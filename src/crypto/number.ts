/** Whole numbers in bytes, and arithmetic modulo a prime. Only for public values: nothing here is constant-time. @module */

/** Big-endian bytes as a number. */
export function toNumber(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let value = 0n
  let at = 0
  for (; at + 8 <= bytes.length; at += 8) value = (value << 64n) | view.getBigUint64(at)
  for (; at < bytes.length; at++) value = (value << 8n) | BigInt(view.getUint8(at))
  return value
}

/** Little-endian bytes as a number. */
export const fromLittleEndian = (bytes: Uint8Array): bigint => toNumber(bytes.toReversed())

/** A number as big-endian bytes of one length. */
export function toBytes(value: bigint, length: number): Uint8Array<ArrayBuffer> {
  const digits = value.toString(16).padStart(length * 2, '0')
  return Uint8Array.from({ length }, (_, index) => Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16))
}

export const modulo = (value: bigint, prime: bigint): bigint => ((value % prime) + prime) % prime

/** The Jacobi symbol of a value and an odd number: of a prime, 1 where the value is a square and -1 where it is none; 0 where they share a factor. */
export function jacobi(value: bigint, odd: bigint): number {
  let sign = 1
  let above = modulo(value, odd)
  let below = odd
  while (above !== 0n) {
    const eighth = Number(below & 7n)
    for (; (above & 1n) === 0n; above >>= 1n) if (eighth === 3 || eighth === 5) sign = -sign
    // quadratic reciprocity
    if ((above & 3n) === 3n && (eighth & 3) === 3) sign = -sign
    const rest = below % above
    below = above
    above = rest
  }
  return below === 1n ? sign : 0
}

export function power(base: bigint, exponent: bigint, prime: bigint): bigint {
  let result = 1n
  let square = modulo(base, prime)
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % prime
    square = (square * square) % prime
  }
  return result
}
