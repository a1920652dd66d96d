/**
 * The claims of a token against the document inside: they must say the same (OB 3.0 section 8.2.4.1, data model
 * 1.1 section 6.3.1, VC-JOSE-COSE section 3), and those that speak of the token itself must hold.
 *
 * @module
 */
import type { Outline, Stated } from '../../lib/contract.ts'
import { instantOf, readDate } from '../../lib/date.ts'
import { type Document, isObject, list, own } from '../../lib/json.ts'
import { hasType, isPresentation } from '../../lib/linked.ts'
import { type Check, fail, warn } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { equal } from '../../lib/tree.ts'
import { audienceChecks } from '../unasked-claims.ts'
import { isBadge, isDated } from './claims.ts'

type Agreement = (claim: unknown, document: Document, outline: Outline) => boolean

const names: Readonly<Record<string, Agreement>> = {
  iss: (claim, _, { issuer }) => claim === issuer.id,
  jti: (claim, document) => isSame(claim, [own(document, 'id')]),
}
const ofCredential: Readonly<Record<string, Agreement>> = { ...names, sub: (claim, document) => isSame(claim, subjectsOf(document)) }
/** Data model 1.1 makes the dates of the credential claims of its token. */
const ofClaim: Readonly<Record<string, Agreement>> = {
  ...ofCredential,
  nbf: (claim, document, { from }) =>
    (from === undefined && isBeyond(claim)) || ['validFrom', 'issuanceDate'].some((name) => sameSecond(claim, own(document, name))),
  exp: (claim, _, { until }) => (until.length === 0 ? isBeyond(claim) : until.every(({ value }) => sameSecond(claim, value))),
}
/** Of a payload that is a badge, what it leaves to `exp` the claim decides; that a claim is no date is told among the token's own. */
const ofBadge: Readonly<Record<string, Agreement>> = {
  ...ofCredential,
  nbf: (claim, document, { from }) =>
    !isTime(claim) || from === undefined || ['validFrom', 'issuanceDate'].some((name) => sameSecond(claim, own(document, name))),
  exp: (claim, _, { until }) => !isTime(claim) || until.every(({ value }) => sameSecond(claim, value)),
}
/** A NumericDate (RFC 7519 section 2) that the platform has a date for. */
export const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) < 8e12
/** No credential can say it: it is the token’s alone. */
const isBeyond = (claim: unknown): boolean => isTime(claim) && !isDated(claim)
const subjectsOf = (document: Document): readonly unknown[] => list(own(document, 'credentialSubject')).map((subject) => own(subject, 'id'))

/** What a document does not state, no claim contradicts. */
const isSame = (claim: unknown, stated: readonly unknown[]): boolean =>
  stated.includes(claim) || (typeof claim === 'string' && stated.every((one) => one === undefined))

/** A NumericDate counts seconds; a credential may state fractions of one, or only the day. */
export const sameSecond = (claim: unknown, date: unknown): boolean =>
  typeof claim === 'number' &&
  (['start', 'end'] as const).some((bound) => Math.floor((instantOf(date, bound) ?? Number.NaN) / 1000) === Math.floor(claim))

/** Whether one of a credential's dates is the very second that a claim says: then that is told of the credential, and once. */
export const isSecondOf = (claim: number, dates: readonly Stated<unknown>[]): boolean =>
  dates.some(({ value }) => {
    const date = readDate(value)
    return date?.precision === 'instant' && Math.floor(date.time / 1000) === Math.floor(claim)
  })

/** An issuer may stand in the header too, and must be the same (VC-JOSE-COSE section 4.1.2); so may other claims (RFC 7519 section 5.3). */
export const headerChecks = (header: Document, claims: Document, { issuer }: Outline): readonly Check[] => [
  ...misnamedChecks(header, claims),
  ...(Object.hasOwn(header, 'iss') && own(header, 'iss') !== issuer.id
    ? [fail('proof', 'ERR_CLAIMS', 'The header of the token names another issuer than the document inside.', { detail: { claim: 'iss' } })]
    : []),
  ...['sub', 'aud']
    .filter((name) => [header, claims].every((each) => Object.hasOwn(each, name)) && !equal(header[name], claims[name]))
    .map((claim) =>
      fail('proof', 'ERR_CLAIMS', `The header of the token repeats its claim “${claim}”, and says something else.`, { detail: { claim } }),
    ),
]

/**
 * What calls itself `vc+jwt` or `vp+jwt` is the document itself, and MUST NOT have a claim that holds it (VC-JOSE-COSE section 1.1.2.1): who
 * goes by the name finds no credential there. A plain `JWT` may be one of an early edition of Open Badges 3.0 (section
 * 8.2.3), which required the claim whatever the data model of the credential is, so nothing is said of one of data model 2.0 there.
 */
function misnamedChecks(header: Document, claims: Document): readonly Check[] {
  const claim = ['vc', 'vp'].find((name) => isObject(claims[name]))
  const type = own(header, 'typ')
  // one of the other kind is refused
  if (claim === undefined || typeof type !== 'string' || !isNamed(type, claim)) return []
  const message = `The token calls itself one whose payload is the document, and holds it in the claim “${claim}”: others may not find it.`
  return [warn('proof', 'ERR_CLAIMS', message, { detail: { claim } })]
}

/** Whether a media type is one of tokens whose payload is such a document. In two steps: in one, a long name takes the square of its length. */
const isNamed = (type: string, claim: string): boolean => /jwt$/i.test(type) && new RegExp(`\\b${claim}\\b`, 'i').test(type)

/** A token may carry a document that was signed before (data model 1.1 section 6.3.1): whether that proof still verifies, nobody asked. */
export const innerProofChecks = (document: Document): readonly Check[] =>
  list(own(document, 'proof')).length === 0
    ? []
    : [
        warn('proof', 'ERR_UNSUPPORTED', 'The document inside has a proof of its own, which was not looked at: only the token was.', {
          path: '/proof',
        }),
      ]

/**
 * What the claims of a token say against it.
 * @param plain - Its header, where it can disclose nothing.
 */
export function claimChecks(
  claims: Document,
  document: Document,
  outline: Outline,
  scope: Scope,
  plain?: Document | false,
): readonly Check[] {
  const isClaim = Object.hasOwn(claims, 'vc')
  const repeats = isClaim || (plain && isBadge(document, plain))
  const agreements = isPresentation(document) ? names : isClaim ? ofClaim : repeats ? ofBadge : ofCredential
  const contradictory = Object.entries(agreements)
    .filter(([name, agrees]) => Object.hasOwn(claims, name) && !agrees(claims[name], document, outline))
    .map(([name]) =>
      isDateless(name, claims)
        ? notDated(name)
        : fail('proof', 'ERR_CLAIMS', `The token’s claim “${name}” contradicts the document inside.`, { detail: { claim: name } }),
    )
  return [
    ...twofoldChecks(claims),
    ...contradictory,
    ...(repeats ? notRepeated(claims, document, outline) : []),
    ...timeChecks(claims, isClaim, outline, scope),
    ...(isPresentation(document) ? [] : besides(claims)),
  ]
}

/** A payload that is a document itself has no claim that holds one (VC-JOSE-COSE section 3.1.3): this reader would see that, and others the payload. */
function twofoldChecks(claims: Document): readonly Check[] {
  const claim = ['vc', 'vp'].find((name) => isObject(claims[name]))
  if (claim === undefined || !hasType(claims, 'VerifiableCredential', 'VerifiablePresentation')) return []
  const message = `The token is a document itself, and holds another in its claim “${claim}”: two readers would see two.`
  return [fail('proof', 'ERR_CLAIMS', message, { detail: { claim } })]
}

/** What a token says of itself besides, and nothing here asks. */
const besides = (claims: Document): readonly Check[] => [
  ...audienceChecks(claims),
  // whoever does not know such tokens may have taken from it what stood behind the tildes
  ...([claims, own(claims, 'vc')].some((each) => own(each, '_sd') !== undefined) ? [undisclosed] : []),
]

/** An issuer must not let a holder leave out what a verifier needs (VC-JOSE-COSE section 3.2.1); one that does is not noticed otherwise. */
export const undisclosed: Check = warn(
  'proof',
  'ERR_UNDISCLOSED',
  'The issuer signed more than is shown: when it ends, or a status, could be among it.',
)

/** The claims that a credential has to be repeated in: they are covered without, so that one is missing harms nobody. */
function notRepeated(claims: Document, document: Document, { issuer, from, until }: Outline): readonly Check[] {
  const stated = { iss: issuer.id, jti: own(document, 'id'), sub: subjectsOf(document)[0], nbf: from, exp: until[0] }
  const missing = Object.entries(stated).flatMap(([name, value]) => (value !== undefined && !Object.hasOwn(claims, name) ? [name] : []))
  if (missing.length === 0) return []
  const message = `The token does not repeat what the credential says in the claims that are there for it (${missing.join(', ')}).`
  return [warn('proof', 'ERR_CLAIMS', message, { detail: { claims: missing } })]
}

const isDateless = (name: string, claims: Document): boolean => /^(?:exp|nbf)$/.test(name) && !isTime(claims[name])
const notDated = (name: string): Check =>
  fail('proof', 'ERR_CLAIMS', `The token’s claim “${name}” is not a date.`, { detail: { claim: name } })

/** `exp`, `nbf` and `iat` of the signature (VC-JOSE-COSE section 3.2.1). Those that repeat the credential’s dates are judged with them. */
function timeChecks(claims: Document, isClaim: boolean, { from, until }: Outline, { now, skew }: Scope): readonly Check[] {
  const seconds = now.getTime() / 1000
  const past = (claim: number): boolean => claim < seconds - skew
  const early = (claim: number): boolean => claim > seconds + skew
  return ['exp', 'nbf', 'iat'].flatMap((name): readonly Check[] => {
    const claim = claims[name]
    if (!Object.hasOwn(claims, name) || (isClaim && name !== 'iat' && !isBeyond(claim))) return []
    if (!isTime(claim)) return [notDated(name)]
    if ((name === 'exp' && isSecondOf(claim, until)) || (name === 'nbf' && from && isSecondOf(claim, [from]))) return []
    if (name === 'exp') return past(claim) ? [fail('proof', 'ERR_PROOF_EXPIRED', 'The token itself has expired.')] : []
    if (!early(claim)) return []
    const more = { detail: { claim: name, seconds: claim } }
    return name === 'nbf'
      ? [fail('proof', 'ERR_NOT_YET_VALID', 'The token says that it is not to be used yet.', more)]
      : [warn('proof', 'ERR_NOT_YET_VALID', 'The token says that it was made later than now.', more)]
  })
}
