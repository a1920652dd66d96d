/** The guarded way to the network, for callers who allow it. @module */
import type { AddressRules } from './address-rules.ts'
import { CredentialError } from './errors.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { loadOnce } from './load-once.ts'
import type { Fetch } from './options.ts'
import { answeredBy } from './response.ts'

export type GuardedFetchOptions = AddressRules & Partial<Pick<Limits, 'redirects'>>

/**
 * A fetch that asks only public hosts over https, and checks every redirect. On Node the connection goes to
 * the very address that was checked, so that a name cannot change its mind (DNS rebinding). Elsewhere names
 * are not resolved here: literal addresses and local names are refused, and so are redirects.
 *
 * @example
 * ```ts
 * await verify(badge, { fetch: guardedFetch({ allowHosts: ['example.org'] }) })
 * ```
 */
export function guardedFetch(options: GuardedFetchOptions = {}): Fetch {
  const { redirects = defaultLimits.redirects } = options
  return async (url, init) => {
    const [{ connect }, { allowed }] = await network()
    let address = allowed(url, options)
    for (let hop = 0; hop <= redirects; hop++) {
      const response = await connect(address, init, options)
      const location = isRedirect(response.status) ? response.headers.get('location') : null
      if (location === null) return named(response, address)
      await response.body?.cancel()
      address = allowed(URL.canParse(location, address) ? new URL(location, address).href : location, options)
    }
    throw new CredentialError('ERR_NETWORK', `more than ${redirects} redirects`)
  }
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

/** Node's modules for the network take as long to start as all of ours: most calls never need them. */
const network = /* @__PURE__ */ loadOnce(() => Promise.all([import('#fetch'), import('./address-rules.ts')]))

/** A response knows the address that gave it. */
const named = (response: Response, { href }: URL): Response => (response.url ? response : answeredBy(response, href))
