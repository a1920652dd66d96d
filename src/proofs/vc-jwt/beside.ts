/** What a token says beside the claim that holds its credential. @module */
import { instantOf } from '../../lib/date.ts'
import type { Document } from '../../lib/json.ts'
import { type Check, unknown } from '../../lib/report.ts'
import { equal } from '../../lib/tree.ts'
import { sameSecond } from './cross-check.ts'

const starts = ['validFrom', 'issuanceDate']
const ends = ['validUntil', 'expirationDate']
/** Members by which a credential ends, has not begun, or may be withdrawn; and those of it that say the same. */
const limits = { credentialStatus: [], validFrom: starts, validUntil: ends, expirationDate: ends }

/**
 * Some issuers' libraries leave members of the credential beside the claim that holds it, and read them there: by data model 1.1 they are
 * none of it. One that the credential says too is no question.
 */
export function besideChecks(claims: Document, document: Document): readonly Check[] {
  if (!Object.hasOwn(claims, 'vc')) return []
  const beside = Object.entries(limits).flatMap(([name, dates]) => {
    const value = claims[name] ?? undefined
    const isSaid = value === undefined || equal(document[name], value) || dates.some((date) => sameTime(value, document[date]))
    return isSaid ? [] : [name]
  })
  if (beside.length === 0) return []
  const message = `The token says beside the credential what is said in one (${beside.join(', ')}): whether that counts for it is open.`
  return [unknown('proof', 'ERR_CLAIMS', message, { detail: { claims: beside } })]
}

const sameTime = (one: unknown, other: unknown): boolean => sameSecond(Math.floor((instantOf(one, 'end') ?? Number.NaN) / 1000), other)
