/** What the archive timestamps of a seal cover, and whether the levels below rest on nothing else (TS 119 182-1 clauses 5.3.6 and 6.3). @module */
import type { Evidence } from '../../keys/x5c/chain.ts'
import { gather } from '../../keys/x5c/evidence.ts'
import type { SealOptions } from '../../lib/seal-options.ts'
import type { SealHeader } from './header.ts'
import type { Timestamp } from './timestamps.ts'
import { materialOf, type UnsignedItem } from './unsigned.ts'

/** The place of the newest; -1 where there is none. */
export const lastArchive = (timestamps: readonly Timestamp[]): number =>
  Math.max(-1, ...timestamps.flatMap(({ kind, place }) => (kind === 'arcTst' ? [place] : [])))

export const isArchived = (timestamps: readonly Timestamp[]): boolean =>
  lastArchive(timestamps) >= 0 && timestamps.every(({ kind, trusted }) => kind !== 'arcTst' || trusted)

/**
 * Whether a seal that lasts would do so by what the newest one covers alone: anybody may put the rest behind it at any time. What is
 * added for that timestamp itself, to be covered by the next, takes nothing away.
 */
export async function isKept(
  {
    header,
    items,
    timestamps,
    options,
  }: {
    readonly header: SealHeader
    readonly items: readonly UnsignedItem[]
    readonly timestamps: readonly Timestamp[]
    readonly options: SealOptions
  },
  isLasting: (timestamps: readonly Timestamp[], evidence: Evidence) => Promise<boolean>,
): Promise<boolean> {
  const last = lastArchive(timestamps)
  if (last === items.length - 1) return true
  const material = materialOf(items.slice(0, last))
  return isLasting(
    timestamps.filter(({ place }) => place < last),
    gather({ ...material, certificates: [...header.chain, ...material.certificates] }, options).own,
  )
}
