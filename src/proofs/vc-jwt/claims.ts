/** Credentials in a token: VC-JWT of data model 1.1 (the claim `vc`), and `vc+jwt` of 2.0 (the payload itself). @module */
import { fromUtf8 } from '../../lib/bytes.ts'
import type { ProofClaims } from '../../lib/contract.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { parseJson } from '../../lib/json-text.ts'
import type { Jws } from '../../lib/jws.ts'
import { payloadBytes } from '../../lib/jws-parse.ts'
import { defaultLimits } from '../../lib/limits.ts'
import { contextsOf, hasType } from '../../lib/linked.ts'

/** Names that RFC 7519 section 4.1 registers: they are the token's, not the credential's. */
const registered = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'] as const

/** The claims of the token, or `undefined` where its payload is no object. */
export function claimsOf(jws: Jws): Document | undefined {
  const payload = parseJson(fromUtf8(payloadBytes(jws, 0)), defaultLimits)
  return isObject(payload) ? payload : undefined
}

/** The credential that the claims hold. */
function credentialIn(claims: Document): Document | undefined {
  const inside = own(claims, 'vc')
  if (isObject(inside)) return withClaims(inside, claims)
  if (!hasType(claims, 'VerifiableCredential')) return undefined
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !registered.some((known) => known === name)))
}

/**
 * Data model 1.1 section 6.3.1: what a credential leaves to the claims of its token is put back. What it
 * states itself stays; whether both agree is a check.
 */
function withClaims(credential: Document, claims: Document): Document {
  const { iss, sub, jti, nbf, exp } = claims
  const isV2 = contextsOf(credential)[0] === 'https://www.w3.org/ns/credentials/v2'
  const subject = own(credential, 'credentialSubject')
  const lacking = (...names: readonly string[]): boolean => !names.some((name) => Object.hasOwn(credential, name))
  return {
    ...credential,
    ...(typeof jti === 'string' && lacking('id') && { id: jti }),
    ...(typeof iss === 'string' && lacking('issuer') && { issuer: iss }),
    ...(isTime(nbf) && lacking('issuanceDate', 'validFrom') && { [isV2 ? 'validFrom' : 'issuanceDate']: dateOf(nbf) }),
    ...(isTime(exp) && lacking('expirationDate', 'validUntil') && { [isV2 ? 'validUntil' : 'expirationDate']: dateOf(exp) }),
    ...(typeof sub === 'string' && isObject(subject) && !Object.hasOwn(subject, 'id') && { credentialSubject: { id: sub, ...subject } }),
  }
}

/** A NumericDate that a date can be made of. */
const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) < 8e12
const dateOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

export const claims: ProofClaims = {
  id: 'vc-jwt',
  opens: (jws) => {
    const payload = jws.form === 'compact' ? claimsOf(jws) : undefined
    const document = payload && credentialIn(payload)
    return document && { document, kind: 'jws' }
  },
  issues: ['vc-jwt', 'vc+jwt'],
  claims: ({ envelope }) => {
    const payload = envelope.kind === 'jws' && envelope.jws.form === 'compact' ? claimsOf(envelope.jws) : undefined
    return payload !== undefined && (isObject(own(payload, 'vc')) || hasType(payload, 'VerifiableCredential'))
  },
}
