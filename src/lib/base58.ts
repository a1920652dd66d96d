/**
 * Base58 with the alphabet of Bitcoin (Multibase, `base58btc`), five digits and two bytes at a time. The known packages go
 * digit by digit and byte by byte, which for a signature takes a tenth of the time that its verification takes.
 *
 * @module
 */

export const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** By the codes of characters. */
const values = new Int8Array(128).fill(-1)
for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value

export const digitsAtOnce = 5
const limb = 65_536

/** The bytes, or `undefined` where a character is none of the alphabet. Takes time that grows with the square of the length. */
export function fromBase58(text: string): Uint8Array<ArrayBuffer> | undefined {
  // the least first
  const limbs: number[] = []
  for (let at = 0; at < text.length; ) {
    let factor = 1
    let carry = 0
    for (const end = Math.min(at + digitsAtOnce, text.length); at < end; at++) {
      const value = values[text.charCodeAt(at)] ?? -1
      if (value < 0) return undefined
      carry = carry * 58 + value
      factor *= 58
    }
    for (let index = 0; index < limbs.length; index++) {
      // below 2^46: exact in a double
      const sum = (limbs[index] ?? 0) * factor + carry
      carry = Math.floor(sum / limb)
      limbs[index] = sum - carry * limb
    }
    for (; carry > 0; carry = Math.floor(carry / limb)) limbs.push(carry % limb)
  }
  return withZeros(leading(text, '1'), limbs)
}

function withZeros(zeros: number, limbs: readonly number[]): Uint8Array<ArrayBuffer> {
  const most = limbs.at(-1) ?? 0
  const size = limbs.length * 2 - (limbs.length > 0 && most < 256 ? 1 : 0)
  const bytes = new Uint8Array(zeros + size)
  for (let index = 0; index < size; index++) {
    const value = limbs[index >> 1] ?? 0
    bytes[bytes.length - 1 - index] = index % 2 === 0 ? value & 255 : value >> 8
  }
  return bytes
}

export function leading(text: string, digit: string): number {
  let count = 0
  while (text[count] === digit) count++
  return count
}
