/** Hashes and signatures by WebCrypto; Ed25519 by `@noble/ed25519` where the platform has none. @module */
import { hex, utf8 } from '../lib/bytes.ts'
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

/** What `subtle.importKey` asks for. */
const importParameters = (facts: Facts): { name: string; namedCurve?: string; hash?: string } => ({
  name: nameOf(facts),
  ...(facts.type === 'RSA' ? { hash: facts.hash } : facts.type === 'Ed25519' ? {} : { namedCurve: facts.type }),
})

/** What `subtle.verify` and `subtle.sign` ask for; the salt is as long as the hash (RFC 7518 section 3.5). */
export const useParameters = (facts: Facts): { name: string; hash: string; saltLength: number } => ({
  name: nameOf(facts),
  hash: facts.hash,
  saltLength: Number(facts.hash.slice(4)) / 8,
})

/** WebCrypto takes no bytes of shared memory: such ones are copied. */
export const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes)

const unsupported = (cause: unknown): CredentialError =>
  credentialError(cause, 'ERR_UNSUPPORTED', 'the platform does not support this kind of key or signature')

/** A backend on a platform's WebCrypto; browsers offer it to pages from https only. */
export function webBackend(offered: SubtleCrypto | undefined): Backend {
  const subtle = offered ?? missing
  let probe: Promise<boolean> | undefined
  /** Whether the platform has Ed25519: asked once, with the key of RFC 8032 section 7.1, test 1. */
  const hasEdwards = (): Promise<boolean> => {
    probe ??= nativeKey(subtle, 'EdDSA', { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }, 'verify').then(
      () => true,
      () => false,
    )
    return probe
  }
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
  const verifySignature: Backend['verifySignature'] = async (algorithm, key, data, signature) => {
    requireFit(algorithm, key)
    if (!key.takes(signature)) return false
    if (key.bytes.type === 'Ed25519' && !(await hasEdwards())) return (await noble()).verifyEdwards(key.bytes.x, data, signature)
    try {
      return await subtle.verify(useParameters(algorithms[algorithm]), await keyFor(algorithm, key), owned(signature), owned(data))
    } catch (cause) {
      throw unsupported(cause)
    }
  }
  return {
    backend: async () => ((await hasEdwards()) ? 'web' : 'web+noble'),
    digest: async (algorithm, data) => {
      const bytes = typeof data === 'string' ? utf8(data) : data
      return algorithm === 'MD5' ? (await import('./md5.ts')).md5(bytes) : new Uint8Array(await subtle.digest(algorithm, owned(bytes)))
    },
    digestText: async (algorithm, text) => hex(new Uint8Array(await subtle.digest(algorithm, utf8(text)))),
    importKey,
    verifySignature,
    sign: async (...order) => (await import('./web-sign.ts')).sign({ subtle, hasEdwards, importKey, verifySignature }, ...order),
  }
}

const refuse = (): Promise<never> =>
  Promise.reject(
    new CredentialError('ERR_UNSUPPORTED', 'the platform offers no cryptography here: browsers do so for pages from https only'),
  )
export type Platform = Pick<SubtleCrypto, 'digest' | 'importKey' | 'sign' | 'verify'>
const missing: Platform = { digest: refuse, importKey: refuse, sign: refuse, verify: refuse }

export const noble = (): Promise<typeof import('./noble.ts')> => import('./noble.ts')

export const nativeKey = (subtle: Platform, algorithm: Algorithm, jwk: Document, use: 'sign' | 'verify'): Promise<CryptoKey> =>
  subtle.importKey('jwk', { ...jwk }, importParameters(algorithms[algorithm]), false, [use])
