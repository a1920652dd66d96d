/** What of a European credential is repaired before it is checked or mapped. @module */
import type { Normalised } from '../../lib/contract.ts'
import { type Document, isObject } from '../../lib/json.ts'
import { pathIn } from '../../lib/original.ts'
import { isAddress, linked, type Repairs, repair, repaired, type ValueRepair } from '../../lib/repair.ts'
import { flattened } from './claims.ts'
import { nested, standing } from './graph.ts'
import { concepts, lists, ones } from './lists.ts'

/** `edc-ap` makes these language maps, whose values may be lists: a list of one text says the same as the text. */
const languageMap: ValueRepair = (value) => {
  if (!isObject(value)) return undefined
  const entries = Object.entries(value)
  if (!entries.some(([, text]) => Array.isArray(text) && text.length === 1)) return undefined
  return {
    value: Object.fromEntries(entries.map(([language, text]) => [language, Array.isArray(text) && text.length === 1 ? text[0] : text])),
  }
}

const texts: readonly string[] = [
  'altLabel',
  'birthName',
  'category',
  'definition',
  'description',
  'familyName',
  'fullName',
  'geographicName',
  'givenName',
  'legalName',
  'noteLiteral',
  'patronymicName',
  'prefLabel',
  'schemeAgency',
  'title',
]

const table: Repairs = {
  lists,
  ones,
  typeIsList: (holder) => (holder === '' ? true : undefined),
  aliases: { eIDASΙdentifier: 'eIDASIdentifier', nationalId: 'nationalID' },
  mayBeEmpty: new Set(),
  opaque: (name) => name === '@context' || name === 'credentialStatus' || name === 'proof' || name === 'conversion',
  values: {
    ...Object.fromEntries(texts.map((name) => [name, languageMap])),
    // the context lets a bare address stand for the node
    ...Object.fromEntries([...concepts, 'awardingBody', 'issuer'].map((name) => [name, linked({}, false, isAddress)])),
  },
}

/** The document with its repairs made, and what was repaired. */
export function normalise(document: Document): Normalised {
  const root = flattened(document)
  if (!root) return repair(document, table)
  const { document: whole, base } = nested(document, root)
  const { document: made, repairs, ...way } = repair(whole, table)
  const back = { ...way, base, called: standing(document) }
  const placed = repairs.map((check) => ({ ...check, path: pathIn(document, check.path ?? '', back) }))
  const message = 'The document is flattened: its nodes are read in the places that refer to them.'
  return { ...back, document: made, repairs: [repaired(message, '/@graph'), ...placed] }
}
