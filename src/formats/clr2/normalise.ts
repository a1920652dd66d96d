/** What of a Comprehensive Learner Record 2.0 is repaired before it is checked or mapped. @module */
import { achievementLists, achievementRepairs } from '../../lib/achievement-repairs.ts'
import type { Normalised } from '../../lib/contract.ts'
import type { Document } from '../../lib/json.ts'
import { properties, type Repairs, repair } from '../../lib/repair.ts'

/** A record's subject holds a list of achievements; a badge's subject, inside, holds one. */
const table: Repairs = {
  ...achievementRepairs,
  lists: properties(...achievementLists, 'ClrSubject.achievement', 'association', 'verifiableCredential'),
  aliases: { ...achievementRepairs.aliases, achievements: 'achievement', associations: 'association' },
}

/** The document with its repairs made, and what was repaired. */
export const normalise = (document: Document): Normalised => repair(document, table)
