/**
 * Credentials and presentations in a token: the claims `vc` and `vp` of data model 1.1 (section 6.3.1), and
 * `vc+jwt` and `vp+jwt` of VC-JOSE-COSE 1.0 (section 3), where the payload is the document itself.
 *
 * @module
 */
import type { ProofClaims } from '../../lib/contract.ts'
import { type Document, isObject, own, text } from '../../lib/json.ts'
import { contextsOf, hasType, isPresentation } from '../../lib/linked.ts'
import { withoutClaims } from '../../lib/tokens/claim-names.ts'
import type { Jws } from '../../lib/tokens/jws.ts'
import { tokenPayload } from '../../lib/tokens/payload.ts'

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
  const document = withoutClaims(claims)
  return isPresentation(document) ? ofHolder(document, claims) : document
}

export const isV2 = (document: Document): boolean => contextsOf(document)[0] === 'https://www.w3.org/ns/credentials/v2'

/**
 * Data model 1.1 section 6.3.1: what a credential leaves to the claims of its token is put back. What it
 * states itself stays; whether both agree is a check.
 */
function withClaims(credential: Document, { iss, sub, jti, nbf, exp }: Document): Document {
  const isNew = isV2(credential)
  const made: Record<string, unknown> = { ...credential }
  const put = (value: unknown, name: string, older = name, node = made): void => {
    if (typeof value === 'string' && !(name in node || older in node)) node[isNew ? name : older] = value
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

/**
 * Open Badges 3.0 section 8.2.3 and CLR 2.0 (the same words): the payload is the credential, and MUST repeat it in claims. One that does
 * not call itself `JWT` may go by VC-JOSE-COSE, where the claims are the token's own.
 */
export const isBadge = (document: Document, header: Document | undefined): boolean =>
  /^(?:application\/)?jwt$/i.test(text(own(header, 'typ')) ?? '') &&
  hasType(document, 'OpenBadgeCredential', 'AchievementCredential', 'EndorsementCredential', 'ClrCredential')

const opens: NonNullable<ProofClaims['opens']> = (jws) => {
  const payload = claimsOf(jws)
  const document = payload && documentIn(payload)
  // section 8.2.4: the end of a badge may be said by its claim alone
  const { exp } = payload ?? {}
  const isEnded = exp !== undefined && document && !jws.disclosed && !('vc' in payload) && isBadge(document, jws.signatures[0]?.header)
  return document && { document: isEnded ? withClaims(document, { exp }) : document, kind: 'jws' }
}

export const claims: ProofClaims = {
  id: 'vc-jwt',
  opens,
  issues: ['vc-jwt', 'vc+jwt'],
  claims: ({ envelope }) => envelope.kind === 'jws' && opens(envelope.jws) !== undefined,
}
