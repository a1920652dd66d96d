/** Concepts of the controlled lists of the European Union. @module */
import { isObject, own, text } from '../../lib/json.ts'
import { broken, doubtful, type MemberRule, none } from '../../lib/rules/walk.ts'
import { objects } from '../../lib/verifiable-credential.ts'
import { known, type List, type ListName, list, listNames, listOf } from '../../vocabularies/index.ts'

/** Lists that are complete for good: there is no ninth level. */
const closed: ReadonlySet<ListName> = new Set(['eqf'])

/**
 * A concept is in the list that its address names, and `inScheme` names no other. The shapes ask for the right
 * `inScheme` alone, so that `…/eqf/9` passes them.
 */
export const conceptIsInItsList: MemberRule = (value, at) => {
  const id = isObject(value) ? text(value['id']) : undefined
  // most ids are of no list: two words tell
  const name = id !== undefined && /^http:\/\/(?:data|publications)\.europa\.eu\//.test(id) ? listOf(id) : undefined
  if (id === undefined || name === undefined) return none
  const its = list(name)
  const schemes = objects(own(value, 'inScheme')).map((node) => text(node['id']) ?? '')
  if (
    schemes.length > 0 &&
    !schemes.some((iri) => means(iri, its)) &&
    schemes.some((iri) => listNames.some((other) => means(iri, list(other))))
  ) {
    return broken(`The concept is of the list ${its.scheme}, and “inScheme” names another.`, at('inScheme'))
  }
  if (known(name, id) !== 'unknown-in-scheme') return none
  return closed.has(name)
    ? broken(`The list ${its.scheme} has no such concept.`, at('id'))
    : doubtful(`The list ${its.scheme} has no such concept in the edition of ${its.date}.`, at('id'))
}

/** Whether an `inScheme` means a list: by its address, with this edition, another one or none. */
const means = (iri: string, { scheme, base }: List): boolean => iri === scheme || iri.startsWith(base) || `${iri}/` === base
