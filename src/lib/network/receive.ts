/** One answer from outside, within limits of time and size. @module */
import { joined } from '../bytes.ts'
import { CredentialError } from '../errors.ts'
import type { Limits } from '../limits.ts'
import type { Fetch } from '../options.ts'
import type { Need } from '../report.ts'
import type { Fetched } from '../scope.ts'
import { inTime } from './in-time.ts'
import { shownAddress } from './shown-address.ts'

/** @throws CredentialError `ERR_NETWORK`, `ERR_TOO_LARGE`, `ERR_ABORTED`, or what a guarded fetch throws, each with `needs`. */
export async function receive(
  fetch: Fetch,
  need: Need,
  limits: Pick<Limits, 'time' | 'response'>,
  signal: AbortSignal | undefined,
): Promise<Fetched> {
  const late = (): CredentialError =>
    new CredentialError('ERR_NETWORK', `${shownAddress(need.url)} did not answer within ${limits.time} ms`)
  try {
    return await inTime((stop) => answer(fetch, need, limits.response, stop), { time: limits.time, signal, late })
  } catch (cause) {
    const error =
      cause instanceof CredentialError
        ? cause
        : new CredentialError('ERR_NETWORK', `${shownAddress(need.url)} could not be reached`, { cause })
    throw error.needs ? error : new CredentialError(error.code, error.message, { needs: [need], cause })
  }
}

/** Who has lists of tokens may have them as CWT too (Token Status List, section 8.1). */
const listToken = 'application/statuslist+jwt, '

async function answer(fetch: Fetch, need: Need, limit: number, signal: AbortSignal): Promise<Fetched> {
  const response = await fetch(need.url, {
    signal,
    headers: { accept: `${need.kind === 'status' ? listToken : ''}application/json, application/ld+json, */*;q=0.5` },
    ...(need.kind === 'revocation' && { signed: true }),
  })
  if (typeof response?.headers?.get !== 'function')
    throw new CredentialError('ERR_NETWORK', `what was handed over as fetch gave no Response for ${shownAddress(need.url)}`)
  return {
    url: response.url || need.url,
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    bytes: await bodyOf(response, limit, signal),
    ...answeredAt(response),
  }
}

function answeredAt({ headers }: Response): Pick<Fetched, 'at'> {
  const at = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(at) ? {} : { at }
}

/**
 * The bytes of an answer.
 * @throws CredentialError `ERR_TOO_LARGE`
 */
export async function bodyOf(response: Response, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  if (!reader) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      signal.throwIfAborted()
      const { done, value } = await reader.read()
      if (done) return joined(parts)
      length += value.length
      if (length > limit) throw new CredentialError('ERR_TOO_LARGE', `the answer is longer than ${limit} bytes`)
      parts.push(value)
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
