/** Evidence of all that was fetched, so that a verification can be done again without the network. @module */
import { hex } from './bytes.ts'
import { defaultLimits } from './limits.ts'
import type { Fetch } from './options.ts'
import { bodyOf } from './receive.ts'
import { responseOf } from './response.ts'
import { sha256 } from './sha256.ts'

/** One answer, as it was. */
export interface Recorded {
  readonly url: string
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
export interface Recorder {
  /** Hand this to a call as `fetch`. */
  readonly fetch: Fetch
  /** What was answered so far, in the order of the addresses. */
  readonly recorded: () => readonly Recorded[]
}

/** A fetch that keeps every answer. */
export function recorder(fetch: Fetch): Recorder {
  const answers = new Map<string, Recorded>()
  return {
    recorded: () => [...answers.values()].sort((a, b) => (a.url < b.url ? -1 : 1)),
    fetch: async (url, init) => {
      const response = await fetch(url, init)
      const bytes = await bodyOf(response, defaultLimits.file, init.signal)
      const contentType = response.headers.get('content-type') ?? ''
      const date = response.headers.get('date')
      const answer: Recorded = {
        url,
        finalUrl: response.url || url,
        status: response.status,
        contentType,
        ...(date !== null && { date }),
        bytes,
        digest: hex(sha256(bytes)),
      }
      answers.set(url, answer)
      return responseOf(answer)
    },
  }
}

/**
 * A fetch that answers from what was recorded, and nothing else: what was not recorded cannot be reached.
 */
export function replay(recorded: readonly Recorded[]): Fetch {
  const answers = new Map(recorded.map((answer) => [answer.url, answer]))
  return (url) => {
    const answer = answers.get(url)
    return answer ? Promise.resolve(responseOf(answer)) : Promise.reject(new TypeError('this address was not recorded'))
  }
}
