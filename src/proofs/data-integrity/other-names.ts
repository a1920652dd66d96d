/**
 * Members that are called by something else than the name that the document's contexts have for them: by their whole address, behind a
 * prefix, by a term of an inline context, by what is left of an address after `@vocab`. The quads are those that were signed, and a reader
 * of plain JSON misses the member: a result, a narrative.
 *
 * @module
 */
import { expandedNames } from '../../jsonld/expanded-names.ts'
import { type Document, isObject, list, own, type Pointer, pointer } from '../../lib/json.ts'
import type { Scope } from '../../lib/scope.ts'
import { guessedNames } from './guessed-names.ts'
import { hidden } from './hidden-members.ts'
import { knownIn } from './known-names.ts'
import { refuseUnstated } from './unstated.ts'

/** @throws CredentialError `ERR_HIDDEN_MEMBER`. */
export async function refuseOtherNames(document: Document, nquads: string, { contexts }: Pick<Scope, 'contexts'>): Promise<void> {
  const { urls, inline, members } = partsOf(document)
  const known = await knownIn(urls, contexts)
  const names = (await expandedNames(document, contexts)) ?? guessedNames(members, inline, known)
  for (const { name, iri, path } of names) {
    const called = known.flatMap((one) => one.names.get(iri) ?? [])
    if (called.length > 0 && !called.some((those) => those.has(name)))
      throw hidden('A member is called by something else than the name that the contexts have for it.', path)
  }
  refuseUnstated(document, nquads, known)
}

interface Parts {
  /** The addresses of contexts, wherever they stand. */
  readonly urls: Set<string>
  /** Contexts that stand inline, and those inside them. */
  readonly inline: Document[]
  /** Each name of a member once, and where it stands first. */
  readonly members: Map<string, Pointer>
}

function partsOf(document: Document): Parts {
  const parts: Parts = { urls: new Set(), inline: [], members: new Map() }
  const visit = (node: unknown, path: Pointer): void => {
    if (Array.isArray(node)) for (const [index, item] of node.entries()) visit(item, pointer(path, index))
    if (!isObject(node)) return
    for (const [name, value] of Object.entries(node)) {
      const place = pointer(path, name)
      if (name === '@context') for (const context of list(value)) addInline(context, parts)
      else if (!name.startsWith('@') && !parts.members.has(name)) parts.members.set(name, place)
      if (name !== '@context') visit(value, place)
    }
  }
  visit(document, '')
  return parts
}

function addInline(context: unknown, parts: Parts): void {
  if (typeof context === 'string') parts.urls.add(context)
  if (!isObject(context)) return
  parts.inline.push(context)
  for (const definition of Object.values(context)) for (const inner of list(own(definition, '@context'))) addInline(inner, parts)
}
