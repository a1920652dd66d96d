/** What does not stand against a proof that verifies, and should be known: of few there is anything to say. @module */
import type { Document } from '../../lib/json.ts'
import { type Check, warn } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { ProofOptions } from './proof-options.ts'
import type { Suite } from './suites.ts'

type Clock = Pick<Scope, 'now' | 'skew'>

export const remarksOn = (
  proof: Document,
  { drift, verify }: Suite,
  { purpose, created }: ProofOptions,
  { now, skew }: Clock,
  path: string,
): readonly Check[] => [
  ...(drift ? [warn('proof', 'ERR_PROOF_DRIFT', 'The proof uses a name from a draft of its specification.', { path })] : []),
  ...(verify ? [warn('proof', 'ERR_UNDISCLOSED', partly, { path })] : []),
  // a verifier SHOULD ensure that it is the one that is meant (VC Data Integrity 1.0 section 2.1, `domain`): of a presentation it is asked
  ...(purpose === 'assertionMethod' && ('domain' in proof || 'challenge' in proof) ? [meant(path)] : []),
  // the time is for whoever looks again: after it, this is not said any more
  ...(created === undefined || created <= now.getTime() + skew * 1000
    ? []
    : [
        warn('proof', 'ERR_NOT_YET_VALID', 'The proof says that it was made later than now.', {
          path,
          detail: { seconds: created / 1000 },
        }),
      ]),
]

const meant = (path: string): Check =>
  warn('proof', 'ERR_CHALLENGE', 'The proof says for whom or for which challenge it was made: whether that is you was not asked.', { path })

/** How much a holder leaves out of what the issuer signed statement by statement, nobody can see: beside a status that is shown, another. */
const partly = 'The holder chose what is shown of the credential: when it ends, or a status, could be among what is not.'
