/** What a shard is given, and what it tells. @module */
import type { ConvertOptions } from '../core/convert.ts'
import type { RecheckOptions } from '../core/recheck.ts'
import type { VerifyOptions } from '../core/verify.ts'
import type { Counts } from './counts.ts'
import type { BulkOptions, TrustOptions } from './options.ts'
import type { Poison } from './results.ts'

export type ShardOptions = BulkOptions & {
  /** The file of credentials, one a line; it may be zipped. */
  readonly input: string
  /** The file of results, one a line; zipped where its name ends in `.gz`. */
  readonly output: string
  /**
   * The folder of what was fetched; `<output>.snapshot` unless given. Shards may share it one after the other. It is made where it is
   * not there, and `fetch` fills it; without `fetch` it has to be there.
   */
  readonly snapshot?: string
  /**
   * Asks again where an earlier run got no answer, or one of status 429 or from 500 on. Unless given, a failure is an answer like any
   * other: what an interrupted run found stays as it was, and the same command comes to the same results.
   */
  readonly retry?: boolean
  /** The time that counts as now. Unless given: the time at which the work was first begun. */
  readonly now?: Date
  /** What it throws ends the run (`ERR_OPTION`), which can be begun again where it was. */
  readonly onProgress?: (progress: ShardProgress) => void
} & (
    | ({ readonly operation: 'verify' } & VerifyOptions & TrustOptions)
    | ({ readonly operation: 'recheck' } & RecheckOptions & TrustOptions)
    | ({ readonly operation: 'convert' } & ConvertOptions)
  )

export interface ShardProgress {
  readonly phase: 'collect' | 'fetch' | 'decide'
  /** Bytes of the input that were read in this phase. */
  readonly read: number
  /** In this phase: results, or answers. */
  readonly done: number
}

/** What stands beside the results, in `<output>.manifest.json`. */
export interface ShardManifest {
  /** The digest of all that the results depend on. */
  readonly key: string
  readonly operation: string
  readonly now: string
  /** SHA-256 of the input file. */
  readonly input: string
  /** The addresses that were asked for, and the digest of what they answered. */
  readonly snapshot: { readonly addresses: number; readonly digest: string }
  readonly counts: Counts
  /** The results as they were written: SHA-256 of their file, and its length. */
  readonly results: { readonly bytes: number; readonly digest: string }
  /** Lines that hold no credential, or that workers died of: the first 10 000, and the first of each code. */
  readonly poison: readonly Poison[]
}

export interface ShardResult extends ShardManifest {
  /** The results were there already: nothing was worked out. */
  readonly existed: boolean
}
