/** One request where there is no way to choose the address that a name stands for. @module */
import { CredentialError } from '../errors.ts'

interface Init {
  readonly signal?: AbortSignal | null
  readonly headers?: Readonly<Record<string, string>>
}

/** Redirects are refused: where they lead cannot be checked before the platform has gone there. */
export async function connect(address: URL, { signal = null, headers = {} }: Init, _rules: object): Promise<Response> {
  const response = await globalThis.fetch(address, {
    signal,
    headers,
    redirect: 'manual',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  })
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    throw new CredentialError('ERR_NETWORK', 'the address redirects, and redirects are not followed here')
  }
  return response
}
