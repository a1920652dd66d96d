/** All that was asked of the network, and what came of it: answers, and failures too, so that a replay fails alike. @module */

import { nameOf, type Recorded, recorder, replay, type Unanswered } from '../../lib/network/recorder.ts'
import type { Fetch } from '../../lib/options.ts'

export interface Asked {
  readonly answers: readonly Recorded[]
  readonly failures: readonly Unanswered[]
}

/** An address is asked once: whoever asks again gets the same, as in a replay. */
export function asking(fetch: Fetch): { readonly fetch: Fetch; readonly asked: () => Asked } {
  const { fetch: record, recorded, unanswered } = recorder(fetch)
  const first = new Map<string, Promise<unknown>>()
  return {
    asked: () => ({ answers: recorded(), failures: unanswered() }),
    fetch: async (url, init) => {
      const name = nameOf({ url, ...init })
      const settled = first.get(name) ?? record(url, init).catch(() => undefined)
      first.set(name, settled)
      await settled
      return replay(recorded(), unanswered())(url, init)
    },
  }
}
