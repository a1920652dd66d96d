/** What rests on certificates, kept in a report, and looked at again without the credential. @module */
import { type Anchors, anchorsOf, isTrustedAt } from '../../keys/x5c/input.ts'
import { soundOptions } from '../../keys/x5c/options.ts'
import type { Certified, Proven } from '../../lib/contract.ts'
import { madeOnce } from '../../lib/made-once.ts'
import { type CertifiedThen, type Check, unknown } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { isSealLevel, reaches, type SealedLevel, type SealOptions } from '../../lib/seal-options.ts'
import { digestOfBytes } from '../../lib/sha256.ts'

export const certifiedThen = (
  { until, at, anchors, timestampAnchors, checks }: Certified,
  { now, seals = {} }: Pick<Scope, 'now' | 'seals'>,
): CertifiedThen => ({
  since: now.toISOString(),
  ...(until < lastDate && { until: new Date(until).toISOString() }),
  ...(at !== undefined && { at: new Date(at).toISOString() }),
  ...(seals.revocationMaxAge !== undefined && { revocationMaxAge: seals.revocationMaxAge }),
  ...(seals.timestampTrust !== undefined && { timestampTrust: seals.timestampTrust }),
  anchors: anchors.map(digestOfBytes),
  timestampAnchors: timestampAnchors.map(digestOfBytes),
  checks,
})

/** ECMAScript, section 21.4.1.1; a certificate that never ends says the year 9999. */
const lastDate = 8.64e15

/** What the caller trusts, by digest: of a run it is one list. */
const byDigest = madeOnce(
  ({ anchors }: Anchors): ReadonlyMap<string, Anchors['anchors'][number]> =>
    new Map(anchors.map((each) => [digestOfBytes(each.der), each])),
)

/** The certificate of a digest, where it is trusted at that time. */
const trustedAt =
  (given: Anchors, at: number) =>
  (digest: string): Uint8Array | undefined => {
    const found = byDigest(given).get(digest)
    return found && isTrustedAt(given, found, at) ? found.der : undefined
  }

export interface CertifiedNow {
  readonly checks: readonly Check[]
  /** Whether what was found then still holds. */
  readonly holds: boolean
  /** The caller's certificate at the end of the path, and the time that it vouches at. */
  readonly vouched?: Pick<Proven, 'anchor' | 'anchoredAt'>
}

/**
 * Certificates are judged by what came with the credential: where they have ended, others are trusted today, or more is asked of a seal, is
 * for its verification to say, and what was good is unknown until then.
 * @throws CredentialError `ERR_OPTION` where what is said of seals cannot be used.
 */
export function certifiedNow(checks: readonly Check[], then: CertifiedThen, { now, seals }: Scope): CertifiedNow {
  soundOptions(seals)
  const stampers = trustedAt(anchorsOf(seals?.timestampAnchors), now.getTime())
  // a service that was withdrawn since vouches for what is proven to be older (EN 319 102-1 clause 5.6)
  const anchoredAt = then.at === undefined ? undefined : Date.parse(then.at)
  const anchors = trustedAt(anchorsOf(seals?.anchors), anchoredAt ?? now.getTime())
  const trusted = then.anchors.every(anchors) && then.timestampAnchors.every(stampers)
  const inTime = now.getTime() >= Date.parse(then.since) && (then.until === undefined || now.getTime() <= Date.parse(then.until))
  const enough = isEnough(then, checks, seals)
  const [first] = then.anchors
  const anchor = first === undefined ? undefined : anchors(first)
  if (trusted && inTime && enough) return { checks, holds: true, ...(anchor && { vouched: { anchor, anchoredAt } }) }
  const why = trusted ? (inTime ? 'asked' : 'time') : 'path'
  const again = (check: Check): Check => (check.outcome === 'pass' && then.checks.includes(check.id) ? doubted(check, why) : check)
  return { checks: checks.map(again), holds: false }
}

/** Whether nothing is asked of a seal that was not asked when it was looked at, or is not known of it. */
function isEnough(
  then: CertifiedThen,
  checks: readonly Check[],
  { minLevel, revocationMaxAge, timestampTrust }: SealOptions = {},
): boolean {
  const reached = minLevel === undefined || checks.every(({ id, detail }) => id !== 'seal.level' || reaches(levelIn(detail), minLevel))
  const fresh = revocationMaxAge === undefined || (then.revocationMaxAge ?? Number.POSITIVE_INFINITY) <= revocationMaxAge
  const stamped = then.timestampAnchors.length === 0 || then.timestampTrust !== 'at-genTime' || timestampTrust === 'at-genTime'
  return reached && fresh && stamped
}

function levelIn(detail: Check['detail']): SealedLevel {
  const level = detail?.['achieved']
  return isSealLevel(level) ? level : 'none'
}

const reasons = {
  path: ['ERR_SEAL_PATH', 'The certificates lead to none that is known to be trusted now'],
  time: ['ERR_SEAL_TIME', 'The certificates were found good for another time than this'],
  asked: ['ERR_SEAL_LEVEL', 'More is asked of the seal now than when it was looked at'],
} as const

function doubted({ id, path }: Check, why: keyof typeof reasons): Check {
  const [code, reason] = reasons[why]
  return unknown(id, code, `${reason}: verify the credential again.`, path === undefined ? {} : { path })
}
