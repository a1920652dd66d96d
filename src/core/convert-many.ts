/** Many conversions in a window. @module */
import type { CredentialError } from '../lib/errors.ts'
import { runMemory } from '../lib/memory.ts'
import type { Input } from '../lib/options.ts'
import { inputOf, type ManyInput, settledAlike, type WindowOptions } from '../lib/window.ts'
import { choicesOf } from './convert/choosing.ts'
import { type Conversion, type ConvertOptions, convertIn } from './convert.ts'
import type { LazyRegistry } from './parse/document.ts'

export interface ConvertManyOptions extends ConvertOptions, WindowOptions {}

/** What became of one item: its conversion, or why there is none. */
export type ConvertResult<Item = ManyInput> = { readonly index: number; readonly item: Item } & (
  | { readonly conversion: Conversion; readonly error?: undefined }
  | { readonly error: CredentialError; readonly conversion?: undefined }
)

export async function* convertManyIn<Item extends ManyInput>(
  registry: LazyRegistry,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ConvertManyOptions,
): AsyncGenerator<ConvertResult<Item>, void, undefined> {
  await choicesOf(options)
  const memory = runMemory()
  // most conversions need no network
  const reading = options.fetch && import('../lib/network/input-fetch.ts')
  const call = async (input: Input, signal: AbortSignal): Promise<Conversion> => {
    const given = { ...options, signal }
    return convertIn(registry, input, (await reading)?.withInputFetch(given, memory) ?? given)
  }
  for await (const { index, item, value, error } of settledAlike(items, { read: inputOf, call }, options))
    yield error ? { index, item, error } : { index, item, conversion: value }
}
