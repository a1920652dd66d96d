/** Where a did:web document stands (did:web method, sections 2.2 and 2.5.2). @module */
import { CredentialError } from '../../lib/errors.ts'

/** Host, port, path: no user, no empty or relative segment, no letters that look like others. */
const wellFormed = /^did:web:([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?:%3A([0-9]{1,5}))?((?::[A-Za-z0-9._~%-]+)*)$/i

/**
 * The address of a did:web document.
 * @throws CredentialError `ERR_KEY` where the identifier is not well formed.
 */
export function documentAddress(did: string): string {
  const [, host, port, path = ''] = wellFormed.exec(did) ?? []
  const segments = path.split(':').slice(1)
  // what decodes to a slash or to dots would lead to another document than the identifier names
  if (host === undefined || segments.some((segment) => /^\.+$|%(?![0-9a-f]{2})|%(?:2e|2f|5c|00)/i.test(segment))) {
    throw new CredentialError('ERR_KEY', 'the did:web identifier is not well formed')
  }
  // as platforms read it: what ends in a number is an address of four octets, however few are written
  if (/(?:^|\.)(?:\d+|0x[0-9a-f]*)$/i.test(host))
    throw new CredentialError('ERR_KEY', 'the did:web identifier names a number of the network, and no domain')
  const folder = segments.length === 0 ? '.well-known' : segments.join('/')
  return `https://${host}${port === undefined ? '' : `:${port}`}/${folder}/did.json`
}
