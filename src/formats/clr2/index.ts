/** Comprehensive Learner Record 2.0. @module */
import type { Format } from '../../lib/contract.ts'
import { hasEmbedded } from '../../lib/embedded.ts'
import { list, own } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { claims } from './claims.ts'
import { normalise } from './normalise.ts'
import { issuer, outline } from './outline.ts'

/** For a document that names none. */
const contexts: readonly string[] = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
]

/** The format as the registry loads it. */
export const format: Format = {
  ...claims,
  neighbour: async (document) => (await import('./neighbours.ts')).neighbour(document),
  normalise,
  issuer,
  outline,
  mayHoldOriginal: (document) => [document, ...list(own(document['credentialSubject'], 'verifiableCredential'))].some(hasEmbedded),
  mapping: loadOnce(() => import('./map.ts').then(({ mapping }) => mapping)),
  validation: loadOnce(async () => {
    const [{ validate }, { rules }] = await Promise.all([import('../../generated/validators/clr2.ts'), import('./rules.ts')])
    return { schema: validate, rules, linked: true, contexts }
  }),
}
