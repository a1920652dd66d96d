/** What a summary holds: plain data, whatever the format. @module */
import type { Parsed, Standalone } from '../../lib/contract.ts'
import type { Pointer } from '../../lib/json.ts'

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
  /** This and the other times as they stand there: a day or a moment, as ISO 8601 writes them where the document keeps to its format. */
  readonly issued?: string
  readonly validFrom?: string
  readonly validUntil?: string
  /** Of a licence or a certificate, where there is one achievement or it is of all. */
  readonly licence?: string
  /** The document says of itself that it was revoked. */
  readonly revoked?: Revoked
  /** Where it says that one can ask whether it was revoked. */
  readonly statusAt?: readonly string[]
  /** BCP 47. */
  readonly languages?: readonly string[]
  /** The addresses of its JSON-LD contexts. */
  readonly contexts?: readonly string[]
  readonly signature: Signature
  readonly achievements: readonly AchievementSummary[]
  /** Achievements that are described, and that nobody was awarded. */
  readonly notAwarded?: readonly Named[]
  /** Of a document about several people: what is of the others. */
  readonly others?: readonly { readonly recipient?: Recipient; readonly achievements: readonly AchievementSummary[] }[]
  /** Addresses that are all that is said of the issuer, or of what was achieved: nobody asked there. */
  readonly elsewhere?: readonly string[]
  /** Where what stands inside is of another person than the document says. */
  readonly ofOthers?: readonly Pointer[]
  /** The places of the document of which nothing is in here. */
  readonly unread?: readonly Pointer[]
}
/** What a document says of its own revocation. */
export interface Revoked {
  readonly isSaid: true
  readonly reason?: string
}
export interface Party {
  readonly id?: string
  readonly name?: string
  readonly homepage?: string
  /** ISO 3166-1 alpha-2, or the name of a country as it stands there. */
  readonly country?: string
  /** A part of a country. */
  readonly region?: string
  /** Who vouches for the organisation itself. */
  readonly endorsedBy?: readonly Party[]
}
export interface Recipient extends Party {
  /** A day, or a moment as it stands there: what day that is depends on a time zone that is not stated. */
  readonly dateOfBirth?: string
  readonly email?: string
  /** How else the person is known: the type of an identity, and its value unless that is hashed. */
  readonly identities?: readonly { readonly type: string; readonly value?: string }[]
}
/** How the document is secured; whether that holds, only verification tells. */
export interface Signature {
  readonly kind: Parsed['envelope']['kind']
  /** Cryptosuites or algorithms. */
  readonly how?: readonly string[]
  readonly keys?: readonly string[]
  /** Where something stands that may be a proof of a kind that is not known here. */
  readonly other?: readonly Pointer[]
  /** Where a hosted badge is. */
  readonly url?: string
}
export interface AchievementSummary {
  readonly id?: string
  readonly title?: string
  /** What the achievement is called, where its award has another title. */
  readonly name?: string
  readonly type?: string
  readonly description?: string
  readonly narrative?: string
  readonly criteria?: string
  readonly criteriaUrl?: string
  /** Who issued it, where that is not the issuer of all. */
  readonly issuer?: Party
  /** Who awarded it, or defined what is awarded. */
  readonly awardedBy?: readonly Party[]
  readonly awarded?: string
  /** Of the award by itself: a record is valid otherwise than what it holds. */
  readonly validFrom?: string
  readonly validUntil?: string
  /** The document says of this award, and not of the others, that it was revoked. */
  readonly revoked?: Revoked
  /** The number of a licence or a certificate. */
  readonly licence?: string
  readonly role?: string
  /** When it was taught, in the words of who taught it. */
  readonly term?: string
  /** Who assessed it, or said that it was done. */
  readonly source?: Party
  /** When it was learnt. */
  readonly period?: { readonly start?: string; readonly end?: string }
  /** Of the EQF, of national frameworks and of others. */
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
  /** What this learner took, where that is not what is planned. */
  readonly workloadSpent?: string
  /** The longest that it may take; ISO 8601. */
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
  readonly grades?: readonly Grade[]
  readonly evidence?: readonly string[]
  /** Documents about the achievement, by title or address. */
  readonly documents?: readonly string[]
  readonly qualityAssurance?: readonly Named[]
  /** Who vouches for the achievement or its award. */
  readonly endorsedBy?: readonly Party[]
  readonly stackability?: Stackability
}
/** A result, what it is of, and what there was to reach. */
export interface Grade {
  /** What was reached: a value, else the level of a rubric, else how it stands. */
  readonly value: string
  /** The level of a rubric, beside a value. */
  readonly level?: string
  readonly status?: string
  readonly assessment?: string
  /** `LetterGrade`, `Percent` … */
  readonly scale?: string
  readonly minimum?: string
  readonly maximum?: string
  /** What values there are, in no order that is known. */
  readonly values?: readonly string[]
  /** What has to be reached. */
  readonly required?: string
}
/** Credits of one system: ECTS, say. */
export interface CreditSummary {
  readonly points: number
  /** By its name, else by its address. */
  readonly framework?: string
}
/** An entry of a list, or of nobody's: the address, what it is called, its code, and the list by its name. */
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
