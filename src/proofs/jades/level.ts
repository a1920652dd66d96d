/** Which of the baseline levels a seal claims by what it holds, and which it reaches (TS 119 182-1 clause 6). @module */
import { reaches, type SealedLevel, sealLevels } from '../../lib/seal-options.ts'
import type { SealHeader } from './header.ts'
import type { UnsignedItem } from './unsigned.ts'

/** By structure alone: nothing is verified. */
export function claimedLevel(
  { referenceHeaders, claimed, algorithm }: SealHeader,
  items: readonly UnsignedItem[],
  hasRevocations: boolean,
): SealedLevel {
  if (referenceHeaders !== 1 || claimed === undefined || algorithm === undefined) return 'none'
  const has = (kind: string): boolean => items.some((item) => item.kind === kind)
  if (!has('sigTst')) return 'B-B'
  if (!hasRevocations || items.some(({ kind }) => outsideBaseline.has(kind))) return 'B-T'
  return has('arcTst') ? 'B-LTA' : 'B-LT'
}

/** Clause 6.3, table: these must be absent from level LT on. */
const outsideBaseline = new Set(['xRefs', 'axRefs', 'rRefs', 'arRefs', 'sigRTst', 'rfsTst'])

export interface Reached {
  /** The signature verifies and every baseline rule is kept. */
  readonly signed: boolean
  readonly timestamped: boolean
  /** Its own revocation data answers for every certificate. */
  readonly revocation: boolean
  readonly archived: boolean
}

/** Each level needs those below it, and none is more than what is claimed. */
export function achievedLevel(claimed: SealedLevel, { signed, timestamped, revocation, archived }: Reached): SealedLevel {
  const steps = [signed, timestamped, revocation, archived]
  const count = steps.findIndex((step) => !step)
  const reached = sealLevels[(count < 0 ? steps.length : count) - 1]
  if (reached === undefined || claimed === 'none') return 'none'
  return reaches(claimed, reached) ? reached : claimed
}
