/** What runs in a worker. @module */
import { move, transferableSymbol, valueSymbol, workerData } from 'piscina'
import type { Answer } from './answers.ts'
import { type Item, itemsFrom, type PackedLines } from './items.ts'
import { performerOf } from './perform.ts'
import type { Performed } from './results.ts'
import type { Work } from './work.ts'

/** One chunk. `at` is shared with whoever waits: the index of the item in work, so that it is known on which one a worker dies. */
export interface Task {
  readonly items: readonly Item[] | PackedLines
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
    return moved(await perform(itemsFrom(items), answers, (index) => Atomics.store(at, 0, index)))
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

/** The results change hands, and are not copied. The pool takes the reply out again. */
const moved = (reply: Performed): Reply =>
  move({ [transferableSymbol]: reply.results.buffer, [valueSymbol]: reply } as Parameters<typeof move>[0]) as unknown as Reply
