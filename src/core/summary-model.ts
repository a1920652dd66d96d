/** What a summary holds: plain data, whatever the format. @module */
import type { Parsed, Standalone } from '../lib/contract.ts'

/** What is inside; a member that is absent is not stated. Names are claims: nothing is verified here. */
export interface Summary {
  readonly format: string
  /** As people know it, without the version. */
  readonly formatName: string
  readonly version: string
  /** What the document is, where it is no credential of anybody. */
  readonly part?: Standalone['part']
  readonly id?: string
  readonly title?: string
  readonly description?: string
  readonly issuer?: Party
  readonly recipient?: Recipient
  readonly issued?: string
  readonly validFrom?: string
  readonly validUntil?: string
  readonly licence?: string
  readonly languages?: readonly string[]
  /** The addresses of its JSON-LD contexts. */
  readonly contexts?: readonly string[]
  readonly signature: Signature
  readonly achievements: readonly AchievementSummary[]
}
export interface Party {
  readonly id?: string
  readonly name?: string
  readonly homepage?: string
  /** ISO 3166-1 alpha-2, or the name of a country as it stands there. */
  readonly country?: string
}
export interface Recipient extends Party {
  /** How else the person is known: the type of an identity, and its value unless that is hashed. */
  readonly identities?: readonly { readonly type: string; readonly value?: string }[]
}
/** How the document is secured; whether that holds, only verification tells. */
export interface Signature {
  readonly kind: Parsed['envelope']['kind']
  /** Cryptosuites or algorithms. */
  readonly how?: readonly string[]
  readonly keys?: readonly string[]
  /** Where a hosted badge is. */
  readonly url?: string
}
export interface AchievementSummary {
  readonly id?: string
  readonly title?: string
  readonly type?: string
  readonly description?: string
  readonly narrative?: string
  readonly criteria?: string
  readonly criteriaUrl?: string
  readonly awardedBy?: readonly Party[]
  readonly awarded?: string
  readonly period?: { readonly start?: string; readonly end?: string }
  readonly level?: readonly Named[]
  readonly subjects?: readonly Named[]
  readonly occupations?: readonly Named[]
  /** Of ESCO and of other frameworks. */
  readonly skills?: readonly Named[]
  readonly outcomes?: readonly string[]
  /** Those that were earned, or that the achievement offers; of each system apart. */
  readonly credits?: readonly CreditSummary[]
  /** What the achievement offers, where other credits were earned. */
  readonly creditsOffered?: readonly CreditSummary[]
  /** ISO 8601. */
  readonly workload?: string
  readonly maximumDuration?: string
  readonly participation?: readonly Named[]
  readonly setting?: Named
  readonly instruction?: readonly string[]
  readonly prerequisites?: string
  readonly assessments?: readonly string[]
  readonly assessmentTypes?: readonly Named[]
  readonly supervision?: Named
  readonly results?: readonly string[]
  /** Results with what they are of. */
  readonly grades?: readonly { readonly value: string; readonly assessment?: string }[]
  readonly evidence?: readonly string[]
  /** Documents about the achievement, by title or address. */
  readonly documents?: readonly string[]
  readonly qualityAssurance?: readonly Named[]
  readonly endorsedBy?: readonly Party[]
  readonly stackability?: Stackability
}
export interface CreditSummary {
  readonly points: number
  /** By its name, else by its address. */
  readonly framework?: string
}
export interface Named {
  readonly id?: string
  readonly name?: string
  readonly code?: string
  readonly framework?: string
}
export interface Stackability {
  /** Whether it is part of a larger qualification. */
  readonly partial?: boolean
  /** What it gives a right to. */
  readonly entitlesTo?: readonly string[]
  /** Relations to other achievements: `isParentOf`, `isPartOf`, `precedes` … and the title of the other, or its id. */
  readonly relations?: readonly { readonly type: string; readonly other: string }[]
}
