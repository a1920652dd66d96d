/** As much of DER (X.690) as public keys need: definite lengths in their shortest form, nothing else. @module */
import { CredentialError } from '../lib/errors.ts'

export interface Element {
  readonly tag: number
  readonly content: Uint8Array
}

export const tags = { integer: 0x02, bits: 0x03, null: 0x05, oid: 0x06, sequence: 0x30 } as const

const malformed = (): CredentialError => new CredentialError('ERR_KEY', 'the key is not well-formed DER')

/**
 * The elements that lie side by side in the bytes.
 * @throws CredentialError `ERR_KEY`.
 */
export function elements(bytes: Uint8Array): readonly Element[] {
  const found: Element[] = []
  for (let at = 0; at < bytes.length; ) {
    const [tag = 0, first = 0] = bytes.subarray(at, at + 2)
    const extra = first > 0x80 ? first & 0x7f : 0
    const head = at + 2 + extra
    if (first === 0x80 || extra > 3 || head > bytes.length || at + 2 > bytes.length) throw malformed()
    const length = extra === 0 ? first : bytes.subarray(at + 2, head).reduce((sum, byte) => sum * 256 + byte, 0)
    const shortest = extra === 0 || (length >= 0x80 && length >= 256 ** (extra - 1))
    if (!shortest || head + length > bytes.length) throw malformed()
    found.push({ tag, content: bytes.subarray(head, head + length) })
    at = head + length
  }
  return found
}

/**
 * The content of elements whose tags are known beforehand.
 * @throws CredentialError `ERR_KEY` where there are others, or more.
 */
export function contents(bytes: Uint8Array, ...expected: readonly number[]): readonly Uint8Array[] {
  const found = elements(bytes)
  if (found.length !== expected.length || found.some(({ tag }, index) => tag !== expected[index])) throw malformed()
  return found.map(({ content }) => content)
}

/** A number that is not negative, without the sign octet. */
export function unsigned(content: Uint8Array): Uint8Array {
  const [first = 0x80, second = 0x80] = content
  if (first >= 0x80 || (first === 0 && content.length > 1 && second < 0x80)) throw malformed()
  return first === 0 ? content.subarray(1) : content
}

/** A bit string of whole octets. */
export function octets(content: Uint8Array): Uint8Array {
  if (content[0] !== 0) throw malformed()
  return content.subarray(1)
}
