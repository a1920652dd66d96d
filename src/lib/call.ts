/** The scope of one call: made from its options, shared by all its checks. @module */

import { type Awaitable, after, orElse } from './awaitable.ts'
import type { ResolvedKey } from './contract.ts'
import { CredentialError, credentialError } from './errors.ts'
import { type Limits, limitsOf } from './limits.ts'
import { loadOnce } from './load-once.ts'
import { callMemory, type Memory } from './memory.ts'
import type { Options, Registry } from './options.ts'
import type { Outside, Scope } from './scope.ts'
import type { Writable } from './writable.ts'

export interface Call {
  readonly options: Options
  readonly registry: Pick<Registry, 'keys'>
  /** What the calls of a run remember together: their options are the same. */
  readonly memory?: Memory | undefined
}

/** Its `verify` comes from a higher floor: until it is put in, nothing inside is verified. */
export function scopeOf({ options, registry, memory }: Call): Scope {
  const limits = limitsOf(options)
  const now = options.now ?? new Date()
  const skew = options.skew ?? 0
  // what is no number is never passed
  if (!Number.isFinite(now.getTime?.()) || !(Number.isFinite(skew) && skew >= 0))
    throw new CredentialError('ERR_OPTION', 'now is not a date, or skew not a number of seconds')
  const shared = memory ?? callMemory()
  const outside = (): Outside => {
    const way = waysOut(options, limits, shared)
    const key = (keyId: string): Awaitable<ResolvedKey> =>
      scope.once(`key ${keyId}`, (own) => keyOf(keyId, options, registry, own === mine ? scope : { ...scope, ...own }))
    return { fetch: way.fetch, json: way.json, key }
  }
  const mine = outside()
  // member by member: an object that others are spread into is made by the slow paths of an engine
  const scope: Writable<Scope> = {
    now,
    skew,
    signal: options.signal,
    limits,
    contexts: options.contexts ?? {},
    depth: limits.nesting,
    fetch: mine.fetch,
    json: mine.json,
    key: mine.key,
    once: (name, make, weigh) => shared.once(name, () => make(memory ? outside() : mine), weigh),
    verify: () => Promise.reject(new CredentialError('ERR_INTERNAL', 'this call verifies nothing inside')),
  }
  if (options.seals) scope.seals = options.seals
  if (options.presentation) scope.presentation = options.presentation
  if (options.proofSet) scope.proofSet = options.proofSet
  return scope
}

/** The same call, one level further in. */
export const inner = (scope: Scope): Scope => ({ ...scope, depth: scope.depth - 1 })

/** Most calls ask nobody: what asks waits until one does. */
const asking = /* @__PURE__ */ loadOnce(() => import('./network/asking.ts'))
const callers = /* @__PURE__ */ loadOnce(() => import('./callers-key.ts'))

/** A limited number of addresses, each asked once by all who share the memory. */
function waysOut(options: Options, limits: Limits, shared: Memory): Pick<Outside, 'fetch' | 'json'> {
  let made: Promise<Pick<Outside, 'fetch' | 'json'>> | undefined
  const way = async (): Promise<Pick<Outside, 'fetch' | 'json'>> => (await asking()).askingOf(options, limits, shared)
  return {
    fetch: async (url, kind) => (await (made ??= way())).fetch(url, kind),
    json: async (url, kind) => (await (made ??= way())).json(url, kind),
  }
}

/** A key that its identifier holds is there at once. */
function keyOf(keyId: string, { resolve }: Options, { keys }: Pick<Registry, 'keys'>, scope: Scope): Awaitable<ResolvedKey> {
  const built = (): Awaitable<ResolvedKey> => {
    const entry = keys.find((resolver) => resolver.claims(keyId))
    if (entry) return after(entry.load(), (resolver) => resolver.resolve(keyId, scope))
    const needs = keyId.startsWith('did:') ? [{ url: keyId, kind: 'did' as const }] : []
    throw new CredentialError('ERR_UNRESOLVED', 'no resolver knows this kind of key identifier', needs.length > 0 ? { needs } : {})
  }
  return orElse(
    () => (resolve ? after(callers(), async ({ callersKey }) => (await callersKey(resolve, keyId, scope)) ?? built()) : built()),
    (error): never => {
      throw credentialError(error, 'ERR_UNRESOLVED', 'the key could not be looked up')
    },
  )
}
