/** What an issuer publishes of a key: a DID document, a JWK set, a PEM file, a key of Open Badges 2.0. @module */
import type { KeyObject } from 'node:crypto'
import { documentAddress } from '../../keys/did-web/address.ts'
import { toBase58 } from '../../lib/base58-text.ts'
import { concat } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { urlOf } from '../../lib/network/url.ts'

/** How a key is called, and where the document about it belongs. */
export interface KeyName {
  readonly did?: string
  readonly keyId: string
  readonly address?: string
  readonly owner?: string
}
export interface KeyNaming {
  readonly did?: string
  readonly keyId?: string
  readonly owner?: string
}

/** Multicodec's prefixes, as varints (did:key method, section 3.1.3). */
const prefixes: Readonly<Record<string, readonly number[]>> = {
  Ed25519: [0xed, 0x01],
  'P-256': [0x80, 0x24],
  'P-384': [0x81, 0x24],
  RSA: [0x85, 0x24],
}

/** The public key in multibase: a point in its compressed form, an RSA key as PKCS #1. */
function multibaseOf(key: KeyObject): string {
  const { kty = '', crv = kty, x = '', y = '' } = key.export({ format: 'jwk' })
  const prefix = prefixes[crv]
  if (prefix === undefined) throw new CredentialError('ERR_KEY', 'there is no multibase form for this kind of key')
  return `z${toBase58(concat(Uint8Array.from(prefix), crv === 'RSA' ? key.export({ format: 'der', type: 'pkcs1' }) : point(x, y)))}`
}

function point(x: string, y: string): Uint8Array {
  const [first, second] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  // SEC 1 section 2.3.3: the parity of y stands for it
  return second.length === 0 ? first : concat(Uint8Array.of(2 + ((second.at(-1) ?? 0) & 1)), first)
}

/** @throws CredentialError `ERR_OPTION` where the identifier is neither did:key nor did:web, or the key has no address of its own. */
export function nameOfKey(key: KeyObject, { did = 'key', keyId, owner }: KeyNaming): KeyName {
  const more = owner === undefined ? {} : { owner }
  if (keyId !== undefined && !urlOf(keyId)) throw new CredentialError('ERR_OPTION', 'the key’s identifier is not an address')
  if (keyId !== undefined && did === 'key') return { keyId, ...more }
  const multibase = multibaseOf(key)
  if (did === 'key') return { did: `did:key:${multibase}`, keyId: `did:key:${multibase}#${multibase}`, ...more }
  const id = did.startsWith('did:') ? did : `did:${did}`
  return { did: id, keyId: keyId ?? `${id}#key-1`, address: addressOf(id), ...more }
}

function addressOf(did: string): string {
  try {
    return documentAddress(did)
  } catch {
    throw new CredentialError('ERR_OPTION', 'say --did key, or --did web:university.example.org (a path after colons)')
  }
}

export type Published = 'did' | 'jwks' | 'pem' | 'ob2'

export function published(form: Published, key: KeyObject, name: KeyName & { readonly algorithm: string }): object | string {
  const pem = key.export({ format: 'pem', type: 'spki' }).toString()
  const forms: Readonly<Record<Published, () => object | string>> = {
    did: () => didDocument(key, name),
    jwks: () => ({ keys: [{ ...key.export({ format: 'jwk' }), kid: name.keyId, alg: name.algorithm, use: 'sig' }] }),
    pem: () => pem,
    // Open Badges 2.0, CryptographicKey; the issuer's profile has to name it as its publicKey
    ob2: () => {
      if (name.owner === undefined)
        throw new CredentialError('ERR_OPTION', 'say with --owner whose key it is: the address of the issuer’s profile')
      return {
        '@context': 'https://w3id.org/openbadges/v2',
        type: 'CryptographicKey',
        id: name.keyId,
        owner: name.owner,
        publicKeyPem: pem,
      }
    },
  }
  return forms[form]()
}

/** Controlled Identifiers 1.0 section 2.2.2: Multikey, for tokens too. */
function didDocument(key: KeyObject, { did, keyId }: KeyName): object {
  if (did === undefined)
    throw new CredentialError(
      'ERR_OPTION',
      'a key that is called by an address of its own has no DID document: say --publish jwks, pem or ob2',
    )
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [{ id: keyId, type: 'Multikey', controller: did, publicKeyMultibase: multibaseOf(key) }],
    assertionMethod: [keyId],
    authentication: [keyId],
  }
}
