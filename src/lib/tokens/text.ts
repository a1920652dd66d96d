/** What a text looks like that is a token. @module */

/** A header of JOSE and two more parts; after tildes what it discloses, and what its holder signed (RFC 9901 section 4). */
export const looksLikeToken = (text: string): boolean => /^\s*eyJ[\w-]+\.[\w-]*\.[\w-]*(?:~[\w.~-]*)?\s*$/.test(text)
