/** Terms as canonical N-Quads write them (RDF Dataset Canonicalization section 5). @module */

const escapedInLiteral = /[\u0000-\u001F\u007F"\\]/
const everyEscapedInLiteral = /[\u0000-\u001F\u007F"\\]/g
const named: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}
const numeric = (character: string): string => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/** The text of a literal, in quotes. */
export const quoted = (text: string): string =>
  escapedInLiteral.test(text)
    ? `"${text.replace(everyEscapedInLiteral, (character) => named[character] ?? numeric(character))}"`
    : `"${text}"`

const escapedInIri = /[\u0000-\u0020<>"{}|^`\\]/
const everyEscapedInIri = /[\u0000-\u0020<>"{}|^`\\]/g

/** An IRI in angle brackets. Characters that no IRI has are escaped, as every verifier does. */
export const iriTerm = (iri: string): string => `<${escapedInIri.test(iri) ? iri.replace(everyEscapedInIri, numeric) : iri}>`

/** An IRI in angle brackets as it was before escaping: Hash Related Blank Node wants it so (section 4.7.3 step 2). */
export const unescapedIri = (term: string): string =>
  term.includes('\\') ? term.replace(/\\u([0-9A-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : term

export const isBlankTerm = (term: string): boolean => term.charCodeAt(0) === 95

export const rdf = {
  type: '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>',
  first: '<http://www.w3.org/1999/02/22-rdf-syntax-ns#first>',
  rest: '<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest>',
  nil: '<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>',
  json: '<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>',
} as const
