/** References to nodes as N-Quads write them. @module */
import type { Conversion } from './conversion.ts'
import { namedBlank } from './dataset.ts'
import { isBlank } from './keywords.ts'
import { iriTerm } from './n-quads.ts'

/** An absolute IRI or a blank node; nothing for nothing. */
export const referenceTerm = ({ dataset }: Conversion, iri: string | undefined): string | undefined =>
  iri === undefined ? undefined : isBlank(iri) ? namedBlank(dataset, iri) : iriTerm(iri)
