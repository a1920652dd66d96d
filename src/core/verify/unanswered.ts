/** A challenge that the caller gave a holder to sign, and that nobody signed. @module */
import { CredentialError } from '../../lib/errors.ts'
import { isObject } from '../../lib/json.ts'
import { type Check, fail } from '../../lib/report.ts'
import type { PresentationAsked } from '../../lib/scope.ts'

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')

/** What a caller may have asked for. */
export const names: readonly string[] = ['challenge', 'domain'] satisfies readonly (keyof PresentationAsked)[]

/**
 * Whoever has a copy of a credential can send it, also in a presentation that nobody signed: that is no answer to a challenge.
 * @throws CredentialError `ERR_OPTION` where what was asked is none of what a presentation repeats: it would not be missed.
 */
export function unansweredChecks(isAnswer: boolean, asked: PresentationAsked): readonly Check[] {
  const said = isObject(asked) ? Object.entries(asked).filter(([, value]) => value !== undefined && value !== null) : undefined
  if (!said?.every(([name, value]) => names.includes(name) && (typeof value === 'string' || (name === 'domain' && isTexts(value)))))
    throw new CredentialError('ERR_OPTION', `what a presentation has to repeat is text, under ${names.join(' or ')}`)
  if (isAnswer || said.length === 0) return []
  const message = 'A challenge or a domain was given, and nobody answers it: this is no presentation that its holder signed.'
  return [fail('proof', 'ERR_CHALLENGE', message)]
}
