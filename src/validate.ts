/**
 * Whether a credential has the shape that its format requires.
 *
 * @module
 */
import { openIn, reportOfForm, validityOfForm } from './core/validate.ts'
import * as built from './generated/registry.ts'
import { CredentialError } from './lib/errors.ts'
import type { Input, Options } from './lib/options.ts'
import { chosen } from './lib/registry.ts'
import type { Report } from './lib/report.ts'
import { parse } from './parse.ts'

export { CredentialError } from './lib/errors.ts'
export type { Input } from './lib/options.ts'
export type { Check, Outcome, Report, Standing, Verdict } from './lib/report.ts'

export type ValidateOptions = Pick<Options, 'formats' | 'proofs' | 'containers' | 'contexts' | 'signal' | 'limits'>

/**
 * Checks a credential against the schema and the rules of its format, and, for Linked Data, that its
 * contexts define every member. Never uses the network, and never looks at proofs.
 * @throws CredentialError where the input is no credential at all, as {@link parse} does.
 *
 * @example
 * ```ts
 * const { verdict, checks } = await validate(badge)
 * ```
 */
export async function validate(input: Input, options: ValidateOptions = {}): Promise<Report> {
  const opened = await openIn(chosen(built, options), await parse(input, options))
  return reportOfForm(opened, await validityOfForm(opened, options))
}

/**
 * For those who prefer throwing.
 * @throws CredentialError `ERR_INVALID` with the report, unless its verdict is `valid`.
 */
export function assertValid(report: Report): asserts report is Report & { readonly verdict: 'valid' } {
  if (report.verdict !== 'valid') throw new CredentialError('ERR_INVALID', `the credential is ${report.verdict}`, { report })
}
