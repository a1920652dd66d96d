/** What is repaired in badges and in records of badges: Open Badges 3.0 and CLR 2.0 share their parts. @module */
import { isAddress, linked, properties, type Repairs, type ValueRepair } from './repair.ts'

/** Properties that hold lists. `Result.resultDescription` is a reference, `IdentifierEntry.identifier` a text: hence the holders. */
export const achievementLists: readonly string[] = [
  '@context',
  'achievement.resultDescription',
  'Achievement.resultDescription',
  'alignment',
  'allowedValue',
  'credentialSchema',
  'credentialSubject.identifier',
  'endorsement',
  'endorsementJwt',
  'evidence',
  'otherIdentifier',
  'proof',
  'related',
  'result',
  'rubricCriterionLevel',
  'tag',
  'termsOfUse',
]

/** Properties whose node has one type and no list of them. */
const oneType: ReadonlySet<string> = new Set([
  'association',
  'credentialSchema',
  'geo',
  'identifier',
  'image',
  'otherIdentifier',
  'refreshService',
  'termsOfUse',
])

const addressed = (type: string): ValueRepair => linked({ type: [type] }, true, isAddress)

/** The table of repairs. */
export const achievementRepairs: Repairs = {
  lists: properties(...achievementLists),
  ones: properties('AchievementSubject.achievement', 'creator', 'criteria', 'credentialSubject', 'image', 'issuer', 'parentOrg', 'source'),
  typeIsList: (holder) => !oneType.has(holder),
  aliases: { alignments: 'alignment', educationalFramework: 'targetFramework', tags: 'tag' },
  mayBeEmpty: new Set(['description', 'name', 'salt']),
  // what others define, and the record of how the document was made
  opaque: (name) => name === '@context' || name === 'credentialStatus' || name === 'proof' || name === 'conversion',
  values: {
    achievement: addressed('Achievement'),
    creator: addressed('Profile'),
    criteria: linked({}, true),
    evidence: addressed('Evidence'),
    image: linked({ type: 'Image' }, true),
    issuer: linked({ type: ['Profile'] }),
    parentOrg: addressed('Profile'),
  },
}
