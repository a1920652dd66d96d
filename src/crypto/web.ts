/** The backend everywhere but on Node: the platform's WebCrypto. @module */
import type { Backend } from './backend.ts'
import { webBackend } from './web-backend.ts'

const platform = webBackend(globalThis.crypto?.subtle)

export const backend: Backend['backend'] = platform.backend
export const digest: Backend['digest'] = platform.digest
export const digestText: Backend['digestText'] = platform.digestText
export const importKey: Backend['importKey'] = platform.importKey
export const verifySignature: Backend['verifySignature'] = platform.verifySignature
export const sign: Backend['sign'] = platform.sign
