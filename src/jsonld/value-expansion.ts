/** Value Expansion (JSON-LD 1.1 API section 5.3) and Object to RDF Conversion (section 8.2), for literals in one step. @module */
import type { ActiveContext, TermDefinition } from './active-context.ts'
import type { Term, Written } from './dataset.ts'
import { iriTerm, quoted } from './n-quads.ts'
import { unhandled } from './outcome.ts'

const xsd = 'http://www.w3.org/2001/XMLSchema#'
const xsdString = `${xsd}string`
const xsdDouble = `${xsd}double`
const langString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'
const native = { integer: iriTerm(`${xsd}integer`), double: iriTerm(xsdDouble), boolean: iriTerm(`${xsd}boolean`) }

/** A string under a term that coerces to no reference. */
export function stringTerm(value: string, active: ActiveContext, definition: TermDefinition | undefined): Term {
  const type = definition?.type
  if (type !== undefined && type !== '@none' && type !== '@id' && type !== '@vocab') return typedString(value, type)
  const language = definition?.language === undefined ? active.language : definition.language
  return languageString(value, language ?? undefined)
}

export const languageString = (value: string, language: string | undefined): Term => ({
  text: language === undefined ? quoted(value) : `${quoted(value)}@${language}`,
  written: 'plain',
})

export function typedString(value: string, type: string): Term {
  if (type === '@json' || type === xsdDouble || type === langString) throw unhandled('a rare type')
  return type === xsdString
    ? { text: quoted(value), written: 'typed' }
    : { text: `${quoted(value)}^^${iriTerm(type)}`, written: type.startsWith(xsd) ? 'typed' : 'plain' }
}

/** Section 8.2.2 steps 8 to 10: a boolean or a number, with a type of its own where nothing coerces it. */
export function nativeTerm(value: boolean | number, definition: TermDefinition | undefined): Term {
  const type = definition?.type
  return typedNative(value, type === undefined || type.startsWith('@') ? coercionTo(type) : type)
}

const coercionTo = (type: string | undefined): undefined => {
  if (type === '@json') throw unhandled('a number as JSON')
  return undefined
}

export function typedNative(value: boolean | number, type: string | undefined): Term {
  if (type === langString) throw unhandled('a number with a language')
  if (typeof value === 'boolean') return literal(String(value), type, native.boolean, 'native')
  if (!Number.isFinite(value)) throw unhandled('a number that is not JSON')
  if (type === xsdDouble || String(value).includes('.') || Math.abs(value) >= 1e21) {
    return literal(canonicalDouble(value), type, native.double, 'inexact')
  }
  return literal(value.toFixed(0), type, native.integer, 'native')
}

/** `jsonld` compares strings, so a type that equals xsd:string is left out here too. */
function literal(text: string, type: string | undefined, implied: string, written: 'native' | 'inexact'): Term {
  const how: Written = type === undefined || written === 'inexact' ? written : 'typed native'
  if (type === xsdString) return { text: `"${text}"`, written: how }
  return { text: `"${text}"^^${type === undefined ? implied : iriTerm(type)}`, written: how }
}

/** The canonical form of xsd:double, of fifteen digits after the point. */
const canonicalDouble = (value: number): string => value.toExponential(15).replace(/(\d)0*e\+?/, '$1E')
