/** Work on a stream of items: a few at a time, as fast as the results are taken. @module */
import { CredentialError, credentialError } from './errors.ts'
import type { Input } from './options.ts'
import { breather } from './pause.ts'

/** An input, or what reads it when it is its turn: a thousand files are never in memory together. */
export type ManyInput = Input | (() => Input | Promise<Input>)

export const inputOf = (item: ManyInput): Input | Promise<Input> => (typeof item === 'function' ? item() : item)

export interface WindowOptions {
  /** Items in work at a time, 16 unless given: more only helps where they wait for the network. */
  readonly concurrency?: number
  /** Results in the order of the items, or each as soon as it is there. `input` unless given. */
  readonly order?: 'input' | 'completion'
  /** Ends the whole: what is in work is stopped, and the iterator throws `ERR_ABORTED`. */
  readonly signal?: AbortSignal
}

/** What became of one item: a value, or why there is none. */
export type Settled<Item, Value> = { readonly index: number; readonly item: Item } & (
  | { readonly value: Value; readonly error?: undefined }
  | { readonly error: CredentialError; readonly value?: undefined }
)

/**
 * Settles the items of a source. The next item is taken only when there is room in the window, and there is room
 * only when results are taken: a slow reader slows the source down, and nothing piles up. An item that fails is
 * a result with an error. Whoever stops reading stops the source and what is in work.
 *
 * @throws CredentialError `ERR_ABORTED`; what the source itself throws, after the results of the items before it.
 */
export async function* settled<Item, Value>(
  source: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item, signal: AbortSignal) => Promise<Value>,
  { concurrency = 16, order = 'input', signal }: WindowOptions = {},
): AsyncGenerator<Settled<Item, Value>, void, undefined> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new CredentialError('ERR_OPTION', 'concurrency is a whole number from 1 on')
  if (order !== 'input' && order !== 'completion')
    throw new CredentialError('ERR_OPTION', 'the order is that of the input or of completion')
  const items = iteratorOf(source)
  const stop = new AbortController()
  const breathe = breather()
  const done = new Map<number, Settled<Item, Value>>()
  const state: State = { started: 0, yielded: 0, asking: false, ended: false }
  let wake = (): void => undefined
  const abort = (): void => {
    stop.abort(signal?.reason)
    wake()
  }
  if (signal?.aborted) abort()
  else signal?.addEventListener('abort', abort, { once: true })

  const settle = (outcome: Settled<Item, Value>): void => {
    done.set(outcome.index, outcome)
    wake()
  }
  const start = (item: Item): void => {
    const index = state.started++
    work(item, stop.signal).then(
      (value) => settle({ index, item, value }),
      (error: unknown) => settle({ index, item, error: credentialError(error) }),
    )
  }
  const ask = async (): Promise<void> => {
    state.asking = true
    try {
      await breathe()
      const { done: last, value } = await items.next()
      if (last) state.ended = true
      else start(value)
    } catch (error) {
      state.ended = true
      state.failure = { error }
    }
    state.asking = false
    wake()
  }
  try {
    for (;;) {
      if (signal?.aborted) throw new CredentialError('ERR_ABORTED', 'the caller stopped the work', { cause: signal.reason })
      if (!state.ended && !state.asking && state.started - state.yielded < concurrency) void ask()
      const next = order === 'input' ? done.get(state.yielded) : done.values().next().value
      if (next) {
        done.delete(next.index)
        state.yielded++
        yield next
      } else if (state.ended && state.yielded === state.started) {
        if (state.failure) throw state.failure.error
        return
      } else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    signal?.removeEventListener('abort', abort)
    stop.abort()
    // not awaited: a source that hangs must not hold up whoever has stopped reading
    if (!state.ended) void items.return?.()?.then(undefined, () => undefined)
  }
}

interface State {
  started: number
  yielded: number
  asking: boolean
  ended: boolean
  failure?: { readonly error: unknown }
}

export interface Items<Item> {
  readonly next: () => Promise<IteratorResult<Item, unknown>>
  readonly return?: () => Promise<unknown> | undefined
}

/**
 * Promises in a list stay what they are.
 * @throws CredentialError `ERR_INPUT` where the source is none: a text is one credential, or many lines.
 */
export function iteratorOf<Item>(source: Iterable<Item> | AsyncIterable<Item>): Items<Item> {
  if (typeof source === 'object' && source !== null && !ArrayBuffer.isView(source)) {
    if (Symbol.asyncIterator in source) {
      const items = source[Symbol.asyncIterator]()
      return { next: () => items.next(), return: () => items.return?.() }
    }
    if (Symbol.iterator in source) {
      const items = source[Symbol.iterator]()
      return { next: async () => items.next(), return: async () => items.return?.() }
    }
  }
  throw new CredentialError('ERR_INPUT', 'the source is no list, generator or stream of credentials')
}
