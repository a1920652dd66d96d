/**
 * From any of the formats into any other, with every loss named, and back.
 *
 * @module
 */
import { type Conversion, type ConvertOptions, convertIn } from './core/convert.ts'
import type { ConvertManyOptions, ConvertResult } from './core/convert-many.ts'
import type { LazyRegistry, ParseOptions } from './core/parse/document.ts'
import type { Restoration } from './core/restore.ts'
import { formats as built } from './generated/registry-formats.ts'
import { asGiven, inputAsGiven, streamed } from './lib/as-given.ts'
import type { Input } from './lib/options.ts'
import type { ManyInput } from './lib/window.ts'

export type { FetchResource, Resource } from './core/convert/pictures.ts'
export type { Conversion, ConvertOptions } from './core/convert.ts'
export type { ConvertManyOptions, ConvertResult } from './core/convert-many.ts'
export type { ParseOptions } from './core/parse/document.ts'
export type { Edited } from './core/restore/edited.ts'
export type { Restoration, Restored } from './core/restore.ts'
export { type Diagnostic, type DiagnosticCode, type DiagnosticKind, diagnosticCodes } from './lib/diagnostics.ts'
export { CredentialError } from './lib/errors.ts'
export type { Document, Pointer } from './lib/json.ts'
export type { Origin, Provenance } from './lib/mapping/provenance.ts'
export type { Input } from './lib/options.ts'
export type { ManyInput } from './lib/window.ts'

/**
 * The credential in another format, unsigned, with its original inside and a list of all that was lost, lacking or
 * assumed. Needs neither keys nor the network, and verifies nothing: {@link verify} the source first.
 * @throws CredentialError as {@link parse} does, `ERR_OPTION` where there is no such format, and `ERR_UNKNOWN_FORMAT` also for a Verifiable
 * Credential that is in none of them.
 *
 * @example
 * ```ts
 * const { document, diagnostics } = await convert(badge, { to: 'elm' })
 * for (const { kind, source, message } of diagnostics) console.log(kind, source, message)
 * ```
 */
export async function convert(input: Input, options: ConvertOptions): Promise<Conversion> {
  const given = asGiven(options)
  return convertIn(lazy(given), inputAsGiven(input, given), given)
}

/**
 * Converts a stream of credentials, as {@link convert} does each: a window of items in work, and the source is read only
 * as fast as the results are taken. An item that cannot be converted is a result with an error.
 * @throws CredentialError `ERR_ABORTED` where `options.signal` ends it, `ERR_OPTION` where the options cannot be used, `ERR_INPUT` where the source
 * is no list or stream, and what the source itself throws.
 */
export function convertMany<Item extends ManyInput>(
  items: Iterable<Item> | AsyncIterable<Item>,
  options: ConvertManyOptions,
): AsyncGenerator<ConvertResult<Item>, void, undefined> {
  return streamed(options, async function* (taken) {
    const { convertManyIn } = await import('./core/convert-many.ts')
    const given = taken()
    yield* convertManyIn(lazy(given), items, given)
  })
}

/**
 * The original out of a converted document, byte for byte.
 * @throws CredentialError as {@link parse} does, and `ERR_NO_ORIGINAL` where the document holds none.
 *
 * @example
 * ```ts
 * const { format, bytes } = await restore(document)
 * ```
 */
export async function restore(input: Input, options: ParseOptions = {}): Promise<Restoration> {
  const given = asGiven(options)
  const taken = inputAsGiven(input, given)
  const [{ restoreIn }, registry] = await Promise.all([import('./core/restore.ts'), lazy(given).whole()])
  return restoreIn(registry, taken, given)
}

/** The formats at once, and the rest when an input is more than JSON: most are no more. */
const lazy = (options: ParseOptions): LazyRegistry => ({
  formats: options.formats || built,
  whole: async () => (await import('./lib/chosen.ts')).chosen((await import('./generated/registry.ts')).registry, options),
})
