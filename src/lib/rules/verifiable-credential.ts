/** What a schema of the W3C data model cannot say, whatever the credential is about. @module */
import type { Rule } from '../contract.ts'
import { dateExists, inOrder, zoneIsStated } from './dates.ts'
import { isNamedOnce } from './media.ts'
import { schemasAreKnown } from './schemas.ts'
import { byMember, enough } from './walk.ts'

/** The dates of data model 1.1 (sections 4.5 and 4.6). */
const datesAreMoments: Rule = (document) =>
  ['issuanceDate', 'expirationDate'].flatMap((name) =>
    [dateExists, zoneIsStated].flatMap((rule) => rule(document[name], () => `/${name}`, document)),
  )

/** VC Data Model 2.0 section 4.9: `validUntil` is not before `validFrom`; 1.1 named the dates otherwise. */
export const rules: readonly Rule[] = [
  inOrder(['validFrom', 'validUntil'], ['issuanceDate', 'expirationDate']),
  datesAreMoments,
  byMember({ relatedResource: [isNamedOnce] }),
  schemasAreKnown([]),
].map(enough)
