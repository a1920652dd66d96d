/** A key that the caller's own resolver gives: bounded in time, and looked at before anything rests on it. @module */

import type { ResolvedKey } from './contract.ts'
import { CredentialError } from './errors.ts'
import { isBytes } from './is-bytes.ts'
import { isObject, strings, text } from './json.ts'
import { inTime } from './network/in-time.ts'
import type { Options } from './options.ts'
import type { Scope } from './scope.ts'

/**
 * What the resolver answers; nothing where the key is none of its own.
 * @throws CredentialError `ERR_UNRESOLVED` where the answer is no key, `ERR_NETWORK` where there is none in time, `ERR_ABORTED`.
 */
export async function callersKey(resolve: NonNullable<Options['resolve']>, keyId: string, scope: Scope): Promise<ResolvedKey | undefined> {
  const { limits, signal } = scope
  const late = (): CredentialError =>
    new CredentialError('ERR_NETWORK', `the resolver of the caller did not answer within ${limits.time} ms`)
  const given: unknown = await inTime(async () => resolve(keyId, scope), { time: limits.time, signal, late })
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
  isObject(jwk) || isBytes(spki) || strings([multibase, base58, pem]).length > 0
