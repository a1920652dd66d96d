/**
 * The controlled lists by name, and what conversions and checks ask of them. Code that needs one list
 * imports that list's module; this page is for those that are told the name by data.
 *
 * @module
 */
import { country } from './country.ts'
import { currency } from './currency.ts'
import { eqf } from './eqf.ts'
import { fileTypes } from './file-type.ts'
import { iscedF } from './isced-f.ts'
import { language } from './language.ts'
import { type Described, type List, labelOf, type Recovered, recover as recoverFrom, type Standing, standing } from './list.ts'
import { qdr } from './qdr.ts'
import {
  accreditation,
  accreditationDecision,
  assessment,
  credential,
  educationCredit,
  encoding,
  entitlement,
  entitlementStatus,
  evidenceType,
  learningActivity,
  learningOpportunity,
  learningSchedule,
  learningSetting,
  mode,
  skillReuseLevel,
  skillType,
  supervision,
  verification,
  verificationStatus,
} from './short.ts'
import { targetGroup } from './target-group.ts'

export { countries } from './country.ts'
export { fileType, mediaType } from './file-type.ts'
export { languages } from './language.ts'
export type { Described, List, Recovered, Standing } from './list.ts'

const lists: Readonly<Record<ListName, List>> = {
  eqf,
  'isced-f': iscedF,
  qdr,
  country,
  language,
  currency,
  'file-type': fileTypes,
  'target-group': targetGroup,
  'education-credit': educationCredit,
  encoding,
  accreditation,
  'accreditation-decision': accreditationDecision,
  credential,
  'learning-activity': learningActivity,
  'learning-assessment': mode,
  'learning-opportunity': learningOpportunity,
  'learning-schedule': learningSchedule,
  'learning-setting': learningSetting,
  assessment,
  'supervision-verification': supervision,
  'evidence-type': evidenceType,
  entitlement,
  'entitlement-status': entitlementStatus,
  'skill-type': skillType,
  'skill-reuse-level': skillReuseLevel,
  verification,
  'verification-status': verificationStatus,
}

/** The lists, by the last word of their address; `learning-assessment` holds the modes of learning, `qdr` the national frameworks. */
export type ListName =
  | 'eqf'
  | 'isced-f'
  | 'qdr'
  | 'country'
  | 'language'
  | 'currency'
  | 'file-type'
  | 'target-group'
  | 'education-credit'
  | 'encoding'
  | 'accreditation'
  | 'accreditation-decision'
  | 'credential'
  | 'learning-activity'
  | 'learning-assessment'
  | 'learning-opportunity'
  | 'learning-schedule'
  | 'learning-setting'
  | 'assessment'
  | 'supervision-verification'
  | 'evidence-type'
  | 'entitlement'
  | 'entitlement-status'
  | 'skill-type'
  | 'skill-reuse-level'
  | 'verification'
  | 'verification-status'

export const listNames: readonly ListName[] = Object.keys(lists) as ListName[]

export const list = (name: ListName): List => lists[name]

/** The English label of an entry. */
export const label = (name: ListName, iri: string): string | undefined => labelOf(lists[name], iri)

/** Whether an address is an entry of the list. An unknown code of a known list is kept and told, never refused. */
export const known = (name: ListName, iri: string): Standing => standing(lists[name], iri)

/** The entry of the list that a document means (T19). */
export const recover = (name: ListName, described: Described): Recovered | undefined => recoverFrom(lists[name], described)

/** The list that an address belongs to, by its beginning. */
export const listOf = (iri: string): ListName | undefined =>
  listNames.find((name) => iri.startsWith(lists[name].base) && iri !== lists[name].scheme)

/** Edition and date of each list: data that ages says how old it is. */
export const editions: Readonly<Record<ListName, { readonly version: string; readonly date: string }>> = Object.fromEntries(
  listNames.map((name) => [name, { version: lists[name].version, date: lists[name].date }]),
) as Record<ListName, { version: string; date: string }>
