/** Keywords (JSON-LD 1.1 section 1.7) and what an absolute IRI looks like. @module */

const keywords: ReadonlySet<string> = new Set([
  ...'@base @container @context @default @direction @embed @explicit @graph @id @included @index @json @language @list @nest'.split(' '),
  ...'@none @omitDefault @prefix @preserve @protected @requireAll @reverse @set @type @value @version @vocab'.split(' '),
])
const at = 64

/** Framing keywords count, as they do for the package `jsonld`; `@import` and `@propagate` do not. */
export const isKeyword = (value: string): boolean => value.charCodeAt(0) === at && keywords.has(value)

/** Has the form of a keyword, so it is reserved (JSON-LD 1.1 section 1.7); asked for what is no keyword. */
export const isReserved = (value: string): boolean => value.charCodeAt(0) === at && /^@[a-zA-Z]+$/.test(value)

/**
 * An absolute IRI or a blank node identifier: a scheme, and no white space after it. The specification leaves it at that;
 * the range `+-.` (which has the comma) is what `jsonld` and so every verifier takes.
 */
export const isAbsolute = (value: string): boolean => /^([A-Za-z][A-Za-z0-9+-.]*|_):[^\s]*$/.test(value)

export const isBlank = (iri: string): boolean => iri.startsWith('_:')

/** A well-formed language tag, as far as RFC 5646 section 2.1 can be told without a registry. */
export const isLanguageTag = (value: string): boolean => /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(value)
