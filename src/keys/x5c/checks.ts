/** A judged chain of certificates as checks of a report. @module */
import { type Check, fail, type Need, pass, unknown } from '../../lib/report.ts'
import type { Chain } from './chain.ts'

export interface PathFacts {
  /** Whether anybody is trusted at all. */
  readonly anchored: boolean
  /** The time that counts. */
  readonly at: number
  /** When the signer says that it signed. */
  readonly claimedAt?: number | undefined
  /** Whether it is proven that the certificate had ended before. */
  readonly proven?: boolean
}

/** Where a path exists but its certificates are out of time, the path is there and its validity is not. */
export function pathCheck(chain: Chain | undefined, { anchored, at, claimedAt, proven }: PathFacts): Check {
  const id = 'seal.path'
  if (!anchored) return unknown(id, 'ERR_SEAL_PATH', 'No certificate was given that is trusted to issue seals.')
  if (chain === undefined) return unknown(id, 'ERR_SEAL_PATH', 'Without the certificate of the seal there is no path.')
  const more = { detail: { faults: chain.faults, length: chain.path?.length ?? 0, at: new Date(at).toISOString() } }
  switch (chain.state) {
    case 'no-path':
      return unknown(id, 'ERR_SEAL_PATH', `No path of certificates leads to one that is trusted${because(reasons(chain))}.`, more)
    case 'limit':
      return unknown(id, 'ERR_LIMIT', 'The search for a path of certificates ended at a limit.', more)
    case 'weak':
      return unknown(id, 'ERR_ALGORITHM', 'A key of the path is too short for the time that is proven.', more)
    case 'not-yet-valid':
      return fail(id, 'ERR_SEAL_TIME', 'A certificate of the path was not yet in force at the time that is proven.', more)
    case 'expired':
      // by its own word it was made after the end
      if (proven || (chain.index === 0 && claimedAt !== undefined && claimedAt > (chain.path?.[0]?.notAfter ?? claimedAt)))
        return fail(id, 'ERR_SEAL_TIME', 'The certificate had ended before the seal was made.', more)
      return unknown(id, 'ERR_SEAL_TIME', 'A certificate of the path has expired, and nothing proves that the seal is older.', more)
    default:
      return pass(id, 'A path of certificates leads to one that is trusted.', more)
  }
}

export interface RevocationFacts {
  /** When the signer says that it signed. */
  readonly claimedAt: number | undefined
  /** Whether it is proven that the revocation came first. */
  readonly proven: boolean
  /** Where revocation data could be had, and why it did not come from there. */
  readonly needs: readonly Need[]
  readonly why?: string | undefined
}

/** Of paths that were tried and lead nowhere, or not to anybody who is trusted. */
export const reasons = ({ faults }: Chain): string | undefined => (faults.length === 0 ? undefined : faults.join('; '))

/** What was asked for and did not come, behind what is said without it. */
export const because = (why: string | undefined): string => (why === undefined ? '' : `: ${why}`)

export function revocationCheck(chain: Chain | undefined, { claimedAt, proven, needs, why }: RevocationFacts): Check {
  const id = 'seal.revocation'
  if (chain?.path === undefined) return unknown(id, 'ERR_SEAL_REVOCATION', 'Without a path nothing can be said about revocation.')
  const more = { detail: { certificates: chain.standings, ...(needs.length > 0 ? { needs } : {}) } }
  if (chain.state === 'revoked' || chain.state === 'authority-revoked') {
    // by its own word it was made after the revocation
    const late = claimedAt !== undefined && claimedAt >= (chain.revokedAt ?? Number.POSITIVE_INFINITY)
    if (late || proven) return fail(id, 'ERR_SEAL_REVOKED', 'A certificate was revoked before the seal was made.', more)
    return unknown(id, 'ERR_SEAL_REVOKED', 'A certificate was revoked, and nothing proves that the seal is older.', more)
  }
  if (chain.standings.some(({ state }) => state === 'on-hold'))
    return unknown(id, 'ERR_SEAL_REVOCATION', 'A certificate is on hold: it may be revoked for good, or be in force again.', more)
  if (chain.state === 'weak' || chain.standings.some(({ state }) => state !== 'good')) {
    const open = `Nothing that answers for the time that is proven says whether a certificate was revoked${because(why)}.`
    return unknown(id, 'ERR_SEAL_REVOCATION', open, more)
  }
  return pass(id, chain.standings.length === 0 ? 'The certificate itself is trusted.' : 'No certificate of the path was revoked.', more)
}
