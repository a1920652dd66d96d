/** Dates that contradict each other. @module */
import type { Rule } from '../contract.ts'
import { instantOf, readDate } from '../date.ts'
import { type Document, own } from '../json.ts'
import { broken, doubtful, type MemberRule, none } from './walk.ts'

const isAfter = (holder: unknown, start: string, end: string): boolean => {
  const until = instantOf(own(holder, end), 'end')
  const from = until === undefined ? undefined : instantOf(own(holder, start), 'start')
  return from !== undefined && until !== undefined && from > until
}

/** The second date of the pair is not before the first: else the credential was never in force. */
export const inOrder =
  (...pairs: readonly (readonly [start: string, end: string])[]): Rule =>
  (document) =>
    pairs.flatMap(([start, end]) =>
      isAfter(document, start, end) ? broken(`“${end}” is before “${start}”: the credential was never in force.`, `/${end}`) : none,
    )

/** The same for a node inside, of which it says less: a period that ends before it begins. */
export const periodOf =
  (start: string, end: string): MemberRule =>
  (_, at, holder) =>
    isAfter(holder, start, end) ? doubtful(`“${end}” is before “${start}”.`, at()) : none

/** Two members that say the same date, and do not. */
export const sameDate =
  (first: string, second: string): Rule =>
  (document: Document) => {
    const [one, other] = [instantOf(document[first], 'end'), instantOf(document[second], 'end')]
    return one !== undefined && other !== undefined && one !== other
      ? doubtful(`“${first}” and “${second}” mean the same date and have different ones: the earlier counts.`, `/${second}`)
      : none
  }

/** A date that is written like one, and that no calendar has: 30 February, 25 o'clock. */
export const dateExists: MemberRule = (value, at) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:[T ]|$)/i.test(value) && readDate(value) === undefined
    ? broken('There is no such day or time.', at())
    : none

/** A moment without a zone is another one in Lisbon than in Helsinki. */
export const zoneIsStated: MemberRule = (value, at) =>
  ['no-zone', 'day'].includes(readDate(value)?.precision ?? '')
    ? doubtful('The date does not say its time and zone: it is read as UTC.', at())
    : none

/** A birthday is a day: written as a moment that is no midnight, it was shifted by a time zone. */
export const birthdayIsADay: MemberRule = (value, at) => {
  const date = readDate(value)
  const isMidnight = typeof value === 'string' && /^[^T]*(?:T00:00(?::00(?:\.0+)?)?(?:Z|[+-].*)?)?$/i.test(value)
  return date === undefined || isMidnight
    ? none
    : doubtful('The birthday has a time of day: a time zone may have moved it to the day before or after.', at())
}
