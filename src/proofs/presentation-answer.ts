/** What a presentation has to repeat of what its holder was given to sign (VC Data Integrity 1.0 section 4.4). @module */
import { CredentialError } from '../lib/errors.ts'
import { type Document, list, own } from '../lib/json.ts'
import type { PresentationAsked } from '../lib/scope.ts'

/** @throws CredentialError `ERR_CHALLENGE`. */
export function refuseOtherAnswers(answer: Document, { challenge, domain }: PresentationAsked = {}): void {
  if (typeof challenge === 'string' && own(answer, 'challenge') !== challenge)
    throw other(own(answer, 'challenge'), 'the presentation answers another challenge than the one given', 'no challenge')
  if (typeof domain === 'string' && !list(own(answer, 'domain')).includes(domain))
    throw other(own(answer, 'domain'), 'the presentation was made for another domain than the one given', 'no domain')
}

const other = (said: unknown, message: string, missing: string): CredentialError =>
  new CredentialError('ERR_CHALLENGE', said === undefined ? `the presentation names ${missing}, and one was given` : message)
