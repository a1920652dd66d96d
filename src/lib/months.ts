/** Durations in months that were most likely meant as minutes or hours: `P60M` is five years, and sixty minutes are `PT60M`. @module */

/** Below that many, months are months. */
const many = 24
/** Courses of study take whole half years, up to so many months. */
const longest = 72

/** The months of a duration of which nobody is sure; half an hour and an hour are written by mistake more often than years of study. */
export function doubtfulMonths(duration: unknown): number | undefined {
  const [, digits] = (typeof duration === 'string' && /^P(\d{1,9})M$/.exec(duration)) || []
  const months = Number(digits)
  const isStudy = months <= longest && months % 6 === 0 && months % 30 !== 0
  return months >= many && !isStudy ? months : undefined
}
