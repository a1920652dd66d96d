/**
 * Which key a token means: `x5c`, `kid` or `jwk` in its header, or the one of its issuer’s that signed
 * (VC-JOSE-COSE section 4, OB 3.0 section 8.2.2). Whatever the header says, whose key it is, is asked of the issuer.
 *
 * @module
 */

import { digest } from '#crypto'
import type { PublicKey } from '../../crypto/backend.ts'
import { publicJwk } from '../../crypto/material.ts'
import { issuerKeys } from '../../keys/issuer-keys.ts'
import { isPrivate } from '../../keys/private-part.ts'
import { base64url } from '../../lib/bytes.ts'
import type { ResolvedKey } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { checkOf, fail } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { lookUpAmongIssuers } from '../issuer-lookup.ts'
import { type Asked, imported, type Lookup, lookUp } from '../key-binding.ts'
import { whoSigns } from '../questioned-key.ts'
import { lookUpByChain } from './certificate-key.ts'

/** What is asked of a token's key, and whether one made its signature: a `kid` is a hint, and may be missing. */
export interface AskedOfToken extends Asked {
  readonly signs: (key: PublicKey) => Promise<boolean>
}

export async function tokenKey(header: Document, asked: AskedOfToken, scope: Scope): Promise<Lookup> {
  const { kid, jwk, x5c } = header
  if (x5c !== undefined) return lookUpByChain(x5c, asked, scope)
  if (kid !== undefined && typeof kid !== 'string') return unusable('The token names its key by something that is no text.', asked)
  if (jwk !== undefined && (!isObject(jwk) || isPrivate(jwk))) return unusable('The token holds something else than a public key.', asked)
  const named = kid === undefined ? undefined : await byName(kid, asked, scope)
  if (isObject(jwk) && (named === undefined || named.key instanceof CredentialError)) return lookUpAmongIssuers({ jwk }, asked, scope)
  return named ?? amongIssuers(asked, scope)
}

const unusable = (message: string, { path }: Asked): Lookup => ({
  key: new CredentialError('ERR_KEY', message),
  binding: fail('key-binding', 'ERR_KEY', message, { path }),
})

async function byName(kid: string, asked: AskedOfToken, scope: Scope): Promise<Lookup> {
  const name = absolute(kid, asked.issuer)
  if (name === undefined) return amongIssuers(asked, scope, kid)
  const found = await lookUp(name, asked, scope)
  const named = nameIn(kid)
  if (named !== undefined && found.key instanceof CredentialError && /^ERR_(?:KEY|UNRESOLVED)$/.test(found.key.code)) {
    const called = await amongIssuers(asked, scope, named)
    return called.key instanceof CredentialError ? found : called
  }
  if (found.binding.code !== 'ERR_KEY_BINDING' || !/^https:/i.test(name) || !found.material) return found
  // a key or a set of keys with an address says nothing of who controls it: the issuer must
  return lookUpAmongIssuers(found.material, asked, scope)
}

/**
 * What is no address may be the name that the key itself has (RFC 7515 section 4.1.4), as what comes after the address of a set is. A
 * thumbprint (RFC 9278) has a scheme, and is no address.
 */
const nameIn = (kid: string): string | undefined => (/^(?:did|https?):/i.test(kid) ? /^https:[^#]*#(.+)$/is.exec(kid)?.[1] : kid)

/** A name without a scheme is one in the issuer’s document. */
function absolute(kid: string, issuer: string | undefined): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(kid)) return kid
  return issuer?.startsWith('did:') ? `${issuer}#${kid.replace(/^#/, '')}` : undefined
}

/** More keys than these are not tried. */
const mostKeys = 16

/** Without a name: the issuer’s key that signed; with one that is no address: that of its keys. */
async function amongIssuers(asked: AskedOfToken, scope: Scope, name?: string): Promise<Lookup> {
  const { issuer, path, purpose } = asked
  const who = whoSigns(purpose)
  if (issuer === undefined) return unusable(`Neither the token nor its ${who} says which key signed.`, asked)
  try {
    const { keys, open } = await issuerKeys(issuer, purpose, scope)
    const named = name === undefined ? keys : await namedBy(name.replace(/^#/, ''), keys)
    // a name is a hint (RFC 7515 section 4.1.4), and may be for a key that is published without one
    const meant = named.length > 0 ? named : keys.filter(({ id }) => id.endsWith('#'))
    if (meant.length > mostKeys) throw new CredentialError('ERR_LIMIT', `the ${who} publishes more keys than are tried`)
    const signer = named.length === 1 && !open ? named[0] : await signing(meant, asked)
    // one that could not be read may have signed
    if (!signer && open) throw open
    const tried = signer ?? named[0]
    if (tried === undefined) return unusable(`The ${who} publishes no key that the token could mean.`, asked)
    return await lookUpAmongIssuers(tried.material, asked, scope)
  } catch (error) {
    const failure = credentialError(error)
    return { key: failure, binding: checkOf('key-binding', failure, { path }) }
  }
}

/** A name is what one of the keys is called, or the thumbprint of one (RFC 7638; as an URN, RFC 9278). */
async function namedBy(name: string, keys: readonly ResolvedKey[]): Promise<readonly ResolvedKey[]> {
  const called = keys.filter((key) => isCalled(key, name))
  const print = /^(?:urn:ietf:params:oauth:jwk-thumbprint:sha-256:)?([\w-]{43})$/.exec(name)?.[1]
  if (called.length > 0 || print === undefined) return called
  const prints = await Promise.all(keys.map(thumbprint))
  return keys.filter((_, index) => prints[index] === print)
}

async function thumbprint(one: ResolvedKey): Promise<string | undefined> {
  const key = await imported(one)
  return key instanceof CredentialError ? undefined : base64url(await digest('SHA-256', JSON.stringify(publicJwk(key.bytes))))
}

const isCalled = ({ id, material }: ResolvedKey, name: string): boolean =>
  id.slice(id.indexOf('#') + 1) === name || ('jwk' in material && own(material.jwk, 'kid') === name)

async function signing(keys: readonly ResolvedKey[], { signs }: AskedOfToken): Promise<ResolvedKey | undefined> {
  for (const one of keys) {
    const key = await imported(one)
    if (!(key instanceof CredentialError) && (await signs(key))) return one
  }
  return undefined
}
