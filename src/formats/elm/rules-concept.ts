/** Concepts of the controlled lists of the European Union. @module */
import { isObject, own, text } from '../../lib/json.ts'
import { broken, doubtful, type MemberRule, none } from '../../lib/rules/walk.ts'
import { objects } from '../../lib/verifiable-credential.ts'
import { known, type ListName, list, listNames, listOf } from '../../vocabularies/index.ts'

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
  const scheme = objects(own(value, 'inScheme')).map((node) => schemeOf(text(node['id'])))
  if (scheme.some((other) => other !== undefined) && !scheme.includes(name)) {
    return broken(`The concept is of the list ${list(name).scheme}, and “inScheme” names another.`, at('inScheme'))
  }
  if (known(name, id) !== 'unknown-in-scheme') return none
  return closed.has(name)
    ? broken(`The list ${list(name).scheme} has no such concept.`, at('id'))
    : doubtful(`The list ${list(name).scheme} has no such concept in the edition of ${list(name).date}.`, at('id'))
}

/** The list that an `inScheme` means: its address, with or without an edition. */
const schemeOf = (iri: string | undefined): ListName | undefined =>
  iri === undefined ? undefined : listNames.find((name) => iri === list(name).scheme || `${iri}/`.startsWith(list(name).base))
