/** Durations that say something else than was meant. @module */
import { doubtfulMonths } from '../mapping/months.ts'
import { doubtful, type MemberRule, none } from './walk.ts'

/** `P60M` is five years: sixty minutes are `PT60M` (ISO 8601, XML Schema duration). */
export const minutesNotMonths: MemberRule = (value, at) => {
  const months = doubtfulMonths(value)
  return months !== undefined ? doubtful(`The duration P${months}M is ${months} months: for minutes write PT${months}M.`, at()) : none
}

/** A duration of nothing, or of more hours than anybody studies. */
export const hoursWithinReason: MemberRule = (value, at) => {
  const hours = typeof value === 'string' ? /^PT(\d{1,9})H$/.exec(value)?.[1] : undefined
  return hours !== undefined && Number(hours) > 50_000 ? doubtful('The duration is longer than twenty years of study.', at()) : none
}
