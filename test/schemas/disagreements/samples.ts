import { type Document, strings } from '../../../src/lib/json.ts'

/** Reference files on which our schema and the official ones part. */
export interface Departure {
  readonly files: readonly string[]
  readonly when?: (document: Document) => boolean
  readonly reason: string
}

/** An official schema accepts them, ours does not. */
export const rejected: readonly Departure[] = [
  {
    files: ['1edtech-ob3/simple-err-credential-subject-profile-type.json'],
    reason: 'Made to be wrong: the source is no Profile. The served schema takes any single type for right.',
  },
  {
    files: ['1edtech-ob3/simple-err-evidence-type.json'],
    reason: 'Made to be wrong: an evidence whose only type is another.',
  },
  {
    files: ['1edtech-ob3/simple-err-proof-method-no-scheme.json'],
    reason: 'Made to be wrong: the verification method is no URI.',
  },
]

/** Ours accepts them, no official schema does. */
export const accepted: readonly Departure[] = [
  {
    files: [],
    when: (document) => strings(document['@context']).includes('https://www.w3.org/2018/credentials/v1'),
    reason: 'Data model 1.1: the schemas that are published know 2.0 only; those for 1.1 are named by validators and found nowhere.',
  },
  {
    files: ['spec-ob3/ob3-impl_migrating_md-05.json'],
    reason: 'The types of identifiers stand in lists; a repair opens them, with a warning.',
  },
]
