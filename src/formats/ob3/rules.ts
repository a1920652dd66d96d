/** What a schema of Open Badges 3.0 cannot say: each row a rule, by the member that it is about. @module */
import type { Rule } from '../../lib/contract.ts'
import {
  creditsCount,
  creditsWithinReach,
  criteriaSaySomething,
  evidenceShowsSomething,
  levelExists,
  requiredLevelIsDescribed,
  resultIsDescribed,
  subjectIsSomebody,
} from '../../lib/rules/achievement.ts'
import { inOrder, periodOf } from '../../lib/rules/dates.ts'
import { endorsementIsOfThis } from '../../lib/rules/endorsement.ts'
import { identity } from '../../lib/rules/identity.ts'
import { oneIdOneThing } from '../../lib/rules/ids.ts'
import { imageType } from '../../lib/rules/media.ts'
import { schemasAreKnown } from '../../lib/rules/schemas.ts'
import { byMember } from '../../lib/rules/walk.ts'

/** Where 1EdTech publishes the schemas of the format, and of the records that badges are found in. */
const schemas: readonly RegExp[] = [
  /^https:\/\/purl\.imsglobal\.org\/spec\/(?:ob\/v3p0|clr\/v2p0)\/schema\/(?:json\/|json-ld\/)?[\w.-]+\.json$/,
]

export const rules: readonly Rule[] = [
  inOrder(['validFrom', 'validUntil'], ['issuanceDate', 'expirationDate']),
  byMember({
    alignment: [levelExists],
    credentialSubject: [subjectIsSomebody],
    criteria: [criteriaSaySomething],
    result: [resultIsDescribed],
    resultDescription: [requiredLevelIsDescribed],
    creditsEarned: [creditsCount, creditsWithinReach],
    creditsAvailable: [creditsCount],
    activityEndDate: [periodOf('activityStartDate', 'activityEndDate')],
    evidence: [evidenceShowsSomething],
    image: [imageType],
    identityHash: [identity('identityHash', 'identityType')],
  }),
  schemasAreKnown(schemas),
  endorsementIsOfThis,
  oneIdOneThing,
]
