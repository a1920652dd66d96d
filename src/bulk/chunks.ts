/** Items in chunks: a message to a worker costs what many small credentials cost. @module */
import { CredentialError } from '../lib/errors.ts'
import type { Item } from './perform.ts'

/** Fewer in a chunk do not pay, unless they are large. */
export const fewest = 64
/** Characters or bytes after which a chunk is full: pictures are large. */
const mostLength = 2 * 2 ** 20

export interface Chunk<Given> {
  readonly given: readonly Given[]
  readonly items: readonly Item[]
}

export async function* chunksOf<Given>(
  source: AsyncIterable<readonly [Given, Item]>,
  size: number,
): AsyncGenerator<Chunk<Given>, void, undefined> {
  if (!Number.isInteger(size) || size < 1) throw new CredentialError('ERR_OPTION', 'the size of a chunk is a whole number from 1 on')
  let given: Given[] = []
  let items: Item[] = []
  let length = 0
  for await (const [one, item] of source) {
    given.push(one)
    items.push(item)
    length += item.length
    if (items.length < size && length < mostLength) continue
    yield { given, items }
    ;[given, items, length] = [[], [], 0]
  }
  if (items.length > 0) yield { given, items }
}
