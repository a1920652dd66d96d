/**
 * Which key a token means: `x5c`, `kid` or `jwk` in its header, or the only one that its issuer has
 * (VC-JOSE-COSE section 4, OB 3.0 section 8.2.2). Whatever the header says, whose key it is, is asked of the issuer.
 *
 * @module
 */

import { issuerKeys } from '../../keys/issuer-keys.ts'
import { isPrivate } from '../../keys/private-part.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { type Document, isObject } from '../../lib/json.ts'
import { checkOf, fail } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { lookUpAmongIssuers } from '../issuer-lookup.ts'
import { type Asked, type Lookup, lookUp } from '../key-binding.ts'
import { lookUpByChain } from './certificate-key.ts'

export async function tokenKey(header: Document, asked: Asked, scope: Scope): Promise<Lookup> {
  const { kid, jwk, x5c } = header
  if (x5c !== undefined) return lookUpByChain(x5c, asked, scope)
  if (kid !== undefined && typeof kid !== 'string') return unusable('The token names its key by something that is no text.', asked)
  if (jwk !== undefined && (!isObject(jwk) || isPrivate(jwk))) return unusable('The token holds something else than a public key.', asked)
  const named = kid === undefined ? undefined : await byName(kid, asked, scope)
  if (isObject(jwk) && (named === undefined || named.key instanceof CredentialError)) return lookUpAmongIssuers({ jwk }, asked, scope)
  return named ?? theOnlyOne(asked, scope)
}

const unusable = (message: string, { path }: Asked): Lookup => ({
  key: new CredentialError('ERR_KEY', message),
  binding: fail('key-binding', 'ERR_KEY', message, { path }),
})

async function byName(kid: string, asked: Asked, scope: Scope): Promise<Lookup> {
  const name = absolute(kid, asked.issuer)
  if (name === undefined) return theOnlyOne(asked, scope, kid)
  const found = await lookUp(name, asked, scope)
  if (found.binding.code !== 'ERR_KEY_BINDING' || !/^https:/i.test(name) || !found.material) return found
  // a key or a set of keys with an address says nothing of who controls it: the issuer must
  return lookUpAmongIssuers(found.material, asked, scope)
}

/** A name without a scheme is one in the issuer’s document. */
function absolute(kid: string, issuer: string | undefined): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(kid)) return kid
  return issuer?.startsWith('did:') ? `${issuer}#${kid.replace(/^#/, '')}` : undefined
}

/** Without a name: the issuer’s only key; with one that is no address: that of its keys. */
async function theOnlyOne(asked: Asked, scope: Scope, name?: string): Promise<Lookup> {
  const { issuer, path } = asked
  if (issuer === undefined) return unusable('Neither the token nor an issuer says which key signed.', asked)
  try {
    const keys = await issuerKeys(issuer, asked.purpose, scope)
    const [only, ...more] = name === undefined ? keys : keys.filter(({ id }) => id.slice(id.indexOf('#') + 1) === name.replace(/^#/, ''))
    if (only === undefined || more.length > 0)
      return unusable('The issuer does not publish exactly one key that the token could mean.', asked)
    return await lookUpAmongIssuers(only.material, asked, scope)
  } catch (error) {
    const failure = credentialError(error)
    return { key: failure, binding: checkOf('key-binding', failure, { path }) }
  }
}
