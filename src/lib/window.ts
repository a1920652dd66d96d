/** Work on a stream of items: a few at a time, as fast as the results are taken. @module */
import type { Awaitable } from './awaitable.ts'
import { CredentialError, credentialError } from './errors.ts'
import type { Input } from './options.ts'
import { breather } from './pause.ts'
import { requireSignal } from './require-signal.ts'

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
  work: Work<Item, Value>,
  { concurrency = 16, order = 'input', signal }: WindowOptions = {},
): AsyncGenerator<Settled<Item, Value>, void, undefined> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new CredentialError('ERR_OPTION', 'concurrency is a whole number from 1 on')
  if (order !== 'input' && order !== 'completion')
    throw new CredentialError('ERR_OPTION', 'the order is that of the input or of completion')
  requireSignal(signal)
  const window = new WorkWindow(iteratorOf(source), work, concurrency)
  const abort = (): void => window.stop(signal?.reason)
  if (signal?.aborted) abort()
  else signal?.addEventListener('abort', abort, { once: true })
  try {
    for (;;) {
      if (signal?.aborted) throw new CredentialError('ERR_ABORTED', 'the caller stopped the work', { cause: signal.reason })
      window.fill()
      const next = window.take(order)
      if (next) yield next
      else if (window.isOver()) return
      else await window.change()
    }
  } finally {
    signal?.removeEventListener('abort', abort)
    window.close()
  }
}

type Work<Item, Value> = (item: Item, signal: AbortSignal) => Promise<Value>

/**
 * The same of calls whose options are the same for all: what cannot be used of these would be told of each item, and ends the whole. What an
 * item itself says when it is read is of that item.
 *
 * @throws CredentialError as {@link settled} does, and `ERR_OPTION` as a call does
 */
export async function* settledAlike<Item, Given, Value>(
  source: Iterable<Item> | AsyncIterable<Item>,
  { read, call }: { readonly read: (item: Item) => Awaitable<Given>; readonly call: Work<Given, Value> },
  options: WindowOptions,
): AsyncGenerator<Settled<Item, Value>, void, undefined> {
  let unusable: CredentialError | undefined
  const work = async (item: Item, signal: AbortSignal): Promise<Value> => {
    const given = await read(item)
    try {
      return await call(given, signal)
    } catch (error) {
      if (error instanceof CredentialError && error.code === 'ERR_OPTION') unusable = error
      throw error
    }
  }
  for await (const result of settled(source, work, options)) {
    if (unusable) throw unusable
    yield result
  }
}

/** The items in work, those that are done and not yet taken, and what the source has left. */
class WorkWindow<Item, Value> {
  readonly #source: Items<Item>
  readonly #work: Work<Item, Value>
  readonly #size: number
  readonly #done = new Map<number, Settled<Item, Value>>()
  readonly #stopping = new AbortController()
  readonly #breathe = breather()
  #started = 0
  #taken = 0
  #isAsking = false
  #hasEnded = false
  #failure: { readonly error: unknown } | undefined
  #wake = (): void => undefined

  constructor(source: Items<Item>, work: Work<Item, Value>, size: number) {
    this.#source = source
    this.#work = work
    this.#size = size
  }

  /** Asks the source for the next item, if there is room for one. */
  fill(): void {
    if (!this.#hasEnded && !this.#isAsking && this.#started - this.#taken < this.#size) void this.#ask()
  }

  /** The next of those that are done. */
  take(order: WindowOptions['order']): Settled<Item, Value> | undefined {
    const next = order === 'input' ? this.#done.get(this.#taken) : this.#done.values().next().value
    if (next) {
      this.#done.delete(next.index)
      this.#taken++
    }
    return next
  }

  /** Whether nothing is to come. @throws what the source threw, after the results of the items before it */
  isOver(): boolean {
    if (!this.#hasEnded || this.#taken < this.#started) return false
    if (this.#failure) throw this.#failure.error
    return true
  }

  /** Until something is done, the source has answered, or all is stopped. */
  async change(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
  }

  stop(reason?: unknown): void {
    this.#stopping.abort(reason)
    this.#wake()
  }

  close(): void {
    this.stop()
    // not awaited: a source that hangs must not hold up whoever has stopped reading
    if (!this.#hasEnded) void this.#source.return?.()?.then(undefined, () => undefined)
  }

  async #ask(): Promise<void> {
    this.#isAsking = true
    try {
      await this.#breathe()
      const { done, value } = await this.#source.next()
      if (done) this.#hasEnded = true
      else this.#start(value)
    } catch (error) {
      this.#hasEnded = true
      this.#failure = { error }
    }
    this.#isAsking = false
    this.#wake()
  }

  #start(item: Item): void {
    const index = this.#started++
    this.#work(item, this.#stopping.signal).then(
      (value) => this.#settle({ index, item, value }),
      (error: unknown) => this.#settle({ index, item, error: credentialError(error) }),
    )
  }

  #settle(outcome: Settled<Item, Value>): void {
    this.#done.set(outcome.index, outcome)
    this.#wake()
  }
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
