/** What a presentation has to repeat of what its holder was given to sign (VC Data Integrity 1.0 section 4.4). @module */
import { CredentialError } from '../lib/errors.ts'
import { type Document, list, own } from '../lib/json.ts'
import type { PresentationAsked } from '../lib/scope.ts'

/** @throws CredentialError `ERR_CHALLENGE`. */
export function refuseOtherAnswers(answer: Document, { challenge, domain }: PresentationAsked = {}): void {
  if (challenge !== undefined && own(answer, 'challenge') !== challenge) {
    throw new CredentialError('ERR_CHALLENGE', 'the presentation answers another challenge than the one given')
  }
  if (domain !== undefined && !list(own(answer, 'domain')).includes(domain)) {
    throw new CredentialError('ERR_CHALLENGE', 'the presentation was made for another domain than the one given')
  }
}
