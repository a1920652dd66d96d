/** The guarded way to the network, for callers who allow it. @module */

import type { Limits } from '../limits.ts'
import { loadOnce } from '../load-once.ts'
import type { Fetch } from '../options.ts'
import type { AddressRules } from './address-rules.ts'

export type GuardedFetchOptions = AddressRules & Partial<Pick<Limits, 'redirects'>>

/** A `Fetch` that asks for an address alone, too. */
export type GuardedFetch = (url: string, init?: Partial<Parameters<Fetch>[1]>) => Promise<Response>

/** Node's modules for the network take as long to start as all of ours: most calls never need them. */
const network = /* @__PURE__ */ loadOnce(() => import('./guarded.ts'))

/**
 * A fetch that asks only public hosts over https, and checks every redirect. Revocation lists and answers about certificates, which are
 * signed themselves and seldom published otherwise, may come over plain http. On Node the connection goes to
 * the very address that was checked, so that a name cannot change its mind (DNS rebinding). Elsewhere names
 * are not resolved here: literal addresses and local names are refused, and so are redirects.
 * @returns What asks throws CredentialError `ERR_FORBIDDEN_ADDRESS`, `ERR_NETWORK`, and `ERR_OPTION` where a rule is misspelt or cannot be used.
 *
 * @example
 * ```ts
 * await verify(badge, { fetch: guardedFetch({ allowHosts: ['example.org'] }) })
 * ```
 */
export const guardedFetch =
  (options: GuardedFetchOptions = {}): GuardedFetch =>
  async (url, init = {}) =>
    (await network()).guarded(url, init, options)
