/** Values of ELM: entries of controlled lists, notes, files. @module */

import { base64, utf8 } from '../../lib/bytes.ts'
import type { Concept, Iri, LegalIdentifier, Media } from '../../lib/credential.ts'
import { uuid } from '../../lib/hash.ts'
import { type Document, isObject, own, text as textOf } from '../../lib/json.ts'
import { absent, type Codec, inside, leaf, marked, record, translated, when } from '../../lib/lens.ts'
import { ns } from '../../lib/namespace.ts'
import { at, fix, ignore, lose, type Place, put, remark, skip, step, take } from '../../lib/place.ts'
import { localized, lookup, midnight, text } from '../../lib/text.ts'
import {
  countries,
  fileType,
  known,
  type List,
  type ListName,
  label,
  languages,
  list,
  mediaType,
  recover,
} from '../../vocabularies/index.ts'
import { labelOf } from '../../vocabularies/list.ts'

export const prefix = 'urn:epass:'

/** An id that means something outside its document (T8). */
export const global: Codec<Iri> = iri((held) => (typeof held === 'string' && !held.startsWith(prefix) ? held : undefined))

/** An address that the model can hold: anything else would make the document invalid. */
function iri(read: (held: unknown, from: Place) => Iri | undefined): Codec<Iri> {
  const plain = leaf(read)
  return {
    read: plain.read,
    write: (hub, to) => (isIri(hub) ? plain.write(hub, to) : lose(to, 'it is not an absolute address')),
  }
}

const isIri = (value: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/.test(value)

/** An address of something outside. */
export const webAddress: Codec<Iri> = iri((held) => (typeof held === 'string' && held !== '' ? held : undefined))

/** An id that another place of the document refers to: one that means nothing outside is made anew. */
export const reference: Codec<Iri> = iri((held, { pass }) =>
  typeof held !== 'string' ? undefined : held.startsWith(prefix) ? `urn:uuid:${uuid(`${pass.document}#${held}`)}` : held,
)

const canonical = (iri: string): string => iri.replace(/^https:\/\/(data|publications)\.europa\.eu\//, 'http://$1.europa.eu/')

/** An entry of a controlled list: its address says it all, label and scheme follow from the list (T19). */
export const term = (name: ListName): Codec<Iri> => {
  const { scheme, notation } = list(name)
  const frame = (iri: Iri) => ({ '/inScheme/id': scheme, '/prefLabel/en': label(name, iri), '/notation': notation })
  return {
    read(from) {
      const place = at(from, '/id')
      if (typeof place.held !== 'string') return undefined
      const entry = recover(name, described(from, place.held, scheme))
      // a name that means nothing outside its document is no entry
      if (!entry && place.held.startsWith(prefix)) return undefined
      const iri = entry?.iri ?? canonical(place.held)
      take(place)
      for (const [pointer, value] of Object.entries(frame(iri)))
        if (value !== undefined && at(from, pointer).held === value) skip(at(from, pointer))
      if (name === 'education-credit') mislabelled(from, iri)
      if (entry && entry.by !== 'address') recovered(from, place)
      else if (!entry && iri.startsWith(list(name).base))
        remark(place, 'concept-unknown', 'the code is not in the list as it is shipped here: it is kept')
      return iri
    },
    write(iri, to) {
      put(at(to, '/id'), iri)
      for (const [pointer, value] of Object.entries(frame(iri))) fix(at(to, pointer), value)
    },
  }
}

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
export function entryOf({ scheme, notation, ...entries }: List, iri: string): Document {
  const known = labelOf({ scheme, ...entries }, iri)
  return { id: iri, inScheme: { id: scheme }, ...(known ? { prefLabel: { en: known } } : {}), ...(notation ? { notation } : {}) }
}

export const languageTag: Codec<string> = translated(term('language'), languages.code, (tag) => languages.iri(tag.split('-')[0] ?? tag))
const anyCountry: Codec<string> = translated(term('country'), countries.code, countries.iri)
/** A code that is no country's stands as it is, and that is told (T5). */
export const country: Codec<string> = {
  read: anyCountry.read,
  write(code, to) {
    anyCountry.write(code, to)
    if (known('country', countries.iri(code)) !== 'known') remark(to, 'country-unknown', 'the country is not in the list of countries')
  },
}

const schemes: Readonly<Record<string, string>> = {
  ESCO: 'http://data.europa.eu/esco/concept-scheme/skills',
  EQF: list('eqf').scheme,
  'ISCED-F 2013': list('isced-f').scheme,
}
const names = new Map(Object.entries(schemes).map(([name, iri]) => [iri, name]))
const unknown = `${ns}framework/`

/** The name of a framework and the address of its scheme; a name without an address becomes one of ours. */
const scheme: Codec<string> = leaf(
  (held) =>
    typeof held !== 'string'
      ? undefined
      : held.startsWith(unknown)
        ? decodeURIComponent(held.slice(unknown.length))
        : (names.get(held) ?? held),
  (name) => schemes[name] ?? (/^[a-z][a-z0-9+.-]*:/i.test(name) ? name : unknown + encodeURIComponent(name)),
)

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

/** An entry of any framework, with what it says of itself. */
export const concept = (framework?: string, name?: ListName): Codec<Concept> =>
  record<Concept>(
    {
      id: ['/id', address(name), 'needed'],
      name: ['/prefLabel', localized],
      code: ['/notation', text],
      framework: ['/inScheme/id', scheme],
      description: ['/definition', localized],
      type: absent('the property it stands in says what a concept is'),
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
        leaf(
          (held) => (held === occupations ? 'ESCO' : textOf(held)),
          (name) => (name === 'ESCO' ? occupations : name),
        ),
      ],
      description: ['/relatedSkill/0/definition', localized],
      type: absent('the property it stands in says what a concept is'),
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

/** A birthday is a day: one that was written as midnight in another zone is shifted back (T2). */
export const birthday: Codec<string> = {
  read: leaf((held, from) => {
    const { groups: { day, hour } = {} } =
      /^(?<day>\d{4}-\d\d-\d\d)(?:T(?<hour>\d\d):\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00))?$/.exec(String(held)) ?? {}
    if (day === undefined) return /^\d{4}-\d\d-\d\dT00:00:00[+-]\d\d:\d\d$/.test(String(held)) ? String(held).slice(0, 10) : undefined
    if (Number(hour ?? 0) < 21) return day
    remark(from, 'dob-timezone-shift', 'the birthday was written as the midnight of another time zone')
    return dayIn(String(held), from.pass.options.timeZone ?? 'Europe/Brussels')
  }).read,
  write: midnight.write,
}

const dayIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant))

/** A text as a concept of our own scheme, in a list that fields share. */
export const ours = (name: string): Codec<Readonly<Record<string, string>>> =>
  marked('/inScheme/id', ns + name, inside('/prefLabel', localized))

/** A value of a list of ours. */
export const owned = (base: string): Codec<string> =>
  inside(
    '/id',
    leaf(
      (held) => (typeof held === 'string' && held.startsWith(base) ? held.slice(base.length) : undefined),
      (value) => base + value,
    ),
  )

/** A note that says what it is about, in a list that fields share (T18). */
export const note = <Hub>(about: string, codec: Codec<Hub>): Codec<Hub> => marked('/subject/id', ns + about, inside('/noteLiteral', codec))

/** A number that says what it is, in a list that fields share. */
export const numbered = (scheme: string): Codec<string> => marked('/schemeName', scheme, inside('/notation', text))

export const legalIdentifier: Codec<LegalIdentifier> = record<LegalIdentifier>({
  value: ['/notation', text, 'needed'],
  country: ['/spatial', country],
})

/** Text that has no language, where the format wants one. */
export const plain: Codec<string> = {
  read: (from) => (isObject(from.held) ? text.read(step(from, lookup(Object.keys(from.held), from.pass.language))) : undefined),
  write: (hub, to) => put(at(to, `/${to.pass.language}`), hub),
}

const encoding = `${list('encoding').base}6146cde7dd`

/** One white point: what stands where the model demands a picture and there is none to embed. */
export const neutralPicture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=='

/** A file: type, encoding and content are one `data:` URI in the hub (T7). */
const data: Codec<Iri> = {
  read(from) {
    const content = at(from, '/content')
    const type = mediaType(canonical(String(own(at(from, '/contentType').held, 'id'))))
    if (typeof content.held !== 'string' || content.held === neutralPicture || type === undefined) return linked(from, content)
    take(content)
    term('file-type').read(at(from, '/contentType'))
    if (term('encoding').read(at(from, '/contentEncoding')) !== encoding) return undefined
    return `data:${type};base64,${content.held}`
  },
  write(uri, to) {
    const resource = own(to.pass.options.resources, uri)
    const { mime, content } = contentOf(typeof resource === 'string' ? resource : uri)
    if (content === undefined) {
      put(at(to, '/contentURL'), uri)
      if (!uri.startsWith('data:'))
        remark(at(to, '/contentURL'), 'image-not-embedded', 'the file itself is wanted, and only its address is known')
      return
    }
    const type = fileType(mime)
    if (type === undefined) {
      remark(to, 'file-type-unknown', 'the media type is not in the list of file types: the file is a stream of bytes')
      lose(to, 'its media type is not in the list of file types', 'narrowed')
    }
    put(at(to, '/content'), content)
    if (typeof resource === 'string') put(at(to, '/contentURL'), uri)
    term('file-type').write(list('file-type').base + (type ?? 'OCTET'), at(to, '/contentType'))
    term('encoding').write(encoding, at(to, '/contentEncoding'))
  },
}

/** A `data:` URI that is not in base64 is written again in it (T7). */
function contentOf(uri: string): { readonly mime: string; readonly content?: string } {
  const [, mime = '', parameters = '', data = ''] = /^data:([^;,]*)((?:;[^,]*)?),(.*)$/s.exec(uri) ?? []
  if (!uri.startsWith('data:')) return { mime }
  if (/;base64$/i.test(parameters)) return { mime, content: data }
  try {
    return { mime, content: base64(utf8(decodeURIComponent(data))) }
  } catch {
    return { mime }
  }
}

/** Only the address of the file is known, if that: the picture that stands in for it is passed over. */
function linked(from: Place, content: Place): Iri | undefined {
  const address = text.read(at(from, '/contentURL'))
  if (content.held === neutralPicture)
    for (const part of address === undefined ? [from] : [content, at(from, '/contentType'), at(from, '/contentEncoding')]) ignore(part)
  return address
}

export const media: Codec<Media> = record<Media>({ uri: ['', data, 'needed'], caption: ['/title', localized] })
