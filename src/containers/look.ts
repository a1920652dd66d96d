/** What a text looks like, for places where no standard puts a credential. @module */

/** A token of a JOSE header and two more parts, or JSON with a context or an old badge's members. */
export const looksLikeCredential = (text: string): boolean =>
  /^\s*eyJ[\w-]+\.[\w-]*\.[\w-]*\s*$/.test(text) || (/^\s*\{/.test(text) && /"@context"|"badge"|"payload"/.test(text.slice(0, 100_000)))
