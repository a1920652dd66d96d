/** Which proofs of a set count where any is enough: those of chains hold with all that they build on. */
import { expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { type Check, fail, pass } from '../../src/lib/report.ts'
import { together } from '../../src/proofs/data-integrity/proof-set.ts'

const good: readonly Check[] = [pass('proof', 'The signature is right.')]
const bad: readonly Check[] = [fail('proof', 'ERR_PROOF', 'The signature is wrong.')]
/** Whether each proof of a set is counted that name others so. */
function counted(
  ...proofs: readonly (readonly [id: string, previous: string | readonly string[] | undefined, checks: readonly Check[]])[]
) {
  const verified = proofs.map(([, , checks]) => ({ checks }))
  const documents = proofs.map(([id, previousProof]): Document => ({ id, ...(previousProof !== undefined && { previousProof }) }))
  const { counted: those } = together(verified, documents, 'any')
  return verified.map((one) => those.includes(one))
}

test('a proof counts with all that it builds on, however far', () => {
  const chain = (first: readonly Check[]) => counted(['a', undefined, first], ['b', 'a', good], ['c', ['b'], good], ['d', undefined, good])
  expect(chain(good)).toEqual([true, true, true, true])
  expect(chain(bad)).toEqual([false, false, false, true])
})

// whoever may choose the key after the signature makes an ECDSA signature over a text that holds it (key recovery, SEC 1 section 4.1.6)
test('a proof that builds on itself never counts, nor does one that builds on such', () => {
  expect(counted(['a', 'a', good], ['d', undefined, good])).toEqual([false, true])
  expect(counted(['a', 'b', good], ['b', 'c', good], ['c', 'a', good], ['d', undefined, good], ['e', 'a', good])).toEqual([
    false,
    false,
    false,
    true,
    false,
  ])
})

test('proofs that build on all before them, each many times, are looked at once each', () => {
  let looks = 0
  const names = Array.from({ length: 32 }, (_, index) => `urn:uuid:${index}`)
  const verified = names.map(() => ({
    get checks() {
      if (looks++ > 10_000) throw new Error('looked at again and again')
      return good
    },
  }))
  const proofs = names.map((id, index) => ({ id, previousProof: names.slice(0, index) }))
  expect(together(verified, proofs, 'any').counted).toHaveLength(32)
})
