/** What is made once and kept for the calls that come after: bounded, the oldest unused goes first. @module */

export interface Memory {
  /**
   * The value of that name, made where there is none yet. A promise that is rejected is kept too: what could
   * not be reached is not asked for again.
   * @param weigh - Bytes that a value holds on to, where it is more than a few.
   */
  readonly once: <Value>(name: string, make: () => Value, weigh?: (value: Awaited<Value>) => number) => Value
}

/** How much is kept. */
export interface MemoryLimits {
  readonly entries: number
  readonly bytes: number
}

interface Kept {
  readonly value: unknown
  weight: number
}

/** What an entry weighs besides what it holds on to. */
const little = 1024

export function memoryOf({ entries, bytes }: MemoryLimits): Memory {
  const kept = new Map<string, Kept>()
  let held = 0
  const forget = (name: string, entry: Kept): void => {
    kept.delete(name)
    held -= entry.weight
  }
  const makeRoom = (): void => {
    for (const [name, entry] of kept) {
      // the newest stays, however heavy: whoever made it is about to use it
      if ((kept.size <= entries && held <= bytes) || kept.size === 1) return
      forget(name, entry)
    }
  }
  const add = (name: string, entry: Kept, more: number): void => {
    if (kept.get(name) !== entry) return
    entry.weight += more
    held += more
    makeRoom()
  }
  return {
    once: <Value>(name: string, make: () => Value, weigh?: (value: Awaited<Value>) => number): Value => {
      const known = kept.get(name)
      if (known) {
        kept.delete(name)
        kept.set(name, known)
        return known.value as Value
      }
      const value = make()
      const entry: Kept = { value, weight: 0 }
      kept.set(name, entry)
      add(name, entry, little)
      if (weigh)
        Promise.resolve(value).then(
          (made) => add(name, entry, weigh(made)),
          () => undefined,
        )
      return value
    },
  }
}

/** The memory of one call: it ends with the call, so nothing is dropped before. */
export const callMemory = (): Memory => memoryOf({ entries: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY })

/** The memory of a run: answers, keys, lists. A stock of any size fits into it, for the oldest go. */
export const runMemory = (): Memory => memoryOf({ entries: 50_000, bytes: 256 * 2 ** 20 })
