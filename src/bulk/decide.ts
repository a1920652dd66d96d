/** The third of three passes: every line gets its result, and nothing is asked any more. @module */
import { settled } from '../lib/window.ts'
import { type Chunk, chunksOf, resultsOf } from './chunks.ts'
import { sumOf } from './counts.ts'
import { crewOf, onTheWay } from './crew.ts'
import { itemsIn, type LineSlot } from './input.ts'
import type { Item } from './items.ts'
import type { Sides } from './options.ts'
import type { Batch, ResultFile, Written } from './result-file.ts'
import { type Performed, resultList } from './results.ts'
import type { ShardOptions } from './shard-options.ts'
import { progressIn } from './shard-progress.ts'
import type { Snapshot } from './snapshot.ts'
import type { Work } from './work.ts'

export interface Deciding extends Pick<ShardOptions, 'input' | 'onProgress'> {
  readonly work: Work
  readonly sides: Sides<unknown>
  readonly results: ResultFile
  readonly snapshot: Snapshot | undefined
  /** Writes what is to stand beside the results, before they get their name. */
  readonly beside: (end: Written) => Promise<void>
}

/** With nothing but the items, the options and the snapshot. */
export async function decide({ input, work, sides, results, snapshot, onProgress, beside }: Deciding): Promise<Written> {
  const { crew: options, chunk, signal } = sides
  const progress = progressIn('decide', onProgress, results.reached().counts.items)
  const crew = await crewOf(work, snapshot ? snapshot.answer : async () => undefined, options)
  try {
    const chunks = chunksOf(itemsIn(input, { after: results.reached().line, onRead: progress.read }), chunk)
    const perform = ({ items }: { readonly items: readonly Item[] }): Promise<Performed> => crew.perform(items)
    const concurrency = onTheWay(options.workers)
    for await (const { item, value, error } of settled(chunks, perform, { concurrency, ...(signal && { signal }) })) {
      if (error) throw error
      await results.add(batchOf(item, value))
      progress.done(item.slots.length)
    }
    return await results.finish(beside)
  } catch (error) {
    await results.leave()
    throw error
  } finally {
    await crew.close()
  }
}

/** A chunk as it is written: a line of results for each line of input, also for those that are too long to be read. */
function batchOf(chunk: Chunk<LineSlot>, { results, counts, poison }: Performed): Batch {
  const line = chunk.slots.at(-1)?.line ?? 0
  if (chunk.items.length === chunk.slots.length) return { line, bytes: results, counts, poison }
  const told = resultList()
  for (const [{ line, error }, text] of resultsOf(chunk, results))
    if (error) told.add({ line, bytes: nothing }, { error })
    else told.take(text ?? '')
  const more = told.all()
  const all = [...poison, ...more.poison].sort((a, b) => a.line - b.line)
  return { line, bytes: more.results, counts: sumOf(counts, more.counts), poison: all }
}

const nothing = new Uint8Array()
