/** Where our schema and an official one part, and why: one row a class, read by people and by the tests. */
import type { Mutant } from './mutations.ts'

export interface Disagreement {
  /** `stricter`: ours says no where the official schema says yes. */
  readonly ours: 'stricter' | 'laxer'
  /** Where a repair answers for it: the schema sees the repaired document, the report has a warning. */
  readonly repaired?: true
  /** Kinds of mutation; left out: any. */
  readonly kinds?: readonly string[]
  /** The place, items of lists as `-`: a regular expression. */
  readonly places: RegExp
  readonly reason: string
}

export const placeOf = ({ path }: Mutant): string => path.map((key) => (typeof key === 'number' ? '/-' : `/${key}`)).join('')

export const nameOf = ({ ours, reason }: Disagreement): string => `${ours}: ${reason}`

/** The rows that explain disagreements, how often, and those that no row explains. */
export function explained(rows: readonly Disagreement[]): {
  readonly note: (mutant: Mutant, ours: boolean, official: boolean, repaired: boolean) => void
  readonly unexplained: () => readonly string[]
  readonly unused: () => readonly string[]
  readonly count: () => number
} {
  const used = new Map<Disagreement, number>()
  const unexplained: string[] = []
  return {
    note: (mutant, ours, official, repaired) => {
      if (ours === official) return
      const side = official ? 'stricter' : 'laxer'
      const place = placeOf(mutant)
      const row = rows.find(
        (row) =>
          row.ours === side && (row.repaired !== true || repaired) && (row.kinds?.includes(mutant.kind) ?? true) && row.places.test(place),
      )
      if (row === undefined) unexplained.push(`${side}: ${mutant.kind} at ${place}${repaired ? ' (repaired)' : ''}`)
      else used.set(row, (used.get(row) ?? 0) + 1)
    },
    unexplained: () => unexplained,
    unused: () => rows.filter((row) => !used.has(row)).map(nameOf),
    count: () => [...used.values()].reduce((sum, count) => sum + count, 0),
  }
}

/** Validators that look at nothing: every table must fail them. */
export const careless: readonly (readonly [name: string, verdict: boolean])[] = [
  ['accepts everything', true],
  ['rejects everything', false],
]
