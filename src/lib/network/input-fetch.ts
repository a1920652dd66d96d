/** The way to inputs that are addresses, for all credentials of a run. @module */
import { CredentialError } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import type { Memory } from '../memory.ts'
import type { Fetch, Options } from '../options.ts'
import type { Fetched } from '../scope.ts'
import { receive } from './receive.ts'
import { responseOf } from './response.ts'

type Asking = Pick<Options, 'fetch' | 'signal' | 'limits'>

/**
 * A fetch that asks each address once a run, whether it is an input there or a check has asked for it (`fetch …`, `call.ts`). A
 * file may be larger than what checks ask for: only one that is, is asked for again.
 */
function inputFetch(options: Asking, { once }: Memory): Fetch | undefined {
  const { fetch, signal } = options
  if (!fetch) return undefined
  const limits = limitsOf(options)
  const asked = (name: string, url: string, response: number): Promise<Fetched> =>
    once(
      `${name} ${url}`,
      () => receive(fetch, { url, kind: 'credential' }, { ...limits, response }, signal),
      ({ bytes }) => bytes.length,
    )
  return async (url) => {
    const {
      url: finalUrl,
      at,
      ...answer
    } = await asked('fetch', url, limits.response).catch((error: unknown) => {
      if (error instanceof CredentialError && error.code === 'ERR_TOO_LARGE') return asked('file', url, limits.file)
      throw error
    })
    return responseOf({ ...answer, finalUrl, ...(at !== undefined && { date: new Date(at).toUTCString() }) })
  }
}

/** The options under which an input of a run is read. */
export const withInputFetch = <Given extends Asking>(options: Given, memory: Memory): Given => {
  const fetch = inputFetch(options, memory)
  return fetch ? { ...options, fetch } : options
}
