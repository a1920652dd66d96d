/**
 * Whether a credential has the shape that its format requires.
 *
 * @module
 */
import { type ValidateOptions, validateIn } from './core/validate.ts'
import { readable } from './core/verify/verifiable-credential.ts'
import { registry as built } from './generated/registry.ts'
import { asGiven } from './lib/as-given.ts'
import { CredentialError } from './lib/errors.ts'
import { isText, own } from './lib/json.ts'
import type { Input } from './lib/options.ts'
import type { Report } from './lib/report.ts'

export type { ValidateOptions } from './core/validate.ts'
export { CredentialError } from './lib/errors.ts'
export type { Input } from './lib/options.ts'
export type { Check, Outcome, Report, Standing, Verdict } from './lib/report.ts'

/**
 * Checks a credential against the schema and the rules of its format, and, for Linked Data, that its
 * contexts define every member. Never uses the network, and never looks at proofs.
 * @throws CredentialError where the input is no credential at all, as {@link parse} does; an address is `ERR_OFFLINE`.
 *
 * @example
 * ```ts
 * const { verdict, checks } = await validate(badge)
 * ```
 */
export async function validate(input: Input, options: ValidateOptions = {}): Promise<Report> {
  const given = asGiven(options)
  return validateIn(readable(built, given), input, given)
}

/**
 * For those who prefer throwing.
 * @throws CredentialError `ERR_INVALID` with the report, unless its verdict is `valid`; `ERR_INPUT` where it is no report.
 */
export function assertValid(report: Report): asserts report is Report & { readonly verdict: 'valid' } {
  if (!isText(own(report, 'verdict'))) throw new CredentialError('ERR_INPUT', 'this is no report')
  if (report.verdict !== 'valid') throw new CredentialError('ERR_INVALID', `the credential is ${report.verdict}`, { report })
}
