/** Entries of controlled lists in ELM: what an address says, and how one is known that has none (T19). @module */

import type { Iri } from '../../lib/credential/values.ts'
import { type Document, isObject, text as textOf } from '../../lib/json.ts'
import { madeOnce } from '../../lib/made-once.ts'
import { constant } from '../../lib/mapping/constant.ts'
import type { Codec } from '../../lib/mapping/lens.ts'
import { fix, put, remark, skip, take } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at } from '../../lib/mapping/place.ts'
import { ns } from '../../lib/namespace.ts'
import { escapeKey } from '../../lib/tree.ts'
import { countries, type List, type ListName, label, list, recover } from '../../vocabularies/index.ts'
import { labelOf } from '../../vocabularies/list.ts'
import { prefix } from './map-values.ts'

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
    recognised(place)
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

/** What may tell an entry. A scheme that means nothing outside its document is the one of the property (T19: the Commission's own samples have such). */
export function described(from: Place, id: string, scheme: string): { id: string; label: string | undefined; scheme: string | undefined } {
  const stated = textOf(at(from, '/inScheme/id').held)
  return { id, label: textOf(at(from, '/prefLabel/en').held), scheme: stated?.startsWith(prefix) ? scheme : stated }
}

export const recognised = (place: Place): void =>
  remark(place, 'concept-recovered', 'the entry of the official list was recognised by its code or its label')

/** The entry was known by its code or its label: these are no news any more. */
function recovered(from: Place, place: Place): void {
  for (const pointer of ['/inScheme/id', '/prefLabel/en', '/notation']) if (at(from, pointer).held !== undefined) skip(at(from, pointer))
  recognised(place)
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
