/** Public keys as certificates and PEM files hold them: SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7) and PKCS #1. @module */
import { fromBase64, hex } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Algorithm } from './backend.ts'
import { contents, type Element, elements, octets, tags, unsigned } from './der.ts'
import { agrees, pointKey, rsaKey } from './further-keys.ts'
import { edwardsKey, type Material } from './material.ts'
import type { CurveName } from './weierstrass.ts'

/** Object identifiers in their DER content octets. */
const ed25519 = '2b6570'
/** X25519 and X448. */
const agreeing: readonly string[] = ['2b656e', '2b656f']
const ecPublicKey = '2a8648ce3d0201'
const rsaEncryption = '2a864886f70d010101'
const rsassaPss = '2a864886f70d01010a'
const mgf1 = '2a864886f70d010108'
const namedCurves: ReadonlyMap<string, CurveName> = new Map([
  ['2a8648ce3d030107', 'P-256'],
  ['2b81040022', 'P-384'],
  ['2b81040023', 'P-521'],
])

const unsupported = (): CredentialError => new CredentialError('ERR_UNSUPPORTED', 'the key is of a kind that is not supported')

/** @throws CredentialError `ERR_KEY` or `ERR_UNSUPPORTED`. */
export function fromSpki(der: Uint8Array): Material {
  const [outer = der] = contents(der, tags.sequence)
  const [algorithm = outer, bits = outer] = contents(outer, tags.sequence, tags.bits)
  const [identifier, parameters] = elements(algorithm)
  const key = octets(bits)
  const oid = identifier?.tag === tags.oid ? hex(identifier.content) : ''
  if (oid === ed25519 && parameters === undefined) return edwardsKey(key)
  if (oid === rsaEncryption) return fromPkcs1(key)
  if (oid === rsassaPss) return { ...fromPkcs1(key), publishedFor: pssAlgorithms(parameters) }
  if (agreeing.includes(oid)) throw agrees()
  const curve = oid === ecPublicKey && parameters?.tag === tags.oid ? namedCurves.get(hex(parameters.content)) : undefined
  if (curve === undefined) throw unsupported()
  return pointKey(curve, key)
}

/** SHA-256 to SHA-512, and what RSA-PSS with each is called; a salt is as long as the hash (RFC 7518 section 3.5). */
const pssHashes: ReadonlyMap<string, { readonly name: Algorithm; readonly salt: number }> = new Map([
  ['608648016503040201', { name: 'PS256', salt: 32 }],
  ['608648016503040202', { name: 'PS384', salt: 48 }],
  ['608648016503040203', { name: 'PS512', salt: 64 }],
])

/**
 * RFC 4055 sections 1.2 and 3.3: such a key makes no signatures but those of RSA-PSS; and where it has parameters, only those with that
 * hash, also in the mask, and with a salt that is no shorter.
 */
function pssAlgorithms(parameters: Element | undefined): readonly Algorithm[] {
  if (parameters === undefined) return [...pssHashes.values()].map(({ name }) => name)
  if (parameters.tag !== tags.sequence) throw unsupported()
  const parts = new Map(elements(parameters.content).map(({ tag, content }) => [tag, elements(content)[0]?.content]))
  const [hash, mask, salt] = [0xa0, 0xa1, 0xa2].map((tag) => parts.get(tag))
  const algorithm = pssHashes.get(identifierIn(hash))
  const isMasked = identifierIn(mask) === mgf1 && identifierIn(inside(mask)[1]?.content) === identifierIn(hash)
  return algorithm && isMasked && (salt === undefined || isUpTo(algorithm.salt, salt)) ? [algorithm.name] : []
}
const inside = (content: Uint8Array | undefined): readonly Element[] => (content ? elements(content) : [])
const identifierIn = (content: Uint8Array | undefined): string => hex(inside(content)[0]?.content ?? new Uint8Array())
const isUpTo = (most: number, number: Uint8Array): boolean => {
  const [first = 0, more] = unsigned(number)
  return first <= most && more === undefined
}

/** RSAPublicKey (RFC 8017 appendix A.1.1). @throws CredentialError `ERR_KEY` or `ERR_UNSUPPORTED`. */
export function fromPkcs1(der: Uint8Array): Material {
  const [outer = der] = contents(der, tags.sequence)
  const [n = outer, e = outer] = contents(outer, tags.integer, tags.integer)
  return rsaKey(unsigned(n), unsigned(e))
}

const readers: ReadonlyMap<string, (der: Uint8Array) => Material> = new Map([
  ['PUBLIC KEY', fromSpki],
  ['RSA PUBLIC KEY', fromPkcs1],
])

/** One PEM block (RFC 7468). @throws CredentialError `ERR_KEY` or `ERR_UNSUPPORTED`. */
export function fromPem(pem: string): Material {
  const block = /^\s*-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]*)-----END \1-----\s*$/.exec(pem)
  const der = block?.[2] === undefined ? undefined : fromBase64(block[2].replace(/\s+/g, ''))
  if (block === null || der === undefined) throw new CredentialError('ERR_KEY', 'the key is not a well-formed PEM block')
  if (block[1]?.endsWith('PRIVATE KEY'))
    throw new CredentialError('ERR_KEY', 'the key is published as the private one: anybody can sign with it')
  const read = readers.get(block[1] ?? '')
  if (read === undefined) throw unsupported()
  return read(der)
}
