/**
 * The hub: what every format says, said once. A field that can be worked out from others is not
 * here; a list is never spread over two lists of a format.
 *
 * @module
 */
import type { Text, Texts } from './text.ts'

export type Iri = string

/** A picture or a file: a `data:` or `https:` URI. */
export interface Media {
  uri: string
  caption?: Text
}

/** An entry of a framework: a skill, a level, a field of study. */
export interface Concept {
  id: Iri
  name?: Text
  code?: string
  framework?: string
  description?: Text
  /** What it is, in the words of CTDL, CASE … (`ceterms:Credential`, `CFItem`). */
  type?: string
}

export interface Address {
  /** ISO 3166-1 alpha-2. */
  country?: string
  countryName?: string
  region?: string
  locality?: string
  street?: string
  postOfficeBox?: string
  postalCode?: string
  /** The whole address in one text. */
  full?: Text
  position?: Position
}

export interface Position {
  latitude: number
  longitude: number
}

/** A number in a register of a country. */
export interface LegalIdentifier {
  value: string
  country?: string
}

export interface Identifier {
  value: string
  type: string
}

export interface Organisation {
  id?: Iri
  name?: Text
  /** A short or another name. */
  otherName?: Text
  /** What kind of organisation it is. */
  types?: readonly Iri[]
  homepage?: Iri
  email?: string
  phone?: string
  description?: Text
  logo?: Media
  address?: Address
  /** Name of the person who signs for it. */
  official?: string
  vat?: readonly LegalIdentifier[]
  tax?: readonly LegalIdentifier[]
  eidas?: LegalIdentifier
  registration?: LegalIdentifier
  identifiers?: readonly Identifier[]
  parent?: Organisation
  accreditations?: readonly Accreditation[]
  endorsements?: readonly Endorsement[]
  /** Endorsements as they were signed: compact JWTs of verifiable credentials. */
  endorsementTokens?: readonly string[]
}

/** That somebody vouches for the quality of an organisation or a programme. */
export interface Accreditation {
  id?: Iri
  title?: Text
  description?: Text
  type?: Iri
  /** Who accredits. */
  agent?: Organisation
  issued?: string
  expires?: string
  /** How to ask whoever accredits. */
  contact?: Text
}

/** What a third party says of an achievement, an award or an organisation. */
export interface Endorsement {
  id?: Iri
  name?: Text
  description?: Text
  issuer?: Organisation
  issued?: string
  /** The node that is endorsed. */
  subject?: Iri
  comment?: Text
}

/** How a recipient is known: a number, an address, or the hash of one. */
export interface Identity {
  value: string
  type: string
  hashed: boolean
  salt?: string
}

export interface Person {
  id?: Iri
  name?: Text
  givenName?: Text
  familyName?: Text
  additionalName?: Text
  patronymicName?: Text
  familyNamePrefix?: Text
  honorificPrefix?: Text
  honorificSuffix?: Text
  dateOfBirth?: string
  email?: string
  phone?: string
  address?: Address
  nationalId?: LegalIdentifier
  identities?: readonly Identity[]
}

export interface Credits {
  points: number
  framework?: Iri
}

export interface Outcome {
  /** Said only when it is not the name of its one skill. */
  name?: Text
  type?: Iri
  reusability?: Iri
  escoSkills?: readonly Concept[]
  skills?: readonly Concept[]
}

/** How something is assessed; results refer to it by `id`. */
export interface Assessment {
  id: Iri
  name?: Text
  /** `LetterGrade`, `Percent` … */
  scale?: string
  allowedValues?: readonly string[]
  requiredValue?: string
  minimum?: string
  maximum?: string
  /** What values there are, in words. */
  grading?: Text
  modes?: readonly Iri[]
  requiredLevel?: Iri
  rubric?: readonly RubricLevel[]
  alignments?: readonly Concept[]
}

export interface RubricLevel {
  id?: Iri
  name?: Text
  description?: Text
  level?: string
  points?: string
  alignments?: readonly Concept[]
}

export interface Result {
  assessment?: Iri
  value?: Text
  status?: string
  /** The level of the rubric that was reached, by its id. */
  level?: Iri
  alignments?: readonly Concept[]
}

/** Another version or translation of a definition. */
export interface Related {
  id: Iri
  language?: string
  version?: string
}

export interface Accessibility {
  features?: readonly string[]
  hazards?: readonly string[]
  controls?: readonly string[]
  interfaces?: readonly string[]
}

/** A document about a definition that does not say what has to be done. */
export interface Reference {
  url: Iri
  title?: Text
}

export interface Achievement {
  id?: Iri
  type?: string
  name?: Text
  description?: Text
  image?: Media
  criteria?: Text
  criteriaUrl?: Iri
  /** Where the definition is described. */
  homepage?: Iri
  /** Where to apply for it. */
  applyUrl?: Iri
  /** The licence under which the definition may be used. */
  rights?: Iri
  place?: Position
  accessibility?: Accessibility
  related?: readonly Related[]
  tags?: Texts
  version?: string
  code?: string
  fieldOfStudy?: Text
  specialization?: Text
  identifiers?: readonly Identifier[]
  /** Of one system, or of several. */
  credits?: readonly Credits[]
  workload?: string
  maximumDuration?: string
  modes?: readonly Iri[]
  setting?: Iri
  targetGroups?: readonly Iri[]
  entryRequirement?: Text
  partial?: boolean
  /** Languages in which it is taught. */
  instruction?: readonly string[]
  eqf?: Concept
  nqf?: readonly Concept[]
  subjects?: readonly Concept[]
  qualificationCodes?: readonly Concept[]
  educationLevels?: readonly Concept[]
  occupations?: readonly Concept[]
  qualityAssurance?: readonly Concept[]
  outcomeSummary?: Text
  outcomes?: readonly Outcome[]
  assessments?: readonly Assessment[]
  assessmentTypes?: readonly Iri[]
  supervision?: Iri
  /** Accreditations of the programme. */
  accreditations?: readonly Accreditation[]
  documents?: readonly Reference[]
  endorsements?: readonly Endorsement[]
  endorsementTokens?: readonly string[]
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
  achievements?: readonly Achievement[]
  associations?: readonly Association[]
  termsOfUse?: readonly Terms[]
  statements?: readonly Statement[]
  endorsements?: readonly Endorsement[]
  endorsementTokens?: readonly string[]
}
