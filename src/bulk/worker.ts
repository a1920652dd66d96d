/** What runs in a worker. @module */
import { workerData } from 'piscina'
import type { Answer } from './answers.ts'
import { type Item, type Performed, performerOf, type Work } from './perform.ts'

/** One chunk. `at` is shared with whoever waits: the index of the item in work, so that it is known on which one a worker dies. */
export interface Task {
  readonly items: readonly Item[]
  readonly answers: readonly Answer[]
  readonly at: Int32Array
}

/** A fault is not the items': the work itself cannot be done (the caller's module cannot be loaded, say). */
export type Reply = Performed | { readonly fault: string }

const performer = performerOf(workerData as Work)
performer.catch(() => undefined)

export default async ({ items, answers, at }: Task): Promise<Reply> => {
  try {
    const perform = await performer
    return await perform(items, answers, (index) => Atomics.store(at, 0, index))
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
