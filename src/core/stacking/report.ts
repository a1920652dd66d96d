/** A stack with its answer, and as labelled values. @module */
import { CredentialError } from '../../lib/errors.ts'
import type { Input } from '../../lib/options.ts'
import { type Check, type Verdict, verdictOf } from '../../lib/report.ts'
import { type Messages, type Say, speakerOf } from '../../messages/speaker.ts'
import { numberText } from '../../messages/words.ts'
import { profileFrom } from '../../profiles/check-profile.ts'
import { profiles } from '../../profiles/index.ts'
import type { Profile, Range } from '../../profiles/types.ts'
import type { ParseOptions, ParseRegistry } from '../parse/document.ts'
import { type Entry, filled, type Section } from '../sections.ts'
import { type Stack, stackOf } from '../stacking.ts'
import { type AskedSize, stackChecks, systemText } from './checks.ts'

export interface StackingOptions extends ParseOptions {
  /** Sizes to be reached: the id of a profile that asks for one (`forthem-pathway`), such a profile, or limits in ECTS credits. */
  readonly size?: string | Profile | Range | readonly (string | Profile | Range)[]
  /** The language of the sentences (BCP 47): there are tables in English and Dutch. */
  readonly language?: string
  /** Sentences by key, in place of those of the table. */
  readonly messages?: Messages
}

/** What several credentials come to together. Nothing is verified: each is to be verified on its own. */
export interface Stacking extends Stack {
  readonly verdict: Verdict
  readonly checks: readonly Check[]
  readonly sizes: readonly AskedSize[]
}

export async function stackingIn(registry: ParseRegistry, inputs: readonly Input[], options: StackingOptions): Promise<Stacking> {
  const sizes = sizesOf(options.size)
  const [stack, say] = await Promise.all([stackOf(registry, inputs, options), speakerOf(options.language, options.messages)])
  const checks = stackChecks(
    stack,
    sizes.map((size) => titled(size, say)),
    say,
  )
  return { ...stack, verdict: verdictOf(checks), checks, sizes }
}

/** @throws CredentialError `ERR_OPTION` */
function sizesOf(asked: StackingOptions['size']): readonly AskedSize[] {
  const list: readonly unknown[] = asked === undefined ? [] : Array.isArray(asked) ? Array.from(asked) : [asked]
  return list.map((one) => {
    const isLimits = typeof one === 'object' && one !== null && !('elements' in one)
    const { id, title, elements } = isLimits ? limitsProfile(one) : sizeProfile(one)
    const range = elements.find(({ element }) => element === 'size')?.ects
    if (!range) throw new CredentialError('ERR_OPTION', 'the profile asks for no size')
    return isLimits ? { range } : { profile: id, title, range }
  })
}

/** Those that are built in and ask for one. */
const sizes = profiles.filter(({ elements }) => elements.some(({ element }) => element === 'size'))

/** @throws CredentialError `ERR_OPTION` */
function sizeProfile(asked: unknown): Profile {
  if (typeof asked !== 'string') return profileFrom(asked)
  const profile = sizes.find(({ id }) => id === asked)
  if (!profile)
    throw new CredentialError(
      'ERR_OPTION',
      `there is no size of this name: ask for ECTS credits, or ${sizes.map(({ id }) => id).join(', ')}`,
    )
  return profile
}

/** Limits are checked as those of a profile are, and told as what they are. */
function limitsProfile(ects: object): Profile {
  const elements = [{ element: 'size', severity: 'mandatory', ects }]
  try {
    return profileFrom({ id: 'limits', title: 'limits', source: { title: 'limits' }, elements })
  } catch (cause) {
    const how = 'a number from 0 under some of atLeast, above, atMost, below, which one size can keep'
    throw new CredentialError('ERR_OPTION', `a size in ECTS credits is ${how}`, { cause })
  }
}

/** A built-in profile is called as the language calls it. */
const titled = (size: AskedSize, say: Say): AskedSize =>
  profiles.some(({ id, title }) => id === size.profile && title === size.title)
    ? { ...size, title: say(`profile.${size.profile}.title`) }
    : size

/** Pure, in any language: nothing is taken from the sentences. */
export const stackingSections = (stacking: Stacking, say: Say): readonly Section[] => filled(() => sectionsOf(stacking, say))

function sectionsOf(stacking: Stacking, say: Say): readonly Section[] {
  const checks = stackChecks(
    stacking,
    stacking.sizes.map((size) => titled(size, say)),
    say,
  )
  return [
    {
      key: 'stack',
      heading: say('heading.stack'),
      entries: checks.map(({ id, outcome, message }) => ({
        key: id,
        label: say(labels[id] ?? id),
        values: [message],
        outcome,
      })),
    },
    { key: 'counted', heading: say('heading.counted'), entries: stacking.parts.map((_, position) => partEntry(stacking, position, say)) },
    {
      key: 'notes',
      heading: say('heading.notes'),
      entries: [{ key: 'not-verified', label: say('label.note'), values: [say('not-verified')], outcome: 'skip' as const }],
    },
  ]
}

const labels: Readonly<Record<string, string>> = {
  'stack.recipient': 'field.recipients',
  'stack.overlap': 'field.overlap',
  'stack.level': 'field.levels',
  'stack.credits': 'field.credits',
  'stack.size': 'field.size',
}

function partEntry({ parts }: Stack, position: number, say: Say): Entry {
  const { title, input = 0, credits, eqf, issuer, counted, because } = parts[position] ?? {}
  const said = [
    ...(title === undefined ? [] : [title]),
    say(counted ? 'stack.counted' : because?.reason === 'whole' ? 'stack.not-counted.whole' : 'stack.not-counted'),
    ...(credits ?? []).map((one) => {
      const [points, framework] = [numberText(one.points, say), systemText(one, say)]
      return framework === undefined ? say('credits.plain', { points }) : say('credits.of', { points, framework })
    }),
    ...(eqf === undefined ? [] : [say('level.eqf', { level: eqf })]),
    ...(issuer === undefined ? [] : [issuer]),
  ]
  return {
    key: `part.${position}`,
    label: say('stack.input.untitled', { number: input + 1 }),
    values: [said.join('; ')],
  }
}
