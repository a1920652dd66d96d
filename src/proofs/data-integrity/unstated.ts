/**
 * What the quads of a document say by a name of its contexts, and no member of that name does: whichever way an inline context calls it,
 * each statement needs a member, and each type a word.
 *
 * @module
 */
import { type Document, isObject, list } from '../../lib/json.ts'
import { count, hidden, valuesIn } from './hidden-members.ts'
import type { Known } from './known-names.ts'

const type = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'

/** @throws CredentialError `ERR_HIDDEN_MEMBER`. */
export function refuseUnstated(document: Document, nquads: string, known: readonly Known[]): void {
  const namesOf = (address: string): ReadonlySet<string> => new Set(known.flatMap(({ names }) => [...(names.get(address) ?? [])]))
  const stated = statedIn(document, namesOf('@type'), new Set(known.flatMap(({ maps }) => [...maps])))
  for (const [iri, said] of saidIn(nquads)) {
    const address = iri.slice(1, -1)
    const names = namesOf(address)
    if (names.size === 0) continue
    let seen = stated.get(address) ?? 0
    for (const name of names) seen += stated.get(name) ?? 0
    if (said > seen) throw hidden(`What the contexts call “${[...names][0]}” is called by something else.`, '')
  }
}

/** How often each predicate stands in quads, and each type. */
function saidIn(nquads: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const line of nquads.split('\n')) {
    // neither a subject nor a predicate holds a space, nor does a type
    const [, predicate = '', object = ''] = line.split(' ', 3)
    count(counts, predicate === type ? object : predicate)
  }
  return counts
}

/** How many values stand under each name, and how often each type is named. */
function statedIn(document: Document, ofTypes: ReadonlySet<string>, maps: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item)
    if (!isObject(node)) return
    for (const [name, value] of Object.entries(node)) {
      if (name === '@context') continue
      if (name === '@type' || ofTypes.has(name)) for (const one of list(value)) count(counts, String(one))
      else count(counts, name, sizeOf(value, maps.has(name)))
      visit(value)
    }
  }
  visit(document)
  return counts
}

/** Each member of a map has values. */
const sizeOf = (value: unknown, isMap: boolean): number =>
  isMap && isObject(value) ? Object.values(value).reduce<number>((sum, inner) => sum + valuesIn(inner), 0) : valuesIn(value)
