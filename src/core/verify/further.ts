/** What few callers ask of a credential, and few credentials offer. @module */
import type { Outline, Parsed } from '../../lib/contract.ts'
import type { Check } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { Asked } from '../verify.ts'
import { boundChecks } from './bound-key.ts'
import { holderChecks } from './holder.ts'
import { outsideChecks } from './outside.ts'
import { recipientChecks } from './recipient.ts'
import { unansweredChecks } from './unanswered.ts'

/** What is there and cannot be used is told: only what is left open is none. */
const isGiven = <Value>(value: Value | undefined): value is Value => (value ?? undefined) !== undefined

/** @throws CredentialError `ERR_OPTION` where what is asked cannot be used. */
export const furtherChecks = async (outline: Outline, options: Asked, parsed: Parsed, scope: Scope): Promise<readonly Check[]> => {
  const { presentation, recipient, resources, shownBy } = options
  const { document, envelope } = parsed
  // what the holder signed is looked at with the proofs: of a presentation, and of a token that discloses
  const isAnswer = outline.presents !== undefined || (envelope.kind === 'jws' && envelope.jws.disclosed?.keyBinding !== undefined)
  return [
    ...(isGiven(presentation) ? unansweredChecks(isAnswer, presentation) : []),
    ...(isGiven(recipient) && !outline.presents ? await recipientChecks(outline, recipient) : []),
    ...(shownBy === undefined ? [] : [...holderChecks(outline, shownBy), ...(await boundChecks(parsed, shownBy, scope))]),
    ...(await outsideChecks(document, resources === true, scope)),
  ]
}
