/**
 * Whether a credential says what a policy asks for: is it a micro-credential?
 *
 * @module
 */
import type { ProfileOptions } from './core/profile.ts'
import type { Section } from './core/sections.ts'
import { registry as built } from './generated/registry.ts'
import type { Input } from './lib/options.ts'
import { chosen } from './lib/registry.ts'
import type { Report } from './lib/report.ts'
import type { Messages } from './messages/speaker.ts'

export type { ProfileOptions } from './core/profile.ts'
export type { ElementDetail } from './core/profile-said.ts'
export type { Entry, Section } from './core/sections.ts'
export { CredentialError } from './lib/errors.ts'
export type { Check, Outcome, Report, Verdict } from './lib/report.ts'
export type { Messages } from './messages/speaker.ts'
export { profiles } from './profiles/index.ts'
export type { ElementName, ElementRule, Profile, Range } from './profiles/types.ts'

/**
 * Looks for each element that a profile names: stated, missing, or unclear with what was found instead. The check
 * `profile` holds the counts, each `profile.<element>` one element, with how to supply it in this format.
 * Nothing is verified, and presence is not truth: a credential may state what is not so.
 * @throws CredentialError `ERR_OPTION` where there is no such profile, and as {@link parse} does.
 *
 * @example
 * ```ts
 * const { verdict, checks } = await checkProfile(badge, { profile: 'eu' })
 * ```
 */
export async function checkProfile(input: Input, options: ProfileOptions): Promise<Report> {
  const { checkProfileIn } = await import('./core/profile.ts')
  return checkProfileIn(chosen(built, options), input, options)
}

/** In which language, and with which words, something is said. */
export interface Wording {
  /** BCP 47: there are tables in English and Dutch. */
  readonly language?: string
  /** Sentences by key, in place of those of the table. */
  readonly messages?: Messages
}

/** A report of {@link checkProfile} as labelled values for a page or a terminal, in the language that is asked for. */
export async function profileSections(report: Report, { language, messages }: Wording = {}): Promise<readonly Section[]> {
  const [sections, { speakerOf }] = await Promise.all([import('./core/profile-sections.ts'), import('./messages/speaker.ts')])
  return sections.profileSections(report, await speakerOf(language, messages))
}
