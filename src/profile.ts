/**
 * Whether a credential says what a policy asks for: is it a micro-credential?
 *
 * @module
 */
import { checkProfileIn, type ProfileOptions } from './core/profile.ts'
import { registry as built } from './generated/registry.ts'
import type { Input } from './lib/options.ts'
import { chosen } from './lib/registry.ts'
import type { Report } from './lib/report.ts'

export type { ProfileOptions } from './core/profile.ts'
export { CredentialError } from './lib/errors.ts'
export type { Check, Outcome, Report, Verdict } from './lib/report.ts'
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
export const checkProfile = (input: Input, options: ProfileOptions): Promise<Report> =>
  checkProfileIn(chosen(built, options), input, options)
