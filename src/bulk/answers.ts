/** What the outside answered, in a form that can be posted to a worker and kept on a disk. @module */

import type { Code } from '../lib/codes.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Recorded } from '../lib/network/recorder.ts'
import { responseOf } from '../lib/network/response.ts'
import type { Fetch } from '../lib/options.ts'

/** An address that could not be asked, and why. */
export interface Unanswered {
  readonly url: string
  readonly code: Code
  readonly message: string
}
export type Answer = Recorded | Unanswered

const mark = 'signed '

/** What is asked: an address, or one of what is signed itself, which may come in a way that is good enough for nothing else. */
export const questionIn = (question: string): { readonly url: string; readonly signed: boolean } => {
  const signed = question.startsWith(mark)
  return { url: signed ? question.slice(mark.length) : question, signed }
}

function questionOf(url: string, signed: boolean): string {
  if (!signed && url.startsWith(mark)) throw new CredentialError('ERR_FORBIDDEN_ADDRESS', 'an address was not asked: it is not a URL')
  return signed ? mark + url : url
}

/** Answers an address, or says why it cannot be answered; `undefined` where nobody has asked it. Never throws. */
export type Answerer = (url: string) => Promise<Answer | undefined>

/** Bytes of answers that a worker keeps. What it has forgotten is sent once more. */
const mostBytes = 64 * 2 ** 20

export interface Answers {
  /** Answers at once, from what was given; what was not given is noted, and cannot be reached. */
  readonly fetch: Fetch
  readonly add: (answers: readonly Answer[]) => void
  /** The addresses that were asked for and not given, since the last time. */
  readonly missing: () => readonly string[]
}

export function answersOf(): Answers {
  const given = new Map<string, Answer>()
  const asked = new Set<string>()
  let bytes = 0
  const weight = (answer: Answer): number => ('bytes' in answer ? answer.bytes.length : 0) + 512
  const remove = (url: string): void => {
    const known = given.get(url)
    if (known && given.delete(url)) bytes -= weight(known)
  }
  return {
    fetch: async (url, { signed = false }) => {
      const question = questionOf(url, signed)
      const answer = given.get(question)
      if (!answer) {
        asked.add(question)
        throw new CredentialError('ERR_OFFLINE', 'this address is not part of what was fetched')
      }
      if ('code' in answer) throw new CredentialError(answer.code, answer.message)
      return responseOf(answer)
    },
    add: (answers) => {
      const fresh = new Set(answers.map(({ url }) => url))
      for (const answer of answers) {
        remove(answer.url)
        given.set(answer.url, answer)
        bytes += weight(answer)
      }
      for (const url of given.keys()) {
        if (bytes <= mostBytes) break
        // the work at hand waits for these
        if (!fresh.has(url)) remove(url)
      }
    },
    missing: () => {
      const urls = [...asked].sort()
      asked.clear()
      return urls
    },
  }
}
