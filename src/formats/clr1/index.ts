/** Comprehensive Learner Record 1.0. @module */
import type { Format } from '../../lib/contract.ts'
import { isEmbedded } from '../../lib/embedded.ts'
import { list, own } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { claims } from './claims.ts'
import { normalise } from './normalise.ts'
import { issuer, outline } from './outline.ts'

/** The format as the registry loads it. */
export const format: Format = {
  ...claims,
  normalise,
  issuer,
  outline,
  mayHoldOriginal: (document) =>
    list(document['assertions'])
      .flatMap((assertion) => list(own(assertion, 'evidence')))
      .some((evidence) => list(own(evidence, 'artifacts')).some((artifact) => isEmbedded(artifact, 'url'))),
  usualProof: 'ob2-jws',
  mapping: loadOnce(() => import('./map.ts').then(({ mapping }) => mapping)),
  validation: loadOnce(async () => {
    const [{ validate }, { rules }] = await Promise.all([import('../../generated/validators/clr1.ts'), import('./rules.ts')])
    return { schema: validate, rules, linked: false }
  }),
}
