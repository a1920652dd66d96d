/** IRI Expansion (JSON-LD 1.1 API section 5.2), without a base: what would be relative to one is answered as it stands. @module */
import type { TermDefinition } from './active-context.ts'
import { isAbsolute, isKeyword, isReserved } from './keywords.ts'
import { unhandled } from './outcome.ts'

interface Vocabulary {
  readonly terms: ReadonlyMap<string, TermDefinition>
  readonly vocab: string | undefined
}

/**
 * @param vocab whether terms and `@vocab` count: they do for keys and types, not for ids
 * @param define while a local context is processed: defines a term of it that is not defined yet (steps 3 and 6.3)
 * @returns `null` for what is reserved or explicitly without meaning
 */
export function expandIri(active: Vocabulary, value: string, vocab: boolean, define?: (term: string) => void): string | null {
  if (isKeyword(value)) return value
  if (isReserved(value)) return null
  define?.(value)
  if (vocab) {
    const definition = active.terms.get(value)
    if (definition !== undefined) return definition.iri
  }
  const compact = expandCompactIri(active, value, define)
  if (compact !== undefined) return compact
  if (vocab && active.vocab !== undefined) return active.vocab + value
  return value
}

/** Steps 6.1 to 6.5: a blank node, an IRI, or a compact IRI. */
function expandCompactIri(active: Vocabulary, value: string, define: ((term: string) => void) | undefined): string | undefined {
  const colon = value.indexOf(':')
  if (colon <= 0) return undefined
  const prefix = value.slice(0, colon)
  if (prefix === '_' || value.startsWith('//', colon + 1)) return value
  define?.(prefix)
  const definition = active.terms.get(prefix)
  if (definition?.prefix === true) {
    if (definition.iri === null) throw unhandled('a prefix without an IRI')
    return definition.iri + value.slice(colon + 1)
  }
  return isAbsolute(value) ? value : undefined
}

/**
 * Expands what may be relative to the base, of which there is none: absolute, or `undefined`.
 * `jsonld` resolves against an empty base and takes away dot segments, after which `a/../b:c` is absolute.
 */
export function expandReference(active: Vocabulary, value: string, vocab: boolean): string | undefined {
  const iri = expandIri(active, value, vocab)
  if (iri === null) return undefined
  if (isAbsolute(iri)) return iri
  if (iri.includes('/') && iri.includes(':')) throw unhandled('a relative IRI with a colon')
  return undefined
}
