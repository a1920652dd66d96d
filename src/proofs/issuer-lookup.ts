/** Whether a key that says nothing of its controller is one of those that the issuer publishes. @module */
import type { PublicKey } from '../crypto/backend.ts'
import { publicJwk } from '../crypto/material.ts'
import { issuerKeys } from '../keys/issuer-keys.ts'
import type { KeyMaterial } from '../lib/contract.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { checkOf, fail, unknown } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { type Asked, bindingOf, bound, imported, type Lookup } from './key-binding.ts'
import { whoseKey } from './questioned-key.ts'

/**
 * A key that came with the credential, or from somewhere that says nothing of its controller: whether it is
 * one of those that the issuer publishes.
 */
export async function lookUpAmongIssuers(material: KeyMaterial, asked: Asked, scope: Scope): Promise<Lookup> {
  const key = await imported({ material })
  const { path, issuer } = asked
  if (key instanceof CredentialError)
    return { key, binding: fail('key-binding', 'ERR_KEY', 'The key of the token is not well formed.', { path }) }
  try {
    const published = issuer === undefined ? [] : await issuerKeys(issuer, asked.purpose, scope)
    const same = await firstAsync(published, async (one) => isSame(key, await imported(one)))
    if (same) return bound(key, await bindingOf(same, asked, scope), same)
    if (published.length === 0 && issuer !== undefined) {
      return {
        key,
        binding: unknown('key-binding', 'ERR_UNRESOLVED', `The ${whoseKey(asked.purpose)} own document lists no keys.`, { path }),
      }
    }
    return {
      key,
      binding: fail('key-binding', 'ERR_KEY_BINDING', 'The key that signed is not one of those that the issuer publishes.', { path }),
    }
  } catch (error) {
    return { key, binding: checkOf('key-binding', credentialError(error), { path }) }
  }
}

const isSame = (a: PublicKey, b: PublicKey | CredentialError): boolean =>
  !(b instanceof CredentialError) && JSON.stringify(publicJwk(a.bytes)) === JSON.stringify(publicJwk(b.bytes))

async function firstAsync<Item>(items: readonly Item[], test: (item: Item) => Promise<boolean>): Promise<Item | undefined> {
  for (const item of items) if (await test(item)) return item
  return undefined
}
