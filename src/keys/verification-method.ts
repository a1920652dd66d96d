/** A verification method in any of the spellings that documents use (CID 1.0 section 2.2 and older). @module */
import type { KeyMaterial } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject, own, text } from '../lib/json.ts'
import { publicOnly } from './private-part.ts'

/** Each spelling of a key: how it reads, where the member is there at all. */
const spellings: Readonly<Record<string, (value: unknown, type: string) => KeyMaterial | undefined>> = {
  publicKeyJwk: (value) => (isObject(value) ? { jwk: publicOnly(value) } : undefined),
  publicKeyMultibase: (value) => (typeof value === 'string' ? { multibase: value } : undefined),
  publicKeyBase58: (value, type) => (typeof value === 'string' ? { base58: value, type } : undefined),
  publicKeyPem: (value) => (typeof value === 'string' ? { pem: value } : undefined),
}

/** Whether an object holds a key, and does not only name one. */
export const holdsKey = (value: unknown): value is Document =>
  isObject(value) && Object.keys(value).some((name) => name.startsWith('publicKey') && name !== 'publicKey')

/** @throws CredentialError `ERR_KEY` where the private key stands beside the public one. */
export function refusePrivate(method: Document): void {
  if (Object.keys(method).some((member) => /^(?:private|secret)Key/.test(member)))
    throw new CredentialError('ERR_KEY', 'the verification method publishes the private key: anybody can sign with it')
}

/**
 * The key of a verification method.
 * @throws CredentialError `ERR_KEY` where there is none, or more than one (two readers could take two keys), or where the private one is there too;
 * `ERR_UNSUPPORTED` for a spelling that is not read.
 */
export function materialOf(method: Document): KeyMaterial {
  refusePrivate(method)
  const [name, ...more] = Object.keys(spellings).filter((spelling) => Object.hasOwn(method, spelling))
  if (name === undefined && holdsKey(method))
    throw new CredentialError('ERR_UNSUPPORTED', 'the verification method spells its key in a way that is not read')
  if (name === undefined || more.length > 0) throw new CredentialError('ERR_KEY', 'the verification method does not hold exactly one key')
  const material = spellings[name]?.(own(method, name), text(own(method, 'type')) ?? '')
  if (material === undefined) throw new CredentialError('ERR_KEY', 'the key of the verification method has a wrong type')
  return material
}
