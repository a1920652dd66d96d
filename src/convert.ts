/**
 * From any of the formats into any other, with every loss named, and back.
 *
 * @module
 */
import { type Conversion, type ConvertOptions, convertIn, type Restoration, restoreIn } from './core/convert.ts'
import type { ParseOptions } from './core/parse.ts'
import { registry as built } from './generated/registry.ts'
import type { Input } from './lib/options.ts'
import { chosen } from './lib/registry.ts'

export type { Conversion, ConvertOptions, Restoration } from './core/convert.ts'
export type { ParseOptions } from './core/parse.ts'
export type { Origin, Provenance } from './lib/conversion.ts'
export { type Diagnostic, type DiagnosticCode, type DiagnosticKind, diagnosticCodes } from './lib/diagnostics.ts'
export { CredentialError } from './lib/errors.ts'
export type { Document, Pointer } from './lib/json.ts'
export type { Input } from './lib/options.ts'

/**
 * The credential in another format, unsigned, with its original inside and a list of all that was lost, lacking or
 * assumed. Needs neither keys nor the network, and verifies nothing: {@link verify} the source first.
 * @throws CredentialError as {@link parse} does, and `ERR_OPTION` where there is no such format.
 *
 * @example
 * ```ts
 * const { document, diagnostics } = await convert(badge, { to: 'elm' })
 * for (const { kind, source, message } of diagnostics) console.log(kind, source, message)
 * ```
 */
export const convert = (input: Input, options: ConvertOptions): Promise<Conversion> => convertIn(chosen(built, options), input, options)

/**
 * The original out of a converted document, byte for byte.
 * @throws CredentialError as {@link parse} does, and `ERR_NO_ORIGINAL` where the document holds none.
 *
 * @example
 * ```ts
 * const { format, bytes } = await restore(document)
 * ```
 */
export const restore = (input: Input, options: ParseOptions = {}): Promise<Restoration> => restoreIn(chosen(built, options), input, options)
