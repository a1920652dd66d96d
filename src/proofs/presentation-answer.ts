/** What a presentation has to repeat of what its holder was given to sign (VC Data Integrity 1.0 section 4.4). @module */
import { CredentialError } from '../lib/errors.ts'
import { type Document, list, own } from '../lib/json.ts'
import type { PresentationAsked } from '../lib/scope.ts'

/**
 * @param among - Whether one of the domains that are said is enough, as of the audience of a token (RFC 7519 section 4.1.3): of a proof inside
 * they are those that were given, and no others.
 * @throws CredentialError `ERR_CHALLENGE`.
 */
export function refuseOtherAnswers(answer: Document, { challenge, domain }: PresentationAsked = {}, among = false): void {
  if (typeof challenge === 'string' && own(answer, 'challenge') !== challenge)
    throw other(own(answer, 'challenge'), 'the presentation answers another challenge than the one given', 'no challenge')
  const [given, said] = [list(domain), list(own(answer, 'domain'))]
  if (given.length > 0 && !given.some((one) => said.includes(one)))
    throw other(own(answer, 'domain'), 'the presentation was made for another domain than the one given', 'no domain')
  // whom it was made for besides could show it here
  if (!among && given.length > 0 && !(said.every((one) => given.includes(one)) && given.every((one) => said.includes(one))))
    throw other(said, 'the presentation was made for other domains besides, or not for all that were given', '')
}

const other = (said: unknown, message: string, missing: string): CredentialError =>
  new CredentialError('ERR_CHALLENGE', said === undefined ? `the presentation names ${missing}, and one was given` : message)
