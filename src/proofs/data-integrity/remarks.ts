/** What does not stand against a proof that verifies, and should be known: of few there is anything to say. @module */
import { type Check, warn } from '../../lib/report.ts'

export interface Remarkable {
  readonly path: string
  /** Whether the suite goes by a name of a draft. */
  readonly drift: boolean
  /** When it says that it was made, where that is still to come. */
  readonly early: number | undefined
}

export const remarksOn = ({ path, drift, early }: Remarkable): readonly Check[] => [
  ...(drift ? [warn('proof', 'ERR_PROOF_DRIFT', 'The proof uses a name from a draft of its specification.', { path })] : []),
  // the time is for whoever looks again: after it, this is not said any more
  ...(early === undefined
    ? []
    : [warn('proof', 'ERR_NOT_YET_VALID', 'The proof says that it was made later than now.', { path, detail: { seconds: early / 1000 } })]),
]
