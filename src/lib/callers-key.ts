/** A key that the caller's own resolver gives: bounded in time, and looked at before anything rests on it. @module */
import type { ResolvedKey } from './contract.ts'
import { CredentialError } from './errors.ts'
import { isObject, strings, text } from './json.ts'
import type { Options } from './options.ts'
import type { Scope } from './scope.ts'

/**
 * What the resolver answers; nothing where the key is none of its own.
 * @throws CredentialError `ERR_UNRESOLVED` where the answer is no key, `ERR_NETWORK` where there is none in time, `ERR_ABORTED`.
 */
export async function callersKey(resolve: NonNullable<Options['resolve']>, keyId: string, scope: Scope): Promise<ResolvedKey | undefined> {
  const given: unknown = await inTime(async () => resolve(keyId, scope), scope.limits.time, scope.signal)
  if (given === undefined || given === null) return undefined
  // an answer that cannot be read proves nothing about whose key it is
  if (!isKey(given)) throw new CredentialError('ERR_UNRESOLVED', 'the resolver of the caller did not answer with a key')
  return given
}

const isKey = (given: unknown): given is ResolvedKey =>
  isObject(given) &&
  text(given['controller']) !== undefined &&
  Array.isArray(given['purposes']) &&
  isObject(given['material']) &&
  holdsMaterial(given['material'])

const holdsMaterial = ({ jwk, multibase, base58, pem, spki }: Readonly<Record<string, unknown>>): boolean =>
  isObject(jwk) || spki instanceof Uint8Array || strings([multibase, base58, pem]).length > 0

/** A resolver that never answers must not hold up the rest. The clock keeps a process alive, where nothing else does. */
function inTime<Value>(work: () => Promise<Value>, time: number, signal: AbortSignal | undefined): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new CredentialError('ERR_NETWORK', `the resolver of the caller did not answer within ${time} ms`))
    const stop = (): void => reject(new CredentialError('ERR_ABORTED', 'the caller stopped the work', { cause: signal?.reason }))
    if (signal?.aborted) return stop()
    // a longer wait than a timer can count would be none at all
    const clock = setTimeout(late, Math.min(time, 2 ** 31 - 1))
    signal?.addEventListener('abort', stop, { once: true })
    void work()
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(clock)
        signal?.removeEventListener('abort', stop)
      })
  })
}
