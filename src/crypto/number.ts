/** Whole numbers in bytes, and arithmetic modulo a prime. Only for public values: nothing here is constant-time. @module */
import { hex } from '../lib/bytes.ts'

/** Big-endian bytes as a number. */
export const toNumber = (bytes: Uint8Array): bigint => (bytes.length === 0 ? 0n : BigInt(`0x${hex(bytes)}`))

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
