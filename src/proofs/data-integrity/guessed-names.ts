/**
 * What the members of a document may stand for, by all prefixes and vocabularies that stand anywhere in it: for a document whose contexts
 * our own engine does not process. A name that is made to be missed is missed, and seen in the quads (`unstated.ts`).
 *
 * @module
 */
import type { ExpandedName } from '../../jsonld/expanded-names.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, own, type Pointer } from '../../lib/json.ts'
import { expanded } from './inline-contexts.ts'
import { addressOf, type Known } from './known-names.ts'

/** Nobody has as many. */
const mostVocabularies = 16

/** @throws CredentialError `ERR_LIMIT`. */
export function guessedNames(
  members: ReadonlyMap<string, Pointer>,
  inline: readonly Document[],
  known: readonly Known[],
): readonly ExpandedName[] {
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
  return [...members].flatMap(([name, path]) => {
    const defined = (terms.get(name) ?? []).map((meaning) => addressOf(meaning, prefixes))
    const left = [...vocabularies].map((vocabulary) => expanded(vocabulary, prefixes) + name)
    return [...defined, ...left, expanded(name, prefixes)].flatMap((iri) => (iri === undefined ? [] : [{ name, iri, path }]))
  })
}
