/** What rules put elsewhere: of what is lost, what stands in another place, and what the source says once more. @module */

import { equal } from '../tree.ts'
import type { Derived, Pass } from './pass.ts'
import { perPass } from './per-pass.ts'
import { andAbove, enter, isWithin, placeOf, readIn } from './trace.ts'

/** The rules by the fields that they take something from, or by what is around these: each of very many losses asks for its own. */
function rulesFrom(derived: Pass['derived'], asked: (from: string) => readonly string[]): (field: string) => readonly Derived[] {
  // most conversions lose nothing, and nobody asks
  let index: Map<string, Derived[]> | undefined
  return (field) => {
    if (!index) {
      index = new Map()
      for (const one of derived) for (const path of new Set(one.from.flatMap(asked))) enter(index, path, one)
    }
    return index.get(field) ?? []
  }
}

/** Of a piece that rules put elsewhere, the fields that are not lost there as well. */
export function movedBy({ derived }: Pass, isLost: (field: string) => boolean): (field: string) => readonly string[] {
  const [inside, exact] = [rulesFrom(derived, andAbove), rulesFrom(derived, (from) => [from])]
  return (field) =>
    andAbove(field).some((above) => exact(above).some(({ to }) => !isLost(to + field.slice(above.length))))
      ? [field]
      : inside(field).flatMap(({ to, from }) => (isLost(to) ? [] : from.filter((other) => isWithin(other, field))))
}

/** What was dropped when it was read: one index for all documents that one reading becomes. */
const droppedFrom = perPass(({ derived }) => rulesFrom(derived, andAbove))

/** Where the source says what follows from a field: it was dropped, and where that field is lost it is lost too, unless it was filled in again. */
export function repeatedIn(reading: Pass, again: ReadonlyMap<string, unknown>): (field: string) => readonly string[] {
  const rules = droppedFrom(reading)
  const isBack = ({ to, value }: Derived): boolean => again.has(to) && equal(again.get(to), value)
  return (field) => {
    const dropped = rules(field).filter((one) => one.from.every((other) => isWithin(other, field)) && !isBack(one))
    return dropped.flatMap(({ to }) => readIn(reading)(to).map(placeOf))
  }
}
