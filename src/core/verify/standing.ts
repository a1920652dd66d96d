/**
 * Who stands behind a credential: an answer of its own beside the verdict. A name taken from the
 * credential is a claim until a domain, a register or a certificate confirms it.
 *
 * @module
 */
import { type Awaitable, after } from '../../lib/awaitable.ts'
import type { Outline, Proven } from '../../lib/contract.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { type Check, type Standing, skip } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { AnchorInput, SealQualifier } from '../../lib/seal-options.ts'
import type { Writable } from '../../lib/writable.ts'

/** Who an issuer is, as a source outside the credential says; `undefined`: it does not know it. */
export interface Listing {
  /** The name of the register or list. */
  readonly source: string
  /** The issuer's name, as the source has it. */
  readonly name?: string
  /** `false`: the source says that this issuer is not to be trusted. */
  readonly trusted?: boolean
}
/** What a source is asked about. */
export interface TrustQuestion {
  readonly id: string
  /** What the proof rests on; a source may ask for more than `none`. */
  readonly control: Standing['control']
  /** The caller's certificate (DER) that vouches for the issuer's key, where one does. */
  readonly anchor?: Uint8Array
  /** The time at which it does: now, or the earlier one that timestamps prove. */
  readonly at?: Date
}
/** @throws CredentialError where the source cannot be asked. */
export type TrustLookup = (issuer: TrustQuestion, scope: Scope) => Promise<Listing | undefined>
export interface TrustSource {
  readonly name: string
  readonly lookup: TrustLookup
  /** Certificates that this source trusts to vouch for issuers, besides `seals.anchors`. */
  readonly anchors?: readonly AnchorInput[]
  /** Certificates that this source trusts for timestamps, besides `seals.timestampAnchors`. */
  readonly timestampAnchors?: readonly AnchorInput[]
  /** What this source says of whether a seal is a qualified one. */
  readonly qualification?: SealQualifier
}
/** A source, or only its question: its listings say where they come from. */
export type Trust = TrustSource | TrustLookup

export interface Stood {
  readonly standing: Standing
  /** The checks `issuer`. */
  readonly checks: readonly Check[]
}

/**
 * Whether the proofs say that the issuer’s own key signed: without it nothing of the issuer is confirmed. A warning
 * beside a proof that verifies (a draft’s name, a date to come) says nothing of whose key it is, as in the verdict.
 */
export const provesIssuer = (proofs: readonly Check[]): boolean => isGood(proofs, 'proof') && isGood(proofs, 'key-binding')

function isGood(checks: readonly Check[], id: string): boolean {
  let passed = false
  for (const check of checks) {
    if (check.id !== id || check.outcome === 'warn') continue
    if (check.outcome !== 'pass') return false
    passed = true
  }
  return passed
}

export function standingOf(
  outline: Pick<Outline, 'issuer'>,
  proven: Proven,
  trust: Trust | readonly Trust[] | undefined,
  scope: Scope,
): Awaitable<Stood> {
  const claimed = claimedBy(outline.issuer)
  const proved = provesIssuer(proven.checks)
  const known: Standing = proved ? { ...claimed, ...proven.standing, listedBy: [] } : claimed
  if (trust === undefined) return { checks: [notAsked], standing: known }
  return after(sources(), ({ standingAmong }) => standingAmong(trust, { known, proved, proven }, scope))
}

/** Sources of trust are asked only where the caller has some. */
export const sources: () => Awaitable<typeof import('./listings.ts')> = /* @__PURE__ */ loadOnce(() => import('./listings.ts'))

/** Who an issuer says to be: nothing of it is confirmed. */
export function claimedBy({ id, name }: Pick<Outline['issuer'], 'id' | 'name'>): Standing {
  const claimed: Writable<Partial<Standing>> = {}
  if (id !== undefined) claimed.id = id
  if (name !== undefined) claimed.name = name
  claimed.nameIsFrom = 'credential'
  claimed.control = 'none'
  claimed.listedBy = []
  return claimed as Standing
}

export const notAsked: Check = skip('issuer', 'ERR_ISSUER', 'No trust source was given that could know the issuer.')
