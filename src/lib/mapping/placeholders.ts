/** What stands where a target requires a value and the source says none: whoever reads it again is told nothing by it. @module */

export const unstatedText = 'Not stated'
export const unstatedDate = '1970-01-01T00:00:00Z'
export const unstatedEmail = 'nobody@example.invalid'
/** “Provisional data” in the list of countries of the EU. */
export const unstatedCountry = 'OP_DATPRO'

/** Whether it says nothing, in words. */
export const isUnstated = (value: unknown, field: unknown): boolean =>
  value === unstatedText || (value === unstatedEmail && field === 'email')

/** Whether it may say nothing: something may have been awarded on that day, and two that nobody names are not known to be one person. */
export const isDoubtful = (value: unknown): boolean => value === unstatedDate || value === unstatedEmail

export const unstated: { readonly placeholder: () => string } = { placeholder: () => unstatedText }
export const undated: { readonly placeholder: () => string } = { placeholder: () => unstatedDate }
