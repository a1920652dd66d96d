/**
 * A presentation that its holder signed (VC Data Model 2.0 section 4.13), in a token or with a proof inside: the holder stands where an issuer
 * would, and every credential in it has a report of its own. One without a proof is only a wrapper.
 *
 * @module
 */
import type { Format, Rule } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { Document } from '../../lib/json.ts'
import { contextsOf } from '../../lib/linked.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { type Check, skip, warn } from '../../lib/report.ts'
import { credentialsOf, party, stated, validity } from '../../lib/verifiable-credential.ts'
import { listed } from './verifiable-credential-format.ts'

/** A holder is a person, and no business of those who list issuers. */
const ofOthers: readonly Check[] = [
  skip('issuer', 'ERR_ISSUER', 'Who holds a presentation issued nothing: who did, is said of each credential that it shows.'),
]

const isEmpty: Rule = (document) =>
  credentialsOf(document, 'verifiableCredential', '').length > 0
    ? []
    : [warn('schema', 'ERR_NO_CREDENTIAL', 'The presentation shows no credential.')]

export const format = (entry: Pick<Format, 'id' | 'title' | 'claims'>): Format => ({
  ...entry,
  normalise: (document) => ({ document, repairs: [] }),
  issuer: ({ document }) => party(document, 'holder'),
  outline: ({ document }) => ({
    issuer: party(document, 'holder'),
    ...validity(document),
    statuses: [],
    schemas: [],
    nested: credentialsOf(document, 'verifiableCredential', ''),
    recipient: () => [],
    presents: ofOthers,
  }),
  mayHoldOriginal: () => false,
  mapping: () => Promise.reject(new CredentialError('ERR_UNKNOWN_FORMAT', 'a presentation cannot be converted: its credentials can')),
  // a proof over RDF asks for safe mode itself, and a token inside is no address
  validation: loadOnce(async () => {
    const { validate } = await import('../../generated/validators/vc.ts')
    return { schema: (document) => validate(outside(document)), rules: [isEmpty, isEnveloped], linked: false }
  }),
})

/** Data model 2.0 section 4.13 has objects only; a token in one of 1.1 is a text. */
const isEnveloped: Rule = (document) =>
  contextsOf(document)[0] === 'https://www.w3.org/ns/credentials/v2'
    ? stated(document, 'verifiableCredential').flatMap(({ value, path }) =>
        typeof value === 'string' ? [warn('schema', 'ERR_RULE', 'A text stands here: a token is enveloped.', { path })] : [],
      )
    : []

/** Each credential in it, an object or a token, has a report of its own. */
const outside = ({ verifiableCredential: _, ...document }: Document): Document => listed(document)
