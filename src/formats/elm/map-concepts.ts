/** Entries of controlled lists in ELM, and of frameworks of anybody. @module */

import { absolute } from '../../lib/codecs.ts'
import { constant } from '../../lib/constant.ts'
import type { LegalIdentifier } from '../../lib/credential-parties.ts'
import type { Concept, Iri } from '../../lib/credential-values.ts'
import { uuid } from '../../lib/hash.ts'
import { type Document, isObject, own, text as textOf } from '../../lib/json.ts'
import { absent, type Codec, inside, leaf, marked, record, translated, when } from '../../lib/lens.ts'
import { madeOnce } from '../../lib/made-once.ts'
import { ns } from '../../lib/namespace.ts'
import { at, fix, ignore, lose, type Place, put, remark, skip, take } from '../../lib/place.ts'
import { localized, text } from '../../lib/text.ts'
import { escapeKey } from '../../lib/tree.ts'
import { countries, known, type List, type ListName, label, languages, list, recover } from '../../vocabularies/index.ts'
import { labelOf } from '../../vocabularies/list.ts'
import { decoded, iri, prefix, primary } from './map-values.ts'

export const canonical = (iri: string): string => iri.replace(/^https:\/\/(data|publications)\.europa\.eu\//, 'http://$1.europa.eu/')

/** Lists that the shapes do not ask for: beside their entries there may be others, which are not of the list (T10, T19). */
const open: ReadonlySet<ListName> = new Set<ListName>([
  'assessment',
  'education-credit',
  'learning-activity',
  'learning-assessment',
  'learning-opportunity',
  'supervision-verification',
])
/** What entries of ours are called. */
const called: ReadonlyMap<Iri, string> = new Map([
  [`${ns}credit-framework/unspecified`, 'unspecified'],
  [`${ns}rpl`, 'recognition of prior learning'],
  [`${ns}supervised-no-id`, 'supervised without verification of identity'],
])

/** An entry of a controlled list: its address says it all, label and scheme follow from the list (T19). */
export const term = (name: ListName): Codec<Iri> => {
  const { base, scheme, notation } = list(name)
  const frame = (iri: Iri) =>
    [
      ['/inScheme/id', scheme],
      ['/prefLabel/en', label(name, iri) ?? called.get(iri)],
      ['/notation', notation],
    ] as const
  return {
    read(from) {
      const place = at(from, '/id')
      if (place.held === undefined) return unnamed(name, from)
      if (typeof place.held !== 'string') return undefined
      const entry = recover(name, described(from, place.held, scheme))
      // a name that means nothing outside its document is no entry
      if (!entry && place.held.startsWith(prefix)) return undefined
      const iri = entry?.iri ?? canonical(place.held)
      take(place)
      for (const [pointer, value] of frame(iri)) if (value !== undefined && at(from, pointer).held === value) skip(at(from, pointer))
      if (entry) furtherLabels(from)
      if (name === 'education-credit') mislabelled(from, iri)
      if (entry && entry.by !== 'address') recovered(from, place)
      else if (!entry && iri.startsWith(list(name).base))
        remark(place, 'concept-unknown', 'the code is not in the list as it is shipped here: it is kept')
      return iri
    },
    write(iri, to) {
      const isWhole = fix(to, entryIn(list(name), iri))
      put(at(to, '/id'), iri)
      if (isWhole) return
      const isOther = open.has(name) && !iri.startsWith(base)
      for (const [pointer, value] of frame(iri)) if (!isOther || value !== scheme) fix(at(to, pointer), value)
    },
  }
}

/** An entry without an address, by its code or its label: the property says which list it is of (real-world 2.4). */
function unnamed(name: ListName, from: Place): Iri | undefined {
  for (const pointer of ['/notation', '/prefLabel/en'] as const) {
    const place = at(from, pointer)
    const iri = entryCalled(name, textOf(place.held) ?? '')
    if (iri === undefined) continue
    take(place)
    remark(place, 'concept-recovered', 'the entry of the official list was recognised by its code or its label')
    const told = at(from, '/prefLabel/en')
    if (told.held === label(name, iri)) skip(told)
    return iri
  }
  return undefined
}

function entryCalled(name: ListName, said: string): Iri | undefined {
  const { base, scheme } = list(name)
  if (said === '') return undefined
  if (label(name, base + said) !== undefined) return base + said
  const country = name === 'country' ? countries.named(said) : undefined
  return country === undefined ? recover(name, { label: said, scheme })?.iri : countries.iri(country)
}

/** The list has names in many languages, and none of them says more than the address does: they are told as one. */
function furtherLabels(from: Place): void {
  const labels = at(from, '/prefLabel')
  const said = isObject(labels.held) ? labels.held : {}
  const further = Object.keys(said).filter((tag) => tag !== 'en' && isLanguage.test(tag) && textOf(said[tag]) !== undefined)
  if (further.length === 0) return
  for (const language of further) skip(at(labels, `/${escapeKey(language)}`))
  remark(labels, 'narrowed', 'the list names its entry in other languages: the address says which it is')
}

const isLanguage = /^[a-z]{2,3}(-[a-z0-9]+)*$/i

/** Some national systems stand under the address of ECVET: the label says so (HC20). */
function mislabelled(from: Place, iri: Iri): void {
  const said = textOf(at(from, '/prefLabel/en').held)
  if (said === undefined || label('education-credit', iri) === undefined) return
  const meant = recover('education-credit', { label: said, scheme: list('education-credit').scheme })
  if (meant?.iri !== iri)
    remark(at(from, '/prefLabel'), 'concept-scheme-mismatch', 'its label says something else than the list does for its address')
}

/** A scheme that means nothing outside its document is the one of the property (T19: the Commission's own samples have such). */
function described(from: Place, id: string, scheme: string): { id: string; label: string | undefined; scheme: string | undefined } {
  const stated = textOf(at(from, '/inScheme/id').held)
  return { id, label: textOf(at(from, '/prefLabel/en').held), scheme: stated?.startsWith(prefix) ? scheme : stated }
}

/** The entry was known by its code or its label: these are no news any more. */
function recovered(from: Place, place: Place): void {
  for (const pointer of ['/inScheme/id', '/prefLabel/en', '/notation']) if (at(from, pointer).held !== undefined) skip(at(from, pointer))
  remark(place, 'concept-recovered', 'the entry of the official list was recognised by its code or its label')
}

/** An entry as a document says it. */
export const entryOf = (list: List, iri: string): Document =>
  entryIn(list, iri) ?? { id: iri, inScheme: { id: list.scheme }, ...(list.notation ? { notation: list.notation } : {}) }

/** An entry that the list has: one object for all documents, which nobody changes. */
function entryIn(list: List, iri: string): Document | undefined {
  const entries = entriesOf(list)
  const before = entries.get(iri)
  const known = before ? undefined : labelOf(list, iri)
  if (!known) return before
  const { scheme, notation } = list
  const [inScheme, prefLabel] = [constant({ id: scheme }), constant({ en: known })]
  const entry = constant({ id: iri, inScheme, prefLabel, ...(notation ? { notation } : {}) })
  entries.set(iri, entry)
  return entry
}
const entriesOf = madeOnce((_: List): Map<string, Document> => new Map())

const anyLanguage: Codec<string> = translated(term('language'), languages.code, languages.iri)
/** The list has languages only: of `pt-BR` it says that it is Portuguese (T4). */
export const languageTag: Codec<string> = {
  read: anyLanguage.read,
  write(tag, to) {
    const language = primary(tag)
    if (!absolute.test(languages.iri(language))) return lose(to, 'it is no code of a language')
    anyLanguage.write(language, to)
    if (language !== tag) lose(to, 'the list of languages says nothing of a region or a script', 'narrowed')
  },
}
const anyCountry: Codec<string> = translated(term('country'), countries.code, countries.iri)
/** A code that is no country's stands as it is, and that is told (T5). */
export const country: Codec<string> = {
  read: anyCountry.read,
  write(code, to) {
    if (!absolute.test(countries.iri(code))) return lose(to, 'it is no code of a country')
    anyCountry.write(code, to)
    if (known('country', countries.iri(code)) !== 'known') remark(to, 'country-unknown', 'the country is not in the list of countries')
  },
}

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
    if (entry && entry.by !== 'address')
      remark(from, 'concept-recovered', 'the entry of the official list was recognised by its code or its label')
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

export const legalIdentifier: Codec<LegalIdentifier> = record<LegalIdentifier>({
  value: ['/notation', text, 'needed'],
  country: ['/spatial', country],
})
