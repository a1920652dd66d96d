/** Evidence of ELM: documents with an address, and notes about them or about what has none. @module */

import type { Evidence } from '../../lib/credential.ts'
import { uuid } from '../../lib/hash.ts'
import { own, type Pointer } from '../../lib/json.ts'
import { webAddress } from '../../lib/mapping/codecs.ts'
import { absent, type Codec, claimed, marked, one, record, when } from '../../lib/mapping/lens.ts'
import { lose, put, skip } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at, fresh, items, next, pathOf, within } from '../../lib/mapping/place.ts'
import { localized, type Text } from '../../lib/mapping/text.ts'
import { ns } from '../../lib/namespace.ts'
import { data } from './map-files.ts'

const scheme = `${ns}evidence`

/** What evidence tells stands in a note of the claim, which is about that evidence (I2). */
const about = (id: unknown): Codec<Text> =>
  marked('/subject/inScheme/id', scheme, {
    read(from) {
      const subject = at(from, '/subject/id')
      if (subject.held !== id) return undefined
      skip(subject)
      return localized.read(at(from, '/noteLiteral'))
    },
    write(hub, to) {
      localized.write(hub, at(to, '/noteLiteral'))
      put(at(to, '/subject/id'), id)
    },
  })

/** A document is known by its address. */
const ofDocument: Codec<Text> = {
  read: (from) => one(about(own(from.held, 'contentURL'))).read(notesOf(from)),
  write(hub, to) {
    const url = own(fresh(to).held, 'contentURL')
    if (url === undefined) lose(to, 'a document without an address has no text')
    else one(about(url)).write(hub, notesOf(to))
  },
}
const notesOf = (place: Place): Place => ({ ...at(aroundEvidence(place), '/additionalNote'), hub: place.hub })
const aroundEvidence = (place: Place): Place =>
  place.key === 'supplementaryDocument' ? (place.up ?? place) : place.up ? aroundEvidence(place.up) : place

/** What has no address is known by a name of its own. */
const ofNote: Codec<Text> = {
  read: (from) => about(at(from, '/subject/id').held).read(from),
  write: (hub, to) => about(`urn:uuid:${uuid(to.pass.document + pathOf(to))}`).write(hub, to),
}

const unsaid = absent('of evidence only address, title and text have a place')
const rest = { description: unsaid, genre: unsaid, audience: unsaid }

/** A file is one of the credential: the place that holds it is far from that of its award. */
const file = record<Evidence>({ url: ['', data], name: ['/title', localized], narrative: unsaid, ...rest })
function attach(value: Evidence, to: Place): void {
  let whole = to
  while (whole.up) whole = whole.up
  file.write(value, { ...next(at(whole, '/attachment')), hub: to.hub })
  lose(to, 'a file is one of the credential, and not of its award', 'narrowed')
}

/** Documents, then notes about what has no address. */
const parts: readonly (readonly [member: Pointer, item: Codec<Evidence>])[] = [
  [
    '/supplementaryDocument',
    record<Evidence>({ url: ['/contentURL', webAddress], name: ['/title', localized], narrative: ['', ofDocument], ...rest }),
  ],
  [
    '/additionalNote',
    when(
      (held) => String(own(own(held, 'subject'), 'id')).startsWith('urn:uuid:'),
      marked(
        '/subject/inScheme/id',
        scheme,
        record<Evidence>({ url: unsaid, name: ['/subject/prefLabel', localized], narrative: ['', ofNote], ...rest }),
      ),
    ),
  ],
]

export const evidences: Codec<readonly Evidence[]> = {
  read(from) {
    const found: Evidence[] = []
    for (const [member, item] of parts)
      for (const place of items(at(from, member))) {
        const value = claimed(item, within({ ...place, hub: from.hub }, found.length))
        if (value !== undefined) found.push(value)
      }
    return found.length > 0 ? found : undefined
  },
  write(hub, to) {
    const order: number[] = []
    const isFile = ({ url }: Evidence): boolean => url?.startsWith('data:') ?? false
    for (const [index, value] of hub.entries()) if (isFile(value)) attach(value, within(to, index))
    for (const [member, item] of parts)
      for (const [index, value] of hub.entries()) {
        if (isFile(value)) continue
        const isNoted = value.url === undefined && value.narrative !== undefined
        if (isNoted !== (member === '/additionalNote')) continue
        order.push(index)
        const list = at(to, member)
        const place = next(list)
        item.write(value, within({ ...place, hub: to.hub }, index))
        if (next(list).key === place.key) lose(within(to, index), 'an item of which nothing can be said is left out')
      }
    if (order.some((index, position) => index < (order[position - 1] ?? 0)))
      lose(to, 'what has no address comes after the documents', 'narrowed')
  },
}
