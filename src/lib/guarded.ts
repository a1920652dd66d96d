/** A request whose address, and that of every redirect, is checked. @module */
import { connect } from '#fetch'
import { allowed } from './address-rules.ts'
import { CredentialError } from './errors.ts'
import type { GuardedFetchOptions } from './guarded-fetch.ts'
import { defaultLimits } from './limits.ts'
import type { Fetch } from './options.ts'
import { answeredBy } from './response.ts'
import { urlOf } from './url.ts'

export async function guarded(url: string, init: Partial<Parameters<Fetch>[1]>, options: GuardedFetchOptions): Promise<Response> {
  const { redirects = defaultLimits.redirects } = options
  const rules = init.signed ? { allowHttp: true, ...options } : options
  let address = allowed(url, rules)
  for (let hop = 0; hop <= redirects; hop++) {
    const response = await connect(address, init, rules)
    const location = isRedirect(response.status) ? response.headers.get('location') : null
    if (location === null) return named(response, address)
    await response.body?.cancel()
    address = allowed(urlOf(location, address)?.href ?? location, rules)
  }
  throw new CredentialError('ERR_NETWORK', `more than ${redirects} redirects`)
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

/** A response knows the address that gave it. */
const named = (response: Response, { href }: URL): Response => (response.url ? response : answeredBy(response, href))
