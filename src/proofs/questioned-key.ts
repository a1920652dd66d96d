/** What is said of a key that has an end, or that may not be the issuer’s. @module */
import type { ResolvedKey } from '../lib/contract.ts'
import { type Check, fail, pass, unknown } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { type Asked, isIssuers } from './key-binding.ts'

export function judged(key: ResolvedKey, asked: Asked, { now, skew }: Pick<Scope, 'now' | 'skew'>): Check {
  const more = { path: asked.path }
  const past = (date: string | undefined): boolean => date !== undefined && !(Date.parse(date) > now.getTime() - skew * 1000)
  if (past(key.revoked)) return fail('key-binding', 'ERR_KEY_REVOKED', 'The key that signed has been revoked by its controller.', more)
  if (past(key.expires)) return fail('key-binding', 'ERR_KEY_REVOKED', 'The key that signed has expired.', more)
  if (asked.issuer === undefined && asked.purpose === 'authentication') {
    return unknown('key-binding', 'ERR_KEY_BINDING', 'The presentation does not say who holds it.', more)
  }
  if (asked.issuer === undefined)
    return fail('key-binding', 'ERR_KEY_BINDING', 'The document names no issuer that the key could be bound to.', more)
  if (key.controller !== asked.issuer)
    return fail('key-binding', 'ERR_KEY_BINDING', 'The key that signed is not the issuer’s: somebody else controls it.', more)
  if (!key.purposes.includes(asked.purpose)) {
    return fail('key-binding', 'ERR_KEY_BINDING', `The issuer’s document does not list the key for this purpose (${asked.purpose}).`, more)
  }
  const { answeredBy } = key
  if (answeredBy === undefined) return isIssuers(key, asked)
  return pass('key-binding', `The issuer’s own document lists the key that signed. Its address leads to ${answeredBy}, which answered.`, {
    ...more,
    detail: { answeredBy },
  })
}
