/** What a conversion may write that nobody said: the listed constants, by place and value. Anything else there is invented. */
import { at, type Document } from '../../src/lib/json.ts'
import { keys } from '../../src/lib/tree.ts'
import { list, listNames } from '../../src/vocabularies/index.ts'

const own = 'https://w3id.org/credlens#'
const authority = 'http://publications.europa.eu/resource/authority/'

/** Kinds of identifiers that have a field of their own: the number is the source's, its kind is the constant. */
const kinds = ['RegistrationId', 'VAT', 'TaxId', 'eIDASIdentifier', 'nationalIdentityNumber'].map((kind) => `ext:${kind}`)

const listed: readonly (readonly [place: RegExp, values: readonly unknown[]])[] = [
  [/\/(?:identifierType|identityType|schemeName)$/, [...kinds, 'nationalIdentityNumber', 'humanCode', 'licenseNumber', 'version']],
  // such a number is never hashed
  [/\/identifier\/\d+\/hashed$/, [false]],
  [/\/subject\/id$/, ['criteria', 'role', 'Profile.description', 'Profile.official', 'outcomeSummary'].map((what) => own + what)],
  // where the name of a grading scheme is none of the types that are listed: that it is lost is told, and what stands for it
  [/\/resultDescriptions?\/\d+\/resultType$/, ['Result']],
  // the Commission writes the name of the list there
  [/\/notation$/, ['country', 'language', 'file-type']],
  [/\/displayDetail\/\d+\/page$/, [1]],
  [/^\/displayParameter\/.*language(?:\/\d+)?\/id$/, [`${authority}language/ENG`]],
  [/\/contentType\/id$/, [`${authority}file-type/PNG`]],
  [/\/contentEncoding\/id$/, ['http://data.europa.eu/snb/encoding/6146cde7dd']],
]

/** Whether a constant is one that is listed, in its place. */
export const isListed = (document: Document, path: string): boolean =>
  listed.some(([place, values]) => place.test(path) && values.includes(at(document, path))) || isLabel(document, path)

const labels = new Set(listNames.flatMap((name) => [...list(name).labels.values()]))

/** The label of a concept is that of its list, or the last word of its address. */
function isLabel(document: Document, path: string): boolean {
  const [, node, member] = /^(.*)\/(prefLabel)\/[^/]+$/.exec(path) ?? []
  if (node === undefined || member === undefined) return false
  const value = at(document, path)
  const words = (text: unknown) =>
    decodeURIComponent(String(text))
      .replace(/[^a-z0-9]/gi, '')
      .toLowerCase()
  return labels.has(String(value)) || words(at(document, `${node}/id`)).endsWith(words(value))
}

/** What a level is called, and the national framework it is of. */
const isOfLevel = (value: string): boolean =>
  /^EQF level [1-8]$/.test(value) || (/ NQF$/.test(value) && [...labels].some((label) => label.startsWith(`${value} `)))

/** Text for people, and not a code or an address. */
const isProse = (value: unknown): value is string => typeof value === 'string' && /\p{L}\s+\p{L}/u.test(value) && !value.startsWith('data:')

/** Whether what stands in a place is what one of its sources says, or is put together of that. Of codes and addresses nothing is known here. */
export function isFrom(document: Document, path: string, source: Document, origin: readonly string[]): boolean {
  const value = at(document, path)
  if (!isProse(value) || isLabel(document, path) || isOfLevel(value)) return true
  const said = origin.flatMap((from) => [at(source, from), keys(from).at(-1)]).flat()
  return said.some((text) => text !== '' && text !== undefined && (value.includes(String(text)) || String(text).includes(value)))
}
