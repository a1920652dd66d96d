/**
 * Whether a credential is unchanged and in force, and who stands behind it.
 *
 * @module
 */
import { type Verifier, type VerifyOptions, verifyIn } from './core/verify.ts'
import { registry as built } from './generated/registry.ts'
import type { Input } from './lib/options.ts'
import { chosen } from './lib/registry.ts'
import type { Report } from './lib/report.ts'

export type { RecipientClaim } from './core/recipient.ts'
export type { Listing, TrustSource } from './core/standing.ts'
export type { CheckGroup, VerifyOptions } from './core/verify.ts'
export { CredentialError } from './lib/errors.ts'
export { guardedFetch } from './lib/guarded-fetch.ts'
export type { Fetch, Input } from './lib/options.ts'
export type { Check, NestedReport, Outcome, Report, Standing, Verdict } from './lib/report.ts'
export { assertValid } from './validate.ts'

/**
 * Checks everything that can be checked: shape, proofs, whether the key is the issuer's own, dates, status,
 * what is inside, and, for a converted document, that it says what its original says. The network is used
 * only through `options.fetch`; what would need it is `unknown ERR_OFFLINE` without.
 * @throws CredentialError where the input is no credential at all, as {@link parse} does. A fault of a credential is a check.
 *
 * @example
 * ```ts
 * const { verdict, issuer, checks } = await verify(badge, { fetch: guardedFetch() })
 * ```
 */
export const verify = (input: Input, options: VerifyOptions = {}): Promise<Report> => verifyIn(verifier(options), input, options)

const verifier = (options: VerifyOptions): Verifier => ({
  registry: chosen(built, options),
  conversion: async (parsed, scope) => (await import('./conversion.ts')).conversionCheck(parsed, scope),
})
