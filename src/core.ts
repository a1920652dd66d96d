/**
 * The same calls with nothing built in: for formats, proofs, key resolvers and status lists of your own, and
 * for credentials of no format that is built in.
 *
 * @module
 */
export { type IssueOptions, issueIn as issue } from './core/issue.ts'
export { detectIn as detect, type ParseOptions, type ParseRegistry, parseAllIn as parseAll, parseIn as parse } from './core/parse.ts'
export { verifiableCredential } from './core/verifiable-credential.ts'
export { type Verifier, type VerifyOptions, verifyIn as verify } from './core/verify.ts'
export type * from './lib/contract.ts'
export { CredentialError } from './lib/errors.ts'
export type { Fetch, Input, Options, Registry } from './lib/options.ts'
export { type Check, checkOf, fail, pass, type Report, skip, unknown, verdictOf, warn } from './lib/report.ts'
export type { Fetched, Scope } from './lib/scope.ts'
