/** Paths that lead into others, or around them: each of very many changes asks for its own. @module */
import { andAbove, enter } from '../../lib/mapping/trace.ts'

/** Of some paths, in their order, those that are one of the places that are asked for, lead into one, or are around one. */
export function alongside<Path extends string>(paths: readonly Path[]): (places: readonly string[]) => readonly Path[] {
  const inside = new Map<string, number[]>()
  const exact = new Map<string, number[]>()
  for (const [position, path] of paths.entries()) {
    enter(exact, path, position)
    for (const above of upFrom(path)) enter(inside, above, position)
  }
  return (places) => {
    const found = new Set<number>()
    for (const place of new Set(places))
      for (const positions of [inside.get(place) ?? [], ...upFrom(place).map((above) => exact.get(above) ?? [])])
        for (const position of positions) found.add(position)
    return [...found].sort((a, b) => a - b).flatMap((position) => paths[position] ?? [])
  }
}

const upFrom = (path: string): readonly string[] => ['', ...andAbove(path)]
