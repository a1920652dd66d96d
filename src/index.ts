/**
 * credlens: verify digital learning credentials, and convert them from one format to another.
 *
 * @module
 */

export { type BakeOptions, bake, strip, unbake } from './bake.ts'
export { type BundleOptions, bundle } from './bundle.ts'
export {
  type Conversion,
  type ConvertOptions,
  convert,
  convertMany,
  type Diagnostic,
  type Edited,
  type Restoration,
  type Restored,
  restore,
} from './convert.ts'
export type { ConvertManyOptions, ConvertResult } from './core/convert-many.ts'
export type { RecheckManyOptions } from './core/recheck.ts'
export type { RecipientClaim } from './core/verify/recipient.ts'
export type { Listing, TrustSource } from './core/verify/standing.ts'
export type { CheckGroup, VerifyOptions } from './core/verify.ts'
export type { VerifyManyOptions, VerifyResult } from './core/verify-many.ts'
export { type IssueOptions, issue, type PrivateJwk, signer } from './issue.ts'
export { type Code, codes } from './lib/codes.ts'
export type { Envelope, Found, Parsed } from './lib/contract.ts'
export { CredentialError, type ErrorDetail } from './lib/errors.ts'
export type { ProofMembers, Signer } from './lib/issuing.ts'
export type { Document, Pointer } from './lib/json.ts'
export type { Limits } from './lib/limits.ts'
export { type GuardedFetch, type GuardedFetchOptions, guardedFetch } from './lib/network/guarded-fetch.ts'
export { type Recorded, type Recorder, recorder, replay, type Unanswered } from './lib/network/recorder.ts'
export type { Fetch, Input, Options } from './lib/options.ts'
export type {
  Ageing,
  CertifiedThen,
  Check,
  CheckDetail,
  Dated,
  Need,
  NeedKind,
  NestedReport,
  Outcome,
  Report,
  Standing,
  Verdict,
} from './lib/report.ts'
export type { PresentationAsked, ProofSetPolicy } from './lib/scope.ts'
export type { SealLevel, SealOptions } from './lib/seal-options.ts'
export type { ManyInput } from './lib/window.ts'
export { detect, type ParseOptions, parse, parseAll } from './parse.ts'
export { checkProfile, type Profile, type ProfileOptions, profiles, type Stacking, type StackingOptions, stack } from './profile.ts'
export { type Summary, type SummaryOptions, summary } from './summary.ts'
export { assertValid, type ValidateOptions, validate } from './validate.ts'
export { recheck, verify, verifyMany } from './verify.ts'
