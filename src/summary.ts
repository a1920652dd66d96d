/**
 * What is inside a credential, in plain data.
 *
 * @module
 */
import type { Section } from './core/sections.ts'
import type { Summary } from './core/summary/model.ts'
import type { SummaryOptions } from './core/summary.ts'
import type { Wording } from './core/wording.ts'
import { registry as built } from './generated/registry.ts'
import { asGiven, inputAsGiven } from './lib/as-given.ts'
import { chosen } from './lib/chosen.ts'
import type { Input } from './lib/options.ts'

export type { Entry, Section } from './core/sections.ts'
export type {
  AchievementSummary,
  CreditSummary,
  Grade,
  Named,
  Party,
  Recipient,
  Revoked,
  Signature,
  Stackability,
  Summary,
} from './core/summary/model.ts'
export type { SummaryOptions } from './core/summary.ts'
export type { Wording } from './core/wording.ts'
export { CredentialError } from './lib/errors.ts'
export type { Messages } from './messages/speaker.ts'

/**
 * Title, issuer, recipient, dates, outcomes, skills, level, workload, assessment, grade, quality assurance, evidence,
 * stackability, and how it is signed: the same members for every format. Nothing is verified: all of it is what the
 * credential says of itself.
 * @throws CredentialError as {@link parse} does, and `ERR_UNKNOWN_FORMAT` also for a Verifiable Credential that is in none of the formats.
 */
export async function summary(input: Input, options: SummaryOptions = {}): Promise<Summary> {
  const given = asGiven(options)
  const taken = inputAsGiven(input, given)
  const { summaryIn } = await import('./core/summary.ts')
  return summaryIn(chosen(built, given), taken, given)
}

/**
 * A {@link Summary} as labelled values for a page or a terminal, with the twelve fields of an Open Badge answered one by
 * one. Give both calls the same language: text out of the document is in the summary already.
 * @throws CredentialError `ERR_INPUT` where it is none, `ERR_OPTION` where the wording cannot be used.
 */
export async function summarySections(inside: Summary, wording: Wording = {}): Promise<readonly Section[]> {
  const given = asGiven(wording)
  const [sections, { worded }] = await Promise.all([import('./core/summary/sections.ts'), import('./core/wording.ts')])
  return sections.summarySections(inside, await worded(given))
}
