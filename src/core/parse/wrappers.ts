/** What programs put around credentials when they hand them over: `{ "credential": … }`, an API's answer, an export. @module */
import { type Document, isObject, own } from '../../lib/json.ts'
import { looksLikeToken } from '../../lib/tokens/text.ts'

/** Names under which APIs answer with credentials. A document that has a context speaks for itself, whatever its members are called. */
const names = [
  'credential',
  'credentials',
  'verifiableCredential',
  'verifiableCredentials',
  'vc',
  'vcs',
  'verifiablePresentation',
  'presentation',
  'vp',
  'assertion',
  'assertions',
  'badge',
  'badges',
  'clr',
  'clrs',
  'data',
  'result',
  'results',
  'response',
  'items',
  'records',
  'token',
  'jwt',
] as const

/** The members of a wrapper that may hold credentials: objects, tokens, or lists of them. */
export function wrappedIn(document: Document): readonly unknown[] {
  if (Object.hasOwn(document, '@context')) return []
  return [...names.map((name) => own(document, name)), ...walletAnswers(own(document, 'vp_token'))].filter(
    (value) => Array.isArray(value) || isObject(value) || isToken(value),
  )
}

/** What a wallet answers with: presentations under the names of what was asked for (OpenID4VP 1.0, section 8.1); in its drafts, without names. */
const walletAnswers = (answer: unknown): readonly unknown[] =>
  isObject(answer) && !Object.hasOwn(answer, '@context') ? Object.values(answer) : [answer]

const isToken = (value: unknown): boolean => typeof value === 'string' && looksLikeToken(value)
