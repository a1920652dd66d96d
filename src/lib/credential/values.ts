/** The hub: values that stand in many places. @module */
import type { Text } from '../mapping/text.ts'

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

export interface Credits {
  points: number
  framework?: Iri
}
