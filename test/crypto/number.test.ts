import { expect, test } from 'vitest'
import { jacobi, power } from '../../src/crypto/number.ts'

test('of a prime, the Jacobi symbol is what Euler’s criterion says', () => {
  for (const prime of [3n, 5n, 7n, 97n, 2n ** 31n - 1n, 2n ** 61n - 1n, 2n ** 255n - 19n]) {
    let value = 1n
    for (let count = 0; count < 60; count++) {
      const euler = power(value, (prime - 1n) / 2n, prime)
      expect(jacobi(value, prime)).toBe(euler === prime - 1n ? -1 : Number(euler))
      value = (value * 6364136223846793005n + 1442695040888963407n) % prime
    }
  }
  expect(jacobi(-1n, 7n)).toBe(-1)
  expect(jacobi(14n, 7n)).toBe(0)
})

test('of an odd number that is none, it is the product of those of its factors', () => {
  for (let value = 0n; value < 15n; value++) expect(jacobi(value, 15n)).toBe(jacobi(value, 3n) * jacobi(value, 5n) + 0)
})
