/** Options of the canonical form, with their defaults. @module */
import type { Document } from '../lib/json.ts'
import { defaultLimits, type Limits } from '../lib/limits.ts'

export interface CanonizeOptions {
  /** Contexts of the caller's own, by address: `{"@context": …}` each. They come before those that are built in. */
  readonly contexts?: Readonly<Record<string, Document>>
  /** The hash of RDFC-1.0. */
  readonly hash?: 'SHA-256' | 'SHA-384'
  /** `auto`: our own engine, and `jsonld` for what it does not handle. `both`: both, refusing on any difference. */
  readonly engine?: 'auto' | 'jsonld' | 'both'
  /** What relative IRIs are resolved against; without it they are refused. */
  readonly base?: string
  readonly signal?: AbortSignal | undefined
  readonly limits?: Partial<Limits>
}

export interface Settings {
  readonly contexts: Readonly<Record<string, Document>>
  readonly hash: 'SHA-256' | 'SHA-384'
  readonly engine: 'auto' | 'jsonld' | 'both'
  readonly base?: string
  readonly signal: AbortSignal | undefined
  readonly depth: number
  /** How many hashes there may be to tell apart blank nodes that look alike. */
  readonly work: number
}

export const settingsOf = ({ contexts = {}, hash = 'SHA-256', engine = 'auto', base, signal, limits = {} }: CanonizeOptions): Settings => ({
  contexts,
  hash,
  engine,
  ...(base === undefined ? {} : { base }),
  signal,
  depth: limits.depth ?? defaultLimits.depth,
  work: 100_000,
})
