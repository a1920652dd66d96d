/**
 * Members that are called by something else than the name that the document's contexts have for them: by their whole address, behind a
 * prefix, by a term of an inline context, by what is left of an address after `@vocab`. The quads are those that were signed, and a reader
 * of plain JSON misses the member: a result, a narrative.
 *
 * @module
 */
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, list, own, type Pointer, pointer } from '../../lib/json.ts'
import type { Scope } from '../../lib/scope.ts'
import { hidden } from './hidden-members.ts'
import { expanded } from './inline-contexts.ts'
import { addressOf, knownIn } from './known-names.ts'
import { refuseUnstated } from './unstated.ts'

/** Nobody has as many. */
const mostVocabularies = 16

/** @throws CredentialError `ERR_HIDDEN_MEMBER`. */
export async function refuseOtherNames(document: Document, nquads: string, { contexts }: Pick<Scope, 'contexts'>): Promise<void> {
  const { urls, inline, members } = partsOf(document)
  const known = await knownIn(urls, contexts)
  const prefixes: Record<string, unknown> = {}
  for (const terms of [...known.map((one) => one.terms), ...inline]) Object.assign(prefixes, terms)
  const vocabularies = new Set(inline.map((context) => own(context, '@vocab')).filter((vocabulary) => typeof vocabulary === 'string'))
  if (vocabularies.size > mostVocabularies)
    throw new CredentialError('ERR_LIMIT', `the document has more than ${mostVocabularies} vocabularies of its own`)
  const terms = new Map<string, unknown[]>()
  for (const context of inline)
    for (const [term, meaning] of Object.entries(context)) {
      const before = terms.get(term)
      if (before) before.push(meaning)
      else terms.set(term, [meaning])
    }
  const isOtherName = (member: string) => (address: string | undefined) => {
    const named = known.flatMap(({ names }) => names.get(address ?? '') ?? [])
    return named.length > 0 && !named.some((names) => names.has(member))
  }
  for (const [member, path] of members) {
    const defined = (terms.get(member) ?? []).map((meaning) => addressOf(meaning, prefixes))
    const left = [...vocabularies].map((vocabulary) => expanded(vocabulary, prefixes) + member)
    if ([...defined, ...left, expanded(member, prefixes)].some(isOtherName(member)))
      throw hidden('A member is called by something else than the name that the contexts have for it.', path)
  }
  // how names are made of prefixes and vocabularies was worked out here, and contexts have more ways for it: what they came to, the quads say
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
