/** Signatures by WebCrypto: who verifies needs none of it. @module */
import { fromBase64url } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { type Algorithm, algorithms, type Backend } from './backend.ts'
import { type KeyBytes, publicJwk } from './material.ts'
import { nativeKey, noble, owned, type Platform, parametersOf } from './web-backend.ts'

interface Signing extends Pick<Backend, 'importKey' | 'verifySignature'> {
  readonly subtle: Platform
  readonly hasEdwards: () => Promise<boolean>
}

export async function sign(
  { subtle, hasEdwards, importKey, verifySignature }: Signing,
  ...[algorithm, privateJwk, data]: Parameters<Backend['sign']>
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await importKey({ jwk: privateJwk }, algorithm)
  const signature =
    key.type === 'Ed25519' && !(await hasEdwards())
      ? await signEdwards(privateJwk, data)
      : await signNatively(subtle, algorithm, key.bytes, privateJwk, data)
  // also where the two halves of the key do not belong together: such a signature would give the key away
  if (!(await verifySignature(algorithm, key, data, signature)))
    throw new CredentialError('ERR_KEY', 'the private key is not the public key’s')
  return signature
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const

async function signNatively(
  subtle: Platform,
  algorithm: Algorithm,
  publicHalf: KeyBytes,
  jwk: Document,
  data: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const secret = Object.fromEntries(privateMembers.flatMap((member) => (typeof jwk[member] === 'string' ? [[member, jwk[member]]] : [])))
  try {
    const key = await nativeKey(subtle, algorithm, { ...publicJwk(publicHalf), ...secret }, 'sign')
    return new Uint8Array(await subtle.sign(parametersOf(algorithms[algorithm]), key, owned(data)))
  } catch (error) {
    if (error instanceof CredentialError) throw error
    // no cause: an error of the platform might quote the key
    throw new CredentialError('ERR_KEY', 'the private key is not well formed')
  }
}

/** By `@noble/ed25519`, where the platform has no Ed25519. */
const signEdwards = async (jwk: Document, data: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  (await noble()).signEdwards(privateEdwards(jwk), data)

function privateEdwards({ d }: Document): Uint8Array {
  const bytes = typeof d === 'string' ? fromBase64url(d) : undefined
  if (bytes?.length !== 32) throw new CredentialError('ERR_KEY', 'the private key is not well formed')
  return bytes
}
