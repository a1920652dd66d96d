/** What of an Open Badge 3.0 is repaired before it is checked or mapped. @module */
import { achievementRepairs } from '../../lib/achievement-repairs.ts'
import type { Normalised } from '../../lib/contract.ts'
import type { Document } from '../../lib/json.ts'
import { repair } from '../../lib/repair.ts'

/** The document with its repairs made, and what was repaired. */
export const normalise = (document: Document): Normalised => repair(document, achievementRepairs)
