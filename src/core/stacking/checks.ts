/** What is said of a stack: whose it is, what counts once, levels, credits, and whether a size is reached. @module */

import { ects, systemTold } from '../../lib/credits.ts'
import { enter } from '../../lib/mapping/trace.ts'
import { type Check, fail, pass, unknown, warn } from '../../lib/report.ts'
import { summable } from '../../lib/stack/summable.ts'
import type { Say } from '../../messages/speaker.ts'
import { listText, numberText } from '../../messages/words.ts'
import type { Range } from '../../profiles/types.ts'
import { rangeText } from '../profile/said.ts'
import { couldChange, isWithin } from '../profile/size.ts'
import type { CreditSum, Stack, StackPart } from '../stacking.ts'

/** A size that is asked for: by the name of a profile, or as limits. */
export interface AskedSize {
  readonly profile?: string
  readonly title?: string
  readonly range: Range
}

export const stackChecks = (stack: Stack, sizes: readonly AskedSize[], say: Say): readonly Check[] => [
  recipientCheck(stack, say),
  ...overlapChecks(stack, say),
  levelCheck(stack, say),
  ...creditChecks(stack, say),
  ...sizes.map((size) => sizeCheck(stack, size, say)),
]

const inputText = (input: number, title: string | undefined, say: Say): string =>
  say(title === undefined ? 'stack.input.untitled' : 'stack.input', { number: input + 1, ...(title !== undefined && { title }) })

const partText = (position: number, { parts }: Stack, say: Say): string => {
  const { input = 0, title } = parts[position] ?? {}
  return inputText(input, title, say)
}

const partTexts = (positions: readonly number[], stack: Stack, say: Say): string =>
  listText(
    positions.map((position) => partText(position, stack, say)),
    say,
  )

function recipientCheck(stack: Stack, say: Say): Check {
  const { groups, different } = stack.people
  const [, ...others] = groups
  // an input is called as its first part
  const titles = new Map([...stack.parts].reverse().map(({ input, title }) => [input, title]))
  const inputs = listText(
    others.flatMap((group) => group.map((input) => inputText(input, titles.get(input), say))),
    say,
  )
  const detail = { groups }
  if (different) return fail('stack.recipient', 'ERR_RECIPIENT', say('stack.recipient.different', { inputs }), { detail })
  if (others.length > 0)
    return unknown('stack.recipient', 'ERR_RECIPIENT_NOT_STATED', say('stack.recipient.unknown', { inputs }), { detail })
  return pass('stack.recipient', say(groups.flat().length > 1 ? 'stack.recipient.same' : 'stack.recipient.one'))
}

function overlapChecks(stack: Stack, say: Say): readonly Check[] {
  const twice = stack.parts.flatMap(({ because }, position) => {
    if (!because || because.reason === 'whole') return []
    const values = { part: partText(position, stack, say), other: partText(because.other, stack, say) }
    // two achievements under one identifier are most likely a mistake, which whoever reads it has to see
    const [part, other] = [stack.parts[position], stack.parts[because.other]]
    const isById = because.reason === 'same' && part?.id === other?.id && part?.title !== other?.title
    const how = isById ? 'id' : because.reason
    return [warn('stack.overlap', 'ERR_OVERLAP', say(`stack.overlap.${how}`, values), { detail: { part: position, ...because } })]
  })
  const alike = stack.alike.map(([part, other]) =>
    warn(
      'stack.overlap',
      'ERR_OVERLAP',
      say('stack.overlap.alike', { part: partText(part, stack, say), other: partText(other, stack, say) }),
      {
        detail: { part, other, reason: 'alike' },
      },
    ),
  )
  const related = stack.related.map(([part, other]) =>
    warn(
      'stack.overlap',
      'ERR_OVERLAP',
      say('stack.overlap.related', { part: partText(part, stack, say), other: partText(other, stack, say) }),
      { detail: { part, other, reason: 'related' } },
    ),
  )
  const all = [...twice, ...alike, ...related]
  return all.length > 0 ? all : [pass('stack.overlap', say('stack.overlap.none'))]
}

/** Those that say something of the stack: not a second copy, and a part only where its whole does not count. */
const leading = ({ parts }: Stack): readonly (readonly [number, StackPart])[] => [...parts.entries()].filter(([, { counted }]) => counted)

/** What another copy of the same achievement says, where the one that counts does not: by the position of that one. */
const levelsOfCopies = ({ parts }: Stack): ReadonlyMap<number, number> =>
  new Map(
    [...parts]
      .reverse()
      .flatMap(({ because, eqf }): [number, number][] => (because?.reason === 'same' && eqf !== undefined ? [[because.other, eqf]] : [])),
  )

function levelCheck(stack: Stack, say: Say): Check {
  const byLevel = new Map<number, number[]>()
  const ofCopies = levelsOfCopies(stack)
  const stated = leading(stack).map(([position, part]) => [position, part.eqf ?? ofCopies.get(position)] as const)
  for (const [position, eqf] of stated) if (eqf !== undefined) enter(byLevel, eqf, position)
  const without = stated.flatMap(([position, eqf]) => (eqf === undefined ? [position] : []))
  const detail = { levels: Object.fromEntries(byLevel), without }
  if (byLevel.size === 0) return warn('stack.level', 'ERR_PROFILE', say('stack.level.none'), { detail })
  const levels = listText(
    [...byLevel]
      .sort(([a], [b]) => a - b)
      .map(([level, positions]) => say('stack.level.of', { level, inputs: partTexts(positions, stack, say) })),
    say,
  )
  if (without.length > 0)
    return warn('stack.level', 'ERR_PROFILE', say('stack.level.some', { levels, inputs: partTexts(without, stack, say) }), { detail })
  if (byLevel.size > 1) return warn('stack.level', 'ERR_PROFILE', say('stack.level.several', { levels }), { detail })
  return pass('stack.level', say('stack.level.same', { level: [...byLevel.keys()][0] ?? '' }), { detail })
}

/** What a system of credits is called; nothing where nobody has a word for it. */
export function systemText({ framework, points }: Pick<CreditSum, 'framework' | 'points'>, say: Say): string | undefined {
  const told = systemTold(framework)
  return told !== undefined && say.knows(told) ? say(told, { points }) : told
}

export const sumText = ({ parts, ...credits }: CreditSum, of: number, say: Say): string => {
  const { points } = credits
  const framework = systemText(credits, say)
  const values = { points: numberText(points, say), count: parts.length, of }
  if (framework === undefined) return say('stack.credits.plain', values)
  return say('stack.credits.sum', { ...values, framework })
}

function creditChecks(stack: Stack, say: Say): readonly Check[] {
  const { sums } = stack
  const of = stack.parts.length
  const missing = leading(stack).flatMap(([position, { credits }]) => (summable(credits).length > 0 ? [] : [position]))
  if (sums.length === 0) return [warn('stack.credits', 'ERR_PROFILE', say('stack.credits.none'))]
  return [
    ...sums.map((sum) => pass('stack.credits', sumText(sum, of, say), { detail: { ...sum } })),
    ...(sums.length > 1 ? [warn('stack.credits', 'ERR_PROFILE', say('stack.credits.several'))] : []),
    ...(missing.length > 0
      ? [
          warn('stack.credits', 'ERR_PROFILE', say('stack.credits.missing', { inputs: partTexts(missing, stack, say) }), {
            detail: { without: missing },
          }),
        ]
      : []),
  ]
}

/** A size is one of ECTS credits; what has none, or others, may hold more. */
function sizeCheck(stack: Stack, { profile, title, range }: AskedSize, say: Say): Check {
  const points = stack.sums.find(({ framework }) => framework === ects)?.points ?? 0
  const open = leading(stack).flatMap(([position, { credits }]) =>
    summable(credits).some(({ framework }) => framework === ects) ? [] : [position],
  )
  const values = {
    title: title ?? say('stack.size.own'),
    points: numberText(points, say),
    range: rangeText(range, say),
    inputs: partTexts(open, stack, say),
  }
  const detail = { detail: { ...(profile !== undefined && { profile }), range, points, open } }
  if (stack.people.different) return fail('stack.size', 'ERR_RECIPIENT', say('stack.size.people', values), detail)
  if (open.length > 0 && couldChange(points, range)) return unknown('stack.size', 'ERR_PROFILE', say('stack.size.open', values), detail)
  if (isWithin(points, range)) return pass('stack.size', say('stack.size.inside', values), detail)
  if (range.approximate) return warn('stack.size', 'ERR_PROFILE', say('stack.size.about', values), detail)
  return fail('stack.size', 'ERR_PROFILE', say('stack.size.outside', values), detail)
}
