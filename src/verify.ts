/**
 * Whether a credential is unchanged and in force, and who stands behind it.
 *
 * @module
 */
import type { RecheckManyOptions } from './core/recheck.ts'
import { type VerifyOptions, verifyIn } from './core/verify.ts'
import type { VerifyManyOptions, VerifyResult } from './core/verify-many.ts'
import { asGiven, streamed } from './lib/as-given.ts'
import type { Input } from './lib/options.ts'
import type { Report } from './lib/report.ts'
import type { ManyInput } from './lib/window.ts'
import { verifierOf } from './verifier.ts'

export type { RecheckManyOptions } from './core/recheck.ts'
export type { RecipientClaim } from './core/verify/recipient.ts'
export type { Listing, TrustSource } from './core/verify/standing.ts'
export type { CheckGroup, VerifyOptions } from './core/verify.ts'
export type { VerifyManyOptions, VerifyResult } from './core/verify-many.ts'
export { CredentialError } from './lib/errors.ts'
export { guardedFetch } from './lib/network/guarded-fetch.ts'
export type { Fetch, Input } from './lib/options.ts'
export type { Check, NestedReport, Outcome, Report, Standing, Verdict } from './lib/report.ts'
export type { ManyInput } from './lib/window.ts'
export { assertValid } from './validate.ts'

/**
 * Checks everything that can be checked: shape, proofs, whether the key is the issuer's own, dates, status,
 * what is inside, and, for a converted document, that it says what its original says. The network is used
 * only through `options.fetch`; what would need it is `unknown ERR_OFFLINE` without.
 * @throws CredentialError where the input is no credential at all, as {@link parse} does. A fault of a credential is a check.
 * `ERR_OPTION` where the options cannot be used, of which a misspelt name is one, of an option, a check or a claim.
 *
 * @example
 * ```ts
 * const { verdict, issuer, checks } = await verify(badge, { fetch: guardedFetch() })
 * ```
 */
export async function verify(input: Input, options: VerifyOptions = {}): Promise<Report> {
  const given = asGiven(options)
  return verifyIn(verifierOf(given), input, given)
}

/**
 * Verifies a stream of credentials in one run, on this thread: a window of items in work, and the source is read only as
 * fast as the results are taken. One clock holds for all, and no work is done twice: an address is asked once, a status
 * list decoded once. An item that is no credential is a result with an error, and does not stop the rest.
 * @throws CredentialError `ERR_ABORTED` where `options.signal` ends it, `ERR_OPTION` where the options cannot be used, `ERR_INPUT` where the source
 * is no list or stream, and what the source itself throws.
 *
 * @example
 * ```ts
 * for await (const { index, report, error } of verifyMany(badges, { fetch: guardedFetch() })) {
 *   console.log(index, report?.verdict ?? error?.code)
 * }
 * ```
 */
export function verifyMany<Item extends ManyInput>(
  items: Iterable<Item> | AsyncIterable<Item>,
  options: VerifyManyOptions = {},
): AsyncGenerator<VerifyResult<Item>, void, undefined> {
  return streamed(options, async function* (taken) {
    const { verifyManyIn } = await import('./core/verify-many.ts')
    const given = taken()
    yield* verifyManyIn(verifierOf(given), items, given)
  })
}

/**
 * Brings reports up to date that were made with `recheckable`: the dates, the status and who is trusted are looked at again, of the
 * credential and of those inside it. Signatures, keys and shapes are not: what a report says of them stands, until the end that a proof or
 * its key was known to have. What rests on certificates stands as long as they do, for those whom `seals` and `trust` say now, and where
 * nothing is asked of a seal that was not asked before. A stock of any size asks for each of its lists once.
 * @throws CredentialError as {@link verifyMany} does; a report that cannot be used is a result with an error (`ERR_INPUT`).
 */
export function recheck(
  reports: Iterable<Report> | AsyncIterable<Report>,
  options: RecheckManyOptions = {},
): AsyncGenerator<VerifyResult<Report>, void, undefined> {
  return streamed(options, async function* (taken) {
    const { recheckManyIn } = await import('./core/recheck.ts')
    const given = taken()
    yield* recheckManyIn(verifierOf(given), reports, given)
  })
}
