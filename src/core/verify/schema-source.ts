/** Where the schema that a credential names comes from, with all that it refers to. @module */
import { fromUtf8 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import type { Edition } from '../../lib/json-schema/edition.ts'
import { type SchemaSet, schemaSet } from '../../lib/json-schema/schema-set.ts'
import type { Outside, Scope } from '../../lib/scope.ts'
import { openedCredential } from '../../status/list-credential.ts'

/** The schemas, and the bytes of the one that is named. */
export interface SchemaSource {
  readonly set: SchemaSet
  readonly bytes: Uint8Array
}

const mostReferences = 50

const needsOf = (url: string): { readonly needs: readonly [{ readonly url: string; readonly kind: 'schema' }] } => ({
  needs: [{ url, kind: 'schema' }],
})

/**
 * The schema at an address (Verifiable Credentials JSON Schema 1.0 section 2.1).
 * @throws CredentialError as {@link Outside.fetch}; `ERR_NETWORK` where the answer is none, `ERR_LIMIT` where it refers to too many others.
 */
export const schemaAt = (url: string, edition: Edition, scope: Scope): Promise<SchemaSource> =>
  scope.once(
    `schema ${edition} ${url}`,
    async (outside) => {
      const schema = await outside.json(addressOf(url), 'schema')
      const { bytes } = await outside.fetch(addressOf(url), 'schema')
      return { bytes, set: await withReferences(url, schema, edition, outside) }
    },
    ({ bytes }) => 4 * bytes.length,
  )

/** The schema inside a credential, which has to be valid itself (section 2.2). @throws CredentialError as {@link schemaAt} */
export const schemaInCredential = (url: string, edition: Edition, scope: Scope): Promise<SchemaSource> =>
  scope.once(`schema credential ${scope.depth} ${url}`, async (outside) => {
    const { status, bytes } = await outside.fetch(addressOf(url), 'schema')
    if (status !== 200) throw new CredentialError('ERR_NETWORK', `the schema answered with status ${status}`, needsOf(url))
    const { document, input } = await openedCredential(fromUtf8(bytes), scope)
    const { verdict } = await scope.verify(input, { ...scope, ...outside, whole: true }, true)
    if (verdict !== 'valid')
      throw new CredentialError('ERR_UNSUPPORTED', 'the credential that holds the schema is not valid itself', needsOf(url))
    const schema = own(own(document, 'credentialSubject'), 'jsonSchema')
    if (!isObject(schema))
      throw new CredentialError('ERR_UNSUPPORTED', 'the credential that is to hold the schema holds none', needsOf(url))
    return { bytes, set: await withReferences(url, schema, edition, outside) }
  })

/** A part of a schema is had with the whole. A stranger's schema may refer to files of whoever verifies, which some platforms fetch. */
function addressOf(url: string): string {
  if (/^https?:/i.test(url)) return url.replace(/#.*$/s, '')
  throw new CredentialError('ERR_UNSUPPORTED', 'the schema refers to what stands at no address of the web')
}

async function withReferences(url: string, schema: Document, edition: Edition, { json }: Outside): Promise<SchemaSet> {
  const set = schemaSet()
  set.add(url, schema, edition)
  let count = 0
  for (let missing = set.missing(); missing.length > 0; missing = set.missing()) {
    count += missing.length
    if (count > mostReferences) throw new CredentialError('ERR_LIMIT', `the schema refers to more than ${mostReferences} others`)
    const found = await Promise.all(missing.map(async (one) => json(addressOf(one), 'schema')))
    for (const [index, one] of missing.entries()) set.add(one, found[index] ?? {}, edition)
  }
  return set
}
