/** What validation, verification and profiles answer with. @module */
import type { Code } from './codes.ts'
import type { CredentialError } from './errors.ts'
import type { Pointer } from './json.ts'
import { sentence } from './sentence.ts'
import type { Writable } from './writable.ts'

/** `unknown`: could not be checked. It is never bad, and never good. `skip`: there was nothing to check. */
export type Outcome = 'pass' | 'warn' | 'fail' | 'unknown' | 'skip'
/** Any `fail` is invalid; else any `unknown` is indeterminate; else valid. */
export type Verdict = 'valid' | 'invalid' | 'indeterminate'

/** What would have to be fetched to settle an `unknown`. */
export interface Need {
  readonly url: string
  readonly kind: NeedKind
}
/** `revocation`: a list or an answer about a certificate. It is signed itself, and published at plain http for the most part. */
export type NeedKind = 'did' | 'key' | 'status' | 'revocation' | 'credential' | 'issuer' | 'context' | 'schema' | 'registry' | 'resource'

/** One thing that was looked at. */
export interface Check {
  /** What was looked at: `schema`, `proof`, `key-binding`, `validity`, `seal.path` … Stable. */
  readonly id: string
  readonly outcome: Outcome
  /** Stable; there unless the outcome is `pass`. */
  readonly code?: Code
  /** One plain sentence for people; may change. */
  readonly message: string
  /** JSON Pointer into the document. */
  readonly path?: string
  readonly detail?: CheckDetail
}
/** Whatever a machine may want besides; `needs` wherever something outside would settle an `unknown`. */
export interface CheckDetail {
  readonly needs?: readonly Need[]
  /** Of an element that a profile asks for: how to state it in this format. */
  readonly hint?: string
  readonly [member: string]: unknown
}

/** Who stands behind a credential: the second answer, beside the verdict. */
export interface Standing {
  /** As the credential states it; of a seal that is confirmed, what its certificate calls the issuer, unless that holds the domain of the id. */
  readonly id?: string
  /** As `nameIsFrom` says: a name out of the credential is a claim. */
  readonly name?: string
  readonly nameIsFrom: 'credential' | 'domain' | 'register' | 'certificate'
  /** What the proof’s key shows: that the issuer has the domain, a certificate of an authority that the caller trusts, or nothing but the key. */
  readonly control: 'none' | 'domain' | 'certificate'
  /** Names of the registers or lists that vouch for the issuer. */
  readonly listedBy: readonly string[]
}

/**
 * What of a credential is answered otherwise another day: its dates, the entries in lists, who is trusted. With it, a report can be
 * brought up to date without the credential.
 */
export interface Ageing {
  readonly id?: string
  readonly otherIds?: readonly string[]
  readonly issuer: { readonly id?: string; readonly name?: string; readonly path: Pointer }
  readonly from?: Dated<unknown>
  readonly alsoFrom?: Dated<unknown>
  readonly until: readonly Dated<unknown>[]
  readonly statuses: readonly Dated<Readonly<Record<string, unknown>>>[]
  /** Of a presentation, what is said in place of the check `issuer`: nobody is asked about its holder. */
  readonly presents?: readonly Check[]
  /** What the proof's key says of who stands behind it. */
  readonly standing?: Partial<Standing>
  /** What of the checks rests on certificates. */
  readonly certified?: CertifiedThen
  /** Of a document that was converted: the reports on what it was made of. */
  readonly originals?: readonly Report[]
  /** Dates after which the proofs themselves hold no longer, each with the path of its proof. */
  readonly ends?: readonly Dated<unknown>[]
  /** The claim `status` of a token, where that names a list of tokens. */
  readonly tokenStatus?: Readonly<Record<string, unknown>>
  /** The proof itself asks an address whenever it is verified: that is its status, and needs the credential. */
  readonly asks?: string
}
/** What rested on certificates when it was looked at: each as the SHA-256 of its DER. */
export interface CertifiedThen {
  readonly since: string
  /** Absent where nothing of it ends. */
  readonly until?: string
  /** When the seal was made at the latest, where timestamps prove that: its anchors are those of then, not of today. */
  readonly at?: string
  readonly anchors: readonly string[]
  readonly timestampAnchors: readonly string[]
  readonly checks: readonly string[]
  /** What was asked of it ({@link SealOptions}). */
  readonly revocationMaxAge?: number
  readonly timestampTrust?: string
}
/** A value, and the pointer to where it stands. */
export interface Dated<Value> {
  readonly value: Value
  readonly path: Pointer
}

export interface Report {
  readonly verdict: Verdict
  readonly format: string
  readonly version?: string
  /** Of a presentation its holder: each report in `nested` has the issuer of what is shown. */
  readonly issuer: Standing
  readonly checks: readonly Check[]
  /** Reports of the credentials and endorsements inside. */
  readonly nested?: readonly NestedReport[]
  /** There where the caller asked for it (`recheckable`). */
  readonly ageing?: Ageing
}
export interface NestedReport extends Report {
  /** Where it is in the document. */
  readonly path: string
}

/** What checks come to: one that fails makes it `invalid`, otherwise one that is `unknown` makes it `indeterminate`. */
export function verdictOf(checks: readonly Check[]): Verdict {
  let verdict: Verdict = 'valid'
  for (const { outcome } of checks) {
    if (outcome === 'fail') return 'invalid'
    if (outcome === 'unknown') verdict = 'indeterminate'
  }
  return verdict
}

/** What a check may say besides. */
type More = Pick<Check, 'path' | 'detail'>
/** A check with that outcome: its id, for all others its code, and a sentence without personal data. */
export const pass = (id: string, message: string, more?: More): Check => whole({ id, outcome: 'pass', message }, more)
/** @see {@link pass} */
export const warn = (id: string, code: Code, message: string, more?: More): Check => whole({ id, outcome: 'warn', code, message }, more)
/** @see {@link pass} */
export const fail = (id: string, code: Code, message: string, more?: More): Check => whole({ id, outcome: 'fail', code, message }, more)
/** @see {@link pass} */
export const unknown = (id: string, code: Code, message: string, more?: More): Check =>
  whole({ id, outcome: 'unknown', code, message }, more)
/** @see {@link pass} */
export const skip = (id: string, code: Code, message: string, more?: More): Check => whole({ id, outcome: 'skip', code, message }, more)

function whole(check: Writable<Check>, more: More | undefined): Check {
  if (more?.path !== undefined) check.path = more.path
  if (more?.detail !== undefined) check.detail = more.detail
  return check
}

/** Codes that say that something could not be checked, and accuse nobody: no other says why an address did not answer. */
export const unsettled: ReadonlySet<Code> = new Set<Code>([
  'ERR_OFFLINE',
  'ERR_NETWORK',
  'ERR_FORBIDDEN_ADDRESS',
  'ERR_UNSUPPORTED',
  'ERR_LIMIT',
  'ERR_TOO_LARGE',
  'ERR_UNRESOLVED',
  'ERR_CONTEXT',
  'ERR_ABORTED',
  'ERR_WORKER_CRASHED',
  'ERR_OUTPUT',
  'ERR_INTERNAL',
])

/** The check that an error means: `unknown` where it says that something could not be checked, else `fail`. */
export function checkOf(id: string, error: CredentialError, more: More = {}): Check {
  const make = unsettled.has(error.code) ? unknown : fail
  const { path = error.path, detail = error.needs && { needs: error.needs } } = more
  return make(id, error.code, sentence(error.message), {
    ...(path === undefined ? {} : { path }),
    ...(detail === undefined ? {} : { detail }),
  })
}
