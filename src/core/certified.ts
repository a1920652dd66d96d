/** What rests on certificates, kept in a report, and looked at again without the credential. @module */
import { certificatesOf } from '../keys/x5c/input.ts'
import { hex } from '../lib/bytes.ts'
import type { Certified } from '../lib/contract.ts'
import { madeOnce } from '../lib/made-once.ts'
import { type CertifiedThen, type Check, unknown } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { sha256 } from '../lib/sha256.ts'

const digestOf = (der: Uint8Array): string => hex(sha256(der))

export const certifiedThen = ({ until, anchors, timestampAnchors, checks }: Certified, now: Date): CertifiedThen => ({
  since: now.toISOString(),
  ...(until < lastDate && { until: new Date(until).toISOString() }),
  anchors: anchors.map(digestOf),
  timestampAnchors: timestampAnchors.map(digestOf),
  checks,
})

/** ECMAScript, section 21.4.1.1; a certificate that never ends says the year 9999. */
const lastDate = 8.64e15

/** What the caller trusts today, by digest: of a run it is one list. */
const byDigest = madeOnce(
  (certificates: ReturnType<typeof certificatesOf>): ReadonlyMap<string, Uint8Array> =>
    new Map(certificates.map(({ der }) => [digestOf(der), der])),
)

export interface CertifiedNow {
  readonly checks: readonly Check[]
  /** Whether what was found then still holds. */
  readonly holds: boolean
  /** The caller's certificate at the end of the path. */
  readonly anchor?: Uint8Array
}

/**
 * Certificates are judged by what came with the credential: where they have ended, or others are trusted today, is for its
 * verification to say, and what was good is unknown until then.
 * @throws CredentialError `ERR_OPTION` where an anchor cannot be read.
 */
export function certifiedNow(checks: readonly Check[], then: CertifiedThen, { now, seals }: Scope): CertifiedNow {
  const anchors = byDigest(certificatesOf(seals?.anchors))
  const stampers = byDigest(certificatesOf(seals?.timestampAnchors))
  const trusted = then.anchors.every((digest) => anchors.has(digest)) && then.timestampAnchors.every((digest) => stampers.has(digest))
  const inTime = now.getTime() >= Date.parse(then.since) && (then.until === undefined || now.getTime() <= Date.parse(then.until))
  const [first] = then.anchors
  const anchor = first === undefined ? undefined : anchors.get(first)
  if (trusted && inTime) return { checks, holds: true, ...(anchor && { anchor }) }
  const again = (check: Check): Check => (check.outcome === 'pass' && then.checks.includes(check.id) ? doubted(check, trusted) : check)
  return { checks: checks.map(again), holds: false }
}

function doubted({ id, path }: Check, trusted: boolean): Check {
  const more = path === undefined ? {} : { path }
  return trusted
    ? unknown(id, 'ERR_SEAL_TIME', 'The certificates were found good for another time than this: verify the credential again.', more)
    : unknown(id, 'ERR_SEAL_PATH', 'The certificates lead to none that is known to be trusted now: verify the credential again.', more)
}
