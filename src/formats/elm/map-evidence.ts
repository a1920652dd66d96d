/** Evidence of ELM: documents with an address, and notes about them or about what has none. @module */
import type { Evidence } from '../../lib/credential.ts'
import { uuid } from '../../lib/hash.ts'
import { own, type Pointer } from '../../lib/json.ts'
import { absent, type Codec, claimed, marked, record, when } from '../../lib/lens.ts'
import { ns } from '../../lib/namespace.ts'
import { at, fix, fresh, items, lose, next, type Place, put, skip, within } from '../../lib/place.ts'
import { localized, type Text } from '../../lib/text.ts'
import { canonical } from '../../lib/tree.ts'
import { webAddress } from './map-values.ts'

/** What evidence tells stands in a note of the claim, about the address of the evidence (I2). */
const evidenceNote: Codec<Text> = {
  read(from) {
    const url = own(from.held, 'contentURL')
    const notes = items(at(aroundEvidence(from), '/additionalNote'))
    const place = notes.find((about) => at(about, '/subject/id').held === url && at(about, '/subject/inScheme/id').held === evidenceScheme)
    return place && claimed(toldOf, { ...place, hub: from.hub })?.text
  },
  write(hub, to) {
    const url = own(fresh(to).held, 'contentURL')
    if (typeof url !== 'string') return lose(to, 'a document without an address has no text')
    toldOf.write({ id: url, text: hub }, { ...next(at(aroundEvidence(to), '/additionalNote')), hub: to.hub })
  },
}
const evidenceScheme = `${ns}evidence`
interface Told {
  id: string
  text: Text
}
/** Both say one field of the hub. */
const toldOf: Codec<Told> = {
  read(from) {
    const told = localized.read(at(from, '/noteLiteral'))
    if (told === undefined) return undefined
    for (const pointer of ['/subject/id', '/subject/inScheme/id']) skip(at(from, pointer))
    return { id: '', text: told }
  },
  write({ id, text: told }, to) {
    localized.write(told, at(to, '/noteLiteral'))
    put(at(to, '/subject/id'), id)
    fix(at(to, '/subject/inScheme/id'), evidenceScheme)
  },
}
const aroundEvidence = (place: Place): Place =>
  place.key === 'supplementaryDocument' ? (place.up ?? place) : place.up ? aroundEvidence(place.up) : place

const document = record<Evidence>({
  url: ['/contentURL', webAddress],
  name: ['/title', localized],
  narrative: ['', evidenceNote],
  description: absent('a document has a title only'),
  genre: absent('a document has a title only'),
  audience: absent('a document has a title only'),
})

const note = record<Evidence>({
  url: absent('a note is about what has no address'),
  name: ['/subject/prefLabel', localized],
  narrative: ['/noteLiteral', localized],
  description: absent('a note has one text'),
  genre: absent('a note has one text'),
  audience: absent('a note has one text'),
})

/** Evidence without an address is no document: a note is about it, under a name that is made of what it tells. */
const noted: Codec<Evidence> = when(
  (held) => own(held, 'noteLiteral') !== undefined && String(own(own(held, 'subject'), 'id')).startsWith('urn:uuid:'),
  marked('/subject/inScheme/id', evidenceScheme, {
    read(from) {
      skip(at(from, '/subject/id'))
      return note.read(from)
    },
    write(hub, to) {
      put(at(to, '/subject/id'), `urn:uuid:${uuid(canonical(hub))}`)
      note.write(hub, to)
    },
  }),
)

/** Documents, then what has no address. */
export const evidences: Codec<readonly Evidence[]> = {
  read(from) {
    const found: Evidence[] = []
    for (const [member, item] of [documents, notes])
      for (const place of items(at(from, member))) {
        const value = claimed(item, within({ ...place, hub: from.hub }, found.length))
        if (value !== undefined) found.push(value)
      }
    return found.length > 0 ? found : undefined
  },
  write(hub, to) {
    const isNote = ([, { url, narrative }]: readonly [number, Evidence]): boolean => url === undefined && narrative !== undefined
    const given = [...hub.entries()]
    const ordered = [...given.filter((one) => !isNote(one)), ...given.filter(isNote)]
    for (const [index, value] of ordered) {
      const [member, item] = isNote([index, value]) ? notes : documents
      const list = at(to, member)
      const place = next(list)
      item.write(value, within({ ...place, hub: to.hub }, index))
      if (next(list).key === place.key) lose(within(to, index), 'an item of which nothing can be said is left out')
    }
    if (ordered.some(([index], position) => index !== position)) lose(to, 'what has no address comes after the documents', 'narrowed')
  },
}
type Part = readonly [member: Pointer, item: Codec<Evidence>]
const documents: Part = ['/supplementaryDocument', document]
const notes: Part = ['/additionalNote', noted]
