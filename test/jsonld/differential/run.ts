/** Many mutants, one after the other: seed by seed. */
import { type CompareOptions, type Comparison, compare, count, newTally, sharedAgrees, type Tally } from './compare.ts'
import { corpus, type Sample } from './corpus.ts'
import { mutate } from './mutate.ts'
import { random } from './random.ts'
import { templates } from './templates.ts'

export interface Run {
  readonly mutants: number
  readonly first: number
  readonly every?: number
  /** Of the mutants that ours does not accept, the oracle is asked about one in so many. */
  readonly sampled?: number
  readonly engine?: CompareOptions['engine']
  readonly progress?: (done: number, tally: Tally) => void
  readonly disagreement?: (seed: number, comparison: Comparison, document: unknown) => void
}

/** Large documents would take the time of many small ones and show nothing else. */
const largest = 2500

/** What is mutated: the reference's documents, where they are there, and our own. */
export const originals = (): readonly Sample[] => [...templates, ...corpus().filter(({ size }) => size <= largest)]

/** The mutant of a seed. */
export function mutantOf(seed: number, samples: readonly Sample[]): Record<string, unknown> {
  const choices = random(seed)
  return mutate(choices.pick(samples).document, choices)
}

export async function run({
  mutants,
  first,
  every = Number.POSITIVE_INFINITY,
  sampled = 1,
  engine,
  progress,
  disagreement,
}: Run): Promise<Tally> {
  const samples = originals()
  const tally = newTally()
  for (let seed = first; seed < first + mutants; seed += 1) {
    const document = mutantOf(seed, samples)
    const comparison = await compare(document, { always: seed % sampled === 0, ...(engine && { engine }) })
    count(tally, comparison)
    if (comparison.outcome === 'LAX' || comparison.outcome === 'DIFFERENT') disagreement?.(seed, comparison, document)
    const agrees = await sharedAgrees(document)
    if (agrees) tally.shared += 1
    if (agrees === false) {
      count(tally, { outcome: 'SHARED DIFFERENT' })
      disagreement?.(seed, { outcome: 'SHARED DIFFERENT' }, document)
    }
    if ((seed - first + 1) % every === 0) progress?.(seed - first + 1, tally)
  }
  return tally
}
