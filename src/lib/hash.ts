/**
 * SHA-1 and SHA-256 (FIPS 180-4) without a crypto backend: for names and for recognising texts. Nothing
 * is protected by them, so that a conversion needs neither `#crypto` nor a promise.
 *
 * @module
 */
import { hex, utf8 } from './bytes.ts'

interface Algorithm {
  readonly start: readonly number[]
  readonly words: number
  readonly size: number
  /** Spreads sixteen words of a block over all the rounds. */
  readonly spread: (words: Int32Array) => void
  readonly compress: (hash: Int32Array, words: Int32Array) => void
}

const left = (word: number, by: number): number => (word << by) | (word >>> (32 - by))
const right = (word: number, by: number): number => (word >>> by) | (word << (32 - by))
const word = (words: Int32Array, index: number): number => words[index] ?? 0

const sha1: Algorithm = {
  start: [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0],
  words: 80,
  size: 20,
  spread(words) {
    for (let i = 16; i < 80; i++) words[i] = left(word(words, i - 3) ^ word(words, i - 8) ^ word(words, i - 14) ^ word(words, i - 16), 1)
  },
  compress(hash, words) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash
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

const primes: readonly number[] = (() => {
  const found: number[] = []
  for (let n = 2; found.length < 64; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
})()
/** The first 32 bits of the fraction of a root: what SHA-256 takes for its constants. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0
const rounds = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))

const sha256Algorithm: Algorithm = {
  start: primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
  words: 64,
  size: 32,
  spread(words) {
    for (let i = 16; i < 64; i++) {
      const early = word(words, i - 15)
      const late = word(words, i - 2)
      const s0 = right(early, 7) ^ right(early, 18) ^ (early >>> 3)
      const s1 = right(late, 17) ^ right(late, 19) ^ (late >>> 10)
      words[i] = word(words, i - 16) + s0 + word(words, i - 7) + s1
    }
  },
  compress(hash, words) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash
    for (let i = 0; i < 64; i++) {
      const s1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
      const first = (h + s1 + ((e & f) ^ (~e & g)) + word(rounds, i) + word(words, i)) | 0
      const s0 = right(a, 2) ^ right(a, 13) ^ right(a, 22)
      const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + first) | 0
      d = c
      c = b
      b = a
      a = (first + second) | 0
    }
    add(hash, [a, b, c, d, e, f, g, h])
  },
}

function add(hash: Int32Array, values: readonly number[]): void {
  values.forEach((value, index) => {
    hash[index] = word(hash, index) + value
  })
}

function run({ start, words: count, size, spread, compress }: Algorithm, bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000))
  view.setUint32(padded.length - 4, bytes.length << 3)
  const hash = Int32Array.from(start, (value) => value | 0)
  const words = new Int32Array(count)
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4)
    spread(words)
    compress(hash, words)
  }
  const out = new DataView(new ArrayBuffer(size))
  for (let i = 0; i * 4 < size; i++) out.setInt32(i * 4, word(hash, i))
  return new Uint8Array(out.buffer)
}

export const sha256 = (bytes: Uint8Array): Uint8Array => run(sha256Algorithm, bytes)

/** Under which all our names are made. */
const space = run(sha1, utf8('https://w3id.org/credlens#')).slice(0, 16)

/** A name that is made of what it names (RFC 9562, version 5). */
export function uuid(name: string): string {
  const text = utf8(name)
  const bytes = new Uint8Array(space.length + text.length)
  bytes.set(space)
  bytes.set(text, space.length)
  const digest = run(sha1, bytes).slice(0, 16)
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  return spelled(hex(digest))
}

/** 32 hexadecimal digits as a UUID is written. */
export const spelled = (digits: string): string =>
  `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`

/** The digest of a text, in hexadecimal. */
export const digestOf = (text: string): string => hex(sha256(utf8(text)))
/** For the test of both algorithms against another implementation. */
export const sha1Of = (text: string): string => hex(run(sha1, utf8(text)))
