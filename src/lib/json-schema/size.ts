/** How much there is to a value, so that to look at it counts for what it costs. @module */

/** Characters, and items, are looked at many at a time; members have names. */
const atOnce = 16

/** What one look at a value takes: not at what is in its members and items. */
export function breadthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return 1 + value.length / atOnce
  return typeof value === 'object' && value !== null ? 1 + Object.keys(value).length : 1
}

/** What it takes to look at all of it. */
export function sizeOf(value: unknown, known: Map<unknown, number>): number {
  if (typeof value !== 'object' || value === null) return breadthOf(value)
  let size = known.get(value)
  if (size === undefined) {
    size = breadthOf(value)
    for (const inner of Object.values(value)) size += sizeOf(inner, known)
    known.set(value, size)
  }
  return size
}
