/** Base58 for whoever writes it. @module */
import { alphabet, digitsAtOnce, leading } from './base58.ts'

/** The text of some bytes. */
export function toBase58(bytes: Uint8Array): string {
  // base 58^5, the least first
  const groups: number[] = []
  const size = 58 ** digitsAtOnce
  for (const byte of bytes) {
    let carry = byte
    for (let index = 0; index < groups.length; index++) {
      const sum = (groups[index] ?? 0) * 256 + carry
      carry = Math.floor(sum / size)
      groups[index] = sum - carry * size
    }
    if (carry > 0) groups.push(carry)
  }
  const digits = groups.map(groupText).reverse().join('')
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + digits.slice(leading(digits, '1'))
}

function groupText(group: number): string {
  let text = ''
  for (let rest = group, count = 0; count < digitsAtOnce; count++, rest = Math.floor(rest / 58)) text = alphabet.charAt(rest % 58) + text
  return text
}
