/** Registries that are one JSON file: identifiers of issuers, and what is known of each. @module */
import type { TrustSource } from '../core/standing.ts'
import { isObject, own, text } from '../lib/json.ts'

export interface JsonRegistry {
  /** What people call it. */
  readonly name: string
  readonly url: string
}

/**
 * A registry as the Digital Credentials Consortium publishes them: `{ meta, registry: { [did]: { name, url, location } } }`,
 * or with `entries` for `registry`. Whoever can change the file decides: it carries no signature.
 */
export const jsonRegistry = ({ name, url }: JsonRegistry): TrustSource => ({
  name,
  lookup: async ({ id }, scope) => {
    const document = await scope.json(url, 'registry')
    const entry = own(own(document, 'registry') ?? own(document, 'entries'), id)
    if (!isObject(entry)) return undefined
    const called = text(entry['name'])
    return called === undefined ? { source: name } : { source: name, name: called }
  },
})
