/** The text of a capsule. @module */
import { fromBase64, fromUtf8 } from './bytes.ts'
import { CredentialError } from './errors.ts'

/** @throws CredentialError `ERR_NO_ORIGINAL` where it is not base64 of UTF-8 text. */
export function originalOf(content: string): string {
  const bytes = fromBase64(content)
  if (!bytes) throw new CredentialError('ERR_NO_ORIGINAL', 'what stands in the place of the original is not base64')
  try {
    return fromUtf8(bytes)
  } catch (cause) {
    throw new CredentialError('ERR_NO_ORIGINAL', 'what stands in the place of the original is not text', { cause })
  }
}
