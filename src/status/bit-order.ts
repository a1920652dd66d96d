/**
 * From which end of a byte its bits are counted. Bitstring Status List 1.0 and the last drafts of StatusList2021 say from the left (section
 * 3.3); the drafts until February 2023 did not say, and the programs that most lists were written with counted from the right until then.
 *
 * @module
 */
import type { Pointer } from '../lib/json.ts'
import { type Check, unknown, warn } from '../lib/report.ts'
import { valueAt } from './bitstring.ts'

/** Whether the specification of a list says the order, and lists in the other one are about. */
export type BitOrder = 'said' | 'said-late' | 'unsaid'

const before = 'Programs from before 2023 count the bits of a byte from the other end: if one of them made the list, it says'
const marked = `${before} that the credential is marked.`
const unmarked = `${before} nothing against the credential.`
const either =
  'Programs count the bits of such a list from either end of a byte, and only from one of them it says that the credential is revoked.'

/** What a single bit says, with what it would say from the other end. */
export function inOrder(order: BitOrder, said: Check, bits: Uint8Array, index: number, path: Pointer): readonly Check[] {
  if (order === 'said') return [said]
  const [here, there] = [index, index - (index % 8) + 7 - (index % 8)].map((at) => valueAt(bits, at, 1))
  if (here === there) return [said]
  if (order === 'unsaid') return [unknown('status', 'ERR_STATUS', either, { path })]
  return [said, warn('status', 'ERR_STATUS', here === 0 ? marked : unmarked, { path })]
}
