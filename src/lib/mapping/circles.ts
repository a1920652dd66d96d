/** Relations that lead back to where they began. @module */

interface Step {
  readonly id: string
  readonly onward: Iterator<string>
}

/**
 * For each that something leads to or from, a number: two that lead to each other, by whatever way, have the same one (the strongly connected
 * components, by Tarjan’s algorithm: each relation is followed once). Without recursion, for relations may be deep.
 */
export function circlesIn(relations: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  /** The number under which each was met first, and the least of those that it leads back to. */
  const met = new Map<string, number>()
  const back = new Map<string, number>()
  const circles = new Map<string, number>()
  /** Met, and of no circle yet. */
  const open: string[] = []
  const meet = (id: string): Step => {
    back.set(id, met.size)
    met.set(id, met.size)
    open.push(id)
    return { id, onward: (relations.get(id) ?? [])[Symbol.iterator]() }
  }
  const leadsBack = (id: string, to: number | undefined): void => {
    back.set(id, Math.min(back.get(id) ?? 0, to ?? 0))
  }
  const close = (id: string): void => {
    const [number, last] = [met.get(id) ?? 0, open.lastIndexOf(id)]
    for (const one of open.splice(last)) circles.set(one, number)
  }
  for (const start of relations.keys()) {
    const way = met.has(start) ? [] : [meet(start)]
    for (let here = way.at(-1); here; here = way.at(-1)) {
      const { id, onward } = here
      const { value: to, done } = onward.next()
      if (!done) {
        if (!met.has(to)) way.push(meet(to))
        else if (!circles.has(to)) leadsBack(id, met.get(to))
        continue
      }
      way.pop()
      const before = way.at(-1)
      if (before) leadsBack(before.id, back.get(id))
      if (back.get(id) === met.get(id)) close(id)
    }
  }
  return circles
}
