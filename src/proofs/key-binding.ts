/**
 * Looks up the key that a proof names, and says apart from that whether it is the issuer’s. A signature
 * may verify under a key that comes with the credential; only what was resolved apart from it binds a key
 * to an issuer.
 *
 * @module
 */
import { importKey } from '#crypto'
import type { PublicKey } from '../crypto/backend.ts'
import { type Awaitable, after, orElse } from '../lib/awaitable.ts'
import type { Certified, KeyMaterial, ResolvedKey } from '../lib/contract.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { loadOnce } from '../lib/load-once.ts'
import { type Check, pass, type Standing } from '../lib/report.ts'
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
  readonly certified?: Certified
}

/** Most keys are found, and are the issuer’s: what is said of others waits. */
const missing = /* @__PURE__ */ loadOnce(() => import('./unresolved-key.ts'))
const questioned = /* @__PURE__ */ loadOnce(() => import('./questioned-key.ts'))

export const lookUp = (keyId: string, asked: Asked, scope: Scope): Awaitable<Lookup> =>
  after(
    orElse<ResolvedKey, CredentialError>(() => scope.key(keyId), credentialError),
    (resolved) =>
      resolved instanceof CredentialError
        ? after(missing(), ({ unresolved }) => unresolved(keyId, asked, resolved))
        : after(imported(resolved), (key) => after(bindingOf(resolved, asked, scope), (binding) => bound(key, binding, resolved))),
  )

/** The answer for a key that was resolved. */
export const bound = (key: Lookup['key'], binding: Check, { control, material }: ResolvedKey): Lookup =>
  binding.outcome === 'pass' ? { key, binding, material, control } : { key, binding, material }

export const imported = ({ material }: Pick<ResolvedKey, 'material'>): Awaitable<PublicKey | CredentialError> =>
  orElse((): Awaitable<PublicKey> => importKey(material), credentialError)

/** Whether the key, as it was resolved, may speak for the issuer (CID 1.0 section 3.3, VC Data Integrity section 4.4). */
export const bindingOf = (key: ResolvedKey, asked: Asked, scope: Pick<Scope, 'now' | 'skew'>): Awaitable<Check> =>
  asked.issuer !== undefined &&
  key.revoked === undefined &&
  key.expires === undefined &&
  key.answeredBy === undefined &&
  key.controller === asked.issuer &&
  asked.purpose === 'assertionMethod' &&
  key.purposes.includes(asked.purpose)
    ? isIssuers(key, asked)
    : after(questioned(), ({ judged }) => judged(key, asked, scope))

const isIssuers = ({ control }: ResolvedKey, { path }: Asked): Check =>
  pass(
    'key-binding',
    control === 'none' ? 'The issuer’s identifier is the key that signed.' : 'The issuer’s own document lists the key that signed.',
    { path },
  )
