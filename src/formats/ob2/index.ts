/** Open Badges 0.5 to 2.1. @module */
import type { Format } from '../../lib/contract.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { claims } from './claims.ts'
import { normalise } from './normalise.ts'
import { issuer, outline, standalone } from './outline.ts'

/** The format as the registry loads it. */
export const format: Format = {
  ...claims,
  neighbour: async (document) => (await import('./neighbours.ts')).neighbour(document),
  normalise,
  issuer,
  outline,
  standalone,
  mayHoldOriginal: (document) => Object.hasOwn(document, 'extensions:SourceCredential'),
  usualProof: 'ob2-jws',
  mapping: loadOnce(() => import('./map.ts').then(({ mapping }) => mapping)),
  validation: loadOnce(async () => {
    const [{ validate }, { rules }] = await Promise.all([import('../../generated/validators/ob2.ts'), import('./rules.ts')])
    return { schema: validate, rules, linked: false }
  }),
}
