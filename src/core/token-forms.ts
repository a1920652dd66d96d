/** The forms in which a signed credential comes: compact, in JSON, with disclosures, enveloped, or without what it signs. @module */
import type { Awaitable } from '../lib/awaitable.ts'
import { fromBase64, fromUtf8 } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, list, own } from '../lib/json.ts'
import type { Jws } from '../lib/jws.ts'
import { parseCompact } from '../lib/jws-parse.ts'
import { hasType } from '../lib/linked.ts'
import { loadOnce } from '../lib/load-once.ts'

/** What reads selectively disclosed tokens: at hand once there is one. */
export type Disclosing = typeof import('../lib/sd-jwt.ts')

/** Few tokens are selectively disclosed. */
export const disclosing: () => Awaitable<Disclosing> = /* @__PURE__ */ loadOnce(() => import('../lib/sd-jwt.ts'))

/** What whoever comes upon one waits for: it may be inside another token, where nothing shows it before. */
export const wantsDisclosing: unique symbol = Symbol('wantsDisclosing')

/** @throws CredentialError `ERR_TOKEN`, and what its parts give; `ERR_UNSUPPORTED`. */
export const parseToken = (token: string, disclosing: Disclosing | undefined): Jws | undefined =>
  disclosing && token.includes('~') ? disclosing.parseDisclosed(token) : parseCompact(token)

/**
 * A token in JSON (RFC 7515 section 7.2) that has one signature says what the compact one says: the header that is not protected is
 * not taken for anything but what is disclosed (RFC 9901 section 8).
 */
export function compactOf({ form, payload, signatures: [signature, ...more] }: Jws, disclosing: Disclosing | undefined): Jws | undefined {
  if (form === 'compact' || form === 'sd-jwt' || !signature || more.length > 0) return undefined
  const text = `${signature.protected}.${payload}.${signature.signature}`
  return /^[\w-]+\.[\w-]*\.[\w-]*$/.test(text)
    ? parseToken(disclosing?.disclosedText(text, signature.unprotected) ?? text, disclosing)
    : undefined
}

/** RFC 7515 appendix F: a signature whose content is elsewhere. */
export const isDetached = (document: Document): boolean =>
  !('payload' in document) &&
  [document, ...list(document['signatures'])].some((each) =>
    ['protected', 'signature'].every((name) => typeof own(each, name) === 'string'),
  )

export const detached = (): CredentialError =>
  new CredentialError('ERR_UNSUPPORTED', 'the signature is detached: the credential that it signs is not in it')

/** What is in an envelope, by what the envelope says of it. */
export interface Enveloped {
  readonly token: string
  /** A presentation, or a credential. */
  readonly presents: boolean
}

/**
 * The token of an enveloped credential or presentation (VC Data Model 2.0 sections 4.12 and 4.13).
 * @throws CredentialError `ERR_UNSUPPORTED`; `ERR_TOKEN` where the envelope contradicts itself.
 */
export function enveloped(document: Document): Enveloped | undefined {
  if (!hasType(document, ...names)) return undefined
  const [, type, base64, data = ''] =
    /^data:application\/(v[cp](?:[-+]ld)?\+[\w+-]+)(?:;[^,;]*)*?(;base64)?[,;]([^,;]*)$/i.exec(String(own(document, 'id'))) ?? []
  const token = base64 === undefined ? data : fromUtf8(fromBase64(data) ?? new Uint8Array())
  if (!/[+-]jwt$/i.test(type ?? '') || !/^[\w.~-]+$/.test(token))
    throw new CredentialError(
      'ERR_UNSUPPORTED',
      `the credential is enveloped in a way that is not supported${type === undefined ? '' : ` (${type})`}`,
    )
  const presents = /^vp/i.test(type ?? '')
  // whoever goes by the media type would read it as something else, or refuse it
  if (!hasType(document, names[presents ? 1 : 0]) || /sd-jwt$/i.test(type ?? '') !== token.includes('~')) throw otherwiseEnveloped()
  return { token, presents }
}

const names = ['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation'] as const

export const otherwiseEnveloped = (): CredentialError =>
  new CredentialError('ERR_TOKEN', 'the envelope says that it holds something else than the token in it')
