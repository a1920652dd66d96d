/** What few callers ask of a credential, and few credentials offer. @module */
import type { Outline, Parsed } from '../lib/contract.ts'
import type { Check } from '../lib/report.ts'
import { holderChecks } from './holder.ts'
import { outsideChecks } from './outside.ts'
import { recipientChecks } from './recipient.ts'
import { requireAsked, unansweredChecks } from './unanswered.ts'
import type { Asked } from './verify.ts'

/** @throws CredentialError `ERR_OPTION` where what is asked cannot be used. */
export const furtherChecks = async (outline: Outline, options: Asked, { document, envelope }: Parsed): Promise<readonly Check[]> => {
  const { presentation, recipient, shownBy } = options
  requireAsked(options)
  return [
    // what its holder signed with it is looked at where its proof is
    ...(presentation && !(envelope.kind === 'jws' && envelope.jws.disclosed?.keyBinding) ? unansweredChecks(outline, presentation) : []),
    ...(recipient && !outline.presents ? await recipientChecks(outline, recipient) : []),
    ...(shownBy === undefined ? [] : holderChecks(outline, shownBy)),
    ...outsideChecks(document),
  ]
}
