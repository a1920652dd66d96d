/** Counting results, so that sums of counts are counts of sums. @module */
import type { Outcome } from './results.ts'

export interface Counts {
  readonly items: number
  /** By verdict, and `error` for what is no credential; of conversions, `converted`. */
  readonly verdicts: Readonly<Record<string, number>>
  /** In how many items each code stands, at a check that did not pass or as the error. */
  readonly codes: Readonly<Record<string, number>>
}

export const noCounts: Counts = { items: 0, verdicts: {}, codes: {} }

export interface Counter {
  readonly add: (outcome: Outcome) => void
  readonly all: () => Counts
}

export function countOf(): Counter {
  let items = 0
  const verdicts = new Map<string, number>()
  const codes = new Map<string, number>()
  const one = (map: Map<string, number>, name: string): void => void map.set(name, (map.get(name) ?? 0) + 1)
  return {
    add: (outcome) => {
      items++
      one(verdicts, verdictOf(outcome))
      for (const code of codesOf(outcome)) one(codes, code)
    },
    all: () => ({ items, verdicts: sorted(verdicts), codes: sorted(codes) }),
  }
}

const verdictOf = (outcome: Outcome): string => ('report' in outcome ? outcome.report.verdict : 'error' in outcome ? 'error' : 'converted')

function codesOf(outcome: Outcome): ReadonlySet<string> {
  if ('error' in outcome) return new Set([outcome.error.code])
  if (!('report' in outcome)) return new Set()
  return new Set(outcome.report.checks.flatMap(({ code, outcome: of }) => (code === undefined || of === 'skip' ? [] : [code])))
}

/** In one order, so that the same counts are the same text. */
const sorted = (entries: Iterable<readonly [string, number]>): Readonly<Record<string, number>> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))

export const sumOf = (a: Counts, b: Counts): Counts => ({
  items: a.items + b.items,
  verdicts: sums(a.verdicts, b.verdicts),
  codes: sums(a.codes, b.codes),
})

function sums(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const all = new Map(Object.entries(a))
  for (const [name, count] of Object.entries(b)) all.set(name, (all.get(name) ?? 0) + count)
  return sorted(all)
}
