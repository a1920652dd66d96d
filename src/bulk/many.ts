/** Streams of credentials on every core. @module */
import type { Conversion, ConvertOptions } from '../core/convert.ts'
import type { VerifyOptions } from '../core/verify.ts'
import type { VerifyResult } from '../core/verify-many.ts'
import { streamed } from '../lib/as-given.ts'
import type { Code } from '../lib/codes.ts'
import { CredentialError, credentialError, type ErrorDetail } from '../lib/errors.ts'
import { isBytes } from '../lib/is-bytes.ts'
import { isObject } from '../lib/json.ts'
import { snapshot } from '../lib/json-text.ts'
import type { Limits } from '../lib/limits.ts'
import { limitsOf } from '../lib/limits.ts'
import { breather } from '../lib/pause.ts'
import type { Report } from '../lib/report.ts'
import { inputOf, iteratorOf, type ManyInput, settled } from '../lib/window.ts'
import { chunksOf, resultsOf, type Slot } from './chunks.ts'
import { crewOf, onTheWay } from './crew.ts'
import type { Item } from './items.ts'
import { type BulkOptions, requireUsable, type Sides, sidesOf, type TrustOptions } from './options.ts'
import { asking } from './outside.ts'
import type { Work } from './work.ts'

export type BulkVerifyOptions = VerifyOptions & BulkOptions & TrustOptions
export type BulkConvertOptions = ConvertOptions & BulkOptions

/** A conversion without its provenance: that is worked out where it is asked for, and a worker is elsewhere. */
export type BulkConversion = Omit<Conversion, 'provenance'>
export type BulkConvertResult<Given = ManyInput> = { readonly index: number; readonly item: Given } & (
  | { readonly conversion: BulkConversion; readonly error?: undefined }
  | { readonly error: CredentialError; readonly conversion?: undefined }
)

/**
 * As {@link verifyMany} of `credlens/verify`, on every core: the items go to worker threads in chunks. A worker that dies or
 * hangs is replaced, and the credential that it was at is the error `ERR_WORKER_CRASHED`; the rest complete. Below some
 * hundred credentials the start of the workers costs more than they give.
 * @throws CredentialError `ERR_ABORTED`, `ERR_OPTION` (what cannot be used, or posted to a worker), `ERR_INPUT` where the source is no list or
 * stream, and what the source itself throws.
 *
 * @example
 * ```ts
 * for await (const { index, report, error } of verifyMany(lines, { fetch: guardedFetch() })) {
 *   console.log(index, report?.verdict ?? error?.code)
 * }
 * ```
 */
export function verifyMany<Given extends ManyInput>(
  items: Iterable<Given> | AsyncIterable<Given>,
  options: BulkVerifyOptions = {},
): AsyncGenerator<VerifyResult<Given>, void, undefined> {
  return streamed(options, async function* (taken) {
    const given = taken()
    const sides = sidesOf({ ...given, now: given.now ?? new Date() })
    const work: Work = { ...workOn(sides), operation: 'verify', options: sides.posted }
    for await (const { index, item, error, data } of performedOn(items, work, sides))
      yield error ? { index, item, error } : { index, item, report: data['report'] as Report }
  })
}

/** As {@link convertMany} of `credlens/convert`, on every core, as {@link verifyMany} here. */
export function convertMany<Given extends ManyInput>(
  items: Iterable<Given> | AsyncIterable<Given>,
  options: BulkConvertOptions,
): AsyncGenerator<BulkConvertResult<Given>, void, undefined> {
  return streamed(options, async function* (taken) {
    const given = taken()
    const sides = sidesOf(given)
    const work: Work = { ...workOn(sides), operation: 'convert', options: { ...sides.posted, to: given.to } }
    for await (const { index, item, error, data } of performedOn(items, work, sides))
      yield error ? { index, item, error } : { index, item, conversion: data['conversion'] as BulkConversion }
  })
}

const workOn = ({ fetch, module }: Pick<Sides<unknown>, 'fetch' | 'module'>): Pick<Work, 'online' | 'module'> => ({
  online: fetch !== undefined,
  ...(module !== undefined && { module }),
})

interface Numbered<Given> extends Slot {
  readonly item: Given
  readonly index: number
}
type Result<Given> = { readonly index: number; readonly item: Given } & (
  | { readonly data: Readonly<Record<string, unknown>>; readonly error?: undefined }
  | { readonly error: CredentialError; readonly data?: undefined }
)

async function* performedOn<Given extends ManyInput>(
  source: Iterable<Given> | AsyncIterable<Given>,
  work: Work,
  sides: Sides<object>,
): AsyncGenerator<Result<Given>, void, undefined> {
  await requireUsable(sides)
  const { crew: crewOptions, chunk, order, signal, fetch, perHost } = sides
  const { limits } = work.options
  const asked = { ...(perHost !== undefined && { perHost }), ...(limits && { limits }), ...(signal && { signal }) }
  const crew = await crewOf(work, fetch ? asking(fetch, asked) : async () => undefined, crewOptions)
  const breathe = breather()
  const concurrency = onTheWay(crewOptions.workers)
  try {
    const chunks = chunksOf(slotsOf(source, limitsOf(work.options)), chunk)
    const perform = async ({ items }: { readonly items: readonly Item[] }): Promise<Uint8Array> => (await crew.perform(items)).results
    for await (const { item: done, value, error } of settled(chunks, perform, { concurrency, order, ...(signal && { signal }) })) {
      if (error) throw error
      for (const [slot, text = ''] of resultsOf(done, value)) {
        await breathe()
        const result = resultOf(slot, text)
        // what cannot be used of the options would be told of each item; what an item itself says is of that item
        if (result.error?.code === 'ERR_OPTION' && !slot.error) throw result.error
        yield result
      }
    }
  } finally {
    await crew.close()
  }
}

async function* slotsOf<Given extends ManyInput>(
  source: Iterable<Given> | AsyncIterable<Given>,
  limits: Limits,
): AsyncGenerator<readonly [Numbered<Given>, Item] | readonly [Numbered<Given> & { readonly error: CredentialError }], void, undefined> {
  let index = 0
  for await (const { item } of boxed(source)) {
    const slot = { item, index: index++ }
    try {
      const input = await inputOf(item)
      // an object is posted as its text, which is faster than as an object
      yield [slot, typeof input === 'string' || isBytes(input) ? input : textOf(input, limits)]
    } catch (error) {
      yield [{ ...slot, error: credentialError(error) }]
    }
  }
}

/** A generator waits for a promise that it yields, and breaks with it: in a box, one that fails is an error in its place. */
async function* boxed<Given>(source: Iterable<Given> | AsyncIterable<Given>): AsyncGenerator<{ readonly item: Given }, void, undefined> {
  const items = iteratorOf(source)
  let isOpen = true
  try {
    for (;;) {
      isOpen = false
      const { done, value } = await items.next()
      if (done) return
      isOpen = true
      yield { item: value as Given }
    }
  } finally {
    if (isOpen) await items.return?.()
  }
}

function textOf(input: unknown, limits: Limits): string {
  if (!isObject(input)) throw new CredentialError('ERR_INPUT', 'the input is neither text, nor bytes, nor a JSON object')
  return JSON.stringify(snapshot(input, limits))
}

function resultOf<Given>({ item, index, error }: Numbered<Given>, text: string): Result<Given> {
  if (error) return { index, item, error }
  const data = JSON.parse(text) as { readonly error?: { readonly code: Code; readonly message: string } & ErrorDetail }
  if (!data.error) return { index, item, data: { ...data } }
  const { code, message, ...more } = data.error
  return { index, item, error: new CredentialError(code, message, more) }
}
