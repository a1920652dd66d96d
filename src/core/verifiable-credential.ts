/**
 * A Verifiable Credential of no format that is known here: status lists, and whatever else is inside a
 * credential or handed to `./core`. It can be verified, not converted.
 *
 * @module
 */
import type { Format, FormatEntry } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, list, strings } from '../lib/json.ts'
import { loadOnce } from '../lib/load-once.ts'
import { type Check, fail } from '../lib/report.ts'
import { outlineOf, party } from '../lib/verifiable-credential.ts'

/** The first context of a credential, and the version of the data model that it stands for. */
const versions: Readonly<Record<string, string>> = {
  'https://www.w3.org/ns/credentials/v2': '2.0',
  'https://www.w3.org/2018/credentials/v1': '1.1',
}

export function versionOf(document: Document): string | undefined {
  const [first] = list(document['@context'])
  return typeof first === 'string' && Object.hasOwn(versions, first) ? versions[first] : undefined
}

const format: Format = {
  id: 'vc',
  title: 'the W3C Verifiable Credentials Data Model',
  claims: (document) => (strings(document['type']).includes('VerifiableCredential') ? versionOf(document) : undefined),
  normalise: (document) => ({ document, repairs: [] }),
  issuer: ({ document }) => party(document, 'issuer'),
  outline: ({ document }) => outlineOf(document),
  mayHoldOriginal: () => false,
  mapping: () => Promise.reject(new CredentialError('ERR_UNKNOWN_FORMAT', 'a credential of no known format cannot be converted')),
  validation: loadOnce(async () => {
    const [{ validate }, { rules }] = await Promise.all([
      import('../generated/validators/vc.ts'),
      import('../lib/rules/verifiable-credential.ts'),
    ])
    return {
      schema: (document) => (versionOf(document) === '2.0' ? validate(normalised(document)) : requiredOf(document)),
      rules,
      linked: true,
    }
  }),
}

/** The compiled schema is that of data model 2.0, with lists where the model allows several; of 1.1 the members that it requires are asked. */
const normalised = (document: Document): Document => ({ ...document, '@context': list(document['@context']), type: list(document['type']) })
const requiredOf = (document: Document): readonly Check[] =>
  ['issuer', 'issuanceDate', 'credentialSubject']
    .filter((name) => list(document[name]).length === 0)
    .map((name) => fail('schema', 'ERR_SCHEMA', `The member ${name} is required.`, { path: `/${name}` }))

export const verifiableCredential: FormatEntry = {
  id: format.id,
  title: format.title,
  claims: format.claims,
  load: () => format,
}
