/** Value objects (JSON-LD 1.1 section 9.5) as literals, and language maps (section 9.8). @module */
import type { Document } from '../lib/json.ts'
import type { ActiveContext } from './active-context.ts'
import { type Conversion, invalid } from './conversion.ts'
import type { Term } from './dataset.ts'
import type { ElementContext } from './element-context.ts'
import { expandIri, expandReference } from './iri-expansion.ts'
import { isBlank, isLanguageTag } from './keywords.ts'
import type { Keyword } from './members.ts'
import { unhandled } from './outcome.ts'
import { languageString, typedNative, typedString } from './value-expansion.ts'

/**
 * @param keywords what the members of the element mean
 * @returns the literal; nothing where the object was objected to
 */
export function valueObjectTerm(
  conversion: Conversion,
  element: Document,
  keywords: readonly Keyword[],
  { forTypes }: ElementContext,
): Term | undefined {
  const stated = new Map<string, unknown>()
  for (const { key, keyword } of keywords) {
    if (keyword !== '@value' && keyword !== '@type' && keyword !== '@language') throw unhandled(`${keyword} in a value object`)
    if (stated.has(keyword)) return invalid(conversion, 'colliding keywords', key)
    stated.set(keyword, element[key])
  }
  const value = stated.get('@value')
  if (value === null && stated.has('@type')) throw unhandled('a null value with a type, which may be a JSON literal')
  if (value === null) return invalid(conversion, 'null @value value')
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') throw unhandled('a value that is no scalar')
  if (stated.has('@type') && stated.has('@language')) return invalid(conversion, 'invalid value object')
  if (stated.has('@type')) return typedValue(conversion, value, stated.get('@type'), forTypes)
  if (stated.has('@language')) return languageValue(conversion, value, stated.get('@language'))
  return typeof value === 'string' ? languageString(value, undefined) : typedNative(value, undefined)
}

function typedValue(conversion: Conversion, value: string | number | boolean, type: unknown, active: ActiveContext): Term | undefined {
  if (typeof type !== 'string') throw unhandled('several types of a value')
  const iri = expandReference(active, type, true)
  if (iri === undefined || isBlank(iri)) {
    if (expandIri(active, type, true) === '@json') throw unhandled('a JSON literal in a value object')
    return invalid(conversion, 'invalid typed value')
  }
  return typeof value === 'string' ? typedString(value, iri) : typedNative(value, iri)
}

function languageValue(conversion: Conversion, value: string | number | boolean, language: unknown): Term | undefined {
  if (language === null) throw unhandled('a null language')
  if (typeof language !== 'string' || !isLanguageTag(language)) return invalid(conversion, 'invalid @language value')
  if (typeof value !== 'string') return invalid(conversion, 'invalid language-tagged value')
  return languageString(value, language.toLowerCase())
}

/** Section 5.1.2 step 13.7: the texts of a language map. */
export function languageMapTerms(conversion: Conversion, map: Document, active: ActiveContext): readonly Term[] {
  const terms: Term[] = []
  for (const [language, texts] of Object.entries(map)) {
    const none = expandIri(active, language, true) === '@none'
    // as everywhere: whoever copies objects by assignment loses it, also where it says nothing
    if (language === '__proto__') invalid(conversion, 'invalid @language value', language)
    for (const text of Array.isArray(texts) ? texts : [texts]) {
      if (text === null) continue
      if (typeof text !== 'string') invalid(conversion, 'invalid language map value', language)
      else if (!none && !isLanguageTag(language)) invalid(conversion, 'invalid @language value', language)
      else terms.push(languageString(text, none ? undefined : language.toLowerCase()))
    }
  }
  return terms
}
