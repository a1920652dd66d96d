/** Schemas by their addresses, and what they call each other (JSON Schema 2020-12, sections 8.2 and 9). @module */
import { CredentialError } from '../errors.ts'
import { at, type Document, isObject, own, text } from '../json.ts'
import { urlOf } from '../network/url.ts'
import { type Edition, editionOf } from './edition.ts'
import { subschemas } from './subschemas.ts'

/** What the references of a schema are read against, and how it is meant. */
export interface Standing {
  readonly base: string
  readonly edition: Edition
}

export interface SchemaSet {
  /**
   * @param usual - The edition where the schema does not say it.
   * @throws CredentialError `ERR_UNSUPPORTED` where it is of an edition that is not evaluated here.
   */
  readonly add: (url: string, schema: Document, usual: Edition) => void
  /** Addresses that are referred to, and are not there. */
  readonly missing: () => readonly string[]
  readonly standing: (schema: Document) => Standing
  /** What has a name (`https://…#name`), or is a whole (`https://…`). */
  readonly named: (address: string) => unknown
  /** @throws CredentialError `ERR_UNSUPPORTED` where there is nothing of that name. */
  readonly referred: (reference: string, from: Standing) => { readonly schema: unknown; readonly fragment: string }
}

export const malformed = (what: string): CredentialError => new CredentialError('ERR_UNSUPPORTED', `the schema is not well formed: ${what}`)

export function schemaSet(): SchemaSet {
  const named = new Map<string, unknown>()
  const standings = new Map<Document, Standing>()
  const wanted = new Set<string>()

  const visit = (schema: unknown, outer: Standing): void => {
    if (!isObject(schema) || standings.has(schema)) return
    const edition = editionIn(schema, outer)
    const id = isReferenceAlone(schema, edition) ? undefined : text(own(schema, '$id'))
    const base = id === undefined || id.startsWith('#') ? outer.base : resolved(id, outer.base)
    const standing = { base, edition }
    standings.set(schema, standing)
    if (base !== outer.base) named.set(base, schema)
    for (const name of [own(schema, '$anchor'), own(schema, '$dynamicAnchor'), id?.startsWith('#') ? id.slice(1) : undefined])
      if (typeof name === 'string') named.set(`${base}#${name}`, schema)
    for (const name of ['$ref', '$dynamicRef']) {
      const reference = text(own(schema, name))
      if (reference !== undefined) wanted.add(withoutFragment(resolved(reference, base)))
    }
    for (const inner of subschemas(schema)) visit(inner, standing)
  }

  return {
    add(url, schema, usual) {
      const base = withoutFragment(resolved(url, url))
      named.set(base, schema)
      visit(schema, { base, edition: usual })
    },
    missing: () => [...wanted].filter((url) => !named.has(url)),
    standing(schema) {
      const found = standings.get(schema)
      if (!found) throw malformed('a reference leads to what is no schema')
      return found
    },
    named: (address) => named.get(address),
    referred(reference, { base, edition }) {
      const address = resolved(reference, base)
      const url = withoutFragment(address)
      const fragment = decoded(address.slice(url.length + 1))
      const isPointer = fragment === '' || fragment.startsWith('/')
      const schema = isPointer ? at(named.get(url), fragment) : named.get(`${url}#${fragment}`)
      if (schema === undefined) throw malformed('a reference leads nowhere')
      // a pointer may lead to where no schema was looked for
      visit(schema, { base: url, edition })
      return { schema, fragment }
    },
  }
}

/** Up to draft-07 nothing counts beside a reference. */
export const isReferenceAlone = (schema: Document, edition: Edition): boolean => edition === 7 && typeof own(schema, '$ref') === 'string'

function editionIn(schema: Document, { edition }: Standing): Edition {
  const said = text(own(schema, '$schema'))
  const found = said === undefined ? edition : editionOf(said)
  if (found === undefined)
    throw new CredentialError('ERR_UNSUPPORTED', 'the schema is of an edition of JSON Schema that is not evaluated here')
  return found
}

const withoutFragment = (address: string): string => address.replace(/#.*$/s, '')

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** Names (`urn:…`) take a fragment and nothing else. */
function resolved(reference: string, base: string): string {
  const address = reference.startsWith('#') ? withoutFragment(base) + reference : urlOf(reference, base)?.href
  if (address === undefined) throw malformed('a reference is no address')
  return address.replace(/#$/, '')
}
