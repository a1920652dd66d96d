/**
 * All the keys that an issuer publishes, looked up by nothing but its identifier: what a key that came
 * with a token is compared with.
 *
 * @module
 */
import type { ResolvedKey } from '../lib/contract.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { isObject, own } from '../lib/json.ts'
import type { Scope } from '../lib/scope.ts'
import { keysFor } from './controlled-identifier.ts'
import { documentAddress } from './did-web/address.ts'
import { documentAt, type HostedDocument } from './hosted-document.ts'
import { isPrivate } from './private-part.ts'

/**
 * @throws CredentialError `ERR_UNRESOLVED` or a code of {@link Scope.fetch} where nothing could be looked up;
 * `ERR_KEY` where the identifier is malformed or its document another's.
 */
export async function issuerKeys(issuer: string, purpose: string, scope: Scope): Promise<readonly ResolvedKey[]> {
  if (issuer.startsWith('did:web:')) {
    return keysFor(purpose, { ...(await documentAt(documentAddress(issuer), 'did', scope)), id: issuer }, 'domain')
  }
  if (/^https:\/\//i.test(issuer)) return addressedKeys(issuer, purpose, scope)
  return [await scope.key(issuer)]
}

/** An issuer with an address has a profile there, and perhaps metadata at a place that the address gives. */
async function addressedKeys(issuer: string, purpose: string, scope: Scope): Promise<readonly ResolvedKey[]> {
  const answers = await Promise.allSettled([profileKeys(issuer, purpose, scope), metadataKeys(issuer, scope)])
  const keys = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (keys.length > 0 || answers.every(({ status }) => status === 'fulfilled')) return keys
  const errors = answers.flatMap((answer) => (answer.status === 'rejected' ? [credentialError(answer.reason)] : []))
  const needs = errors.flatMap((error) => error.needs ?? [])
  const [first] = errors
  throw new CredentialError(first?.code ?? 'ERR_UNRESOLVED', first?.message ?? 'the issuer cannot be looked up', { needs })
}

async function profileKeys(issuer: string, purpose: string, scope: Scope): Promise<readonly ResolvedKey[]> {
  const found = await documentAt(issuer, 'issuer', scope)
  return [
    ...keysFor(purpose, { ...found, id: issuer }, 'domain'),
    ...(own(found.document, 'id') === issuer ? await published(found, issuer, scope) : []),
  ]
}

/** SD-JWT VC section 5: `/.well-known/jwt-vc-issuer` goes between the host and the path. */
async function metadataKeys(issuer: string, scope: Scope): Promise<readonly ResolvedKey[]> {
  if (!URL.canParse(issuer)) throw new CredentialError('ERR_KEY', 'the issuer’s address is not well formed')
  const { origin, pathname } = new URL(issuer)
  const found = await documentAt(`${origin}/.well-known/jwt-vc-issuer${pathname === '/' ? '' : pathname}`, 'key', scope)
  if (own(found.document, 'issuer') !== issuer) throw new CredentialError('ERR_KEY', 'the issuer’s metadata are those of another issuer')
  return published(found, issuer, scope)
}

/** Keys in the document, or at an address that it gives (RFC 8414 section 2: `jwks_uri`). */
async function published({ document, ...answered }: HostedDocument, issuer: string, scope: Scope): Promise<readonly ResolvedKey[]> {
  const address = own(document, 'jwks_uri')
  const set = typeof address === 'string' ? await scope.json(address, 'key') : own(document, 'jwks')
  const keys = own(set, 'keys')
  return (Array.isArray(keys) ? keys : [])
    .filter(isObject)
    .filter((jwk) => own(jwk, 'use') !== 'enc' && !isPrivate(jwk))
    .map((jwk) => ({
      id: `${issuer}#${String(own(jwk, 'kid') ?? '')}`,
      material: { jwk },
      controller: issuer,
      purposes: ['assertionMethod'],
      control: 'domain',
      ...answered,
    }))
}
