/**
 * Whether a credential says what a policy asks for: is it a micro-credential?
 *
 * @module
 */
import { inputsAsGiven } from './core/of-input.ts'
import type { ProfileOptions } from './core/profile.ts'
import type { Section } from './core/sections.ts'
import type { Stacking, StackingOptions } from './core/stacking/report.ts'
import type { Wording } from './core/wording.ts'
import { registry as built } from './generated/registry.ts'
import { asGiven, inputAsGiven } from './lib/as-given.ts'
import { chosen } from './lib/chosen.ts'
import type { Input } from './lib/options.ts'
import type { Report } from './lib/report.ts'

export type { ElementDetail } from './core/profile/said.ts'
export type { ProfileOptions } from './core/profile.ts'
export type { Entry, Section } from './core/sections.ts'
export type { AskedSize } from './core/stacking/checks.ts'
export type { Stacking, StackingOptions } from './core/stacking/report.ts'
export type { People } from './core/stacking/same-person.ts'
export type { CreditSum, StackPart } from './core/stacking.ts'
export type { Wording } from './core/wording.ts'
export { CredentialError } from './lib/errors.ts'
export type { Uncounted } from './lib/mapping/counting.ts'
export type { Check, Outcome, Report, Verdict } from './lib/report.ts'
export type { Messages } from './messages/speaker.ts'
export { profiles } from './profiles/index.ts'
export type { Place, Supply } from './profiles/supply.ts'
export type { ElementName, ElementRule, Profile, Range } from './profiles/types.ts'

/**
 * Looks for each element that a profile names: stated, missing, or unclear with what was found instead. The check
 * `profile` holds the counts (`detail.mandatory` and `detail.optional`: `of`, `present`, `absent`, `unclear`), each `profile.<element>` one element, with how to supply it in this format.
 * Nothing is verified, and presence is not truth: a credential may state what is not so.
 * @throws CredentialError `ERR_OPTION` where there is no such profile, `ERR_UNKNOWN_FORMAT` also for a Verifiable Credential that is in none of
 * the formats, and as {@link parse} does.
 *
 * @example
 * ```ts
 * const { verdict, checks } = await checkProfile(badge, { profile: 'eu' })
 * ```
 */
export async function checkProfile(input: Input, options: ProfileOptions): Promise<Report> {
  const given = asGiven(options)
  const taken = inputAsGiven(input, given)
  const { checkProfileIn } = await import('./core/profile.ts')
  return checkProfileIn(chosen(built, given), taken, given)
}

/**
 * A report of {@link checkProfile} as labelled values for a page or a terminal, in the language that is asked for.
 * @throws CredentialError `ERR_INPUT` where it is none, `ERR_OPTION` where the wording cannot be used.
 */
export async function profileSections(report: Report, wording: Wording = {}): Promise<readonly Section[]> {
  const given = asGiven(wording)
  const [sections, { worded }] = await Promise.all([import('./core/profile/sections.ts'), import('./core/wording.ts')])
  return sections.profileSections(report, await worded(given))
}

/**
 * What several credentials come to together: whether they are of one person, which achievements count once (the same one
 * twice, or a part whose whole counts already), at which levels, how many credits of each framework, and whether that
 * reaches a size. Credits of two frameworks are never added; what states no ECTS credits leaves the size open where it
 * could change the answer. Nothing is verified: verify each on its own.
 * @throws CredentialError `ERR_OPTION` where there is no such size, `ERR_EMPTY`, and as {@link parse} does: the `path` begins with the number of
 * the input then.
 *
 * @example
 * ```ts
 * const { verdict, sums, checks } = await stack([first, second], { size: ['forthem-pathway', { atLeast: 60 }] })
 * ```
 */
export async function stack(inputs: readonly Input[], options: StackingOptions = {}): Promise<Stacking> {
  const given = asGiven(options)
  const all = inputsAsGiven(inputs, given)
  const { stackingIn } = await import('./core/stacking/report.ts')
  return stackingIn(chosen(built, given), all, given)
}

/**
 * The answer of {@link stack} as labelled values for a page or a terminal.
 * @throws CredentialError `ERR_INPUT` where it is none, `ERR_OPTION` where the wording cannot be used.
 */
export async function stackSections(stacking: Stacking, wording: Wording = {}): Promise<readonly Section[]> {
  const given = asGiven(wording)
  const [sections, { worded }] = await Promise.all([import('./core/stacking/report.ts'), import('./core/wording.ts')])
  return sections.stackingSections(stacking, await worded(given))
}
