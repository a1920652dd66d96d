/** European Digital Credentials: the European Learning Model 3. @module */
import type { Format } from '../../lib/contract.ts'
import { list, own } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { claims } from './claims.ts'
import { normalise } from './normalise.ts'
import { issuer, outline } from './outline.ts'

/** For a document that names none. */
const contexts: readonly string[] = ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap']

/** The format as the registry loads it. */
export const format: Format = {
  ...claims,
  neighbour: async (document) => (await import('./neighbours.ts')).neighbour(document),
  normalise,
  issuer,
  outline,
  mayHoldOriginal: ({ evidence }) => list(evidence).some((item) => own(item, 'embeddedEvidence') !== undefined),
  extension: '.jsonld',
  usualProof: 'jades',
  mapping: loadOnce(() => import('./map.ts').then(({ mapping }) => mapping)),
  validation: loadOnce(async () => {
    const [{ validate }, { rules }] = await Promise.all([import('../../generated/validators/elm.ts'), import('./rules.ts')])
    return { schema: validate, rules, linked: true, contexts }
  }),
}
