/** What of a Comprehensive Learner Record 2.0 is repaired before it is checked or mapped. @module */
import type { Normalised } from '../../lib/contract.ts'
import type { Document } from '../../lib/json.ts'
import { properties, type Repairs, reference, repair } from '../../lib/repair.ts'

/** A record's subject holds lists of achievements; a badge's subject (inside `verifiableCredential`) holds one. */
const lists = properties(
  '@context',
  'ClrSubject.achievement',
  'achievement.resultDescription',
  'Achievement.resultDescription',
  'alignment',
  'allowedValue',
  'association',
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
  'verifiableCredential',
)

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

const table: Repairs = {
  lists,
  ones: properties('AchievementSubject.achievement', 'creator', 'criteria', 'credentialSubject', 'image', 'issuer', 'parentOrg', 'source'),
  typeIsList: (holder) => !oneType.has(holder),
  aliases: {
    achievements: 'achievement',
    alignments: 'alignment',
    associations: 'association',
    educationalFramework: 'targetFramework',
    tags: 'tag',
  },
  mayBeEmpty: new Set(['description', 'name', 'salt', 'type']),
  opaque: (name) => name === '@context' || name === 'credentialStatus' || name === 'proof',
  values: { criteria: reference('criteria'), image: reference('image', { type: 'Image' }) },
}

export const normalise = (document: Document): Normalised => repair(document, table)
