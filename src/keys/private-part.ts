/** Keys that are published with what must never leave their owner: whoever reads them can sign with them. @module */
import { CredentialError } from '../lib/errors.ts'
import { type Document, own } from '../lib/json.ts'

/** RFC 7518 sections 6.2.2, 6.3.2 and 6.4. */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'] as const

/** Whether a JSON Web Key is more than the public one. */
export const isPrivate = (jwk: unknown): boolean => privateMembers.some((name) => own(jwk, name) !== undefined)

/** @throws CredentialError `ERR_KEY` where a JSON Web Key is more than the public one (CID 1.0 section 2.2.3). */
export function publicOnly(jwk: Document): Document {
  if (isPrivate(jwk)) throw new CredentialError('ERR_KEY', 'the key is published with its private part: anybody can sign with it')
  return jwk
}
