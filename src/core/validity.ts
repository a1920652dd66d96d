/** Whether a credential is in force at the time that counts as now. @module */
import type { Outline, Stated } from '../lib/contract.ts'
import { instantOf } from '../lib/date.ts'
import { type Check, fail, pass, skip } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'

type Clock = Pick<Scope, 'now' | 'skew'>

/** The check `validity`: one for each date that stands against it, or a pass. */
export function validityChecks({ from, until }: Pick<Outline, 'from' | 'until'>, clock: Clock): readonly Check[] {
  const against = [...(from ? [fromCheck(from, clock)] : []), ...until.map((date) => untilCheck(date, clock))].filter(
    (check) => check !== undefined,
  )
  if (against.length > 0) return against
  if (!from && until.length === 0) return [skip('validity', 'ERR_DATE', 'The document states no dates between which it is valid.')]
  return [pass('validity', until.length > 0 ? 'The credential is in force.' : 'The credential is in force and does not expire.')]
}

function fromCheck({ value, path }: Stated<unknown>, { now, skew }: Clock): Check | undefined {
  const instant = instantOf(value, 'start')
  if (instant === undefined) return fail('validity', 'ERR_DATE', 'The date from which the credential is valid cannot be read.', { path })
  if (instant <= now.getTime() + skew * 1000) return undefined
  return fail('validity', 'ERR_NOT_YET_VALID', `The credential is not valid before ${new Date(instant).toISOString()}.`, { path })
}

function untilCheck({ value, path }: Stated<unknown>, { now, skew }: Clock): Check | undefined {
  const instant = instantOf(value, 'end')
  if (instant === undefined) return fail('validity', 'ERR_DATE', 'The date until which the credential is valid cannot be read.', { path })
  if (instant >= now.getTime() - skew * 1000) return undefined
  return fail('validity', 'ERR_EXPIRED', `The credential expired at ${new Date(instant).toISOString()}.`, { path })
}
