/**
 * Credentials out of whatever they came in.
 *
 * @module
 */
import { detectIn, type ParseOptions } from './core/parse/document.ts'
import { parseIn } from './core/parse/one.ts'
import { wholly } from './core/parse/parsed.ts'
import { parseAllIn } from './core/parse.ts'
import { readable } from './core/verify/verifiable-credential.ts'
import { registry as built } from './generated/registry.ts'
import { asGiven, inputForLater, streamed } from './lib/as-given.ts'
import type { Parsed } from './lib/contract.ts'
import { CredentialError } from './lib/errors.ts'
import { type Document, isObject } from './lib/json.ts'
import type { Input } from './lib/options.ts'

export type { ParseOptions } from './core/parse/document.ts'
export type { Envelope, Found, Parsed } from './lib/contract.ts'
export { CredentialError } from './lib/errors.ts'
export type { Document, Pointer } from './lib/json.ts'
export type { Input } from './lib/options.ts'

/**
 * The id of the format that a document claims to be in (`ob2`, `ob3`, `clr1`, `clr2`, `elm`; `vc` is any other
 * Verifiable Credential), by its own context, type and shape; `undefined` where it claims none. Looks at the document only, and checks nothing.
 *
 * @example
 * ```ts
 * detect({ '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion' }) // 'ob2'
 * ```
 */
export const detect = (document: Document, options: Pick<ParseOptions, 'formats'> = {}): string | undefined =>
  isObject(document) ? detectIn(readable(built, asGiven(options)), document)?.format : undefined

/**
 * Exactly one credential, out of its container and its envelope. Nothing is verified.
 * @throws CredentialError `ERR_INPUT`, `ERR_EMPTY`, `ERR_NOT_JSON`, `ERR_TOO_LARGE`, `ERR_TOO_DEEP`, `ERR_CYCLIC`,
 * `ERR_DUPLICATE_MEMBER`, `ERR_FORBIDDEN_MEMBER`, `ERR_LONE_SURROGATE`, `ERR_TOKEN`, `ERR_CONTAINER`, `ERR_UNSUPPORTED`, `ERR_LIMIT`,
 * `ERR_NO_CREDENTIAL`, `ERR_SEVERAL`, `ERR_UNKNOWN_FORMAT`, for an address `ERR_OFFLINE`, `ERR_NETWORK`, `ERR_FORBIDDEN_ADDRESS`, `ERR_REVOKED`
 * or `ERR_ABORTED`, and `ERR_OPTION` where the options cannot be used.
 */
export async function parse(input: Input, options: ParseOptions = {}): Promise<Parsed> {
  const given = asGiven(options)
  return wholly(await parseIn(readable(built, given), input, given))
}

/**
 * All credentials of an input: an archive, a list, lines of JSON, a presentation, several chunks of a picture; one that cannot be read is
 * an error in its place.
 * @throws CredentialError `ERR_OPTION` where the options cannot be used.
 */
export function parseAll(input: Input, options: ParseOptions = {}): AsyncGenerator<Parsed | CredentialError> {
  const taken = inputForLater(input, options)
  return streamed(options, async function* (asked) {
    const given = asked()
    for await (const item of parseAllIn(readable(built, given), taken, given)) yield item instanceof CredentialError ? item : wholly(item)
  })
}
