/** Whether a credential is in force at the time that counts as now. @module */
import { type Awaitable, after } from '../../lib/awaitable.ts'
import type { Outline, Stated } from '../../lib/contract.ts'
import { instantOf } from '../../lib/date.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { type Check, pass, skip } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'

/** Most dates are far from now, and on the right side of it: what is said of others waits. */
const close = /* @__PURE__ */ loadOnce(() => import('./close-dates.ts'))

/** Within so much of now, what a date says may hang on its zone. */
const far = 14 * 3_600_000

export type Dates = Pick<Outline, 'from' | 'alsoFrom' | 'until'>

/** The check `validity`: one for each date that stands against it, or a pass. */
export function validityChecks(dates: Dates, clock: Pick<Scope, 'now' | 'skew'>): Awaitable<readonly Check[]> {
  const { from, alsoFrom, until } = dates
  if (!from && until.length === 0) return [skip('validity', 'ERR_DATE', 'The document states no dates between which it is valid.')]
  const now = clock.now.getTime()
  const inForce = [pass('validity', until.length > 0 ? 'The credential is in force.' : 'The credential is in force and does not expire.')]
  // what cannot be read is far from nothing
  const isPast = (date: Stated<unknown> | undefined): boolean => !date || now - (instantOf(date.value, 'start') ?? now) > far
  const isFar = isPast(from) && isPast(alsoFrom) && until.every(({ value }) => (instantOf(value, 'end') ?? now) - now > far)
  if (isFar) return inForce
  return after(close(), ({ datesAgainst }) => {
    const against = datesAgainst(dates, clock)
    return against.length > 0 ? against : inForce
  })
}
