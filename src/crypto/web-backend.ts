/** Hashes and signatures by WebCrypto; Ed25519 by `@noble/ed25519` where the platform has none, or verifies it by another equation. @module */
import { type Bytes, fromBase64url, hex, utf8 } from '../lib/bytes.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { type Algorithm, algorithms, type Backend, type PublicKey } from './backend.ts'
import { keyImporter, requireFit } from './import.ts'
import { publicJwk } from './material.ts'

/** WebCrypto's keys are bound to one hash each, so a key holds one for every algorithm that it was used with. */
type NativeKeys = Map<Algorithm, Promise<CryptoKey>>

type Facts = (typeof algorithms)[Algorithm]
const nameOf = (facts: Facts): string =>
  facts.type === 'Ed25519' ? 'Ed25519' : facts.type !== 'RSA' ? 'ECDSA' : facts.padding === 'pss' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5'

/** What WebCrypto asks for of a key, and of its use: it reads what it needs. The salt is as long as the hash (RFC 7518 section 3.5). */
export const parametersOf = (facts: Facts): { name: string; namedCurve: string; hash: string; saltLength: number } => ({
  name: nameOf(facts),
  namedCurve: facts.type,
  hash: facts.hash,
  saltLength: Number(facts.hash.slice(4)) / 8,
})

/** WebCrypto takes no bytes of shared memory: such ones are copied. */
export const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes)

/** The base point plus the point of order 2, a key of mixed order; and a signature of nothing, whose R is the base point. */
const mixedOrder: Document = { kty: 'OKP', crv: 'Ed25519', x: 'lZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZk' }
const questionable = 'WGZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmbO8PNgfVQoEbCSIDwNiXaVdwvINdov3yDn_VFrJImJAw'

/**
 * Whether the platform has Ed25519, and verifies it by the equation that WebCrypto asks for: without the cofactor, the hash reduced first.
 * Any other finds this signature right, as that of libgcrypt does, on which WebKit stands on Linux.
 */
const verifiesEdwards = async (subtle: Platform): Promise<boolean> => {
  const key = await nativeKey(subtle, 'EdDSA', mixedOrder, 'verify')
  return !(await subtle.verify('Ed25519', key, fromBase64url(questionable) as Bytes, new Uint8Array()))
}

/** A backend on a platform's WebCrypto; browsers offer it to pages from https only. */
export function webBackend(offered: SubtleCrypto | undefined): Backend {
  const subtle = offered ?? missing
  let probe: Promise<boolean> | undefined
  const hasEdwards = (): Promise<boolean> => (probe ??= verifiesEdwards(subtle).catch(() => false))
  const importKey = keyImporter((): NativeKeys => new Map())
  const keyFor = (algorithm: Algorithm, { bytes, native }: PublicKey): Promise<CryptoKey> => {
    const keys = native as NativeKeys
    const known = keys.get(algorithm)
    if (known !== undefined) return known
    const key = nativeKey(subtle, algorithm, publicJwk(bytes), 'verify')
    keys.set(algorithm, key)
    // what failed may succeed another time
    key.catch(() => keys.delete(algorithm))
    return key
  }
  const verifySignature: Backend['verifySignature'] = async (algorithm, key, data, signature, hash = algorithms[algorithm]?.hash) => {
    requireFit(algorithm, key)
    if (!key.takes(signature)) return false
    if (key.bytes.type === 'Ed25519' && !(await hasEdwards())) return (await noble()).verifyEdwards(key.bytes.x, data, signature)
    try {
      return await subtle.verify(
        { ...parametersOf(algorithms[algorithm]), hash },
        await keyFor(algorithm, key),
        owned(signature),
        owned(data),
      )
    } catch (cause) {
      throw credentialError(cause, 'ERR_UNSUPPORTED', 'the platform does not support this kind of key or signature')
    }
  }
  const digest: Backend['digest'] = async (algorithm, data) => {
    const bytes = typeof data === 'string' ? utf8(data) : data
    return algorithm === 'MD5' ? (await import('./md5.ts')).md5(bytes) : new Uint8Array(await subtle.digest(algorithm, owned(bytes)))
  }
  return {
    backend: async () => ((await hasEdwards()) ? 'web' : 'web+noble'),
    digest,
    digestText: async (algorithm, text) => hex(await digest(algorithm, text)),
    importKey,
    verifySignature,
    sign: async (...order) => (await import('./web-sign.ts')).sign({ subtle, hasEdwards, importKey, verifySignature }, ...order),
  }
}

const refuse = (): Promise<never> =>
  Promise.reject(new CredentialError('ERR_UNSUPPORTED', 'the platform does not support cryptography here: pages need https'))
export type Platform = Pick<SubtleCrypto, 'digest' | 'importKey' | 'sign' | 'verify'>
const missing: Platform = { digest: refuse, importKey: refuse, sign: refuse, verify: refuse }

export const noble = (): Promise<typeof import('./noble.ts')> => import('./noble.ts')

export const nativeKey = (subtle: Platform, algorithm: Algorithm, jwk: Document, use: 'sign' | 'verify'): Promise<CryptoKey> =>
  subtle.importKey('jwk', { ...jwk }, parametersOf(algorithms[algorithm]), false, [use])
