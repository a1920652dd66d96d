/** Open Badges 3.0. @module */
import type { Format } from '../../lib/contract.ts'
import { hasEmbedded } from '../../lib/embedded.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { claims } from './claims.ts'
import { normalise } from './normalise.ts'
import { issuer, outline, standalone } from './outline.ts'

/** For a document that names none. */
const contexts: readonly string[] = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']

/** The format as the registry loads it. */
export const format: Format = {
  ...claims,
  neighbour: async (document) => (await import('./neighbours.ts')).neighbour(document),
  normalise,
  issuer,
  outline,
  standalone,
  mayHoldOriginal: hasEmbedded,
  mapping: loadOnce(() => import('./map.ts').then(({ mapping }) => mapping)),
  validation: loadOnce(async () => {
    const [{ validate }, { rules }] = await Promise.all([import('../../generated/validators/ob3.ts'), import('./rules.ts')])
    return { schema: validate, rules, linked: true, contexts }
  }),
}
