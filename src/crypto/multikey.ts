/** Keys as multibase text: Multikey and did:key (Controlled Identifiers 1.0 section 2.2.2), and the older base58 member. @module */
import { fromBase58 as digits } from '../lib/base58.ts'
import { fromBase64url } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import { edwardsKey, type KeyBytes, pointKey } from './material.ts'
import { fromPkcs1 } from './spki.ts'

/** Multicodec prefixes: the code as a varint of two octets. */
const codecs: ReadonlyMap<number, (bytes: Uint8Array) => KeyBytes> = new Map([
  [0xed01, edwardsKey],
  [0x8024, compressed('P-256')],
  [0x8124, compressed('P-384')],
  [0x8224, compressed('P-521')],
  [0x8524, fromPkcs1],
])

function compressed(curve: 'P-256' | 'P-384' | 'P-521'): (bytes: Uint8Array) => KeyBytes {
  return (bytes) => {
    if (bytes[0] === 4) throw new CredentialError('ERR_KEY', 'the key is not in its compressed form')
    return pointKey(curve, bytes)
  }
}

/** Longer than the longest RSA key; base58 takes time that grows with the square of its length. */
const longest = 2048

/** @throws CredentialError `ERR_KEY` or `ERR_UNSUPPORTED`. */
export function fromMultibase(text: string): KeyBytes {
  const bytes = decoded(text)
  const read = codecs.get(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0))
  if (read === undefined) throw new CredentialError('ERR_UNSUPPORTED', 'the key is of a kind that is not supported')
  return read(bytes.subarray(2))
}

function decoded(text: string): Uint8Array {
  const bytes = text.startsWith('u') ? fromBase64url(text.slice(1, longest)) : text.startsWith('z') ? base58(text.slice(1)) : undefined
  if (bytes === undefined || bytes.length < 2 || text.length > longest)
    throw new CredentialError('ERR_KEY', 'the key is not well-formed multibase text')
  return bytes
}

const base58 = (text: string): Uint8Array | undefined => (text.length > longest ? undefined : digits(text))

/** `publicKeyBase58`, which only the Ed25519 suites of 2018 and 2020 use here. @throws CredentialError `ERR_KEY` or `ERR_UNSUPPORTED`. */
export function fromBase58(text: string, type: string): KeyBytes {
  if (!type.startsWith('Ed25519')) throw new CredentialError('ERR_UNSUPPORTED', 'the key is of a kind that is not supported')
  const bytes = base58(text)
  if (bytes === undefined) throw new CredentialError('ERR_KEY', 'the key is not well-formed base58 text')
  return edwardsKey(bytes)
}
