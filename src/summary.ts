/**
 * What is inside a credential, in plain data.
 *
 * @module
 */
import { type Summary, type SummaryOptions, summaryIn } from './core/summary.ts'
import { registry as built } from './generated/registry.ts'
import type { Input } from './lib/options.ts'
import { chosen } from './lib/registry.ts'

export type { AchievementSummary, Named, Party, Summary, SummaryOptions } from './core/summary.ts'
export { CredentialError } from './lib/errors.ts'

/**
 * Title, issuer, recipient, dates, outcomes, skills, level, workload, results, evidence: the same members for
 * every format. Nothing is verified: all of it is what the credential says of itself.
 * @throws CredentialError as {@link parse} does.
 */
export const summary = (input: Input, options: SummaryOptions = {}): Promise<Summary> => summaryIn(chosen(built, options), input, options)
