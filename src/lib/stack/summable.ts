/** Credits that can be summed. @module */
import type { Credits } from '../credential/values.ts'

/** What can be added: not what takes away, nor what is so much that a sum would not be exact. */
const isAmount = ({ points }: Credits): boolean => points >= 0 && points <= Number.MAX_SAFE_INTEGER

/**
 * Of one achievement, the credits that can be summed: of each system one number. Two that differ contradict each other, and neither
 * is known to hold; those of no system that is named are told apart by how many they are.
 */
export function summable<Item extends Credits>(credits: readonly Item[] = []): readonly Item[] {
  const found = new Map<string | number, Item | undefined>()
  for (const one of credits.filter(isAmount)) {
    const system = one.framework ?? one.points
    const before = found.get(system)
    found.set(system, !found.has(system) || before?.points === one.points ? one : undefined)
  }
  return [...found.values()].flatMap((one) => one ?? [])
}
