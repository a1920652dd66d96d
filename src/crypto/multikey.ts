/** Keys as multibase text: Multikey and did:key (Controlled Identifiers 1.0 section 2.2.2), and the older base58 member. @module */
import { type Awaitable, after } from '../lib/awaitable.ts'
import { fromBase58 as digits } from '../lib/base58.ts'
import { fromBase64url } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import { loadOnce } from '../lib/load-once.ts'
import { edwardsKey, type Material } from './material.ts'

const further = /* @__PURE__ */ loadOnce(() => import('./further-multikey.ts'))

/** The multicodec of Ed25519, the code as a varint of two octets; the others are in {@link further}. */
const ed25519 = 0xed01

/** Longer than the longest RSA key; base58 takes time that grows with the square of its length. */
const longest = 2048

/** @throws CredentialError `ERR_KEY` or `ERR_UNSUPPORTED`. */
export function fromMultibase(text: string): Awaitable<Material> {
  const bytes = decoded(text)
  const codec = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)
  const key = bytes.subarray(2)
  return codec === ed25519 ? edwardsKey(key) : after(further(), ({ fromMulticodec }) => fromMulticodec(codec, key))
}

function decoded(text: string): Uint8Array {
  const bytes = text.startsWith('u') ? fromBase64url(text.slice(1, longest)) : text.startsWith('z') ? base58(text.slice(1)) : undefined
  if (bytes === undefined || bytes.length < 2 || text.length > longest)
    throw new CredentialError('ERR_KEY', 'the key is not well-formed multibase text')
  return bytes
}

const base58 = (text: string): Uint8Array | undefined => (text.length > longest ? undefined : digits(text))

/** `publicKeyBase58`, which only the Ed25519 suites of 2018 and 2020 use here. @throws CredentialError `ERR_KEY` or `ERR_UNSUPPORTED`. */
export function fromBase58(text: string, type: string): Material {
  if (!type.startsWith('Ed25519')) throw new CredentialError('ERR_UNSUPPORTED', 'the key is of a kind that is not supported')
  const bytes = base58(text)
  if (bytes === undefined) throw new CredentialError('ERR_KEY', 'the key is not well-formed base58 text')
  return edwardsKey(bytes)
}
