/** Many mutants, one after the other: seed by seed. */
import { type CompareOptions, type Comparison, compare, count, isDisagreement, newTally, sharedAgrees, type Tally } from './compare.ts'
import { corpus, type Sample } from './corpus.ts'
import { countKinds, kindsOf, leftAlone } from './kinds.ts'
import { mutate } from './mutate.ts'
import { random } from './random.ts'
import { templates } from './templates.ts'

/** For the script of the long run, which has this file alone. */
export { isDisagreement }

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

/** Our own documents have the rare structures: without more weight they would be lost among the reference's. */
const weight = 8

/** What is mutated: the reference's documents, where they are there, and our own. */
export const originals = (): readonly Sample[] => [
  ...Array.from({ length: weight }, () => templates).flat(),
  ...corpus().filter(({ size }) => size <= largest),
]

export interface Mutation {
  readonly original: Record<string, unknown>
  readonly document: Record<string, unknown>
}

/** The mutant of a seed, and what it was made from. */
export function mutation(seed: number, samples: readonly Sample[]): Mutation {
  const choices = random(seed)
  const original = choices.pick(samples).document
  return { original, document: mutate(original, choices) }
}
export const mutantOf = (seed: number, samples: readonly Sample[]): Record<string, unknown> => mutation(seed, samples).document

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
    const { original, document } = mutation(seed, samples)
    const found = kindsOf(original, document)
    // what only the package handles would hardly ever be asked about
    const always = seed % sampled === 0 || found.some((kind) => leftAlone.has(kind))
    const comparison = await compare(document, { always, ...(engine && { engine }) })
    count(tally, comparison)
    countKinds(tally.kinds, found, comparison.outcome)
    if (isDisagreement(comparison.outcome)) disagreement?.(seed, comparison, document)
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
