/** The hub: what can be achieved, whoever has achieved it. @module */

import type { Text, Texts } from '../mapping/text.ts'
import type { Accreditation, Endorsement, Identifier, Position } from './parties.ts'
import type { Concept, Credits, Iri, Media } from './values.ts'

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
