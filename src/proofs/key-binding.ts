/**
 * Looks up the key that a proof names, and says apart from that whether it is the issuer’s. A signature
 * may verify under a key that comes with the credential; only what was resolved apart from it binds a key
 * to an issuer.
 *
 * @module
 */
import { importKey } from '#crypto'
import type { PublicKey } from '../crypto/backend.ts'
import { publicJwk } from '../crypto/material.ts'
import { issuerKeys } from '../keys/issuer-keys.ts'
import { type Awaitable, after, orElse } from '../lib/awaitable.ts'
import type { KeyMaterial, ResolvedKey } from '../lib/contract.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { type Check, checkOf, fail, pass, type Standing, unknown } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'

/** What is asked of a key. */
export interface Asked {
  /** The issuer’s identifier, as the credential states it. */
  readonly issuer: string | undefined
  readonly purpose: string
  /** Where the proof is. */
  readonly path: string
}

export interface Lookup {
  /** The key to verify the bytes with, or why there is none. */
  readonly key: PublicKey | CredentialError
  /** The check `key-binding`. */
  readonly binding: Check
  /** The key as it was resolved, where it was. */
  readonly material?: KeyMaterial
  /** What the answer rests on, where the key is bound. */
  readonly control?: Standing['control']
  /** What a certificate says of its holder, where it is trusted and the issuer’s. */
  readonly standing?: Partial<Standing>
  /** The caller's certificate that vouches for it. */
  readonly anchor?: Uint8Array
}

export const lookUp = (keyId: string, asked: Asked, scope: Scope): Awaitable<Lookup> =>
  after(
    orElse<ResolvedKey, CredentialError>(() => scope.key(keyId), credentialError),
    (resolved) =>
      resolved instanceof CredentialError
        ? unresolved(keyId, asked, resolved)
        : after(imported(resolved), (key) => bound(key, bindingOf(resolved, asked, scope), resolved)),
  )

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
    if (same) return bound(key, bindingOf(same, asked, scope), same)
    if (published.length === 0 && issuer !== undefined) {
      return { key, binding: unknown('key-binding', 'ERR_UNRESOLVED', 'The issuer’s own document lists no keys.', { path }) }
    }
    return {
      key,
      binding: fail('key-binding', 'ERR_KEY_BINDING', 'The key that signed is not one of those that the issuer publishes.', { path }),
    }
  } catch (error) {
    return { key, binding: checkOf('key-binding', credentialError(error), { path }) }
  }
}

const bound = (key: Lookup['key'], binding: Check, { control, material }: ResolvedKey): Lookup =>
  binding.outcome === 'pass' ? { key, binding, material, control } : { key, binding, material }

const isSame = (a: PublicKey, b: PublicKey | CredentialError): boolean =>
  !(b instanceof CredentialError) && JSON.stringify(publicJwk(a.bytes)) === JSON.stringify(publicJwk(b.bytes))

async function firstAsync<Item>(items: readonly Item[], test: (item: Item) => Promise<boolean>): Promise<Item | undefined> {
  for (const item of items) if (await test(item)) return item
  return undefined
}

const imported = ({ material }: Pick<ResolvedKey, 'material'>): Awaitable<PublicKey | CredentialError> =>
  orElse((): Awaitable<PublicKey> => importKey(material), credentialError)

/** Whether the key, as it was resolved, may speak for the issuer (CID 1.0 section 3.3, VC Data Integrity section 4.4). */
function bindingOf(key: ResolvedKey, asked: Asked, { now, skew }: Pick<Scope, 'now' | 'skew'>): Check {
  const more = { path: asked.path }
  const past = (date: string | undefined): boolean => date !== undefined && !(Date.parse(date) > now.getTime() - skew * 1000)
  if (past(key.revoked)) return fail('key-binding', 'ERR_KEY_REVOKED', 'The key that signed has been revoked by its controller.', more)
  if (past(key.expires)) return fail('key-binding', 'ERR_KEY_REVOKED', 'The key that signed has expired.', more)
  if (asked.issuer === undefined && asked.purpose === 'authentication') {
    return unknown('key-binding', 'ERR_KEY_BINDING', 'The presentation does not say who holds it.', more)
  }
  if (asked.issuer === undefined)
    return fail('key-binding', 'ERR_KEY_BINDING', 'The document names no issuer that the key could be bound to.', more)
  if (key.controller !== asked.issuer)
    return fail('key-binding', 'ERR_KEY_BINDING', 'The key that signed is not the issuer’s: somebody else controls it.', more)
  if (!key.purposes.includes(asked.purpose)) {
    return fail('key-binding', 'ERR_KEY_BINDING', `The issuer’s document does not list the key for this purpose (${asked.purpose}).`, more)
  }
  return pass(
    'key-binding',
    key.control === 'none' ? 'The issuer’s identifier is the key that signed.' : 'The issuer’s own document lists the key that signed.',
    more,
  )
}

/** A key’s multibase text: a multicodec of Ed25519, P-256, P-384, P-521 or RSA in base58. */
const keyFragment = /#(z(?:6Mk|Dn|82|2J9|4MX)[1-9A-HJ-NP-Za-km-z]{30,})$/

/**
 * The fragment of an address may be a key. Then the bytes can be verified, though nothing was resolved; it
 * says nothing of whose key it is, for anybody can write such an address (peers.md 2.1).
 */
async function unresolved(keyId: string, asked: Asked, error: CredentialError): Promise<Lookup> {
  const [, multibase] = keyFragment.exec(keyId) ?? []
  return {
    key: multibase === undefined ? error : await imported({ material: { multibase } }),
    binding: unresolvedBinding(keyId, asked, error),
  }
}

function unresolvedBinding(keyId: string, { issuer, path }: Asked, error: CredentialError): Check {
  if (error.code === 'ERR_KEY')
    return fail('key-binding', 'ERR_KEY_BINDING', 'The key that signed is not in the document that it should be in.', { path })
  // a DID document speaks for its own DID only (CID 1.0 section 3.3), so nothing that it could say would bind this key
  if (keyId.startsWith('did:') && issuer !== undefined && keyId.split('#')[0] !== issuer) {
    return fail('key-binding', 'ERR_KEY_BINDING', 'The key that signed is not the issuer’s: somebody else controls it.', { path })
  }
  return checkOf('key-binding', error, { path })
}
