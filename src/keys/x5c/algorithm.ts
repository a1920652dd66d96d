/** Names of algorithms, with their parameters (RFC 5280 section 4.1.1.2). @module */
import { type Der, malformed, oid, sequence } from './der.ts'

export interface AlgorithmIdentifier {
  readonly oid: string
  readonly parameters: Der | undefined
  readonly raw: Uint8Array
}

/** @throws CredentialError `ERR_ASN1`. */
export function algorithmIdentifier(value: Der | undefined): AlgorithmIdentifier {
  const [id, parameters, more] = sequence(value, 'algorithm')
  if (value === undefined || more !== undefined) throw malformed('algorithm')
  return { oid: oid(id, 'algorithm'), parameters, raw: value.raw }
}
