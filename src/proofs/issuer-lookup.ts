/** Whether a key that says nothing of its controller is one of those that the issuer publishes. @module */
import type { PublicKey } from '../crypto/backend.ts'
import { publicJwk } from '../crypto/material.ts'
import { issuerKeys } from '../keys/issuer-keys.ts'
import type { KeyMaterial } from '../lib/contract.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { checkOf, fail } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { type Asked, bindingOf, bound, imported, type Lookup } from './key-binding.ts'
import { nobodys, whoSigns } from './questioned-key.ts'

/**
 * A key that came with the credential, or from somewhere that says nothing of its controller: whether it is
 * one of those that the issuer publishes.
 */
export async function lookUpAmongIssuers(material: KeyMaterial, asked: Asked, scope: Scope): Promise<Lookup> {
  const key = await imported({ material })
  const { path, issuer, purpose } = asked
  if (key instanceof CredentialError) return { key, binding: checkOf('key-binding', key, { path }) }
  if (issuer === undefined) return { key, binding: nobodys(asked) }
  try {
    const { keys, open } = await issuerKeys(issuer, purpose, scope)
    const own = async (isListed: boolean): Promise<Lookup | undefined> => {
      for (const one of keys.filter(({ purposes }) => purposes.includes(purpose) === isListed)) {
        const found = await imported(one)
        // what the issuer says of its key counts, and not what came along
        if (isSame(key, found)) return bound(found, await bindingOf(one, asked, scope), one)
      }
      return undefined
    }
    const listed = await own(true)
    if (listed) return listed
    // that it is listed for something else is the last word where it cannot be listed for this besides
    if (open) throw open
    const other = await own(false)
    if (other) return other
    const message = `The key that signed is not one of those that the ${whoSigns(purpose)} publishes.`
    return { key, binding: fail('key-binding', 'ERR_KEY_BINDING', message, { path }) }
  } catch (error) {
    return { key, binding: checkOf('key-binding', credentialError(error), { path }) }
  }
}

const isSame = (a: PublicKey, b: PublicKey | CredentialError): boolean =>
  !(b instanceof CredentialError) && JSON.stringify(publicJwk(a.bytes)) === JSON.stringify(publicJwk(b.bytes))
