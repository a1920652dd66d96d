/** The JSON Canonicalization Scheme (RFC 8785), on the package `canonicalize`. @module */
import canonicalize from 'canonicalize'
import { CredentialError } from '../lib/errors.ts'

/**
 * The canonical text of a JSON value.
 * @throws CredentialError `ERR_LONE_SURROGATE` (RFC 8785 section 3.2.2.2), and `ERR_INPUT` for what is not JSON or has no
 *   end: a function, `NaN`, a cycle.
 */
export function jcs(value: unknown): string {
  const text = attempt(value)
  if (typeof text !== 'string') throw new CredentialError('ERR_INPUT', 'the value is not JSON, so it has no canonical form')
  return text
}

function attempt(value: unknown): string | undefined {
  try {
    return canonicalize(value)
  } catch (cause) {
    if (cause instanceof Error && /surrogate/i.test(cause.message)) {
      throw new CredentialError('ERR_LONE_SURROGATE', 'a string holds half of a surrogate pair, so its bytes are not defined', { cause })
    }
    throw new CredentialError('ERR_INPUT', 'the value is not JSON, so it has no canonical form', { cause })
  }
}
