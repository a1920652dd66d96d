/**
 * The hub: what every format says, said once; the rest of it is in the folder `credential`. A field that can be worked out from others is
 * not here; a list is never spread over two lists of a format.
 *
 * @module
 */
import type { Achievement } from './credential/achievement.ts'
import type { Endorsement, Organisation, Person } from './credential/parties.ts'
import type { Concept, Credits, Iri, Media } from './credential/values.ts'
import type { Text } from './mapping/text.ts'

export interface Result {
  assessment?: Iri
  value?: Text
  status?: string
  /** The level of the rubric that was reached, by its id. */
  level?: Iri
  alignments?: readonly Concept[]
}

export interface Activity {
  start?: string
  end?: string
  term?: Text
  workload?: string
  types?: readonly Iri[]
}

/** What shows that it was done, and where. */
export interface Evidence {
  url?: Iri
  name?: Text
  narrative?: Text
  description?: Text
  genre?: string
  audience?: string
}

/** What an achievement entitles to: an occupation, a membership, to go on learning. */
export interface Entitlement {
  id?: Iri
  title?: Text
  description?: Text
  type?: Iri
  /** Whether it is there, or will be. */
  status?: Iri
  issued?: string
  expires?: string
  occupations?: readonly Concept[]
}

/** A remark that says nothing of what it is about. */
export interface Remark {
  text: Text
}

/** What the issuer states of the issuing itself: that it acts for another, that it is accredited. */
export interface Statement {
  type: Iri
  text?: string
}

/** An achievement as one person has earned it. */
export interface Award {
  id?: Iri
  title?: Text
  description?: Text
  narrative?: Text
  image?: Media
  /** What the credential of the award shows, where it is one of its own inside another. */
  picture?: Media
  /** Number of a licence or of the certificate. */
  licence?: string
  role?: Text
  /** Of one system, or of several. */
  credits?: readonly Credits[]
  activity?: Activity
  evidence?: readonly Evidence[]
  results?: readonly Result[]
  awarded?: string
  validFrom?: string
  validUntil?: string
  /** Who issued this award, where the credential around it has another issuer. */
  issuer?: Organisation
  /** Who defined and gave it. */
  awardedBy?: readonly Organisation[]
  /** Who assessed it, or said that it was done. */
  source?: Organisation
  entitlements?: readonly Entitlement[]
  remarks?: readonly Remark[]
  endorsements?: readonly Endorsement[]
  endorsementTokens?: readonly string[]
  achievement?: Achievement
}

/** An achievement that was not awarded, and who made it. */
export interface Definition extends Achievement {
  creator?: Organisation
}

/** How two achievements are related; both by their ids. */
export interface Association {
  /** `isParentOf`, `isPartOf`, `precedes` … */
  type: string
  source: Iri
  target: Iri
  title?: Text
}

export interface Terms {
  id?: Iri
  type?: string
}

export interface Credential {
  id?: Iri
  name?: Text
  description?: Text
  image?: Media
  /** The language it is shown in, and all it is written in. */
  language?: string
  languages?: readonly string[]
  licence?: string
  issuer?: Organisation
  issued?: string
  validFrom?: string
  validUntil?: string
  recipient?: Person
  awards?: readonly Award[]
  attachments?: readonly Media[]
  /** It does not tell all that there is to tell. */
  partial?: boolean
  /** Achievements that are part of the picture and were not awarded. */
  achievements?: readonly Definition[]
  associations?: readonly Association[]
  termsOfUse?: readonly Terms[]
  statements?: readonly Statement[]
  endorsements?: readonly Endorsement[]
  endorsementTokens?: readonly string[]
}
