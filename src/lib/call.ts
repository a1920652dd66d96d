/** The scope of one call: made from its options, shared by all its checks. @module */

import { type Awaitable, after, orElse } from './awaitable.ts'
import { fromUtf8 } from './bytes.ts'
import type { ResolvedKey } from './contract.ts'
import { CredentialError, credentialError } from './errors.ts'
import type { Document } from './json.ts'
import { parseObject } from './json-text.ts'
import { type Limits, limitsOf } from './limits.ts'
import { callMemory, type Memory } from './memory.ts'
import type { Options, Registry } from './options.ts'
import { receive } from './receive.ts'
import type { Need, NeedKind } from './report.ts'
import type { Fetched, Outside, Scope } from './scope.ts'

export interface Call {
  readonly options: Options
  readonly registry: Pick<Registry, 'keys'>
  /** What the calls of a run remember together: their options are the same. */
  readonly memory?: Memory
}

/** Its `verify` comes from a higher floor: until it is put in, nothing inside is verified. */
export function scopeOf({ options, registry, memory }: Call): Scope {
  const limits = limitsOf(options)
  const now = options.now ?? new Date()
  if (Number.isNaN(now.getTime())) throw new CredentialError('ERR_OPTION', 'now is not a date')
  const shared = memory ?? callMemory()
  const outside = (): Outside => {
    const way = askingOf(options, limits, shared)
    const key = (keyId: string): Awaitable<ResolvedKey> =>
      scope.once(`key ${keyId}`, (own) => keyOf(keyId, options, registry, { ...scope, ...own }))
    return { ...way, key }
  }
  const mine = outside()
  const scope: Scope = {
    now,
    skew: options.skew ?? 0,
    signal: options.signal,
    limits,
    contexts: options.contexts ?? {},
    ...(options.seals ? { seals: options.seals } : {}),
    ...(options.presentation && { presentation: options.presentation }),
    ...(options.proofSet && { proofSet: options.proofSet }),
    depth: limits.nesting,
    ...mine,
    once: (name, make, weigh) => shared.once(name, () => make(memory ? outside() : mine), weigh),
    verify: () => Promise.reject(new CredentialError('ERR_INTERNAL', 'this call verifies nothing inside')),
  }
  return scope
}

/** The same call, one level further in. */
export const inner = (scope: Scope): Scope => ({ ...scope, depth: scope.depth - 1 })

/** A limited number of addresses, each asked once by all who share the memory. */
function askingOf(options: Options, limits: Limits, { once }: Memory): Pick<Outside, 'fetch' | 'json'> {
  const asked = new Set<string>()
  const ask = async (need: Need): Promise<Fetched> => {
    const { url, kind } = need
    const { fetch, signal } = options
    const needs = [need]
    if (!fetch) throw new CredentialError('ERR_OFFLINE', `the network is not used; the ${kind} would be asked for at ${url}`, { needs })
    if (asked.add(url).size > limits.requests) throw new CredentialError('ERR_LIMIT', `more than ${limits.requests} requests`, { needs })
    return once(
      `fetch ${url}`,
      () => receive(fetch, need, limits, signal),
      ({ bytes }) => bytes.length,
    )
  }
  const fetched = async (url: string, kind: NeedKind): Promise<Fetched> => {
    try {
      return await ask({ url, kind })
    } catch (error) {
      throw neededAs({ url, kind }, credentialError(error))
    }
  }
  return {
    fetch: fetched,
    json: async (url, kind) => {
      const answer = await fetched(url, kind)
      return once(
        `json ${kind} ${url}`,
        () => jsonOf(answer, { url, kind }, limits),
        () => 2 * answer.bytes.length,
      )
    },
  }
}

/** Several may have asked for one address, each for a reason of its own: everybody is told their own. */
const neededAs = (need: Need, error: CredentialError): CredentialError =>
  error.needs?.every(({ kind }) => kind === need.kind)
    ? error
    : new CredentialError(error.code, error.message, { needs: [need], cause: error.cause })

function jsonOf(answer: Fetched, need: { url: string; kind: NeedKind }, limits: Limits): Document {
  const needs = [need]
  if (answer.status !== 200) throw new CredentialError('ERR_NETWORK', `${need.url} answered with status ${answer.status}`, { needs })
  try {
    return parseObject(fromUtf8(answer.bytes), limits)
  } catch (cause) {
    throw new CredentialError('ERR_NETWORK', `${need.url} did not answer with a JSON object`, { needs, cause })
  }
}

/** A key that its identifier holds is there at once. */
function keyOf(keyId: string, options: Options, { keys }: Pick<Registry, 'keys'>, scope: Scope): Awaitable<ResolvedKey> {
  const built = (): Awaitable<ResolvedKey> => {
    const entry = keys.find((resolver) => resolver.claims(keyId))
    if (entry) return after(entry.load(), (resolver) => resolver.resolve(keyId, scope))
    const needs = keyId.startsWith('did:') ? [{ url: keyId, kind: 'did' as const }] : []
    throw new CredentialError('ERR_UNRESOLVED', 'no resolver knows this kind of key identifier', needs.length > 0 ? { needs } : {})
  }
  return orElse(
    () => (options.resolve ? after(options.resolve(keyId, scope), (given) => given ?? built()) : built()),
    (error): never => {
      throw credentialError(error, 'ERR_UNRESOLVED', 'the key could not be looked up')
    },
  )
}
