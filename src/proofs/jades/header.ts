/** The protected header of a seal (TS 119 182-1 clauses 5.1 and 5.2), read strictly. @module */

import type { Algorithm, Hash } from '../../crypto/backend.ts'
import { isPrivate } from '../../keys/private-part.ts'
import { fromBase64, fromBase64url } from '../../lib/bytes.ts'
import { readDate } from '../../lib/date.ts'
import { CredentialError } from '../../lib/errors.ts'
import { isObject, own } from '../../lib/json.ts'
import { criticalNames, type JwsSignature } from '../../lib/tokens/jws.ts'
import { algorithmOf } from '../jose-header.ts'

/** The digest of a certificate. */
export interface CertificateReference {
  readonly hash: Hash
  readonly digest: Uint8Array
}

export interface SealHeader {
  readonly algorithm: Algorithm | undefined
  /** Where there is none of those for seals: whether it is one that others sign with. */
  readonly isOther: boolean
  /** Whether the payload was signed as it stands (RFC 7797). */
  readonly unencoded: boolean
  readonly chain: readonly Uint8Array[]
  readonly references: readonly CertificateReference[]
  /** How many of the three headers for references are there: a baseline seal has one. */
  readonly referenceHeaders: number
  readonly kid: string | undefined
  readonly jwk: Readonly<Record<string, unknown>> | undefined
  /** The claimed time of signing, and the header that claims it. */
  readonly claimed: { readonly at: number; readonly by: 'iat' | 'sigT' } | undefined
  /** Until when the seal holds, as it says itself (RFC 7519 section 4.1.4). */
  readonly expires: number | undefined
  /** Tokens of the timestamp over the payload alone. */
  readonly contentTokens: readonly Uint8Array[]
  /** Rules that are broken: plain sentences. */
  readonly faults: readonly string[]
}

/** TS 119 182-1 clause 5.1.2 leaves the choice; these are what seals are made with. */
export const acceptedAlgorithms: readonly Algorithm[] = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512']

/** Headers that may be declared critical: those that are looked at here, and those that change nothing in what is checked. */
const understood = new Set(['b64', 'sigT', 'iat', 'exp', 'x5t#o', 'sigX5ts', 'adoTst', 'srCms', 'sigPl', 'srAts', 'sigPId'])

const hashNames: ReadonlyMap<string, Hash> = new Map(
  (['256', '384', '512'] as const).flatMap((bits) =>
    [`S${bits}`, `SHA${bits}`, `SHA-${bits}`, `sha-${bits}`].map((name) => [name, `SHA-${bits}`] as const),
  ),
)

export function readHeader(signature: JwsSignature): SealHeader {
  const { header } = signature
  const faults: string[] = []
  const algorithm = acceptedAlgorithms.find((name) => name === header['alg'])
  const references = readReferences(header, faults)
  for (const rule of rules) if (rule.broken(signature)) faults.push(rule.words)
  return {
    algorithm,
    isOther: algorithm === undefined && isSignature(header),
    unencoded: header['b64'] === false,
    chain: readChain(header['x5c'], faults),
    references: references.list,
    referenceHeaders: references.headers,
    kid: typeof header['kid'] === 'string' ? header['kid'] : undefined,
    jwk: isObject(header['jwk']) ? header['jwk'] : undefined,
    claimed: readClaimedTime(header, faults),
    expires: readExpiry(header['exp'], faults),
    contentTokens: readContentTokens(header['adoTst'], faults),
    faults,
  }
}

interface HeaderRule {
  readonly words: string
  readonly broken: (signature: JwsSignature) => boolean
}

const rules: readonly HeaderRule[] = [
  { words: 'the seal has no protected header', broken: ({ protected: head }) => head === '' },
  // RFC 7519 section 1: what is signed as one has no other form, in which nobody would look at its claims
  { words: 'the header says that it is a token', broken: ({ header }) => typeof header['typ'] === 'string' && /jwt$/i.test(header['typ']) },
  // RFC 7515 section 4.1.4
  {
    words: 'the header names its key by something that is no text',
    broken: ({ header: { kid } }) => !['undefined', 'string'].includes(typeof kid),
  },
  // RFC 7515 section 4.1.3
  { words: 'the header holds something else than a public key', broken: ({ header: { jwk } }) => jwk !== undefined && !isPublic(jwk) },
  // clause 5.3: everything else must be protected
  {
    words: 'the unprotected header holds something else than etsiU',
    broken: ({ unprotected }) => Object.keys(unprotected).some((name) => name !== 'etsiU'),
  },
  { words: 'a header that must not be protected is', broken: ({ header }) => Object.hasOwn(header, 'etsiU') },
  {
    words: 'a header is declared critical that is not understood',
    broken: (signature) => criticalNames(signature).some((name) => !understood.has(name)),
  },
  // clause 5.2.8 is for payloads that are detached: a credential's is not
  { words: 'the seal refers to detached data', broken: ({ header }) => Object.hasOwn(header, 'sigD') },
]

/** Who shows the private key lets anybody seal with it. */
const isPublic = (jwk: unknown): boolean => isObject(jwk) && !isPrivate(jwk)

function readChain(value: unknown, faults: string[]): readonly Uint8Array[] {
  if (value === undefined) return []
  const chain = Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? fromBase64(item) : undefined)) : [undefined]
  const whole = chain.filter((bytes) => bytes !== undefined && bytes.length > 0)
  if (whole.length !== chain.length || chain.length === 0) faults.push('the chain of certificates is not a list of base64 texts')
  return whole.filter((bytes) => bytes !== undefined)
}

function readReferences(
  header: JwsSignature['header'],
  faults: string[],
): { readonly list: readonly CertificateReference[]; readonly headers: number } {
  const values = [
    ...(Object.hasOwn(header, 'x5t#S256') ? [[{ digAlg: 'S256', digVal: header['x5t#S256'] }]] : []),
    ...(Object.hasOwn(header, 'x5t#o') ? [[header['x5t#o']]] : []),
    ...(Object.hasOwn(header, 'sigX5ts') ? [Array.isArray(header['sigX5ts']) ? header['sigX5ts'] : [undefined]] : []),
  ]
  const list = values.flat().map(reference)
  if (list.some((each) => each === undefined)) faults.push('a reference to the certificate is malformed')
  return { list: list.filter((each) => each !== undefined), headers: values.length }
}

function reference(value: unknown): CertificateReference | undefined {
  const algorithm = own(value, 'digAlg')
  const text = own(value, 'digVal')
  const hash = typeof algorithm === 'string' ? hashNames.get(algorithm) : undefined
  const digest = typeof text === 'string' ? fromBase64url(text) : undefined
  return hash === undefined || digest === undefined ? undefined : { hash, digest }
}

const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

/** Clauses 5.1.11 and 5.2.1: whole seconds, in one of two headers. */
function readClaimedTime(header: JwsSignature['header'], faults: string[]): SealHeader['claimed'] {
  const { iat, sigT } = header
  if (iat !== undefined && sigT !== undefined) faults.push('two headers claim a time of signing')
  else if (iat !== undefined) {
    if (typeof iat === 'number' && Number.isSafeInteger(iat) && iat >= 0 && iat < 8.64e12) return { at: iat * 1000, by: 'iat' }
    faults.push('the claimed time of signing is not a whole number of seconds')
  } else if (sigT !== undefined) {
    const at = typeof sigT === 'string' && timePattern.test(sigT) ? readDate(sigT)?.time : undefined
    if (at !== undefined) return { at, by: 'sigT' }
    faults.push('the claimed time of signing is not a date and time')
  }
  return undefined
}

function readExpiry(exp: unknown, faults: string[]): number | undefined {
  if (exp === undefined) return undefined
  if (typeof exp === 'number' && Math.abs(exp) < 8.64e12) return exp * 1000
  faults.push('the time until which the seal holds is not a number of seconds')
  return undefined
}

/** An algorithm that is known and not used for seals leaves open what it says; anything else is none. */
function isSignature(header: JwsSignature['header']): boolean {
  try {
    algorithmOf(header)
    return true
  } catch (error) {
    if (error instanceof CredentialError) return error.code === 'ERR_UNSUPPORTED'
    throw error
  }
}

function readContentTokens(value: unknown, faults: string[]): readonly Uint8Array[] {
  if (value === undefined) return []
  const tokens = readTokens(value)
  if (tokens === undefined) faults.push('the timestamp in the protected header is malformed')
  return tokens ?? []
}

/** A timestamp container (clause 5.4.3): `{ tstTokens: [{ val }] }`; `undefined` where it is none. */
export function readTokens(container: unknown): readonly Uint8Array[] | undefined {
  const tokens = own(container, 'tstTokens')
  if (!Array.isArray(tokens) || tokens.length === 0) return undefined
  const values = tokens.map((token) => {
    const value = own(token, 'val')
    return typeof value === 'string' ? fromBase64(value) : undefined
  })
  return values.every((bytes) => bytes !== undefined) ? values : undefined
}
