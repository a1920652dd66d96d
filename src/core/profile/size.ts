/** Whether a number of credits is within the limits of a size rule. @module */
import type { Range } from '../../profiles/types.ts'

type Limit = Exclude<keyof Range, 'approximate'>

const keeps: Readonly<Record<Limit, (points: number, limit: number) => boolean>> = {
  atLeast: (points, limit) => points >= limit,
  above: (points, limit) => points > limit,
  atMost: (points, limit) => points <= limit,
  below: (points, limit) => points < limit,
}

const limits = Object.keys(keeps) as readonly Limit[]

export const isWithin = (points: number, range: Range, names: readonly Limit[] = limits): boolean =>
  names.every((name) => range[name] === undefined || keeps[name](points, range[name]))

/** Whether more credits could still change the answer: a lower limit that is reached stays reached, an upper one that is passed stays passed. */
export const couldChange = (points: number, range: Range): boolean =>
  isWithin(points, range, ['atMost', 'below']) && !(isWithin(points, range) && range.atMost === undefined && range.below === undefined)
