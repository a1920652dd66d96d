/** SHA-256 (FIPS 180-4) without a crypto backend: for recognising texts. Nothing is protected by it. @module */
import { hex, utf8 } from './bytes.ts'
import { type Algorithm, add, run, word } from './hash.ts'

const right = (bits: number, by: number): number => (bits >>> by) | (bits << (32 - by))

const primes: readonly number[] = (() => {
  const found: number[] = []
  for (let n = 2; found.length < 64; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
})()
/** The first 32 bits of the fraction of a root: what SHA-256 takes for its constants. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0
const rounds = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))

const algorithm: Algorithm = {
  start: Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
  words: new Int32Array(64),
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

export const sha256 = (bytes: Uint8Array): Uint8Array => run(algorithm, bytes)

/** The digest in hexadecimal. */
export const digestOfBytes = (bytes: Uint8Array): string => hex(sha256(bytes))

/** The digest of a text, in hexadecimal. */
export const digestOf = (text: string): string => digestOfBytes(utf8(text))
