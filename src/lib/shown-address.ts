/** Addresses in sentences, which end up in logs. @module */

/** An address without its user, query and fragment, where keys of access and people are found; `needs` has the whole. */
export const shownAddress = (url: string): string => url.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1')
