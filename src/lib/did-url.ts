/** Names of keys that are DID URLs (DID Core section 3.2). @module */
import { CredentialError } from './errors.ts'

/** The DID that such a name begins with. */
export const didOf = (url: string): string => url.split(/[/?#]/, 1).join()

/**
 * A path or a query leads elsewhere than into the document that the DID has now: `versionId` to one that it had.
 * @throws CredentialError `ERR_UNSUPPORTED`
 */
export function requireDocument(url: string): string {
  if (/^did:[^#]*[/?]/.test(url))
    throw new CredentialError('ERR_UNSUPPORTED', 'the key is named by a DID with a path or a query, which is not followed here')
  return url
}
