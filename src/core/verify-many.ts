/** Many credentials in one run: what one of them needed from outside, the others need not ask for again. @module */
import type { CredentialError } from '../lib/errors.ts'
import { runMemory } from '../lib/memory.ts'
import type { Input } from '../lib/options.ts'
import type { Report } from '../lib/report.ts'
import { inputOf, type ManyInput, settledAlike, type WindowOptions } from '../lib/window.ts'
import { requireKnown } from './known-options.ts'
import { type Verifier, type VerifyOptions, verifyIn } from './verify.ts'

export interface VerifyManyOptions extends VerifyOptions, WindowOptions {}

/** What became of one item: its report, or why it is no credential that could be verified. */
export type VerifyResult<Item = ManyInput> = { readonly index: number; readonly item: Item } & (
  | { readonly report: Report; readonly error?: undefined }
  | { readonly error: CredentialError; readonly report?: undefined }
)

/** Verifies in one run: one clock, one memory. */
export function runOf(verifier: Verifier, options: VerifyOptions): (input: Input, signal?: AbortSignal) => Promise<Report> {
  const memory = runMemory()
  const given: VerifyOptions = { ...options, now: options.now ?? new Date() }
  return (input, signal) => verifyIn(verifier, input, signal ? { ...given, signal } : given, memory)
}

export async function* verifyManyIn<Item extends ManyInput>(
  verifier: Verifier,
  items: Iterable<Item> | AsyncIterable<Item>,
  options: VerifyManyOptions,
): AsyncGenerator<VerifyResult<Item>, void, undefined> {
  await requireKnown(options)
  const work = { read: inputOf, call: runOf(verifier, options) }
  for await (const { index, item, value, error } of settledAlike(items, work, options))
    yield error ? { index, item, error } : { index, item, report: value }
}
