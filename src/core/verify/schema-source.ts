/** Where the schema that a credential names comes from, with all that it refers to. @module */
import { fromUtf8 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import type { Edition } from '../../lib/json-schema/edition.ts'
import { type SchemaSet, schemaSet } from '../../lib/json-schema/schema-set.ts'
import { parseObject } from '../../lib/json-text.ts'
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
      const bytes = await answer(url, outside)
      return { bytes, set: await withReferences(url, parsed(url, bytes, scope), { edition, outside, scope }) }
    },
    ({ bytes }) => 4 * bytes.length,
  )

/** The schema inside a credential, which has to be valid itself (section 2.2). @throws CredentialError as {@link schemaAt} */
export const schemaInCredential = (url: string, edition: Edition, scope: Scope): Promise<SchemaSource> =>
  scope.once(`schema credential ${scope.depth} ${url}`, async (outside) => {
    const bytes = await answer(url, outside)
    const { document, input } = await openedCredential(fromUtf8(bytes), scope)
    const { verdict } = await scope.verify(input, { ...scope, ...outside, whole: true }, true)
    if (verdict !== 'valid')
      throw new CredentialError('ERR_UNSUPPORTED', 'the credential that holds the schema is not valid itself', needsOf(url))
    const schema = own(own(document, 'credentialSubject'), 'jsonSchema')
    if (!isObject(schema))
      throw new CredentialError('ERR_UNSUPPORTED', 'the credential that is to hold the schema holds none', needsOf(url))
    return { bytes, set: await withReferences(url, schema, { edition, outside, scope }) }
  })

async function answer(url: string, { fetch }: Outside): Promise<Uint8Array> {
  // a stranger's schema may refer to files of whoever verifies, which some platforms fetch
  if (!/^https?:/i.test(url)) throw new CredentialError('ERR_UNSUPPORTED', 'the schema refers to what stands at no address of the web')
  // a part of a schema is had with the whole
  const { status, bytes } = await fetch(url.replace(/#.*$/s, ''), 'schema')
  if (status === 200) return bytes
  throw new CredentialError('ERR_NETWORK', `the schema answered with status ${status}`, needsOf(url))
}

function parsed(url: string, bytes: Uint8Array, { limits }: Scope): Document {
  try {
    return parseObject(fromUtf8(bytes), limits)
  } catch (cause) {
    throw new CredentialError('ERR_NETWORK', 'what answered for the schema is no JSON object', { ...needsOf(url), cause })
  }
}

interface Loading {
  readonly edition: Edition
  readonly outside: Outside
  readonly scope: Scope
}

async function withReferences(url: string, schema: Document, { edition, outside, scope }: Loading): Promise<SchemaSet> {
  const set = schemaSet()
  set.add(url, schema, edition)
  let count = 0
  for (let missing = set.missing(); missing.length > 0; missing = set.missing()) {
    count += missing.length
    if (count > mostReferences) throw new CredentialError('ERR_LIMIT', `the schema refers to more than ${mostReferences} others`)
    const found = await Promise.all(missing.map(async (one) => parsed(one, await answer(one, outside), scope)))
    for (const [index, one] of missing.entries()) set.add(one, found[index] ?? {}, edition)
  }
  return set
}
