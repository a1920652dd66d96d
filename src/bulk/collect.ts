/**
 * The first two of three passes. *Collect*: the items are worked on with what is in the snapshot, and the addresses that they
 * lack are gathered. *Fetch*: each of these is asked, once. What came of it may ask for more (a list for the document of
 * its issuer), so both are done again until nothing is lacking; after the first time with the chunks alone that lacked something.
 *
 * @module
 */
import { CredentialError } from '../lib/errors.ts'
import { settled } from '../lib/window.ts'
import type { Answer } from './answers.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import type { Collected } from './collected.ts'
import { type CrewOptions, crewOf, onTheWay } from './crew.ts'
import { itemsIn, type LineSlot } from './input.ts'
import type { Item } from './items.ts'
import type { Snapshot } from './snapshot.ts'
import type { Work } from './work.ts'

export interface Collecting {
  readonly input: string
  readonly work: Work
  readonly crew: CrewOptions
  readonly chunk: number
  readonly snapshot: Snapshot
  /** Absent: nothing is fetched, and what the snapshot lacks stays open. */
  readonly ask?: (url: string) => Promise<Answer>
  readonly signal?: AbortSignal
  readonly onRead?: (bytes: number) => void
  readonly onAnswer?: () => void
}

const mostRounds = 12
/** Addresses that are in work at a time, over all hosts. */
const mostAsked = 64

/** Every address that the items ask for, in order; where anything may be fetched, the snapshot then has an answer to each. */
export async function collect(given: Collecting, collected: Collected): Promise<readonly string[]> {
  const { ask, snapshot } = given
  for (let round = collected.round(); round.number < mostRounds; round = collected.round()) {
    if (!round.ended) await passOver(given, collected)
    if (round.missing.all.size === 0 || !ask) break
    // some may have been asked before the run was interrupted
    await fetchAll([...round.missing.all].filter((url) => !snapshot.has(url)).sort(), given, ask)
    collected.next()
  }
  return [...collected.asked.all].sort()
}

/** One round, from where it is. */
async function passOver(given: Collecting, { asked, known, round: now, save }: Collected): Promise<void> {
  const { input, work, crew: options, chunk, snapshot, signal, onRead } = given
  const round = now()
  const crew = await crewOf(
    work,
    async (url) => {
      const answer = await snapshot.answer(url)
      asked.add(url)
      if (answer) known.add(url)
      return answer
    },
    options,
  )
  try {
    const perform = async ({ number, items }: Numbered): Promise<readonly string[]> =>
      round.only?.has(number) === false ? [] : (await crew.perform(items)).missing
    const chunks = numbered(chunksOf(itemsIn(input, { after: round.line, ...(onRead && { onRead }) }), chunk), round.chunks)
    const window = { concurrency: onTheWay(options.workers), ...(signal && { signal }) }
    for await (const { item, value, error } of settled(chunks, perform, window)) {
      if (error) throw error
      value.forEach(round.missing.add)
      if (value.length > 0) round.open.add(item.number)
      round.line = item.line
      round.chunks = item.number + 1
      await save()
    }
    round.ended = true
    await save(true)
  } finally {
    await crew.close()
  }
}

interface Numbered {
  readonly number: number
  readonly items: readonly Item[]
  /** The last of them. */
  readonly line: number
}
async function* numbered(chunks: AsyncIterable<Chunk<LineSlot>>, first: number): AsyncGenerator<Numbered, void, undefined> {
  let number = first
  for await (const { items, slots } of chunks) yield { number: number++, items, line: slots.at(-1)?.line ?? 0 }
}

async function fetchAll(
  urls: readonly string[],
  { snapshot, signal, onAnswer }: Collecting,
  ask: (url: string) => Promise<Answer>,
): Promise<void> {
  const one = async (url: string): Promise<void> => {
    const answer = await ask(url)
    // what was cut short is no answer
    if (signal?.aborted) throw new CredentialError('ERR_ABORTED', 'the caller stopped the work')
    await snapshot.add(answer)
    onAnswer?.()
  }
  for await (const { error } of settled(urls, one, { concurrency: mostAsked, order: 'completion', ...(signal && { signal }) }))
    if (error) throw error
}
