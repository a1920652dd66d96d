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
import { chunksOf } from './chunks.ts'
import { type CrewOptions, crewOf } from './crew.ts'
import { itemsIn } from './input.ts'
import type { Item } from './items.ts'
import type { Work } from './perform.ts'
import type { Snapshot } from './snapshot.ts'

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
export async function collect(given: Collecting): Promise<readonly string[]> {
  const asked = new Set<string>()
  let open: ReadonlySet<number> | undefined
  for (let round = 0; round < mostRounds; round++) {
    const pass = await passOver(given, asked, open)
    if (pass.missing.length === 0 || !given.ask) break
    await fetchAll(pass.missing, given, given.ask)
    open = pass.open
  }
  return [...asked].sort()
}

interface Pass {
  readonly missing: readonly string[]
  /** The numbers of the chunks that lacked something. */
  readonly open: ReadonlySet<number>
}

async function passOver(given: Collecting, asked: Set<string>, only: ReadonlySet<number> | undefined): Promise<Pass> {
  const { input, work, crew: options, chunk, snapshot, signal, onRead } = given
  const missing = new Set<string>()
  const open = new Set<number>()
  const crew = await crewOf(
    work,
    async (url) => {
      asked.add(url)
      return snapshot.answer(url)
    },
    options,
  )
  try {
    const perform = async ({ number, items }: Numbered): Promise<void> => {
      if (only && !only.has(number)) return
      for (const url of (await crew.perform(items)).missing) {
        missing.add(url)
        open.add(number)
      }
    }
    const chunks = numbered(chunksOf(itemsIn(input, onRead && { onRead }), chunk))
    for await (const { error } of settled(chunks, perform, { concurrency: Math.max(1, 2 * options.workers), ...(signal && { signal }) }))
      if (error) throw error
  } finally {
    await crew.close()
  }
  return { missing: [...missing].sort(), open }
}

interface Numbered {
  readonly number: number
  readonly items: readonly Item[]
}
async function* numbered(chunks: AsyncIterable<{ readonly items: readonly Item[] }>): AsyncGenerator<Numbered, void, undefined> {
  let number = 0
  for await (const { items } of chunks) yield { number: number++, items }
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
