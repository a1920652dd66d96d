/** Every backend under its name: Node's, the platform's WebCrypto, and WebCrypto without Ed25519. */
import type { Backend } from '../../src/crypto/backend.ts'
import * as node from '../../src/crypto/node.ts'
import * as web from '../../src/crypto/web.ts'
import { webBackend } from '../../src/crypto/web-backend.ts'

const isEdwards = (algorithm: unknown): boolean => JSON.stringify(algorithm).includes('Ed25519')

/** A platform that knows no Ed25519, as browsers were until 2025. */
const withoutEdwards = new Proxy(crypto.subtle, {
  get: (subtle, name) => {
    const method: unknown = Reflect.get(subtle, name)
    return typeof method !== 'function'
      ? method
      : (...values: readonly unknown[]) =>
          values.some((value) => isEdwards(value))
            ? Promise.reject(new DOMException('unknown algorithm', 'NotSupportedError'))
            : method.apply(subtle, values)
  },
})

export const backends: readonly (readonly [name: string, backend: Backend])[] = [
  ['node', node],
  ['web', web],
  ['web+noble', webBackend(withoutEdwards)],
]
