/** The rules that badges and records of badges share: Open Badges 3.0 and CLR 2.0 describe achievements in one way. @module */
import type { Rule } from '../contract.ts'
import {
  countryHasCode,
  creditsCount,
  creditsWithinReach,
  criteriaSaySomething,
  evidenceShowsSomething,
  levelExists,
  subjectIsSomebody,
} from './achievement.ts'
import { inOrder, periodOf } from './dates.ts'
import { endorsementIsOfThis } from './endorsement.ts'
import { identity } from './identity.ts'
import { oneIdOneThing } from './ids.ts'
import { hasDigest, imageType, isNamedOnce } from './media.ts'
import { requiredLevelIsDescribed, requiredValueIsPossible, resultIsDescribed } from './result.ts'
import { type SchemaKind, schemasAreKnown } from './schemas.ts'
import { byMember } from './walk.ts'

/** The kinds of documents that 1EdTech publishes a schema of each for. */
const kinds: readonly SchemaKind[] = [
  ['achievementcredential', 'AchievementCredential', 'OpenBadgeCredential'],
  ['endorsementcredential', 'EndorsementCredential'],
  ['clrcredential', 'ClrCredential'],
]

/** Each row a rule, by the member that it is about; `schemas` are those that the format is known to be published with. */
export const badgeRules = (schemas: readonly RegExp[]): readonly Rule[] => [
  inOrder(['validFrom', 'validUntil'], ['issuanceDate', 'expirationDate']),
  byMember({
    addressCountryCode: [countryHasCode],
    alignment: [levelExists],
    credentialSubject: [subjectIsSomebody],
    criteria: [criteriaSaySomething],
    result: [resultIsDescribed],
    resultDescription: [requiredLevelIsDescribed, requiredValueIsPossible],
    creditsEarned: [creditsCount, creditsWithinReach],
    creditsAvailable: [creditsCount],
    activityEndDate: [periodOf('activityStartDate', 'activityEndDate')],
    evidence: [evidenceShowsSomething],
    image: [imageType],
    relatedResource: [hasDigest, isNamedOnce],
    identityHash: [identity('identityHash', 'identityType')],
  }),
  schemasAreKnown(schemas, kinds),
  endorsementIsOfThis,
  oneIdOneThing,
]
