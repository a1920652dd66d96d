/** Addresses in sentences, which end up in logs. @module */

/** Characters of an address: one of a hundred kilobytes is no sentence. */
const most = 300

/** An address without its user, query and fragment, where keys of access and people are found; `needs` has the whole. */
export function shownAddress(url: string): string {
  const shown = url.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1')
  return shown.length > most ? `${shown.slice(0, most)}…` : shown
}
