/** In which words something is said. @module */
import { type Messages, type Say, speakerOf } from '../messages/speaker.ts'
import { requireKnown } from './known-options.ts'

/** In which language, and with which words, something is said. */
export interface Wording {
  /** BCP 47: there are tables in English and Dutch. */
  readonly language?: string
  /** Sentences by key, in place of those of the table. */
  readonly messages?: Messages
}

/** @throws CredentialError `ERR_OPTION` where it is misspelt, or cannot be used */
export async function worded(wording: Wording): Promise<Say> {
  await requireKnown(wording)
  return speakerOf(wording.language, wording.messages)
}
