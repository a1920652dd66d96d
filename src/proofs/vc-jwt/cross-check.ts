/** The claims of a token against the credential inside: they must say the same (OB 3.0 section 8.2.5, VC-JOSE-COSE section 3). @module */
import type { Outline } from '../../lib/contract.ts'
import { instantOf } from '../../lib/date.ts'
import { type Document, list, own } from '../../lib/json.ts'
import { type Check, fail } from '../../lib/report.ts'

type Agreement = (claim: unknown, document: Document, outline: Outline) => boolean

/** Each claim, and what it has to agree with. */
const agreements: Readonly<Record<string, Agreement>> = {
  iss: (claim, _, { issuer }) => claim === issuer.id,
  jti: (claim, document) => claim === own(document, 'id'),
  sub: (claim, document) => list(own(document, 'credentialSubject')).some((subject) => own(subject, 'id') === claim),
  nbf: (claim, _, { from }) => sameSecond(claim, from?.value),
  exp: (claim, _, { until }) => until.length > 0 && until.every(({ value }) => sameSecond(claim, value)),
}

/** A NumericDate counts seconds; a credential may state fractions of one, or only the day. */
const sameSecond = (claim: unknown, date: unknown): boolean =>
  typeof claim === 'number' &&
  (['start', 'end'] as const).some((bound) => Math.floor((instantOf(date, bound) ?? Number.NaN) / 1000) === Math.floor(claim))

/** A `fail` for each claim that contradicts the credential. */
export const contradictions = (claims: Document, document: Document, outline: Outline): readonly Check[] =>
  Object.entries(agreements)
    .filter(([name, agrees]) => Object.hasOwn(claims, name) && !agrees(claims[name], document, outline))
    .map(([name]) =>
      fail('proof', 'ERR_CLAIMS', `The token’s claim “${name}” contradicts the credential inside.`, { detail: { claim: name } }),
    )
