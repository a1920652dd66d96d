/** All that was asked of the network, and what came of it: answers, and failures too, so that a replay fails alike. @module */
import { isCode } from '../../lib/codes.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { Fetch } from '../../lib/options.ts'
import { type Recorded, recorder, replay } from '../../lib/recorder.ts'

export interface Failure {
  readonly url: string
  /** Absent where it simply could not be reached. */
  readonly code?: string
  readonly message?: string
}

export interface Asked {
  readonly answers: readonly Recorded[]
  readonly failures: readonly Failure[]
}

/** An address is asked once: whoever asks again gets the same, as in a replay. */
export function asking(fetch: Fetch): { readonly fetch: Fetch; readonly asked: () => Asked } {
  const { fetch: record, recorded } = recorder(fetch)
  const first = new Map<string, Promise<void>>()
  const failures = new Map<string, Failure>()
  return {
    asked: () => ({ answers: recorded(), failures: [...failures.values()].sort((a, b) => (a.url < b.url ? -1 : 1)) }),
    fetch: async (url, init) => {
      const settled =
        first.get(url) ??
        record(url, init).then(
          () => undefined,
          (error: unknown) => void failures.set(url, failureOf(url, error, init.signal)),
        )
      first.set(url, settled)
      await settled
      return again({ answers: recorded(), failures: [...failures.values()] })(url, init)
    },
  }
}

function failureOf(url: string, error: unknown, signal: AbortSignal): Failure {
  if (error instanceof CredentialError) return { url, code: error.code, message: error.message }
  return signal.aborted ? { url, code: 'ERR_NETWORK', message: `${url} did not answer in time` } : { url }
}

/** A fetch that answers and fails as it was recorded. */
export function again({ answers, failures }: Asked): Fetch {
  const answer = replay(answers)
  const failed = new Map(failures.map((failure) => [failure.url, failure]))
  return (url, init) => {
    const failure = failed.get(url)
    return failure ? Promise.reject(errorOf(failure)) : answer(url, init)
  }
}

const errorOf = ({ code, message }: Failure): Error =>
  code !== undefined && isCode(code) ? new CredentialError(code, message ?? code) : new TypeError('it could not be reached')
