/** What is said of one of several is said with its name. @module */
import { CredentialError, credentialError } from '../lib/errors.ts'

export function errorOf(name: string, cause: unknown): CredentialError {
  const { code, message } = credentialError(cause)
  return new CredentialError(code, `${name}: ${message}`, { cause })
}
