/** Where our own terms live; every use stands in an inline context, so nothing has to be fetched. @module */
export const ns = 'https://w3id.org/credlens#'
