/** Creative Commons licences, by the short names that extensions of Open Badges have for them. @module */
import { type Codec, leaf } from '../lib/lens.ts'

const licences: ReadonlyMap<string, string> = new Map([
  ['CC-0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ...['BY', 'BY-SA', 'BY-NC', 'BY-NC-SA', 'BY-ND', 'BY-NC-ND'].map((terms): [string, string] => [
    `CC-${terms}`,
    `https://creativecommons.org/licenses/${terms.toLowerCase()}/4.0/`,
  ]),
])
const names = new Map([...licences].map(([name, iri]) => [iri, name]))

/** The address of a licence, which may stand there by its short name. */
export const licence: Codec<string> = leaf(
  (held) => (typeof held === 'string' && held !== '' ? (licences.get(held) ?? held) : undefined),
  (iri) => names.get(iri) ?? iri,
)
