/**
 * The vocabulary of edubadges (SURF) and the entries of EU lists that its values stand for (crosswalk section 5,
 * value map). It is read from Open Badges 2.0 and 3.0; what is written are the EU entries themselves.
 *
 * @module
 */
import { type Codec, leaf } from './mapping/lens.ts'
import { ns } from './namespace.ts'
import { numberIn } from './number-text.ts'

const snb = 'http://data.europa.eu/snb/'

/** Forms of participation that are modes of learning. */
const modes: ReadonlyMap<string, string> = new Map([
  ['online', `${snb}learning-assessment/920fbb3cbe`],
  ['onsite or blended', `${snb}learning-assessment/e92d221e4d`],
  ['blended', `${snb}learning-assessment/e92d221e4d`],
  ['work experience', `${snb}learning-assessment/729f3bed4b`],
])

/** Forms of participation that are kinds of activity. */
const activities: ReadonlyMap<string, string> = new Map([
  ['volunteering', `${snb}learning-activity/59eaf34fab`],
  ['personalized learning activities', `${snb}learning-activity/b660f5dcea`],
])

const assessments: ReadonlyMap<string, string> = new Map([
  ['testing', `${snb}assessment/6e6cb2cc78`],
  ['application of a skill', `${snb}assessment/6a4db9f11d`],
  ['portfolio', `${snb}assessment/4f03b91c0e`],
  ['recognition of prior learning', `${ns}rpl`],
])

const named = (values: ReadonlyMap<string, string>): Codec<string> =>
  leaf((held) => (typeof held === 'string' ? values.get(held.trim().toLowerCase().replaceAll('_', ' ')) : undefined))

export const participationMode: Codec<string> = named(modes)
export const participationActivity: Codec<string> = named(activities)
export const assessmentKind: Codec<string> = named(assessments)

const verification = `${snb}supervision-verification/`

/** Supervision and identity check, as two answers: the EU list has three of the four combinations. */
export function supervisionOf(supervised: boolean | undefined, identified: boolean | undefined): string | undefined {
  if (identified === true) return supervised === true ? `${verification}70be69aaf9` : `${verification}44314532f9`
  if (supervised === true) return `${ns}supervised-no-id`
  return supervised === false ? `${verification}c598449d64` : undefined
}

/** What the name of a kind of supervision says of the two; of `supervised online`, `identityChecked` says the other. */
const supervisions: ReadonlyMap<string, Supervision> = new Map([
  ['onsite with identity verification', { supervised: true, identified: true }],
  ['supervised online', { supervised: true }],
  ['supervised with no identity verification', { supervised: true, identified: false }],
  ['unsupervised with no identity verification', { supervised: false, identified: false }],
])

export interface Supervision {
  readonly supervised?: boolean
  readonly identified?: boolean
}

export const supervisionNamed = (held: unknown): Supervision =>
  (typeof held === 'string' && supervisions.get(held.trim().toLowerCase().replaceAll('_', ' '))) || {}

/** A number of hours as a duration (T6). */
export const hours: Codec<string> = leaf((held) => {
  const value = numberIn(held)
  if (value === undefined || value < 0) return undefined
  const minutes = Math.round(value * 60)
  return minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${Math.floor(minutes / 60)}H${minutes % 60}M`
})
