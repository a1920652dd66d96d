/**
 * Takes JSON Web Signatures apart, strictly: RFC 7515 sections 3.1, 4.1.11 and 7, RFC 7797. Nothing is
 * verified here, and no header is understood but `crit` and `b64`: what other critical headers mean is
 * the affair of the proof family.
 *
 * @module
 */
import { fromUtf8 } from '../bytes.ts'
import { CredentialError } from '../errors.ts'
import type { Document } from '../json.ts'
import { isObject, own } from '../json.ts'
import { parseJson } from '../json-text.ts'
import { criticalNames, decoded, type Jws, type JwsSignature, malformed, unencoded } from './jws.ts'

/** `{` in base64url is `e` and one of these: every header begins so, whatever white space follows. */
const beginsLikeHeader = /^e[w-z0-9_-][A-Za-z0-9_-]*\./

/**
 * A compact serialization taken apart; `undefined` where the text does not look like one.
 *
 * @throws CredentialError `ERR_TOKEN` where it does and is malformed, `ERR_UNSUPPORTED` for encrypted and selectively disclosed tokens.
 */
export function parseCompact(text: string): Jws | undefined {
  const token = text.trim()
  if (!beginsLikeHeader.test(token)) return undefined
  if (token.includes('~')) throw new CredentialError('ERR_UNSUPPORTED', 'a token of this kind cannot be an SD-JWT')
  const parts = token.split('.')
  if (parts.length === 5) throw new CredentialError('ERR_UNSUPPORTED', 'the token is encrypted')
  const [head, payload, signature] = parts
  if (parts.length !== 3 || head === undefined || payload === undefined || signature === undefined) {
    throw malformed('the token does not have three parts')
  }
  return checkedPayload({ form: 'compact', payload, signatures: [part(head, {}, signature)] })
}

/**
 * A JSON serialization, flattened or general, taken apart; `undefined` where the object is none.
 *
 * @throws CredentialError `ERR_TOKEN` where it is one and is malformed.
 */
export function parseJsonJws(document: Document): Jws | undefined {
  const payload = own(document, 'payload')
  const signatures = own(document, 'signatures')
  const lone = own(document, 'signature')
  if (payload === undefined || (signatures === undefined && lone === undefined)) return undefined
  if (typeof payload !== 'string') throw malformed('the payload of the signature is not a string')
  if (signatures === undefined) return checkedPayload({ form: 'flattened', payload, signatures: [member(document)] })
  // RFC 7515 section 7.2.2: neither form may hold members of the other
  if (lone !== undefined || Object.hasOwn(document, 'protected') || Object.hasOwn(document, 'header')) {
    throw malformed('the signature mixes the flattened and the general form')
  }
  if (!Array.isArray(signatures) || signatures.length === 0) throw malformed('the list of signatures is empty or none')
  return checkedPayload({ form: 'general', payload, signatures: signatures.map(member) })
}

function member(value: unknown): JwsSignature {
  const head = own(value, 'protected') ?? ''
  const unprotected = own(value, 'header') ?? {}
  const signature = own(value, 'signature')
  if (typeof head !== 'string' || !isObject(unprotected) || typeof signature !== 'string') {
    throw malformed('a signature lacks a member or has one of a wrong type')
  }
  return part(head, unprotected, signature)
}

function part(head: string, unprotected: Document, signature: string): JwsSignature {
  const header = head === '' ? {} : headerOf(head)
  // RFC 7515 section 7.2.1: the names in the two headers must be disjoint
  if (Object.keys(unprotected).some((name) => Object.hasOwn(header, name))) throw malformed('a header is both protected and unprotected')
  decoded(signature, 'signature')
  checkCritical(header, unprotected)
  return { protected: head, header, unprotected, signature }
}

/** Room for a long chain of certificates. */
const headerLimits = { text: 2 ** 18, depth: 16 }

function headerOf(head: string): Document {
  const bytes = decoded(head, 'header')
  let header: unknown
  try {
    header = parseJson(fromUtf8(bytes), headerLimits)
  } catch (error) {
    throw malformed('the header of the token is not JSON, or has a member twice', error)
  }
  if (!isObject(header)) throw malformed('the header of the token is not an object')
  return header
}

/** Headers that RFC 7515 and RFC 7518 define must not be declared critical (RFC 7515 section 4.1.11). */
const registered = new Set([
  'alg',
  'jku',
  'jwk',
  'kid',
  'x5u',
  'x5c',
  'x5t',
  'x5t#S256',
  'typ',
  'cty',
  'crit',
  'enc',
  'zip',
  'epk',
  'apu',
  'apv',
])

function checkCritical(header: Document, unprotected: Document): void {
  const names = own(header, 'crit')
  if (Object.hasOwn(unprotected, 'crit') || Object.hasOwn(unprotected, 'b64')) throw malformed('crit and b64 must be protected headers')
  if (names !== undefined) {
    const named = Array.isArray(names) ? names : []
    const sound = (name: unknown) =>
      typeof name === 'string' && !registered.has(name) && (Object.hasOwn(header, name) || Object.hasOwn(unprotected, name))
    if (named.length === 0 || !named.every(sound) || new Set(named).size !== named.length) throw malformed('the crit header is malformed')
  }
  const b64 = own(header, 'b64')
  if (b64 === undefined) return
  // RFC 7797 section 6
  if (typeof b64 !== 'boolean' || !criticalNames({ header } as JwsSignature).includes('b64')) throw malformed('the b64 header is malformed')
}

function checkedPayload(jws: Jws): Jws {
  const [first] = jws.signatures
  const raw = first !== undefined && unencoded(first)
  // RFC 7797 section 3: one payload cannot be read in two ways
  if (jws.signatures.some((signature) => unencoded(signature) !== raw)) throw malformed('the signatures disagree on b64')
  if (!raw) decoded(jws.payload, 'payload')
  return jws
}
