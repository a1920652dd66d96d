/** The scope of one call: made from its options, shared by all its checks. @module */

import { fromUtf8 } from './bytes.ts'
import type { ResolvedKey } from './contract.ts'
import { CredentialError, credentialError } from './errors.ts'
import type { Document } from './json.ts'
import { parseObject } from './json-text.ts'
import { defaultLimits, type Limits } from './limits.ts'
import type { Fetch, Options, Registry } from './options.ts'
import { receive } from './receive.ts'
import type { Need, NeedKind } from './report.ts'
import type { Fetched, Scope } from './scope.ts'

export interface Call {
  readonly options: Options
  readonly registry: Pick<Registry, 'keys'>
}

export const limitsOf = ({ limits }: Pick<Options, 'limits'>): Limits => (limits ? { ...defaultLimits, ...limits } : defaultLimits)

/** Its `verify` comes from a higher floor: until it is put in, nothing inside is verified. */
export function scopeOf({ options, registry }: Call): Scope {
  const limits = limitsOf(options)
  const now = options.now ?? new Date()
  if (Number.isNaN(now.getTime())) throw new CredentialError('ERR_OPTION', 'now is not a date')
  const made = new Map<string, unknown>()
  const once = <Value>(name: string, make: () => Value): Value => {
    if (!made.has(name)) made.set(name, make())
    return made.get(name) as Value
  }
  const ask = asker(options.fetch, limits, options.signal)
  const scope: Scope = {
    now,
    skew: options.skew ?? 0,
    signal: options.signal,
    limits,
    contexts: options.contexts ?? {},
    ...(options.seals ? { seals: options.seals } : {}),
    ...(options.presentation && { presentation: options.presentation }),
    depth: limits.nesting,
    once,
    fetch: (url, kind) => once(`fetch ${url}`, () => ask({ url, kind })),
    json: async (url, kind) => jsonOf(await scope.fetch(url, kind), { url, kind }, limits),
    key: (keyId) => once(`key ${keyId}`, () => keyOf(keyId, options, registry, scope)),
    verify: () => Promise.reject(new CredentialError('ERR_INTERNAL', 'this call verifies nothing inside')),
  }
  return scope
}

/** The same call, one level further in. */
export const inner = (scope: Scope): Scope => ({ ...scope, depth: scope.depth - 1 })

function asker(fetch: Fetch | undefined, limits: Limits, signal: AbortSignal | undefined): (need: Need) => Promise<Fetched> {
  let requests = 0
  return async (need) => {
    const needs = [need]
    if (!fetch)
      throw new CredentialError('ERR_OFFLINE', `the network is not used; the ${need.kind} would be asked for at ${need.url}`, { needs })
    if (++requests > limits.requests) throw new CredentialError('ERR_LIMIT', `more than ${limits.requests} requests`, { needs })
    return receive(fetch, need, limits, signal)
  }
}

function jsonOf(answer: Fetched, need: { url: string; kind: NeedKind }, limits: Limits): Document {
  const needs = [need]
  if (answer.status !== 200) throw new CredentialError('ERR_NETWORK', `${need.url} answered with status ${answer.status}`, { needs })
  try {
    return parseObject(fromUtf8(answer.bytes), limits)
  } catch (cause) {
    throw new CredentialError('ERR_NETWORK', `${need.url} did not answer with a JSON object`, { needs, cause })
  }
}

async function keyOf(keyId: string, options: Options, registry: Pick<Registry, 'keys'>, scope: Scope): Promise<ResolvedKey> {
  try {
    const given = await options.resolve?.(keyId, scope)
    if (given) return given
    const entry = registry.keys.find((resolver) => resolver.claims(keyId))
    if (!entry) throw new CredentialError('ERR_UNRESOLVED', 'no resolver knows this kind of key identifier')
    return await (await entry.load()).resolve(keyId, scope)
  } catch (error) {
    throw credentialError(error, 'ERR_UNRESOLVED', 'the key could not be looked up')
  }
}
