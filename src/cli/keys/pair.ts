/**
 * Key pairs whose keys were made anew out of their bytes. Node 20 can wait for itself for ever where a key that it generated
 * is exported while the job that generated it is collected: both take the same lock, on one thread.
 *
 * @module
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

export interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}
export type KeyPairOptions =
  | readonly [type: 'ed25519' | 'x25519', options?: undefined]
  | readonly [type: 'ec', options: { readonly namedCurve: string }]
  | readonly [type: 'rsa', options: { readonly modulusLength: number }]

export function keyPair(...[type, options]: KeyPairOptions): KeyPair {
  const encodings = {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  } as const
  // the overloads of Node's types are one function a kind of key
  const generate = generateKeyPairSync as (type: string, options: object) => { readonly publicKey: Buffer; readonly privateKey: Buffer }
  const { publicKey, privateKey } = generate(type, { ...options, ...encodings })
  return {
    privateKey: createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: publicKey, format: 'der', type: 'spki' }),
  }
}
