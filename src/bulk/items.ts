/** What is worked on, and what becomes of it, as it goes to a worker and back. @module */
import { fromUtf8, joined } from '../lib/bytes.ts'

/** A line of a file of credentials as it stands there: what it says is read where it is worked on. */
export interface Line {
  readonly line: number
  readonly bytes: Uint8Array
}

/** A credential: text, the bytes of a file, or a line of many. */
export type Item = string | Uint8Array | Line

export const isLine = (item: Item): item is Line => typeof item === 'object' && 'line' in item

export const lengthOf = (item: Item): number => (isLine(item) ? item.bytes.length : item.length)

/** What a verifier reads, which takes a text in quotes too. @throws CredentialError `ERR_NOT_JSON` where a line is not UTF-8. */
export const inputIn = (item: Item): string | Uint8Array => (isLine(item) ? fromUtf8(item.bytes) : item)

/** Lines in one buffer, which changes hands and is not copied. */
export interface PackedLines {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where each of them ends. */
  readonly ends: readonly number[]
  readonly lines: readonly number[]
}

/** Items as they are posted, and what of them changes hands. Only lines are packed: they are many and small, and come together. */
export function postable(items: readonly Item[]): { readonly posted: readonly Item[] | PackedLines; readonly transfer: ArrayBuffer[] } {
  if (!items.every(isLine)) return { posted: items, transfer: [] }
  const bytes = joined(items.map((item) => item.bytes))
  let end = 0
  const ends = items.map((item) => (end += item.bytes.length))
  return { posted: { bytes, ends, lines: items.map(({ line }) => line) }, transfer: [bytes.buffer] }
}

export function itemsFrom(posted: readonly Item[] | PackedLines): readonly Item[] {
  if (!('ends' in posted)) return posted
  const { bytes, ends, lines } = posted
  return ends.map((end, index) => ({ line: lines[index] ?? 0, bytes: bytes.subarray(ends[index - 1] ?? 0, end) }))
}
