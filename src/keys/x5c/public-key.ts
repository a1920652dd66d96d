/** The key of a certificate (RFC 5280 section 4.1.2.7). @module */
import { algorithmIdentifier } from './algorithm.ts'
import { bitOctets, type Der, decode, integer, malformed, sequence } from './der.ts'
import { wrapped } from './encode.ts'

export interface CertifiedKey {
  readonly spki: Uint8Array
  readonly keyOctets: Uint8Array
  readonly modulusBits: number | undefined
  readonly pssOnly: boolean
}

const rsa = '1.2.840.113549.1.1.1'
const pss = '1.2.840.113549.1.1.10'
/** `SEQUENCE { OID rsaEncryption, NULL }` */
const plainAlgorithm = Uint8Array.from([0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0])

/** @throws CredentialError `ERR_ASN1`. */
export function publicKey(value: Der | undefined): CertifiedKey {
  const [algorithm, key] = sequence(value, 'key')
  const { oid } = algorithmIdentifier(algorithm)
  if (value === undefined || key === undefined) throw malformed('key')
  const keyOctets = bitOctets(key, 'key')
  // a key published for RSA-PSS only (RFC 4055 section 1.2) is the same numbers under a name that platforms do not import
  const pssOnly = oid === pss
  const spki = pssOnly ? wrapped(0x30, plainAlgorithm, key.raw) : value.raw
  return { spki, keyOctets, pssOnly, modulusBits: oid === rsa || pssOnly ? modulusBits(keyOctets) : undefined }
}

function modulusBits(keyOctets: Uint8Array): number {
  const [modulus] = sequence(decode(keyOctets, 'key'), 'key')
  const digits = integer(modulus)
  return digits.length * 4 - (Math.clz32(Number.parseInt(digits.charAt(0), 16)) - 28)
}
