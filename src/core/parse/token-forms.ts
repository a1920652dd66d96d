/** The forms in which a signed credential comes: compact, in JSON, with disclosures, enveloped, or without what it signs. @module */
import type { Awaitable } from '../../lib/awaitable.ts'
import { fromBase64, latin1 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, list, own } from '../../lib/json.ts'
import { hasType } from '../../lib/linked.ts'
import { loadOnce } from '../../lib/load-once.ts'
import type { Jws } from '../../lib/tokens/jws.ts'
import { parseCompact } from '../../lib/tokens/jws-parse.ts'

/** What reads selectively disclosed tokens: at hand once there is one. */
export type Disclosing = typeof import('../../lib/tokens/sd-jwt.ts')

/** Few tokens are selectively disclosed. */
export const disclosing: () => Awaitable<Disclosing> = /* @__PURE__ */ loadOnce(() => import('../../lib/tokens/sd-jwt.ts'))

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

/** What is in an envelope, and whether that is a presentation, by what the envelope says. */
export type Enveloped = readonly [token: string, presents: boolean]

/**
 * The token of an enveloped credential or presentation (VC Data Model 2.0 sections 4.12 and 4.13): whoever goes by its media type would read
 * another as something else, or refuse it.
 * @throws CredentialError `ERR_UNSUPPORTED`.
 */
export function enveloped(document: Document): Enveloped | undefined {
  if (!hasType(document, ...envelopes)) return undefined
  const [, type = '', base64, escaped = ''] =
    /^data:application\/(v[cp](?:[-+]ld)?\+[\w+-]+)(?:;[^,;]*)*?(;base64)?[,;]([^,;]*)$/i.exec(String(own(document, 'id'))) ?? []
  const data = unescaped(escaped)
  const token = base64 === undefined ? data : latin1(fromBase64(data) ?? new Uint8Array())
  const presents = /^vp/i.test(type)
  const form = token.includes('~') ? /\+sd-jwt$/i : /\+jwt$/i
  if (!form.test(type) || !/^[\w.~-]+$/.test(token) || !hasType(document, envelopes[presents ? 1 : 0])) throw oddlyEnveloped(type)
  return [token, presents]
}

/** What is escaped wrongly is no token, and will be told to be none. */
function unescaped(data: string): string {
  try {
    return decodeURIComponent(data)
  } catch {
    return data
  }
}

const envelopes = ['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation'] as const

export const oddlyEnveloped = (type = ''): CredentialError =>
  new CredentialError('ERR_UNSUPPORTED', `the credential is enveloped in a way that is not supported${type && ` (${type})`}`)
