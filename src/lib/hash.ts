/**
 * Names made of what they name, by SHA-1 (FIPS 180-4) without a crypto backend. Nothing is protected by it, so that a
 * conversion needs neither `#crypto` nor a promise.
 *
 * @module
 */
import { encoder, hex, utf8 } from './bytes.ts'

/** What the hashes of one family differ in. */
export interface Algorithm {
  readonly start: Int32Array
  /** Where the words of a block are spread: an array of this size takes as long to make as a block to hash. */
  readonly words: Int32Array
  readonly size: number
  /** Spreads sixteen words of a block over all the rounds. */
  readonly spread: (words: Int32Array) => void
  readonly compress: (hash: Int32Array, words: Int32Array) => void
}

const left = (word: number, by: number): number => (word << by) | (word >>> (32 - by))
export const word = (words: Int32Array, index: number): number => words[index] ?? 0

const sha1: Algorithm = {
  start: Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0),
  words: new Int32Array(80),
  size: 20,
  spread(words) {
    for (let i = 16; i < 80; i++) words[i] = left(word(words, i - 3) ^ word(words, i - 8) ^ word(words, i - 14) ^ word(words, i - 16), 1)
  },
  compress(hash, words) {
    let a = word(hash, 0)
    let b = word(hash, 1)
    let c = word(hash, 2)
    let d = word(hash, 3)
    let e = word(hash, 4)
    for (let i = 0; i < 80; i++) {
      const mix = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d)
      const constant = i < 20 ? 0x5a827999 : i < 40 ? 0x6ed9eba1 : i < 60 ? 0x8f1bbcdc : 0xca62c1d6
      const sum = (left(a, 5) + mix + e + constant + word(words, i)) | 0
      e = d
      d = c
      c = left(b, 30)
      b = a
      a = sum
    }
    add(hash, [a, b, c, d, e])
  },
}

export function add(hash: Int32Array, values: readonly number[]): void {
  for (let index = 0; index < values.length; index++) hash[index] = word(hash, index) + (values[index] ?? 0)
}

/** An array with room for so many bytes, and for what pads them. */
const roomFor = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length + 72)

/** The hash of the first bytes of such a room, which is empty behind them. */
function digest({ start, words, size, spread, compress }: Algorithm, room: Uint8Array<ArrayBuffer>, length: number): Uint8Array {
  const view = new DataView(room.buffer)
  const end = ((length + 8) >> 6) * 64 + 64
  room[length] = 0x80
  view.setUint32(end - 8, Math.floor(length / 0x20000000))
  view.setUint32(end - 4, length << 3)
  const hash = start.slice()
  for (let block = 0; block < end; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4)
    spread(words)
    compress(hash, words)
  }
  const out = new Uint8Array(size)
  for (let i = 0; i < size; i++) out[i] = word(hash, i >> 2) >>> (24 - 8 * (i & 3))
  return out
}

export function run(algorithm: Algorithm, bytes: Uint8Array): Uint8Array {
  const room = roomFor(bytes.length)
  room.set(bytes)
  return digest(algorithm, room, bytes.length)
}

/** Under which all our names are made: how the SHA-1 of `https://w3id.org/credlens#` begins. A process that verifies only need not make it. */
const space = Uint8Array.of(0, 78, 36, 222, 186, 21, 81, 75, 136, 127, 239, 49, 225, 198, 35, 54)

/** A name that is made of what it names (RFC 9562, version 5). */
export function uuid(name: string): string {
  const room = roomFor(space.length + 3 * name.length)
  room.set(space)
  const { written } = encoder.encodeInto(name, room.subarray(space.length))
  const made = digest(sha1, room, space.length + written)
  made[6] = ((made[6] ?? 0) & 0x0f) | 0x50
  made[8] = ((made[8] ?? 0) & 0x3f) | 0x80
  return spelled(hex(made))
}

/** The first 32 hexadecimal digits as a UUID is written. */
const spelled = (digits: string): string =>
  `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20, 32)}`

/** For the test against another implementation. */
export const sha1Of = (text: string): string => hex(run(sha1, utf8(text)))
