/** What stands where a target requires a value and the source says none: whoever reads it again is told nothing by it. @module */

export const unstatedText = 'Not stated'
export const unstatedDate = '1970-01-01T00:00:00Z'
export const unstatedEmail = 'nobody@example.invalid'
/** “Provisional data” in the list of countries of the EU. */
export const unstatedCountry = 'OP_DATPRO'

export const unstated: { readonly placeholder: () => string } = { placeholder: () => unstatedText }
export const undated: { readonly placeholder: () => string } = { placeholder: () => unstatedDate }
