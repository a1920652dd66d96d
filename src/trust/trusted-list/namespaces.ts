/** The namespaces of a trusted list (TS 119 612 annex C) and of its signature. @module */

/** Versions 5 and 6 have one namespace. */
export const tsl = 'http://uri.etsi.org/02231/v2#'
export const additional = 'http://uri.etsi.org/02231/v2/additionaltypes#'
/** What the list says of some certificates of a service. */
export const ecc = 'http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#'
export const ds = 'http://www.w3.org/2000/09/xmldsig#'
export const xades = 'http://uri.etsi.org/01903/v1.3.2#'
