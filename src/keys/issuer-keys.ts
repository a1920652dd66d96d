/**
 * All the keys that an issuer publishes, looked up by nothing but its identifier: what a key that came
 * with a token is compared with.
 *
 * @module
 */
import type { ResolvedKey } from '../lib/contract.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { isObject, own } from '../lib/json.ts'
import { urlOf } from '../lib/network/url.ts'
import type { Scope } from '../lib/scope.ts'
import { endsOf, keysFor } from './controlled-identifier.ts'
import { documentAddress } from './did-web/address.ts'
import { controllerAt, documentAt, type HostedDocument, unexpected } from './hosted-document.ts'
import { endsInJwk } from './jwk-ends.ts'
import { type KeysFound, keysOfEach, togetherOf } from './keys-found.ts'
import { publicOnly } from './private-part.ts'
import { purposesInSet } from './set-purposes.ts'

/**
 * @throws CredentialError where no key was found: `ERR_UNRESOLVED` or a code of {@link Scope.fetch} where nothing could be looked up,
 * `ERR_UNSUPPORTED` where one cannot be read, `ERR_LIMIT` where there are more than are looked at; `ERR_KEY` where the identifier is
 * malformed, its document another's, or what it lists is no key.
 */
export async function issuerKeys(issuer: string, purpose: string, scope: Scope): Promise<KeysFound> {
  const found = await keysOf(issuer, purpose, scope)
  const missing = found.open ?? found.refused
  if (found.keys.length === 0 && missing) throw missing
  return found
}

async function keysOf(issuer: string, purpose: string, scope: Scope): Promise<KeysFound> {
  if (issuer.startsWith('did:web:')) {
    return keysFor(purpose, { ...(await controllerAt(documentAddress(issuer), 'did', scope)), id: issuer }, 'domain')
  }
  if (/^https:\/\//i.test(issuer)) return addressedKeys(issuer, purpose, scope)
  return { keys: [await scope.key(issuer)] }
}

/** An issuer with an address has a profile there, and perhaps metadata at a place that the address gives. */
async function addressedKeys(issuer: string, purpose: string, scope: Scope): Promise<KeysFound> {
  const metadata = metadataAddress(issuer)
  const answers = await Promise.allSettled([profileKeys(issuer, purpose, scope), metadataKeys(metadata, issuer, scope)])
  const found = togetherOf(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])))
  const errors = answers.map((answer) => (answer.status === 'rejected' ? credentialError(answer.reason) : undefined))
  const places = [issuer, metadata]
  const silent = await Promise.all(errors.map(async (error, index) => error && !(await isAnswered(places[index] ?? '', scope))))
  const open = found.open ?? errors.find((_, index) => silent[index])
  if (found.keys.length > 0 || found.open || (found.refused && !open)) return { ...found, ...(open && { open }) }
  const [first] = errors.filter((error) => error !== undefined)
  // one that answered is believed that it has none, where the other has nothing to say
  if (!first || (!open && errors.includes(undefined)))
    throw new CredentialError('ERR_UNRESOLVED', 'no key is published there that could have signed')
  const needs = errors.flatMap((error) => error?.needs ?? [])
  throw new CredentialError(first.code, first.message, { needs })
}

/** Whether an address says that there is nothing, or something else: of two that keys may be at, many issuers have one. */
async function isAnswered(address: string, scope: Scope): Promise<boolean> {
  try {
    return [200, 404, 410].includes((await scope.fetch(address, 'key')).status)
  } catch {
    return false
  }
}

async function profileKeys(issuer: string, purpose: string, scope: Scope): Promise<KeysFound> {
  const found = await controllerAt(issuer, 'issuer', scope)
  if (own(found.document, 'id') !== issuer) return { keys: [] }
  return togetherOf(await Promise.all([keysFor(purpose, { ...found, id: issuer }, 'domain'), published(found, issuer, scope)]))
}

/** SD-JWT VC section 5: `/.well-known/jwt-vc-issuer` goes between the host and the path, whose slash at the end goes. */
function metadataAddress(issuer: string): string {
  const address = urlOf(issuer)
  if (!address) throw new CredentialError('ERR_KEY', 'the issuer’s address is not well formed')
  const { origin, pathname } = address
  return `${origin}/.well-known/jwt-vc-issuer${pathname.replace(/\/$/, '')}`
}

async function metadataKeys(address: string, issuer: string, scope: Scope): Promise<KeysFound> {
  const found = await documentAt(address, 'key', scope)
  if (own(found.document, 'issuer') !== issuer) throw new CredentialError('ERR_KEY', 'the issuer’s metadata are those of another issuer')
  return published(found, issuer, scope)
}

/** Keys in the document, or at an address that it gives (RFC 8414 section 2: `jwks_uri`). */
const published = ({ document, ...answered }: HostedDocument, issuer: string, scope: Scope): Promise<KeysFound> =>
  keysOfEach(
    () => setOf(document, scope),
    (jwk): readonly ResolvedKey[] => {
      if (!isObject(jwk) || own(jwk, 'use') === 'enc') return []
      const id = `${issuer}#${String(own(jwk, 'kid') ?? '')}`
      const said = { purposes: purposesInSet(jwk), control: 'domain', ...endsOf(endsInJwk(jwk)), ...answered } as const
      return [{ id, material: { jwk: publicOnly(jwk) }, controller: issuer, ...said }]
    },
  )

async function setOf(document: HostedDocument['document'], scope: Scope): Promise<readonly unknown[]> {
  const address = own(document, 'jwks_uri')
  const keys = own(typeof address === 'string' ? await scope.json(address, 'key') : own(document, 'jwks'), 'keys')
  if (Array.isArray(keys)) return keys
  if (typeof address === 'string') throw unexpected(address, 'key')
  return []
}
