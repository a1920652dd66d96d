/** What programs put around credentials when they hand them over: `{ "credential": … }`, an API's answer, an export. @module */
import { type Document, isObject } from '../lib/json.ts'
import { looksLikeToken } from '../lib/token-text.ts'

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
  return names.flatMap((name) => {
    const value = Object.hasOwn(document, name) ? document[name] : undefined
    return Array.isArray(value) || isObject(value) || isToken(value) ? [value] : []
  })
}

const isToken = (value: unknown): boolean => typeof value === 'string' && looksLikeToken(value)
