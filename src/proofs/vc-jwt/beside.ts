/** What a token says beside the claim that holds its credential. @module */
import { instantOf } from '../../lib/date.ts'
import type { Document } from '../../lib/json.ts'
import { type Check, unknown } from '../../lib/report.ts'
import { equal } from '../../lib/tree.ts'
import { sameSecond } from './cross-check.ts'

/** Members by which a credential ends, has not begun, or may be withdrawn. */
const limits = ['credentialStatus', 'validFrom', 'validUntil', 'expirationDate'] as const

/**
 * Some issuers' libraries leave members of the credential beside the claim that holds it, and read them there: by data model 1.1 they are
 * none of it. One that the credential says too is no question.
 */
export function besideChecks(claims: Document, document: Document): readonly Check[] {
  if (!Object.hasOwn(claims, 'vc')) return []
  const isSaid = (name: string, value: unknown): boolean =>
    equal(document[name], value) || [...limits, 'issuanceDate'].some((date) => sameTime(value, document[date]))
  const beside = limits.filter((name) => (claims[name] ?? undefined) !== undefined && !isSaid(name, claims[name]))
  if (beside.length === 0) return []
  const message = `The token says beside the credential what is said in one (${beside.join(', ')}): whether that counts for it is open.`
  return [unknown('proof', 'ERR_CLAIMS', message, { detail: { claims: beside } })]
}

const sameTime = (one: unknown, other: unknown): boolean => sameSecond(Math.floor((instantOf(one, 'end') ?? Number.NaN) / 1000), other)
