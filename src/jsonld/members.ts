/** What the members of an object mean: keywords, properties, or nothing (JSON-LD 1.1 API section 5.1.2 step 13). @module */
import { type ActiveContext, type TermDefinition, termOf } from './active-context.ts'
import { type Conversion, undefinedName } from './conversion.ts'
import { expandIri } from './iri-expansion.ts'
import { isAbsolute, isKeyword } from './keywords.ts'
import { iriTerm, isBlankTerm } from './n-quads.ts'
import { unhandled } from './outcome.ts'

export interface Property {
  readonly key: string
  readonly predicate: string
  /** `undefined`: the key is an IRI, not a term. */
  readonly definition: TermDefinition | undefined
}

export interface Keyword {
  readonly key: string
  readonly keyword: string
}

export interface Members {
  /** The members that stand for keywords, in their order. */
  readonly keywords: readonly Keyword[]
  readonly properties: readonly Property[]
  readonly isValue: boolean
}

/** With more members than these, whether two mean the same is left to whoever looks at the quads: here it would take their square. */
export const few = 64

/** Objects to members that mean nothing: what no context defines is dropped, and a signature would not cover it. */
export function membersOf(conversion: Conversion, keys: readonly string[], active: ActiveContext): Members {
  const keywords: Keyword[] = []
  const properties: Property[] = []
  let isValue = false
  for (const key of keys) {
    if (key === '@context') continue
    const definition = active.terms.get(key)
    const iri = definition === undefined ? expandIri(active, key, true) : definition.iri
    const term = definition && termOf(definition)
    if (iri !== null && isKeyword(iri)) {
      keywords.push({ key, keyword: iri })
      if (iri === '@value') isValue = true
    } else if (iri === null || key === '__proto__' || !(term || isAbsolute(iri))) {
      undefinedName(conversion, JSON.stringify(key.slice(0, 100)), key)
    } else {
      const predicate = term || iriTerm(iri)
      if (iri.startsWith('_:') || isBlankTerm(predicate)) throw unhandled('a blank node as a property')
      if (properties.length > few || isAmong(properties, predicate)) conversion.dataset.repeats = true
      properties.push({ key, predicate, definition })
    }
  }
  return { keywords, properties, isValue }
}

function isAmong(properties: readonly Property[], predicate: string): boolean {
  for (const property of properties) if (property.predicate === predicate) return true
  return false
}
