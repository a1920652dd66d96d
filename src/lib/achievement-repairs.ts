/** What is repaired in badges and in records of badges: Open Badges 3.0 and CLR 2.0 share their parts. @module */
import { linked, ofAddresses, properties, type Repairs, reference, type ValueRepair } from './repair.ts'

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

/** A bare address; members of these names that hold another text are somebody else's. */
const addressed = (name: string, type: string): ValueRepair => ofAddresses(reference(name, { type: [type] }))

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
    achievement: addressed('achievement', 'Achievement'),
    creator: addressed('creator', 'Profile'),
    criteria: reference('criteria'),
    evidence: addressed('evidence', 'Evidence'),
    image: reference('image', { type: 'Image' }),
    issuer: linked({ type: ['Profile'] }),
    parentOrg: addressed('parentOrg', 'Profile'),
    related: addressed('related', 'Related'),
    source: addressed('source', 'Profile'),
  },
}
