/** Whether a certificate was revoked, as far as the data at hand says (EN 319 102-1 clauses 5.2.5 and 5.2.6). @module */
import type { Certificate } from './certificate.ts'
import { answeredStatuses, type OcspAnswer } from './ocsp.ts'
import type { Search } from './path.ts'
import { listedStatus, type RevocationList } from './revocation-list.ts'

/** What one verified list or answer says. */
export interface Status {
  readonly source: 'crl' | 'ocsp'
  readonly state: 'good' | 'revoked' | 'unknown'
  readonly thisUpdate: number
  readonly nextUpdate: number | undefined
  /** Certificates that had ended before are no longer answered for: a revocation of theirs may be left out. */
  readonly since: number
  /** The end of the certificate of whoever says so: none of it is about a time after that, whatever `nextUpdate` or the caller says. */
  readonly wordUntil?: number
  readonly at?: number
  readonly reason?: number | undefined
}

export interface Revocations {
  readonly lists: readonly RevocationList[]
  readonly answers: readonly OcspAnswer[]
}

/**
 * All that verified lists and answers say of a certificate. Of one that had ended before, "good" says nothing: its revocation may have been
 * taken out (RFC 5280 section 5, RFC 6960 section 4.4.4).
 */
export async function statusesOf(
  certificate: Certificate,
  issuer: Certificate,
  { lists, answers }: Revocations,
  search: Pick<Search, 'pool' | 'issued'>,
): Promise<readonly Status[]> {
  const listed = async (each: Certificate): Promise<readonly Status[]> =>
    (await Promise.all(lists.map((list) => listedStatus(list, each, issuer)))).filter((status) => status !== undefined)
  const isRevoked = async (each: Certificate): Promise<boolean> => (await listed(each)).some(({ state }) => state === 'revoked')
  const found: Status[] = []
  for (const answer of answers) found.push(...(await answeredStatuses(answer, certificate, issuer, { ...search, isRevoked })))
  found.push(...(await listed(certificate)))
  return found.filter(({ state, since }) => state !== 'good' || certificate.notAfter >= since)
}

export type Standing = { readonly state: 'good' | 'none' | 'stale' | 'on-hold' } | { readonly state: 'revoked'; readonly at: number }

export interface Clock {
  /** The time in question, and the time at which it is asked. */
  readonly at: number
  readonly now: number
  /** Seconds; see {@link SealOptions.revocationMaxAge}. */
  readonly maxAge: number | undefined
  /** Seconds by which the clock of whoever answers may be ahead. */
  readonly skew?: number
}

/** RFC 5280 section 5.3.1: certificateHold, which may be lifted again. */
const hold = 6

/** What the statuses mean at a time. A revocation counts whatever its age; "good" has to be fresh. */
export function standingAt(statuses: readonly Status[], clock: Clock): Standing {
  const known = statuses.filter((status) => isMade(status, clock))
  const revoked = known.filter(({ state, at = 0 }) => state === 'revoked' && at <= clock.at)
  const final = revoked.filter(({ reason }) => reason !== hold).map(({ at = 0 }) => at)
  if (final.length > 0) return { state: 'revoked', at: Math.min(...final) }
  // whoever answers later that it is good has lifted the hold
  const isHeld = ({ thisUpdate }: Status): boolean => !known.some((newer) => newer.state === 'good' && newer.thisUpdate > thisUpdate)
  if (revoked.some(isHeld)) return { state: 'on-hold' }
  const answers = known.filter(({ state }) => state !== 'unknown')
  if (answers.some((status) => isFresh(status, clock))) return { state: 'good' }
  return { state: answers.length > 0 ? 'stale' : 'none' }
}

/** The last millisecond at which statuses that leave nothing to be desired still do. */
export function goodUntil(statuses: readonly Status[], clock: Clock): number {
  const { maxAge } = clock
  const fresh = statuses.filter((status) => status.state !== 'unknown' && isMade(status, clock) && isFresh(status, clock))
  const ends = fresh.map(({ thisUpdate, nextUpdate = thisUpdate, wordUntil = Number.POSITIVE_INFINITY }) =>
    Math.max(thisUpdate, Math.min(wordUntil, maxAge === undefined ? nextUpdate - 1 : thisUpdate + maxAge * 1000)),
  )
  const revoked = statuses.flatMap(({ state, at = 0, thisUpdate }) => (state === 'revoked' ? [Math.max(at, thisUpdate) - 1] : []))
  return Math.min(ends.length > 0 ? Math.max(...ends) : Number.POSITIVE_INFINITY, ...revoked)
}

const isMade = ({ thisUpdate }: Status, { now, skew = 0 }: Clock): boolean => thisUpdate <= now + skew * 1000

/** EN 319 102-1 clause 5.2.5: issued after the time, or its own period reaches over it; or no older than the caller allows. */
function isFresh({ thisUpdate, nextUpdate, wordUntil = Number.POSITIVE_INFINITY }: Status, { at, maxAge }: Clock): boolean {
  if (thisUpdate >= at) return true
  return at <= wordUntil && (maxAge === undefined ? nextUpdate !== undefined && at < nextUpdate : thisUpdate >= at - maxAge * 1000)
}
