/** What of an Open Badge 3.0 is repaired before it is checked or mapped. @module */
import type { Normalised } from '../../lib/contract.ts'
import type { Document } from '../../lib/json.ts'
import { properties, type Repairs, reference, repair } from '../../lib/repair.ts'

/** `Result.resultDescription` is a reference, and `IdentifierEntry.identifier` a text: hence the holders. */
const lists = properties(
  '@context',
  'achievement.resultDescription',
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
)

const oneType: ReadonlySet<string> = new Set([
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
  ones: properties('achievement', 'creator', 'criteria', 'credentialSubject', 'image', 'issuer', 'parentOrg', 'source'),
  typeIsList: (holder) => !oneType.has(holder),
  aliases: { alignments: 'alignment', educationalFramework: 'targetFramework', tags: 'tag' },
  mayBeEmpty: new Set(['description', 'name', 'salt', 'type']),
  opaque: (name) => name === '@context' || name === 'credentialStatus' || name === 'proof',
  values: { criteria: reference('criteria'), image: reference('image', { type: 'Image' }) },
}

export const normalise = (document: Document): Normalised => repair(document, table)
