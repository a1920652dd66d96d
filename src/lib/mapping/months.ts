/** Durations in months that were most likely meant as minutes or hours: `P60M` is five years, and sixty minutes are `PT60M`. @module */

/**
 * Two years and more, but for courses of study of whole half years up to six: half an hour and an hour are written by mistake more
 * often than two and a half years, and five.
 */
const doubtful = /^P0*(?!(?:1\d|2[0-4]|36|42|48|54|66|72)M)([1-9]\d{1,8})M$/

/** The months of a duration of which nobody is sure. */
export function doubtfulMonths(duration: unknown): string | undefined {
  return typeof duration === 'string' ? doubtful.exec(duration)?.[1] : undefined
}
