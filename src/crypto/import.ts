/** What all backends share: a key's spelling read once, and the checks before a signature is looked at. @module */
import { type Awaitable, after } from '../lib/awaitable.ts'
import { hex } from '../lib/bytes.ts'
import type { KeyMaterial } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import { isBytes } from '../lib/is-bytes.ts'
import { type Document, isObject } from '../lib/json.ts'
import { loadOnce } from '../lib/load-once.ts'
import { type Algorithm, algorithms, isAlgorithm, type PublicKey } from './backend.ts'
import { edwardsKey, type KeyBytes, type Material, member, requireForSignatures } from './material.ts'
import { fromBase58, fromMultibase } from './multikey.ts'

/** Keys that are kept: a bulk run meets few issuers, and a hostile one must not fill the memory. */
const cached = 256
/** Longer spellings are no cache keys. */
const longestName = 4096

/**
 * `importKey` of a backend: reads the material, lets the backend make its own form of it, and remembers it.
 * Only whole keys are remembered, never failures.
 */
export function keyImporter(native: (bytes: KeyBytes) => unknown): (material: KeyMaterial, algorithm?: Algorithm) => Awaitable<PublicKey> {
  const keys = new Map<string, PublicKey>()
  const fitting = (key: PublicKey, algorithm: Algorithm | undefined): PublicKey => {
    if (algorithm !== undefined) requireFit(algorithm, key)
    return key
  }
  return (material, algorithm) => {
    requireSpelling(material)
    const name = nameOf(material)
    const known = name === undefined ? undefined : keys.get(name)
    if (known !== undefined) return fitting(known, algorithm)
    return after(imported(material, native), (key) => {
      const oldest = keys.size < cached ? undefined : keys.keys().next().value
      if (oldest !== undefined) keys.delete(oldest)
      if (name !== undefined) keys.set(name, key)
      return fitting(key, algorithm)
    })
  }
}

/** Resolved documents are what their authors made them: a number where text is expected is no key. */
function requireSpelling(material: KeyMaterial): void {
  const parts: readonly unknown[] = 'jwk' in material || 'spki' in material ? [] : Object.values(material)
  const isSpelled = 'jwk' in material ? isObject(material.jwk) : 'spki' in material ? isBytes(material.spki) : true
  if (!isSpelled || parts.some((part) => typeof part !== 'string')) throw new CredentialError('ERR_KEY', 'the key is not well formed')
}

const imported = (material: KeyMaterial, native: (bytes: KeyBytes) => unknown): Awaitable<PublicKey> =>
  after(read(material), (key) => ({ ...key, type: key.bytes.type, native: attempt(() => native(key.bytes)) }))

function attempt(make: () => unknown): unknown {
  try {
    return make()
  } catch (cause) {
    throw new CredentialError('ERR_KEY', 'the key cannot be imported', { cause })
  }
}

function read(material: KeyMaterial): Awaitable<Material> {
  if ('jwk' in material) return ofJwk(material.jwk)
  if ('multibase' in material) return fromMultibase(material.multibase)
  if ('base58' in material) return fromBase58(material.base58, material.type)
  return after(certified(), ({ fromPem, fromSpki }) => ('pem' in material ? fromPem(material.pem) : fromSpki(material.spki)))
}

/** A JSON Web Key's public part (RFC 7517, RFC 8037). */
function ofJwk(jwk: Document): Awaitable<Material> {
  requireForSignatures(jwk)
  const { kty, crv, alg } = jwk
  const found = kty === 'OKP' && crv === 'Ed25519' ? edwardsKey(member(jwk, 'x')) : after(further(), ({ fromJwk }) => fromJwk(jwk))
  // RFC 9864 gives EdDSA with this curve a name of its own
  return typeof alg === 'string' ? after(found, (key) => ({ ...key, publishedFor: [alg === 'Ed25519' ? 'EdDSA' : alg] })) : found
}

const further = /* @__PURE__ */ loadOnce(() => import('./further-keys.ts'))
const certified = /* @__PURE__ */ loadOnce(() => import('./spki.ts'))

/** What tells one key from another; `undefined` where it is not worth remembering. */
function nameOf(material: KeyMaterial): string | undefined {
  const name = 'jwk' in material ? jwkName(material.jwk) : spelling(material)
  return name !== undefined && name.length <= longestName ? name : undefined
}

function spelling(material: Exclude<KeyMaterial, { readonly jwk: unknown }>): string {
  if ('multibase' in material) return `m ${material.multibase}`
  if ('base58' in material) return `b ${material.type} ${material.base58}`
  if ('pem' in material) return `p ${material.pem}`
  return `s ${hex(material.spki.subarray(0, longestName))}`
}

/** All that decides what becomes of a JWK, where it is plain text. */
function jwkName({ kty, crv, x, y, n, e, alg, use, key_ops: operations }: Document): string | undefined {
  const members = [kty, crv, x, y, n, e, alg, use, operations]
  return members.every((member) => member === undefined || typeof member === 'string') ? `j ${JSON.stringify(members)}` : undefined
}

/** Whether a key can be used with an algorithm. @throws CredentialError `ERR_ALGORITHM`. */
export function requireFit(algorithm: Algorithm, { type, publishedFor }: Pick<PublicKey, 'type' | 'publishedFor'>): void {
  if (!isAlgorithm(algorithm) || algorithms[algorithm].type !== type)
    throw new CredentialError('ERR_ALGORITHM', 'the signature algorithm does not fit the kind of key')
  if (publishedFor?.includes(algorithm) === false)
    throw new CredentialError('ERR_ALGORITHM', 'the key was published for another signature algorithm')
}
