/** A request whose address, and that of every redirect, is checked. @module */
import { connect } from '#fetch'
import { CredentialError } from '../errors.ts'
import { defaultLimits } from '../limits.ts'
import type { Fetch } from '../options.ts'
import { type AddressRules, allowed } from './address-rules.ts'
import type { GuardedFetchOptions } from './guarded-fetch.ts'
import { answeredBy } from './response.ts'
import { urlOf } from './url.ts'

export async function guarded(url: string, init: Partial<Parameters<Fetch>[1]>, options: GuardedFetchOptions): Promise<Response> {
  const { redirects = defaultLimits.redirects, ...given } = options
  requireRules(given)
  const rules = init.signed ? { allowHttp: true, ...options } : options
  let address = allowed(url, rules)
  for (let hop = 0; hop <= redirects; hop++) {
    const response = await connected(address, init, rules)
    const location = isRedirect(response.status) ? response.headers.get('location') : null
    if (location === null) return named(response, address)
    await response.body?.cancel()
    address = allowed(urlOf(location, address)?.href ?? location, rules)
  }
  throw new CredentialError('ERR_NETWORK', `more than ${redirects} redirects`)
}

/** A name that stands for nothing, a host that is away: what the platform throws there has no code of ours. */
async function connected(address: URL, init: Partial<Parameters<Fetch>[1]>, given: GuardedFetchOptions): Promise<Response> {
  try {
    return await connect(address, init, given)
  } catch (cause) {
    // whoever stopped it is told what they said
    if (cause instanceof CredentialError || init.signal?.aborted) throw cause
    throw new CredentialError('ERR_NETWORK', `${address.origin}${address.pathname.slice(0, 300)} could not be reached`, { cause })
  }
}

const rules: Readonly<Record<keyof AddressRules, true>> = { allowHosts: true, allowHttp: true, allowPrivate: true }

/** A rule that is misspelt, or that is no list of hosts, would be none: nothing is asked under it. @throws CredentialError `ERR_OPTION` */
function requireRules(given: AddressRules): void {
  for (const name of Object.keys(given))
    if (!Object.hasOwn(rules, name)) throw new CredentialError('ERR_OPTION', `${name.slice(0, 40)} is no option of guardedFetch`)
  if (given.allowHosts && !Array.isArray(given.allowHosts)) throw new CredentialError('ERR_OPTION', 'allowHosts is no list of hosts')
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

/** A response knows the address that gave it. */
const named = (response: Response, { href }: URL): Response => (response.url ? response : answeredBy(response, href))
