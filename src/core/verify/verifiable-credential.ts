/**
 * A Verifiable Credential of no format that is known here: status lists, and whatever else a wallet holds or a
 * credential has inside. It can be verified, not converted.
 *
 * @module
 */
import { chosen } from '../../lib/chosen.ts'
import type { FormatEntry } from '../../lib/contract.ts'
import { type Document, list, strings } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { madeOnce } from '../../lib/made-once.ts'
import type { Options, Registry } from '../../lib/options.ts'

/** The first context of a credential, and the version of the data model that it stands for. */
const versions: Readonly<Record<string, string>> = {
  'https://www.w3.org/ns/credentials/v2': '2.0',
  'https://www.w3.org/2018/credentials/v1': '1.1',
}

export function versionOf(document: Document): string | undefined {
  const [first] = list(document['@context'])
  return typeof first === 'string' && Object.hasOwn(versions, first) ? versions[first] : undefined
}

const id = 'vc'
const title = 'the W3C Verifiable Credentials Data Model'
const claims: FormatEntry['claims'] = (document) =>
  strings(document['type']).includes('VerifiableCredential') ? versionOf(document) : undefined

/** The format of whatever a registry knows none for: verified, not converted. */
export const verifiableCredential: FormatEntry = {
  id,
  title,
  claims,
  load: loadOnce(async () => (await import('./verifiable-credential-format.ts')).format({ id, title, claims })),
}

/** With whatever else is a credential, after all formats that know more of it. */
export const withAnything: (registry: Registry) => Registry = /* @__PURE__ */ madeOnce((registry) => ({
  ...registry,
  formats: [...registry.formats, verifiableCredential],
}))

/** What a call takes that only reads: any credential, unless the caller says which formats. */
export function readable(built: Registry, options: Partial<Options>): Registry {
  const registry = chosen(built, options)
  return options.formats ? registry : withAnything(registry)
}
