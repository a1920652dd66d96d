/**
 * credlens: verify digital learning credentials, and convert them from one format to another.
 *
 * @module
 */
export type { RecipientClaim } from './core/recipient.ts'
export type { Listing, TrustSource } from './core/standing.ts'
export type { CheckGroup, VerifyOptions } from './core/verify.ts'
export { type Conversion, convert, type ConvertOptions, type Diagnostic, type Restoration, restore } from './convert.ts'
export { type Code, codes } from './lib/codes.ts'
export type { Envelope, Found, Parsed, Signer } from './lib/contract.ts'
export { CredentialError } from './lib/errors.ts'
export { guardedFetch } from './lib/guarded-fetch.ts'
export type { Document, Pointer } from './lib/json.ts'
export type { Limits } from './lib/limits.ts'
export type { Fetch, Input, Options } from './lib/options.ts'
export type { Check, Need, NestedReport, Outcome, Report, Standing, Verdict } from './lib/report.ts'
export { detect, parse, parseAll, type ParseOptions } from './parse.ts'
export { assertValid, validate, type ValidateOptions } from './validate.ts'
export { verify } from './verify.ts'
