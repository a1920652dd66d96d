/** The options that calls share. @module */
import type { Awaitable } from './awaitable.ts'
import type { ContainerEntry, FormatEntry, KeyEntry, ProofEntry, ResolvedKey, StatusEntry } from './contract.ts'
import type { Document } from './json.ts'
import type { Limits } from './limits.ts'
import type { PresentationAsked, ProofSetPolicy, Scope } from './scope.ts'
import type { SealOptions } from './seal-options.ts'

/** JSON text, a token, an address, the bytes of a file, or the parsed document. */
export type Input = string | Uint8Array | Document

/**
 * How the outside is reached. `redirect` is always `manual` or handled by the function itself. `signed`: what comes is signed by whoever
 * is to be believed, and is worth no less over plain http.
 */
export type Fetch = (
  url: string,
  init: { readonly signal: AbortSignal; readonly headers?: Readonly<Record<string, string>>; readonly signed?: boolean },
) => Promise<Response>

/** The folders that a call may use. */
export interface Registry {
  readonly formats: readonly FormatEntry[]
  readonly proofs: readonly ProofEntry[]
  readonly keys: readonly KeyEntry[]
  readonly statuses: readonly StatusEntry[]
  /** Asked for only once there is something that is not JSON. */
  readonly containers: readonly ContainerEntry[] | (() => Awaitable<readonly ContainerEntry[]>)
}

export interface Options extends Partial<Omit<Registry, 'containers'>> {
  readonly containers?: readonly ContainerEntry[]
  /** Absent: the network is not used, and what would need it is `unknown ERR_OFFLINE`. */
  readonly fetch?: Fetch
  /** Asked for a key before the built-in resolvers, for as long as `limits.time`. An answer that is no key is none: `unknown ERR_UNRESOLVED`. */
  readonly resolve?: (keyId: string, scope: Scope) => Promise<ResolvedKey | undefined>
  /** JSON-LD contexts besides those that are built in. */
  readonly contexts?: Readonly<Record<string, Document>>
  /** The time that counts as now. */
  readonly now?: Date
  /** Seconds by which a clock may differ; 0 unless given. */
  readonly skew?: number
  /** Whom to trust for seals, and how much a seal has to prove. */
  readonly seals?: SealOptions
  /** The challenge and the domain that a presentation has to repeat. Where one is given, what is no presentation that its holder signed is invalid. */
  readonly presentation?: PresentationAsked
  /** How many proofs of a set must verify: `all` unless given; of `any`, those that do not are warnings beside one that does. */
  readonly proofSet?: ProofSetPolicy
  /** Stops what waits: what was not checked by then is `unknown ERR_ABORTED`. What waits for nothing, as `convert`, ends by itself. */
  readonly signal?: AbortSignal
  /** How much is looked at; each that is left out is as usual. */
  readonly limits?: Partial<Limits>
}
