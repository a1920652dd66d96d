/** What is said of an element: data in the detail of its check, and the sentence that it makes in a language. @module */
import type { Need } from '../../lib/report.ts'
import type { Say, Values } from '../../messages/speaker.ts'
import type { Supply } from '../../profiles/supply.ts'
import type { ElementName, ElementRule, Range } from '../../profiles/types.ts'
import type { State } from './find.ts'

/** The `detail` of a check `profile.<element>`: nothing in it is of a language. */
export interface ElementDetail {
  readonly element: ElementName
  readonly severity: ElementRule['severity']
  readonly state: State
  /** The key of the statement, and what is filled in. */
  readonly key: string
  readonly values?: Values
  /** What was found instead. */
  readonly found?: string
  readonly range?: Range
  /** All places, where there are several. */
  readonly paths?: readonly string[]
  /** How to state it in the document's format; none: the format has no place. */
  readonly supply?: Supply
  /** What may say it, and was not asked. */
  readonly needs?: readonly Need[]
}

/** “stated”, “not stated”, “unclear: …” */
export const statementOf = ({ key, values = {}, found, range }: ElementDetail, say: Say): string =>
  say(key, {
    ...values,
    ...(found !== undefined && { found: say(`found.${found}`) }),
    ...(range && { range: rangeText(range, say) }),
  })

export const sentenceOf = (detail: ElementDetail, say: Say): string =>
  say('says', { element: say(`element.${detail.element}`), statement: statementOf(detail, say) })

const limits = ['atLeast', 'above', 'atMost', 'below'] as const

export const rangeText = (range: Range, say: Say): string =>
  limits
    .flatMap((name) => (range[name] === undefined ? [] : [say(`range.${name}`, { limit: range[name] })]))
    .reduce((one, other) => say('range.and', { one, other }))

export function supplyText(supply: Supply, say: Say): string {
  if (supply.length === 0) return say('supply.none')
  const places = supply.map(({ path, note }) => (note === undefined ? path : say(`supply.${note}`, { place: path })))
  return say('supply.at', { places: places.join(say('supply.or')) })
}

export interface Count {
  readonly of: number
  readonly present: number
  readonly absent: number
  readonly unclear: number
}

export const countText = (count: Count, say: Say): string => (count.of === 0 ? say('count.none') : say('count', { ...count }))
