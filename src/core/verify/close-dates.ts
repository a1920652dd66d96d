/** Dates that are not far from now, or on the wrong side of it. @module */
import type { Stated } from '../../lib/contract.ts'
import { instantOf, readDate } from '../../lib/date.ts'
import { type Check, fail, unknown } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { wholeOrPart } from '../../lib/whole-or-part.ts'
import type { Dates } from './validity.ts'

type Clock = Pick<Scope, 'now' | 'skew'>

/** One check for each date that stands against a credential. */
export const datesAgainst = ({ from, alsoFrom, until }: Dates, clock: Clock): readonly Check[] =>
  [...[from, alsoFrom].map((date) => date && fromCheck(date, clock)), ...until.map((date) => untilCheck(date, clock))].filter(
    (check) => check !== undefined,
  )

/**
 * A date without a zone may be up to 14 hours earlier or 12 later than in UTC (XML Schema 1.1 part 2 section 3.3.7.4):
 * in these hours nobody can say on which side of it now is.
 */
const earliest = 14 * 3_600_000
const latest = 12 * 3_600_000
const zoneless = (path: string): Check =>
  unknown('validity', 'ERR_DATE', 'The date does not say its zone, and now is too close to it to know whether it has come.', { path })
const isZoneless = (value: unknown): boolean => readDate(value)?.precision === 'no-zone'

function fromCheck({ value, path }: Stated<unknown>, { now, skew }: Clock): Check | undefined {
  const instant = instantOf(value, 'start')
  if (instant === undefined) return fail('validity', 'ERR_DATE', 'The date from which the credential is valid cannot be read.', { path })
  const ahead = instant - now.getTime() - skew * 1000
  if (ahead > -latest && ahead <= earliest && isZoneless(value)) return zoneless(path)
  if (ahead <= 0) return undefined
  return fail('validity', 'ERR_NOT_YET_VALID', `The credential is not valid before ${new Date(instant).toISOString()}.`, { path })
}

function untilCheck({ value, path }: Stated<unknown>, { now, skew }: Clock): Check | undefined {
  const instant = instantOf(value, 'end')
  if (instant === undefined) return fail('validity', 'ERR_DATE', 'The date until which the credential is valid cannot be read.', { path })
  const behind = now.getTime() - skew * 1000 - instant
  if (behind > -earliest && behind <= latest && isZoneless(value)) return zoneless(path)
  if (behind <= 0) return undefined
  return fail('validity', 'ERR_EXPIRED', `${wholeOrPart(path)} expired at ${new Date(instant).toISOString()}.`, { path })
}
