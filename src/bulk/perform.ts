/** The work on a chunk of items, in a worker or on this thread: text in, text out. @module */
import { breather } from '../lib/pause.ts'
import { type Answer, answersOf } from './answers.ts'
import type { Item } from './items.ts'
import { type Performed, resultList } from './results.ts'
import { beginning, outcomeOf, type Work } from './work.ts'

export type Performer = (items: readonly Item[], answers: readonly Answer[], mark?: (index: number) => void) => Promise<Performed>

export async function performerOf(work: Work): Promise<Performer> {
  const begin = await beginning(work)
  const answers = answersOf()
  let operate = begin(answers.fetch)
  const breathe = breather()
  return async (items, given, mark) => {
    if (given.length > 0) {
      answers.add(given)
      operate = begin(answers.fetch)
    }
    const told = resultList()
    for (const [index, item] of items.entries()) {
      mark?.(index)
      await breathe()
      told.add(item, await outcomeOf(operate, item))
    }
    const missing = answers.missing()
    // what a run remembers of an address that it lacked must not outlive the answer
    if (missing.length > 0) operate = begin(answers.fetch)
    return { ...told.all(), missing }
  }
}
