/** What the checks of one call share: the clock, the limits, and the only way to the outside. @module */
import type { Awaitable } from './awaitable.ts'
import type { ResolvedKey } from './contract.ts'
import type { Document } from './json.ts'
import type { Limits } from './limits.ts'
import type { NeedKind, Report } from './report.ts'
import type { SealOptions } from './seal-options.ts'

/** What came from outside. */
export interface Fetched {
  /** The address that answered, after redirects. */
  readonly url: string
  readonly status: number
  readonly contentType: string
  readonly bytes: Uint8Array
  /** When it was answered, as the answer says (RFC 9110 section 6.6.1): one that was kept may be old. Milliseconds since 1970. */
  readonly at?: number
}

/** What the caller gave a holder to sign, so that nobody can show the answer again elsewhere. */
export interface PresentationAsked {
  readonly challenge?: string
  /** Of several, a proof inside has to name all and no others (VC Data Integrity 1.0 section 4.4), a token one of them. */
  readonly domain?: string | readonly string[]
}

export type ProofSetPolicy = 'all' | 'any'

/** The way to the outside. */
export interface Outside {
  /**
   * Asks for an address, once a call. An answer with any status is an answer.
   * @throws CredentialError `ERR_OFFLINE`, `ERR_NETWORK`, `ERR_FORBIDDEN_ADDRESS` or `ERR_TOO_LARGE`, with `needs`.
   */
  readonly fetch: (url: string, kind: NeedKind) => Promise<Fetched>
  /** The answer parsed strictly as a JSON object; anything but status 200 and JSON is `ERR_NETWORK`. */
  readonly json: (url: string, kind: NeedKind) => Promise<Document>
  /**
   * The key that an identifier (a DID URL, an address) stands for.
   * @throws CredentialError `ERR_UNRESOLVED` or a code of `fetch` where it cannot be looked up; `ERR_KEY` where it was, and is not there.
   */
  readonly key: (keyId: string) => Awaitable<ResolvedKey>
}

export interface Scope extends Outside {
  readonly now: Date
  /** Seconds by which a clock may differ. */
  readonly skew: number
  readonly signal: AbortSignal | undefined
  readonly limits: Limits
  /** JSON-LD contexts of the caller, besides those that are built in. */
  readonly contexts: Readonly<Record<string, Document>>
  /** Whom to trust for seals, and how much a seal has to prove. */
  readonly seals?: SealOptions
  /** What a presentation has to answer. */
  readonly presentation?: PresentationAsked
  /** How many proofs of a set must verify; `all` where nothing is said. */
  readonly proofSet?: ProofSetPolicy
  /** What the checks of one document share, by what it was made of; it ends with them. */
  readonly shared?: Map<object, unknown>
  /** A check of what it is in depends on it: every check is made, also those that the caller does not want of a credential. */
  readonly whole?: true
  /** Levels of nesting that are left. */
  readonly depth: number
  /**
   * Verifies a credential inside, or one that a check depends on (a status list): an object or a token.
   * @param from - The scope that asks, where it is another than this.
   * @param alone - What is read is the document itself: a credential that is only around it, or in it, would be another one.
   */
  readonly verify: (input: Document | string, from?: Scope, alone?: boolean) => Promise<Report>
  /**
   * Makes a value once a call, and once a run where there is one: `once('did:web:…', (outside) => …)`. What is made
   * may depend on nothing but its name, the options, and what `outside` answers. The requests it makes count for it alone,
   * so that no credential of a run can spend what another needs.
   * @param weigh - Bytes that the value holds on to, where they are many.
   */
  readonly once: <Value>(name: string, make: (outside: Outside) => Value, weigh?: (value: Awaited<Value>) => number) => Value
}
