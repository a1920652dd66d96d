/** The key of a certificate (RFC 5280 section 4.1.2.7). @module */
import { algorithmIdentifier } from './algorithm.ts'
import { bitOctets, type Der, decode, integer, malformed, sequence } from './der.ts'

export interface CertifiedKey {
  readonly spki: Uint8Array
  readonly keyOctets: Uint8Array
  readonly modulusBits: number | undefined
}

/** RSA, and RSA for RSA-PSS alone (RFC 4055 section 1.2). */
const rsa: readonly string[] = ['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10']

/** @throws CredentialError `ERR_ASN1`. */
export function publicKey(value: Der | undefined): CertifiedKey {
  const [algorithm, key] = sequence(value, 'key')
  const { oid } = algorithmIdentifier(algorithm)
  if (value === undefined || key === undefined) throw malformed('key')
  const keyOctets = bitOctets(key, 'key')
  return { spki: value.raw, keyOctets, modulusBits: rsa.includes(oid) ? modulusBits(keyOctets) : undefined }
}

function modulusBits(keyOctets: Uint8Array): number {
  const [modulus] = sequence(decode(keyOctets, 'key'), 'key')
  const digits = integer(modulus)
  return digits.length * 4 - (Math.clz32(Number.parseInt(digits.charAt(0), 16)) - 28)
}
