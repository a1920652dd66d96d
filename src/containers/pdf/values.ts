/** The values that PDF files are made of (ISO 32000-2 section 7.3), read from a place in the file. @module */
import { latin1 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { equal } from '../../lib/tree.ts'
import type { Unpacking } from '../../lib/unpacking.ts'

export type Value =
  | null
  | boolean
  | number
  | Name
  | { readonly kind: 'string'; readonly bytes: Uint8Array }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | Dictionary
  | Reference
export interface Name {
  readonly kind: 'name'
  readonly name: string
}
export interface Dictionary {
  readonly kind: 'dictionary'
  readonly entries: ReadonlyMap<string, Value>
}
export interface Reference {
  readonly kind: 'reference'
  readonly object: number
  readonly generation: number
}

/** A place in the bytes that moves on as they are read. */
export interface Cursor {
  readonly bytes: Uint8Array
  at: number
  readonly budget: Budget
}

/** What may still be done for one file: several objects of it may be one and the same place. */
export interface Budget {
  /** Bytes that may still be unpacked. */
  unpacked: number
  /** The same of the whole input. */
  readonly unpacking?: Unpacking | undefined
  /** Bytes that may still be looked at. */
  looked: number
  /** Values that may still be read. */
  values: number
}

/** @throws CredentialError `ERR_LIMIT` where nothing is left; `ERR_CONTAINER` where what a file says would add to it. */
export function spend(budget: Budget, kind: 'unpacked' | 'looked' | 'values', amount: number): void {
  if (amount < 0) throw broken()
  budget[kind] -= amount
  if (budget[kind] < 0) throw new CredentialError('ERR_LIMIT', 'reading the PDF file would take too much work')
}

export const broken = (): CredentialError => new CredentialError('ERR_CONTAINER', 'the PDF file is damaged')

const deepest = 64

const code = (char: string): number => char.charCodeAt(0)
/** 1 for white space, 2 for delimiters, 0 for regular characters (section 7.2.3). */
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 0 || (byte !== 11 && byte >= 9 && byte <= 13) || byte === 32 ? 1 : 0))
for (const delimiter of '()<>[]{}/%') kinds[code(delimiter)] = 2

const isSpace = (byte: number | undefined): boolean => byte !== undefined && kinds[byte] === 1
const isRegular = (byte: number | undefined): boolean => byte !== undefined && kinds[byte] === 0

/** Past white space and comments. */
function skip(cursor: Cursor): void {
  const { bytes } = cursor
  for (;;) {
    while (isSpace(bytes[cursor.at])) cursor.at++
    if (bytes[cursor.at] !== code('%')) return
    while (cursor.at < bytes.length && bytes[cursor.at] !== 10 && bytes[cursor.at] !== 13) cursor.at++
  }
}

/** Regular characters up to the next white space or delimiter. */
export function word(cursor: Cursor): string {
  skip(cursor)
  const start = cursor.at
  while (isRegular(cursor.bytes[cursor.at]) && cursor.at - start < 128) cursor.at++
  return latin1(cursor.bytes.subarray(start, cursor.at))
}

/** A whole number that is not negative. @throws CredentialError `ERR_CONTAINER`. */
export function whole(cursor: Cursor): number {
  const digits = word(cursor)
  if (!/^\d{1,10}$/.test(digits)) throw broken()
  return Number(digits)
}

/** @throws CredentialError `ERR_CONTAINER` where something else stands there. */
export function keyword(cursor: Cursor, expected: string): void {
  if (word(cursor) !== expected) throw broken()
}

/** The value at the cursor. @throws CredentialError `ERR_CONTAINER`. */
export function value(cursor: Cursor, depth = 0): Value {
  if (depth > deepest) throw broken()
  spend(cursor.budget, 'values', 1)
  skip(cursor)
  const { bytes, at } = cursor
  const first = bytes[at]
  if (first === code('/')) return name(cursor)
  if (first === code('(')) return literal(cursor)
  if (first === code('[')) return list(cursor, depth)
  if (first === code('<')) return bytes[at + 1] === code('<') ? dictionary(cursor, depth) : hexadecimal(cursor)
  return scalar(cursor)
}

function scalar(cursor: Cursor): Value {
  const text = word(cursor)
  if (/^\d{1,10}$/.test(text)) return reference(cursor, Number(text)) ?? Number(text)
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return Number(text)
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null') return null
  throw broken()
}

/** `12 0 R`: a number was read, and may be the first of a reference. */
function reference(cursor: Cursor, object: number): Reference | undefined {
  const { at } = cursor
  const generation = word(cursor)
  if (/^\d{1,5}$/.test(generation) && word(cursor) === 'R') return { kind: 'reference', object, generation: Number(generation) }
  cursor.at = at
  return undefined
}

function name(cursor: Cursor): Name {
  cursor.at++
  const { at } = cursor
  while (isRegular(cursor.bytes[cursor.at])) cursor.at++
  if (cursor.at - at > 1024) throw broken()
  const text = latin1(cursor.bytes.subarray(at, cursor.at))
  return { kind: 'name', name: text.replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))) }
}

function list(cursor: Cursor, depth: number): Value {
  cursor.at++
  const items: Value[] = []
  for (;;) {
    skip(cursor)
    if (cursor.bytes[cursor.at] === code(']')) break
    items.push(value(cursor, depth + 1))
  }
  cursor.at++
  return { kind: 'list', items }
}

function dictionary(cursor: Cursor, depth: number): Dictionary {
  cursor.at += 2
  const entries = new Map<string, Value>()
  for (;;) {
    skip(cursor)
    if (cursor.bytes[cursor.at] === code('>')) break
    if (cursor.bytes[cursor.at] !== code('/')) throw broken()
    const key = name(cursor).name
    const found = value(cursor, depth + 1)
    // one reader takes the first of two, another the last (section 7.3.7)
    if (entries.has(key) && !(isSimple(found) && equal(entries.get(key), found))) throw broken()
    entries.set(key, found)
  }
  if (cursor.bytes[cursor.at + 1] !== code('>')) throw broken()
  cursor.at += 2
  return { kind: 'dictionary', entries }
}

const isSimple = (found: Value): boolean => typeof found !== 'object' || (found?.kind !== 'list' && found?.kind !== 'dictionary')

function hexadecimal(cursor: Cursor): Value {
  const end = cursor.bytes.indexOf(code('>'), cursor.at)
  if (end < 0) throw broken()
  const digits = new TextDecoder('latin1').decode(cursor.bytes.subarray(cursor.at + 1, end)).replace(/\s+/g, '')
  if (!/^[0-9A-Fa-f]*$/.test(digits)) throw broken()
  cursor.at = end + 1
  const even = digits.length % 2 === 0 ? digits : `${digits}0`
  return {
    kind: 'string',
    bytes: Uint8Array.from({ length: even.length / 2 }, (_, index) => Number.parseInt(even.slice(index * 2, index * 2 + 2), 16)),
  }
}

const escapes: ReadonlyMap<number | undefined, number> = new Map(
  [...'nrtbf'].map((letter, index) => [code(letter), [10, 13, 9, 8, 12][index] ?? 0]),
)

/** Text in parentheses, which nest where they are not escaped (section 7.3.4.2). */
function literal(cursor: Cursor): Value {
  const start = cursor.at + 1
  const end = endOfLiteral(cursor.bytes, start)
  cursor.at = end + 1
  return { kind: 'string', bytes: unescaped(cursor.bytes.subarray(start, end)) }
}

function endOfLiteral(bytes: Uint8Array, start: number): number {
  let depth = 1
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === code('\\')) at++
    else if (byte === code('(')) depth++
    else if (byte === code(')') && --depth === 0) return at
  }
  throw broken()
}

/** Line ends become line feeds; what a backslash means, and up to three octal digits after one. */
function unescaped(raw: Uint8Array): Uint8Array {
  const content = new Uint8Array(raw.length)
  let length = 0
  for (let at = 0; at < raw.length; ) {
    const byte = raw[at] ?? 0
    const isEscape = byte === code('\\')
    const octal = isEscape ? /^[0-7]{1,3}/.exec(latin1(raw.subarray(at + 1, at + 4)))?.[0] : undefined
    const next = raw[at + 1] ?? 0
    const isLine = isEscape ? next === 10 || next === 13 : byte === 13
    if (octal !== undefined) {
      content[length++] = Number.parseInt(octal, 8)
      at += 1 + octal.length
    } else if (isLine) {
      // a line that ends in a backslash goes on in the next
      if (!isEscape) content[length++] = 10
      at += (isEscape ? 2 : 1) + (raw[at + (isEscape ? 1 : 0)] === 13 && raw[at + (isEscape ? 2 : 1)] === 10 ? 1 : 0)
    } else {
      content[length++] = isEscape ? (escapes.get(next) ?? next) : byte
      at += isEscape ? 2 : 1
    }
  }
  return content.subarray(0, length)
}
