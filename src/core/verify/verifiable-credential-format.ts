/** What can be said of a Verifiable Credential of no format that is known here. @module */
import type { Format, Rule } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, list } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { warn } from '../../lib/report.ts'
import { outlineOf, party } from '../../lib/verifiable-credential.ts'

type Claims = Pick<Format, 'id' | 'title' | 'claims'>

export const format = (entry: Claims): Format => ({
  ...entry,
  normalise: (document) => ({ document, repairs: [] }),
  issuer: ({ document }) => party(document, 'issuer'),
  outline: ({ document }) => outlineOf(document),
  mayHoldOriginal: () => false,
  mapping: () => Promise.reject(new CredentialError('ERR_UNKNOWN_FORMAT', 'a credential of no known format cannot be converted')),
  validation: loadOnce(async () => {
    const [{ validate }, { rules }] = await Promise.all([
      import('../../generated/validators/vc.ts'),
      import('../../lib/rules/verifiable-credential.ts'),
    ])
    return {
      schema: (document) => validate(listed(document)),
      rules: [...rules, ofNoKnownKind],
      linked: true,
    }
  }),
})

/** The schema has lists where the model allows one of them as well. */
export const listed = (document: Document): Document => ({
  ...document,
  '@context': list(document['@context']),
  type: list(document['type']),
})

const ofNoKnownKind: Rule = () => [
  warn(
    'schema',
    'ERR_UNKNOWN_FORMAT',
    'This is no learning credential of a kind that is known here: what every Verifiable Credential must have was looked at, and nothing of what it is about.',
  ),
]
