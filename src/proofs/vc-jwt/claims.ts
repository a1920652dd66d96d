/**
 * Credentials and presentations in a token: the claims `vc` and `vp` of data model 1.1 (section 6.3.1), and
 * `vc+jwt` and `vp+jwt` of VC-JOSE-COSE 1.0 (section 3), where the payload is the document itself.
 *
 * @module
 */
import type { ProofClaims } from '../../lib/contract.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { contextsOf, hasType, isPresentation } from '../../lib/linked.ts'
import type { Jws } from '../../lib/tokens/jws.ts'
import { tokenPayload } from '../../lib/tokens/payload.ts'

/**
 * Names that RFC 7519 section 4.1 and RFC 7800 section 3.1 register, `nonce`, and the type of an SD-JWT VC, which a wallet may ask for beside
 * the credential's own: they are the token's, not the document's (VC-JOSE-COSE section 3.1.3), as a `status` in a list of tokens is.
 */
const registered = /^(?:iss|sub|aud|exp|nbf|iat|jti|nonce|cnf|vct(#integrity)?)$/

/** The claims of the token, with what is disclosed in its place; `undefined` where it is of another form, or its payload is no object. */
export function claimsOf(jws: Jws): Document | undefined {
  const payload = jws.disclosed?.claims ?? tokenPayload(jws)
  return isObject(payload) ? payload : undefined
}

/** The document that the claims hold; `undefined` where it is not exactly one, and of the kind that its claim says. */
export function documentIn(claims: Document): Document | undefined {
  const { vc, vp } = claims
  if (vc !== undefined && vp !== undefined) return undefined
  if (isObject(vc)) return isPresentation(vc) ? undefined : withClaims(vc, claims)
  if (isObject(vp)) return isPresentation(vp) ? ofHolder(vp, claims) : undefined
  if (!hasType(claims, 'VerifiableCredential') && !isPresentation(claims)) return undefined
  const document = Object.fromEntries(
    Object.entries(claims).filter(([name, value]) =>
      name === 'status' ? own(value, 'status_list') === undefined : !registered.test(name),
    ),
  )
  return isPresentation(document) ? ofHolder(document, claims) : document
}

/**
 * Data model 1.1 section 6.3.1: what a credential leaves to the claims of its token is put back. What it
 * states itself stays; whether both agree is a check.
 */
function withClaims(credential: Document, { iss, sub, jti, nbf, exp }: Document): Document {
  const isV2 = contextsOf(credential)[0] === 'https://www.w3.org/ns/credentials/v2'
  const made: Record<string, unknown> = { ...credential }
  const put = (value: unknown, name: string, older = name, node = made): void => {
    if (typeof value === 'string' && !(name in node || older in node)) node[isV2 ? name : older] = value
  }
  // who is described without an id has the one of the claim
  const putId = (value: unknown, name: string): void => {
    const who = made[name]
    if (isObject(who)) put(value, 'id', 'id', (made[name] = { ...who }))
  }
  put(jti, 'id')
  put(iss, 'issuer')
  putId(iss, 'issuer')
  putId(sub, 'credentialSubject')
  put(dateOf(nbf), 'validFrom', 'issuanceDate')
  put(dateOf(exp), 'validUntil', 'expirationDate')
  return made
}

/** The same of a presentation, whose `iss` is its holder. Its `jti` is often a number of the token, and no address. */
const ofHolder = (presentation: Document, { iss }: Document): Document => ({
  ...presentation,
  ...(typeof iss === 'string' && !Object.hasOwn(presentation, 'holder') && { holder: iss }),
})

/** A NumericDate (RFC 7519 section 2) in a year of four digits, as the dates of a credential are: milliseconds are beyond. */
export const isDated = (value: unknown): value is number => typeof value === 'number' && value > -62e9 && value < 253e9
const dateOf = (seconds: unknown): unknown => isDated(seconds) && new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

const opens: NonNullable<ProofClaims['opens']> = (jws) => {
  const payload = claimsOf(jws)
  const document = payload && documentIn(payload)
  return document && { document, kind: 'jws' }
}

export const claims: ProofClaims = {
  id: 'vc-jwt',
  opens,
  issues: ['vc-jwt', 'vc+jwt'],
  claims: ({ envelope }) => envelope.kind === 'jws' && opens(envelope.jws) !== undefined,
}
