/**
 * A Verifiable Credential of no format that is known here: status lists, and whatever else is inside a
 * credential or handed to `./core`. It can be verified, not converted.
 *
 * @module
 */
import type { Format, FormatEntry } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import { list, strings } from '../lib/json.ts'
import { fail } from '../lib/report.ts'
import { outlineOf } from '../lib/verifiable-credential.ts'

/** The first context of a credential, and the version of the data model that it stands for. */
const versions: Readonly<Record<string, string>> = {
  'https://www.w3.org/ns/credentials/v2': '2.0',
  'https://www.w3.org/2018/credentials/v1': '1.1',
}

const format: Format = {
  id: 'vc',
  title: 'the W3C Verifiable Credentials Data Model',
  claims: (document) => {
    const [first] = list(document['@context'])
    if (typeof first !== 'string' || !Object.hasOwn(versions, first)) return undefined
    return strings(document['type']).includes('VerifiableCredential') ? versions[first] : undefined
  },
  normalise: (document) => ({ document, repairs: [] }),
  outline: ({ document }) => outlineOf(document),
  mapping: () => Promise.reject(new CredentialError('ERR_UNKNOWN_FORMAT', 'a credential of no known format cannot be converted')),
  validation: () =>
    Promise.resolve({
      schema: (document) =>
        required
          .filter((name) => list(document[name]).length === 0)
          .map((name) => fail('schema', 'ERR_SCHEMA', `The member ${name} is required.`, { path: `/${name}` })),
      rules: [],
      linked: true,
    }),
}
const required = ['issuer', 'credentialSubject'] as const

export const verifiableCredential: FormatEntry = {
  id: format.id,
  title: format.title,
  claims: format.claims,
  load: () => Promise.resolve(format),
}
