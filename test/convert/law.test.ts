/** The laws are only as good as who tries them: a law that is broken is told, made smaller, and one that holds is not. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { credentials } from './hub.ts'
import { failuresOf } from './law.ts'

const runs = { numRuns: 120, seed: 7 }

test('a broken law is told with the smallest case, beside one that holds', async () => {
  let prepared = 0
  const failures = await failuresOf(
    {
      cases: fc.nat(1000),
      prepare: (number) => ({ number, order: prepared++ }),
      laws: {
        holds: ({ number }) => expect(number).toBeGreaterThanOrEqual(0),
        'breaks for large ones': ({ number }) => expect(number).toBeLessThan(400),
        'breaks late': ({ order }) => expect(order).toBeLessThan(100),
      },
    },
    runs,
  )
  expect([...failures.keys()].sort()).toEqual(['breaks for large ones', 'breaks late'])
  expect(String(failures.get('breaks for large ones'))).toContain('Counterexample: [400]')
})

test('a case that cannot be prepared breaks every law', async () => {
  const prepare = (number: number) => {
    if (number > 10) throw new Error('too large')
    return number
  }
  const failures = await failuresOf({ cases: fc.nat(1000), prepare, laws: { first: () => undefined, second: () => undefined } }, runs)
  expect([...failures.keys()]).toEqual(['first', 'second'])
})

test('some credentials are full, and many lack what others have', () => {
  const sizes = fc.sample(credentials, runs).map((credential) => Object.keys(credential).length)
  expect(sizes.filter((size) => size > 14).length).toBeGreaterThan(20)
  expect(sizes.filter((size) => size < 8).length).toBeGreaterThan(20)
})
