/**
 * Which of several achievements count towards a sum: each once, a whole with credits for its parts, and the parts of a
 * whole without credits for themselves.
 *
 * @module
 */

import type { Related } from '../credential/achievement.ts'
import type { Association } from '../credential.ts'
import { circlesIn } from './circles.ts'
import { enter } from './trace.ts'

/** Why one does not count, and because of which other. */
export interface Uncounted {
  readonly reason: 'same' | 'part' | 'whole'
  readonly other: number
}

export interface Countable {
  readonly id?: string | undefined
  readonly credits?: readonly Amount[] | undefined
}
interface Amount {
  readonly points: number
  readonly framework?: string
}

/** What says how many there are: no credits at all do not stand for those of parts, and fewer are a mistake. */
export const amountsIn = <Item extends Amount>(credits: readonly Item[] = []): readonly Item[] =>
  credits.filter(({ points }) => Number.isFinite(points) && points > 0)

/** Which achievement is a part of which, by their ids, as relations say it. */
export const partRelations = (associations: readonly Association[]): readonly { readonly whole: string; readonly part: string }[] =>
  associations.flatMap(({ type, source, target }) => {
    if (source === target) return []
    if (type === 'isParentOf') return [{ whole: source, part: target }]
    return type === 'isChildOf' || type === 'isPartOf' ? [{ whole: target, part: source }] : []
  })

/** Of those that count, pairs of which the first says that it is related to the other: a version of it, or a part, or its whole. */
export function relatedAmong(
  items: readonly { readonly id?: string | undefined; readonly related?: readonly Related[] | undefined }[],
): readonly (readonly [number, number])[] {
  const positions = new Map(items.map(({ id }, position) => [id, position]))
  const told = new Set<string>()
  return items.flatMap(({ id, related = [] }, position) =>
    (id === undefined ? [] : related).flatMap((one): (readonly [number, number])[] => {
      const other = positions.get(one.id)
      const pair = String([position, other].sort())
      if (other === undefined || other === position || told.has(pair)) return []
      told.add(pair)
      return [[position, other]]
    }),
  )
}

/** How much is said of credits: nothing, how many there are, and of which framework. */
const saidOf = (credits: readonly Amount[]): number => (credits.length === 0 ? 0 : credits.some(({ framework }) => framework) ? 2 : 1)

/** Of each that is a part of others of these, those wholes. */
export function wholesAmong(
  ids: { has(id: string): boolean },
  associations: readonly Association[],
): ReadonlyMap<string, readonly string[]> {
  const wholes = new Map<string, string[]>()
  for (const { whole, part } of partRelations(associations)) if (ids.has(part) && ids.has(whole)) enter(wholes, part, whole)
  return wholes
}

/** For each, why it does not count; `undefined`: it counts. */
export function uncounted(items: readonly Countable[], associations: readonly Association[]): readonly (Uncounted | undefined)[] {
  const first = new Map<string, number>()
  const said = items.map(({ credits }) => saidOf(amountsIn(credits)))
  for (const [position, { id }] of items.entries()) {
    const before = id === undefined ? undefined : first.get(id)
    // of two copies, the one that says more of its credits
    if (id !== undefined && (before === undefined || (said[before] ?? 0) < (said[position] ?? 0))) first.set(id, position)
  }
  const wholes = wholesAmong(first, associations)
  const parts = new Map<string, number>()
  for (const [part, above] of wholes) for (const whole of above) if (!parts.has(whole)) parts.set(whole, first.get(part) ?? 0)
  const circles = circlesIn(wholes)
  const hasCredits = (position = -1): boolean => (said[position] ?? 0) > 0
  return items.map(({ id }, position) => {
    if (id === undefined) return undefined
    const other = first.get(id)
    if (other !== undefined && other !== position) return { reason: 'same', other }
    // in a circle none is the whole
    const whole = above(id, wholes).find((one) => hasCredits(first.get(one)) && circles.get(one) !== circles.get(id))
    if (whole !== undefined) return { reason: 'part', other: first.get(whole) ?? position }
    const inside = hasCredits(position) ? undefined : parts.get(id)
    return inside === undefined ? undefined : { reason: 'whole', other: inside }
  })
}

/** Nobody nests deeper (HC4), and relations that go on and on are not followed for ever. */
const most = 1000

/** All that it is a part of, the nearest first. */
function above(id: string, wholes: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set<string>(wholes.get(id))
  for (const one of found) {
    if (found.size > most) break
    for (const whole of wholes.get(one) ?? []) found.add(whole)
  }
  return [...found]
}
