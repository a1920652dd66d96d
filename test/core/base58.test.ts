/** Base58 against the package `multiformats`, and against texts that are none. */
import fc from 'fast-check'
import { base58btc } from 'multiformats/bases/base58'
import { expect, test } from 'vitest'
import { fromBase58 } from '../../src/lib/base58.ts'
import { toBase58 } from '../../src/lib/base58-text.ts'

const theirs = (bytes: Uint8Array): string => base58btc.encode(bytes).slice(1)

test('bytes of every length, both ways, as multiformats has them', () => {
  for (let length = 0; length < 200; length++) {
    for (const bytes of [
      new Uint8Array(length),
      new Uint8Array(length).fill(255),
      Uint8Array.from({ length }, (_, at) => (at * 151 + 7) & 255),
    ]) {
      const text = theirs(bytes)
      expect(toBase58(bytes)).toBe(text)
      expect(fromBase58(text)).toEqual(bytes)
    }
  }
})

test('any bytes, with zeros before them', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.uint8Array({ maxLength: 150 }), (zeros, rest) => {
      const bytes = Uint8Array.from([...new Uint8Array(zeros), ...rest])
      expect(toBase58(bytes)).toBe(theirs(bytes))
      expect(fromBase58(toBase58(bytes))).toEqual(bytes)
    }),
    { numRuns: 500, seed: 1 },
  )
})

test('any text, as multiformats takes or refuses it', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', '1', '1', '0'),
    maxLength: 120,
  })
  fc.assert(
    fc.property(text, (given) => {
      let expected: Uint8Array | undefined
      try {
        expected = base58btc.decode(`z${given}`)
      } catch {
        expected = undefined
      }
      expect(fromBase58(given)).toEqual(expected)
    }),
    { numRuns: 1000, seed: 1 },
  )
})

test.each(['0', 'O', 'I', 'l', ' 2', '2 ', '2\n', 'ä', '\u0000', '2\u{1F600}', '+', 'z/'])('%j is none', (text) => {
  expect(fromBase58(text)).toBeUndefined()
})
