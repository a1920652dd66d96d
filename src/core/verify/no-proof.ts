/** A document that no proof family at hand takes for its own. @module */
import type { Proven } from '../../lib/contract.ts'
import { type Document, list } from '../../lib/json.ts'
import { fail, unknown } from '../../lib/report.ts'

/** Without a proof anybody could have written it; of a proof whose family the caller left out nothing is known. */
export const noProof = ({ proof }: Document): Proven => ({
  checks: [
    list(proof).length > 0
      ? unknown('proof', 'ERR_UNSUPPORTED', 'The document has a proof, and nothing that could check it is among those given.')
      : fail('proof', 'ERR_NO_PROOF', 'The document has no proof: anybody could have written it.'),
  ],
})
