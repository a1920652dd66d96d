/** Registries that are one JSON file: identifiers of issuers, and what is known of each. @module */
import type { Listing, TrustSource } from '../core/verify/standing.ts'
import { CredentialError } from '../lib/errors.ts'
import { isObject, own, text } from '../lib/json.ts'

export interface JsonRegistry {
  /** What people call it. */
  readonly name: string
  readonly url: string
}

/**
 * A registry as the Digital Credentials Consortium publishes them: `{ meta, registry: { [did]: { name, url, location } } }`,
 * or with `entries` for `registry`. Whoever can change the file decides: it carries no signature.
 * @throws CredentialError `ERR_OPTION` where it has no name or no address.
 */
export function jsonRegistry(registry: JsonRegistry): TrustSource {
  requireTexts(registry, 'name', 'url')
  const { name, url } = registry
  return {
    name,
    lookup: async ({ id }, scope) => {
      const document = await scope.json(url, 'registry')
      const entries = own(document, 'registry') ?? own(document, 'entries')
      // an error in JSON, or a registry of another kind, does not say that it knows nobody
      if (!isObject(entries)) throw refused(url, 'the registry did not answer with a list of issuers')
      const entry = own(entries, id)
      if (entry === undefined) return undefined
      const listing = listingIn(name, entry)
      if (listing === undefined) throw refused(url, 'what the registry says of the issuer cannot be read')
      return listing
    },
  }
}

/** One that says no address would be said of every credential: it could not be asked. @throws CredentialError `ERR_OPTION` */
export function requireTexts(registry: object, ...names: readonly string[]): void {
  if (names.some((name) => !text(own(registry, name))))
    throw new CredentialError('ERR_OPTION', `what is known of a registry is text, and not empty, under ${names.join(' and ')}`)
}

/** What an entry says: a name, or an object with one, and with `trusted: false` a warning; `undefined` where it cannot be read. */
export function listingIn(source: string, entry: unknown): Listing | undefined {
  const [name, trusted = true] = [text(entry) ?? text(own(entry, 'name')), own(entry, 'trusted')]
  if ((typeof entry !== 'string' && !isObject(entry)) || typeof trusted !== 'boolean') return undefined
  return { source, ...(name !== undefined && { name }), ...(!trusted && { trusted }) }
}

/** It says nothing about the issuer, neither good nor bad. */
export const refused = (url: string, why: string): CredentialError =>
  new CredentialError('ERR_NETWORK', why, { needs: [{ url, kind: 'registry' }] })
