/** Evidence of all that was fetched, so that a verification can be done again without the network. @module */
import type { Code } from '../codes.ts'
import { CredentialError } from '../errors.ts'
import { isBytes } from '../is-bytes.ts'
import { isListOf, isText, own } from '../json.ts'
import { defaultLimits } from '../limits.ts'
import type { Fetch } from '../options.ts'
import { unsettled } from '../report.ts'
import { digestOfBytes } from '../sha256.ts'
import { bodyOf } from './receive.ts'
import { responseOf } from './response.ts'

/** One answer, as it was. */
export interface Recorded {
  readonly url: string
  /** It was asked for as something that is signed itself ({@link Fetch}): it answers nothing else. */
  readonly signed?: boolean
  /** Where the answer came from, after redirects. */
  readonly finalUrl: string
  readonly status: number
  readonly contentType: string
  /** When it was answered, as the answer says. */
  readonly date?: string
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly digest: string
}
/** An address that did not answer, and why, where more is known than that it could not be reached. */
export interface Unanswered {
  readonly url: string
  readonly signed?: boolean
  readonly code?: Code
  readonly message?: string
}
export interface Recorder {
  /** Hand this to a call as `fetch`. */
  readonly fetch: Fetch
  /** What was answered so far, in the order of the addresses; of an address that was asked again, the last answer. */
  readonly recorded: () => readonly Recorded[]
  /** What did not answer so far, in the order of the addresses. */
  readonly unanswered: () => readonly Unanswered[]
}

type Question = Pick<Recorded, 'url' | 'signed'>

/** All that decides the answer. */
export const nameOf = ({ url, signed }: Question): string => `${url} ${signed === true}`

const inOrder = <Item>(items: ReadonlyMap<string, Item>): readonly Item[] =>
  [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)

/** A fetch that keeps every answer, and why there was none. */
export function recorder(fetch: Fetch): Recorder {
  const answers = new Map<string, Recorded>()
  const failures = new Map<string, Unanswered>()
  const failed = (question: Question, error: unknown): void => {
    const name = nameOf(question)
    answers.delete(name)
    failures.set(name, error instanceof CredentialError ? { ...question, code: error.code, message: error.message } : question)
  }
  return {
    recorded: () => inOrder(answers),
    unanswered: () => inOrder(failures),
    fetch: async (url, init) => {
      const { signal, signed } = init
      const question: Question = { url, ...(signed && { signed }) }
      // whoever stops waiting says why, also where the fetch does not heed it
      const stopped = (): void => failed(question, signal.reason)
      signal.addEventListener('abort', stopped, { once: true })
      try {
        const answer = await answered(fetch, url, init)
        failures.delete(nameOf(question))
        answers.set(nameOf(question), { ...question, ...answer })
        return responseOf(answer)
      } catch (error) {
        failed(question, signal.aborted ? signal.reason : error)
        throw error
      } finally {
        signal.removeEventListener('abort', stopped)
      }
    },
  }
}

async function answered(...[fetch, url, init]: readonly [Fetch, ...Parameters<Fetch>]): Promise<Recorded> {
  const response = await fetch(url, init)
  const bytes = await bodyOf(response, defaultLimits.file, init.signal)
  const contentType = response.headers.get('content-type') ?? ''
  const date = response.headers.get('date')
  return {
    url,
    finalUrl: response.url || url,
    status: response.status,
    contentType,
    ...(date !== null && { date }),
    bytes,
    digest: digestOfBytes(bytes),
  }
}

/**
 * A fetch that answers from what was recorded, and nothing else, and fails where and why it failed then: what was not recorded cannot
 * be reached.
 * @throws CredentialError `ERR_OPTION` where it is no recording.
 */
export function replay(recorded: readonly Recorded[], unanswered: readonly Unanswered[] = []): Fetch {
  if (!isListOf(recorded, isAnswer) || !isListOf(unanswered, isQuestion)) throw new CredentialError('ERR_OPTION', noRecording)
  const answers = new Map(recorded.map((answer) => [nameOf(answer), answer]))
  const failures = new Map(unanswered.map((failure) => [nameOf(failure), failure]))
  return (url, { signed = false }) => {
    const name = nameOf({ url, signed })
    const { code, message } = failures.get(name) ?? {}
    const answer = answers.get(name)
    if (code !== undefined && unsettled.has(code)) return Promise.reject(new CredentialError(code, message ?? code))
    return answer ? Promise.resolve(responseOf(answer)) : Promise.reject(new TypeError('this address did not answer'))
  }
}

const isQuestion = (value: unknown): boolean => isText(own(value, 'url'))
const isAnswer = (value: unknown): boolean => isQuestion(value) && isBytes(own(value, 'bytes'))
const noRecording = 'a recording is a list of answers with their addresses and bytes: JSON keeps no bytes, they have to be put back'
