/**
 * `parse`, `parseAll`, `detect`, `validate`, `verify`, `convert`, `restore` and `issue` with nothing built in: each takes a registry of what it may use. For formats, proofs, key resolvers and
 * status lists of your own, beside those of `./formats/*`, `./proofs/*`, `./keys/*`, `./status/*` and `./containers/*`;
 * for bundles that hold one format and no other; and, with {@link verifiableCredential}, for credentials of no known format.
 *
 * @example
 * ```ts
 * const registry = { formats: [ob3], proofs: [dataIntegrity], keys: [didKey], statuses: [bitstringStatusList], containers: [] }
 * const { verdict } = await verify(registry, badge)
 * ```
 *
 * @module
 */
import { type Conversion, type ConvertOptions, convertIn } from './core/convert.ts'
import { type IssueOptions, issueIn } from './core/issue.ts'
import { atHand, detectIn, type ParseOptions, type ParseRegistry } from './core/parse/document.ts'
import { parseIn } from './core/parse/one.ts'
import { wholly } from './core/parse/parsed.ts'
import { parseAllIn } from './core/parse.ts'
import { type Restoration, restoreIn } from './core/restore.ts'
import { type ValidateOptions, validateIn } from './core/validate.ts'
import { type ConversionCheck, type VerifyOptions, verifyIn } from './core/verify.ts'
import { asGiven, inputAsGiven, inputForLater, streamed } from './lib/as-given.ts'
import type { Envelope, Parsed } from './lib/contract.ts'
import { CredentialError } from './lib/errors.ts'
import { type Document, isObject } from './lib/json.ts'
import type { Input, Registry } from './lib/options.ts'
import type { Report } from './lib/report.ts'
import { requireFolders } from './lib/require-folders.ts'

export type { Conversion, ConvertOptions } from './core/convert.ts'
export type { IssueOptions } from './core/issue.ts'
export type { ParseOptions, ParseRegistry } from './core/parse/document.ts'
export type { Restoration } from './core/restore.ts'
export type { ValidateOptions } from './core/validate.ts'
export { verifiableCredential } from './core/verify/verifiable-credential.ts'
export type { VerifyOptions } from './core/verify.ts'
export { documentResolver } from './keys/document-resolver.ts'
export type * from './lib/contract.ts'
export { CredentialError, type ErrorDetail } from './lib/errors.ts'
export type { IssueOrder, ProofMembers, Signer } from './lib/issuing.ts'
export type { Called } from './lib/json.ts'
export type { Fetch, Input, Options, Registry } from './lib/options.ts'
export { type Check, checkOf, fail, pass, type Report, skip, unknown, verdictOf, warn } from './lib/report.ts'
export type { Fetched, Outside, Scope } from './lib/scope.ts'
export type { Disclosed, Jws, JwsSignature } from './lib/tokens/jws.ts'
export type { ReadLimits, Unpacking } from './lib/unpacking.ts'

const forParsing = ['formats', 'proofs', 'containers'] as const
const all = [...forParsing, 'keys', 'statuses'] as const

/** As `detect` of the package, over a registry of your own; with the version. What is in an envelope is known by that too. */
export function detect(
  registry: Pick<Registry, 'formats'>,
  document: Document,
  envelope?: Envelope,
): { readonly format: string; readonly version: string } | undefined {
  requireFolders(registry, ['formats'])
  return isObject(document) ? detectIn(registry, document, envelope) : undefined
}

/** As `parse` of the package, over a registry of your own. */
export async function parse(registry: ParseRegistry, input: Input, options: ParseOptions = {}): Promise<Parsed> {
  requireFolders(registry, forParsing)
  return wholly(await parseIn(registry, input, asGiven(options)))
}

/** As `parseAll` of the package, over a registry of your own. */
export function parseAll(registry: ParseRegistry, input: Input, options: ParseOptions = {}): AsyncGenerator<Parsed | CredentialError> {
  const taken = inputForLater(input, options)
  return streamed(options, async function* (asked) {
    requireFolders(registry, forParsing)
    for await (const item of parseAllIn(registry, taken, asked())) yield item instanceof CredentialError ? item : wholly(item)
  })
}

/** As `validate` of the package, over a registry of your own. */
export async function validate(registry: ParseRegistry, input: Input, options: ValidateOptions = {}): Promise<Report> {
  requireFolders(registry, forParsing)
  return validateIn(registry, input, asGiven(options))
}

/** As `restore` of the package, over a registry of your own. */
export async function restore(registry: ParseRegistry, input: Input, options: ParseOptions = {}): Promise<Restoration> {
  requireFolders(registry, forParsing)
  return restoreIn(registry, input, asGiven(options))
}

/** As `verify` of the package, over a registry of your own; a conversion that a document says it is, is made again over it too. */
export async function verify(registry: Registry, input: Input, options: VerifyOptions = {}): Promise<Report> {
  requireFolders(registry, all)
  const conversion: ConversionCheck = async (opened, scope) =>
    (await import('./core/convert/conversion-check.ts')).conversionCheckIn(registry, opened, scope)
  return verifyIn({ registry, conversion }, input, asGiven(options))
}

/** As `convert` of the package, over a registry of your own. */
export async function convert(registry: ParseRegistry, input: Input, options: ConvertOptions): Promise<Conversion> {
  requireFolders(registry, forParsing)
  const given = asGiven(options)
  return convertIn(atHand(registry), inputAsGiven(input, given), given)
}

/** As `issue` of the package, over a registry of your own. */
export async function issue(registry: Registry, document: Document, options: IssueOptions): Promise<Document | string> {
  requireFolders(registry, all)
  return issueIn(registry, document, options)
}
