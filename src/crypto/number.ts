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

export function power(base: bigint, exponent: bigint, prime: bigint): bigint {
  let result = 1n
  let square = modulo(base, prime)
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % prime
    square = (square * square) % prime
  }
  return result
}
