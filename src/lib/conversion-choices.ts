/** What a caller decides of a conversion. @module */

import type { Credential } from './credential.ts'
import type { byLanguage } from './mapping/by-language.ts'
import type { PassOptions } from './mapping/pass.ts'
import type { leftOut, Shared, sharedOf } from './mapping/private.ts'

/** What decides the output besides the source: recorded beside the capsule where it is not the default. */
export interface CallersChoices extends Omit<PassOptions, 'resources'> {
  /** Fills what the target requires and the source lacks, with values that say so. */
  readonly placeholders?: boolean
  /** Writes our own terms where the target has none. On by default. */
  readonly bridge?: boolean
  /** One document for each language, where the target holds text in one only: each refers to the others. */
  readonly splitLanguages?: boolean
  /** Where the document will be published, for formats that are verified there; `{id}` in it becomes a name of its own for each document. */
  readonly hostedUrl?: string
  /** `minimal` leaves out what names a person beyond need: national number and birthday, hashed too, and the original. */
  readonly privacy?: 'full' | 'minimal'
}

/** The same, with what conversions hand down to themselves. */
export interface Choices extends CallersChoices, Pick<PassOptions, 'resources'> {
  /** What `privacy` and `splitLanguages` take, where they are chosen: it comes with the choices once they are checked. */
  readonly rare?: RareChoices
}

/** Few callers choose them, and nobody else loads them. */
export interface RareChoices {
  readonly byLanguage: typeof byLanguage
  readonly leftOut: typeof leftOut
  readonly sharedOf: typeof sharedOf
}

/** What is written where there is nothing to hide. */
export const asItIs = (credential: Credential): Shared => ({ credential, hidden: [], fieldOf: (field) => field })
