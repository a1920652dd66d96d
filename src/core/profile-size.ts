/** Whether a number of credits is within the limits of a size rule. @module */
import type { Say } from '../profiles/messages.ts'
import type { ElementRule, Range } from '../profiles/types.ts'

type Limit = Exclude<keyof Range, 'approximate'>

const keeps: Readonly<Record<Limit, (points: number, limit: number) => boolean>> = {
  atLeast: (points, limit) => points >= limit,
  above: (points, limit) => points > limit,
  atMost: (points, limit) => points <= limit,
  below: (points, limit) => points < limit,
}

export interface SizeWords {
  readonly outcome: 'pass' | 'warn' | 'fail'
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

export function sizeWords(points: number, range: Range, severity: ElementRule['severity'], say: Say): SizeWords {
  const limits = (Object.keys(keeps) as Limit[]).flatMap((name) => (range[name] === undefined ? [] : [{ name, limit: range[name] }]))
  const values = {
    points,
    range: limits.map(({ name, limit }) => say(`range.${name}`, { limit })).reduce((one, other) => say('range.and', { one, other })),
  }
  if (limits.every(({ name, limit }) => keeps[name](points, limit))) return { outcome: 'pass', key: 'size.inside', values }
  if (range.approximate) return { outcome: 'warn', key: 'size.outside-about', values }
  return { outcome: severity === 'optional' ? 'warn' : 'fail', key: 'size.outside', values }
}
