/** Items in chunks: a message to a worker costs what many small credentials cost. @module */
import { fromUtf8 } from '../lib/bytes.ts'
import type { CredentialError } from '../lib/errors.ts'
import { type Item, lengthOf } from './items.ts'

/** Fewer in a chunk do not pay, unless they are large. */
export const fewest = 64
/** Characters or bytes after which a chunk is full: pictures are large. */
const mostLength = 2 ** 19

/** What stands for an item; with the error where it cannot even be read, and there is nothing to post. */
export interface Slot {
  readonly error?: CredentialError
}

export interface Chunk<Given extends Slot> {
  readonly slots: readonly Given[]
  /** Of the slots without an error, in their order. */
  readonly items: readonly Item[]
}

export async function* chunksOf<Given extends Slot>(
  source: AsyncIterable<readonly [Given, Item] | readonly [Given & { readonly error: CredentialError }]>,
  size: number,
): AsyncGenerator<Chunk<Given>, void, undefined> {
  let slots: Given[] = []
  let items: Item[] = []
  let length = 0
  let failure: { readonly error: unknown } | undefined
  try {
    for await (const [slot, item] of source) {
      slots.push(slot)
      if (item !== undefined) {
        items.push(item)
        length += lengthOf(item)
      }
      if (slots.length < size && length < mostLength) continue
      yield { slots, items }
      ;[slots, items, length] = [[], [], 0]
    }
  } catch (error) {
    failure = { error }
  }
  // what came before the source broke is worked on
  if (slots.length > 0) yield { slots, items }
  if (failure) throw failure.error
}

/** Each slot with its result, a line of text; `undefined` where the slot is an error. */
export function* resultsOf<Given extends Slot>(
  { slots }: Chunk<Given>,
  results: Uint8Array,
): Generator<readonly [Given, string | undefined], void, undefined> {
  const lines = fromUtf8(results).split('\n').values()
  for (const slot of slots) yield [slot, slot.error ? undefined : lines.next().value]
}
