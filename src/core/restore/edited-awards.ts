/** Edits of a reading, as they are those of its sources: an award has a number of its own in each. @module */
import type { SourceField } from '../../lib/conversion.ts'
import type { Edit } from '../../lib/difference.ts'
import { enter } from '../../lib/mapping/trace.ts'
import { equal } from '../../lib/tree.ts'

/** An edit of a field in the reading of the document that was given, and what it is in the sources, by their numbers. */
export interface SourceEdit {
  readonly field: string
  readonly inSource: ReadonlyMap<number, Edit>
}

/** The awards of a source: all that came into the conversion, and those of them that are still in the document, in its order. */
interface Awards {
  readonly all: readonly number[]
  readonly kept: readonly number[]
  /** The number that each of those has, once others were taken away. */
  readonly now: ReadonlyMap<number, number>
}

/** Edits name fields as they are in the document now; sources know those that the conversion had. */
export function editsOfSources(
  edits: readonly Edit[],
  count: number,
  originOf: (field: string) => readonly SourceField[],
): readonly SourceEdit[] {
  const [, moved] = edits.find(([field]) => field === '/awards') ?? []
  const pick = moved && 'pick' in moved ? moved.pick : Array.from({ length: count }, (_, index) => index)
  const awards = moved && 'pick' in moved ? awardsIn(count, pick, originOf) : undefined
  return edits.map(([field, edit]): SourceEdit => {
    if (awards && field === '/awards') return { field, inSource: picksOf(awards) }
    const [, number, rest = ''] = /^\/awards\/(\d+)(.*)$/s.exec(field) ?? []
    const old = number === undefined ? undefined : (pick[Number(number)] ?? -1)
    // an award that was put in since is of no original
    if (old === -1) return { field, inSource: new Map() }
    const before = old === undefined ? field : `/awards/${old}${rest}`
    return { field, inSource: new Map(originOf(before).map(([source, name]) => [source, [numbered(name, awards?.get(source)), edit]])) }
  })
}

function awardsIn(count: number, pick: readonly number[], originOf: (field: string) => readonly SourceField[]): Map<number, Awards> {
  const origins = Array.from({ length: count }, (_, index) => originOf(`/awards/${index}`))
  const numbersIn = (olds: Iterable<number>): Map<number, number[]> => {
    const numbers = new Map<number, number[]>()
    for (const old of olds)
      for (const [source, name] of origins[old] ?? []) {
        const number = awardIn(name)
        if (number !== undefined) enter(numbers, source, number)
      }
    return numbers
  }
  const sources = new Set(origins.flatMap((found) => found.map(([source]) => source)))
  const [before, after] = [numbersIn(origins.keys()), numbersIn(pick)]
  return new Map(
    [...sources].map((source) => {
      const kept = after.get(source) ?? []
      return [source, { all: before.get(source) ?? [], kept, now: firstOf(kept) }]
    }),
  )
}

/** Where each number stands first. */
const firstOf = (numbers: readonly number[]): ReadonlyMap<number, number> =>
  new Map([...numbers.entries()].reverse().map(([index, number]) => [number, index]))

const awardIn = (field: string): number | undefined => {
  const [, number] = /^\/awards\/(\d+)$/.exec(field) ?? []
  return number === undefined ? undefined : Number(number)
}

/** A source of which no award is left has nothing to say any more: its part was taken away, and it stays what it was. */
const picksOf = (awards: ReadonlyMap<number, Awards>): Map<number, Edit> =>
  new Map(
    [...awards].flatMap(([source, { all, kept }]): [number, Edit][] =>
      kept.length === 0 || equal(all, kept) ? [] : [[source, ['/awards', { pick: kept }]]],
    ),
  )

/** A field of an award by the number that this has once others were taken away. */
const numbered = (field: string, awards: Awards | undefined): string =>
  awards === undefined || awards.kept.length === 0
    ? field
    : field.replace(/^\/awards\/(\d+)/, (same, number) => {
        const index = awards.now.get(Number(number))
        return index === undefined ? same : `/awards/${index}`
      })
