/** Concepts of ELM: entries of frameworks of anybody, with what they say of themselves, and of lists of ours. @module */

import type { Concept, Iri } from '../../lib/credential/values.ts'
import { uuid } from '../../lib/hash.ts'
import { own, text as textOf } from '../../lib/json.ts'
import { absolute } from '../../lib/mapping/codecs.ts'
import { absent, type Codec, inside, leaf, marked, record, when } from '../../lib/mapping/lens.ts'
import { fix, ignore, lose, put, remark, skip } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at } from '../../lib/mapping/place.ts'
import { localized, text } from '../../lib/mapping/text.ts'
import { ns } from '../../lib/namespace.ts'
import { type ListName, label, list, recover } from '../../vocabularies/index.ts'
import { canonical, described, recognised } from './map-entries.ts'
import { decoded, iri, prefix } from './map-values.ts'

const escoSkills = 'http://data.europa.eu/esco/concept-scheme/skills'
const schemes = new Map([
  ['ESCO', escoSkills],
  ['EQF', list('eqf').scheme],
  ['ISCED-F 2013', list('isced-f').scheme],
])
const names = new Map([...schemes].map(([name, iri]) => [iri, name]))
const unknown = `${ns}framework/`

/** The name of a framework and the address of its scheme; a name without an address becomes one of ours. */
const scheme: Codec<string> = leaf(
  (held) =>
    typeof held !== 'string'
      ? undefined
      : held.startsWith(unknown)
        ? decoded(held.slice(unknown.length), decodeURIComponent)
        : (names.get(held) ?? held),
  (name) => schemes.get(name) ?? (absolute.test(name) ? name : unknown + encodeURIComponent(name)),
)

/** The scheme of what stands among the entries of an official list is that list, whatever its framework is called elsewhere: the shapes look at that. */
const official = (of: string): Codec<string> => ({
  read: scheme.read,
  write(framework, to) {
    put(to, of)
    if (framework !== of && schemes.get(framework) !== of)
      lose(to, 'here it is of an official list, whatever the source calls its framework', 'narrowed')
  },
})

/** The address of a concept; a name that means nothing outside is that of an entry, or is made anew. */
const address = (name?: ListName): Codec<Iri> =>
  iri((held, from) => {
    if (held === undefined) return name && codedEntry(name, from)
    if (typeof held !== 'string' || held === '') return undefined
    const entry = name && from.up && recover(name, described(from.up, held, list(name).scheme))
    if (entry && entry.by !== 'address') recognised(from)
    if (entry) return entry.iri
    return held.startsWith(prefix) ? `urn:uuid:${uuid(`${from.pass.document}#${held}`)}` : canonical(held)
  })

/** The entry of a concept that has no address, and for its notation the code of the entry: `{ "notation": "5" }` (real-world 2.4). */
function codedEntry(name: ListName, from: Place): Iri | undefined {
  const iri = `${list(name).base}${textOf(own(from.up?.held, 'notation')) ?? ''}`
  if (label(name, iri) === undefined) return undefined
  remark(from, 'concept-recovered', 'the entry of the official list was recognised by its code')
  return iri
}

/** The Commission's tools write there what list the entry is of (E4). */
const lists: ReadonlySet<string> = new Set(['Skill', 'atu', 'country', 'file-type', 'language'])
const code: Codec<string> = {
  read(from) {
    if (typeof from.held !== 'string' || !lists.has(from.held)) return text.read(from)
    ignore(from)
    return undefined
  },
  write: (hub, to) => (lists.has(hub) ? lose(to, 'a code that is the name of a list says nothing there') : put(to, hub)),
}

/** An entry of any framework, with what it says of itself. */
export const concept = (framework?: string, name?: ListName): Codec<Concept> =>
  record<Concept>(
    {
      id: ['/id', address(name), 'needed'],
      name: ['/prefLabel', localized],
      code: ['/notation', code],
      framework: ['/inScheme/id', name ? official(list(name).scheme) : framework === 'ESCO' ? official(escoSkills) : scheme],
      description: ['/definition', localized],
      type: absent('of what type the target is, is not said: the place where it stands tells what it is'),
    },
    {
      derive: [
        {
          to: '/name',
          from: ['/id'],
          by({ id }) {
            const entry = name && label(name, id)
            return entry === undefined ? undefined : { en: entry }
          },
        },
        { to: '/framework', from: ['/id'], by: () => framework ?? (name && list(name).scheme) },
      ],
    },
  )

const occupations = 'http://data.europa.eu/esco/concept-scheme/occupations'

/** An occupation that an outcome leads to: an outcome with nothing but that (E12). */
export const occupation: Codec<Concept> = when(
  (held) => String(own(own(own(held, 'relatedSkill'), '0'), 'id')).startsWith('http://data.europa.eu/esco/occupation/'),
  record<Concept>(
    {
      id: ['/relatedSkill/0/id', address(), 'needed'],
      name: [['/relatedSkill/0/prefLabel', '/title'], localized],
      code: ['/relatedSkill/0/notation', text],
      framework: [
        '/relatedSkill/0/inScheme/id',
        {
          read: (from) => (from.held === occupations ? leaf(() => 'ESCO').read(from) : scheme.read(from)),
          write: (name, to) => (name === 'ESCO' ? put(to, occupations) : scheme.write(name, to)),
        },
      ],
      description: ['/relatedSkill/0/definition', localized],
      type: absent('of what type the target is, is not said: the place where it stands tells what it is'),
    },
    { derive: [{ to: '/framework', from: ['/id'], by: () => 'ESCO' }] },
  ),
)

/** What vouches for the quality, as a note about the framework: an accreditation would need an agent and a type (E13). */
export const quality: Codec<Concept> = marked(
  '/subject/inScheme/id',
  `${ns}qualityAssurance`,
  record<Concept>({
    id: ['/subject/id', address(), 'needed'],
    name: ['/noteLiteral', localized],
    code: ['/subject/notation', text],
    framework: ['/subject/prefLabel/en', text],
    description: ['/subject/definition', localized],
    type: absent('a note has no type'),
  }),
)

/** A text as a concept of our own scheme, in a list that fields share. */
export const ours = (name: string): Codec<Readonly<Record<string, string>>> =>
  marked('/inScheme/id', ns + name, inside('/prefLabel', localized))

/** A value of a list of ours, which is called what it is. */
export const owned = (base: string): Codec<string> => {
  const id = inside(
    '/id',
    leaf(
      (held) => (typeof held === 'string' && held.startsWith(base) ? held.slice(base.length) : undefined),
      (value) => base + value,
    ),
  )
  return {
    read(from) {
      const value = id.read(from)
      const name = at(from, '/prefLabel/en')
      if (value !== undefined && name.held === value) skip(name)
      return value
    },
    write(value, to) {
      id.write(value, to)
      fix(at(to, '/prefLabel/en'), value)
    },
  }
}
