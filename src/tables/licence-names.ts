/** Creative Commons licences, by the short names that extensions of Open Badges have for them. @module */
import { type Codec, leaf } from '../lib/mapping/lens.ts'

const licences: ReadonlyMap<string, string> = new Map([
  ['CC-0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ...['BY', 'BY-SA', 'BY-NC', 'BY-NC-SA', 'BY-ND', 'BY-NC-ND'].map((terms): [string, string] => [
    `CC-${terms}`,
    `https://creativecommons.org/licenses/${terms.toLowerCase()}/4.0/`,
  ]),
])
const names = new Map([...licences].map(([name, iri]) => [iri, name]))

const words = new Map([
  ['0', 'Zero'],
  ['BY', 'Attribution'],
  ['SA', 'ShareAlike'],
  ['NC', 'NonCommercial'],
  ['ND', 'NoDerivatives'],
])
/** What a licence is called in full: `Creative Commons Attribution-ShareAlike`. */
export const licenceTitle = (iri: string): string | undefined =>
  names
    .get(iri)
    ?.split('-')
    .slice(1)
    .map((term) => words.get(term))
    .join('-')
    .replace(/^/, 'Creative Commons ')

/** The address of a licence, which may stand there by its short name. */
export const licence: Codec<string> = leaf(
  (held) => (typeof held === 'string' && held !== '' ? (licences.get(held) ?? held) : undefined),
  (iri) => names.get(iri) ?? iri,
)
