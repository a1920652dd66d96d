/** What is said of a key that has an end, or that may not be the issuer’s. @module */
import type { ResolvedKey } from '../lib/contract.ts'
import { instantOf } from '../lib/date.ts'
import { type Check, fail, pass, unknown } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import type { Asked } from './key-binding.ts'

type Ends = Pick<ResolvedKey, 'revoked' | 'expires'>
type Clock = Pick<Scope, 'now' | 'skew'>

/** What is said of a key that was given up; `undefined` of one that holds. */
export function endOf({ revoked, expires }: Ends, { now, skew }: Clock, more: Pick<Check, 'path'>): Check | undefined {
  // read as other dates are, for a platform may take a text for a date that is none, and its own zone where none is said
  const past = (date: unknown): boolean => (date ?? false) !== false && (instantOf(date, 'start') ?? 0) <= now.getTime() - skew * 1000
  if (past(revoked)) return fail('key-binding', 'ERR_KEY_REVOKED', 'The key that signed has been revoked by its controller.', more)
  return past(expires) ? fail('key-binding', 'ERR_KEY_REVOKED', 'The key that signed has expired.', more) : undefined
}

/** What passes, with the dates that are yet to come: whoever looks again has them without asking for the key. */
export function withEnds(check: Check, { revoked, expires }: Ends): Check {
  const ends = { ...(revoked !== undefined && { revoked }), ...(expires !== undefined && { expires }) }
  return Object.keys(ends).length === 0 ? check : { ...check, detail: { ...check.detail, ...ends } }
}

export function judged(key: ResolvedKey, asked: Asked, clock: Clock): Check {
  const binding = bindingOf(key, asked, clock)
  return binding.outcome === 'pass' ? withEnds(binding, key) : binding
}

function bindingOf(key: ResolvedKey, asked: Asked, clock: Clock): Check {
  const more = { path: asked.path }
  const end = endOf(key, clock, more)
  if (end) return end
  const other = (message: string): Check => fail('key-binding', 'ERR_KEY_BINDING', message, more)
  const whose = whoseKey(asked.purpose)
  if (asked.issuer === undefined) return nobodys(asked)
  if (key.controller !== asked.issuer) return other(`The key that signed is not the ${whose}: somebody else controls it.`)
  if (!key.purposes.includes(asked.purpose))
    return other(`The ${whose} document does not list the key for this purpose (${asked.purpose}).`)
  if (key.control === 'none') return pass('key-binding', `The ${whose} identifier is the key that signed.`, more)
  const listed = `The ${whose} own document lists the key that signed.`
  const { answeredBy } = key
  if (answeredBy === undefined) return pass('key-binding', listed, more)
  const detail = { answeredBy }
  return pass('key-binding', `${listed} Its address leads to ${answeredBy}, which answered.`, { ...more, detail })
}

/** What is said of a key where nobody is named whose it could be: a presentation need not say who holds it. */
export const nobodys = ({ purpose, path }: Asked): Check =>
  purpose === 'authentication'
    ? unknown('key-binding', 'ERR_KEY_BINDING', 'The presentation does not say who holds it.', { path })
    : fail('key-binding', 'ERR_KEY_BINDING', 'The document names no issuer that the key could be bound to.', { path })

/** Credentials are an issuer’s to sign, presentations their holder’s. */
export const whoSigns = (purpose: string): string => (purpose === 'authentication' ? 'holder' : 'issuer')
export const whoseKey = (purpose: string): string => `${whoSigns(purpose)}’s`
