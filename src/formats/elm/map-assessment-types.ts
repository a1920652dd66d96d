/**
 * How something is assessed, as entries of the official list (F8): said of what assesses it. Where there
 * are several kinds, or nothing that assesses it, a specification stands for each: it has the name of its kind and says nothing else.
 *
 * @module
 */
import type { Iri } from '../../lib/credential/values.ts'
import { isObject, own, type Pointer } from '../../lib/json.ts'
import type { Codec } from '../../lib/mapping/lens.ts'
import { lose, put, remark, skip } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at, each, next, within } from '../../lib/mapping/place.ts'
import { label } from '../../vocabularies/index.ts'
import { term } from './map-entries.ts'
import { prefix } from './map-values.ts'

const kind = term('assessment')
const specifications: readonly Pointer[] = ['/provenBy/*/specifiedBy', '/specifiedBy/provenBy/*']
const members: ReadonlySet<string> = new Set(['id', 'type', 'title', 'dcType'])

const idIn = (kind: unknown): Iri => String(own(kind, 'id'))
const idOf = (held: unknown): Iri => idIn(own(held, 'dcType'))

/** Whether a specification stands for its kind and nothing else. */
export function isKind(held: unknown): boolean {
  if (!isObject(held) || Object.keys(held).some((name) => !members.has(name))) return false
  const { id, title } = held
  if (id !== undefined && !String(id).startsWith(prefix)) return false
  const name = label('assessment', idOf(held))
  return name !== undefined && own(title, 'en') === name && Object.keys(Object(title)).length === 1
}

export const assessmentTypes: Codec<readonly Iri[]> = {
  read(from) {
    const places = specifications.flatMap((pointer) => each(from, pointer)).map((place) => ({ ...place, hub: from.hub }))
    const [saying, standing] = [places.filter(({ held }) => !isKind(held)), places.filter(({ held }) => isKind(held))]
    const found: Iri[] = []
    for (const place of saying) {
      const known = found.indexOf(idOf(place.held))
      const value = kind.read(within(at(place, '/dcType'), known < 0 ? found.length : known))
      if (value !== undefined && !found.includes(value)) found.push(value)
    }
    for (const place of standing) {
      const value = kind.read(within(at(place, '/dcType'), found.length))
      if (value === undefined) continue
      skip(at(place, '/title/en'))
      found.push(value)
    }
    const kinds = saying.map((place) => at(place, '/dcType')).filter((place) => found.includes(idIn(place.held)))
    if (found.length > 1 || kinds.length < saying.length)
      for (const place of kinds)
        remark(place, 'narrowed', 'the achievement says how it is assessed, and not which of its assessments is of which kind')
    return found.length > 0 ? found : undefined
  },
  write(hub, to) {
    const places = specifications.flatMap((pointer) => each(to, pointer))
    for (const [index, type] of hub.entries()) {
      const { hub: field } = within(to, index)
      // of several kinds nobody knows which one is that of an assessment
      if (hub.length > 1 || places.length === 0) stand(type, { ...next(at(to, '/specifiedBy/provenBy')), hub: field })
      else for (const place of places) kind.write(type, { ...at(place, '/dcType'), hub: field })
    }
  },
}

function stand(type: Iri, to: Place): void {
  const name = label('assessment', type)
  if (name === undefined) {
    lose(to, 'there is nothing here of which it could be said')
    return
  }
  put(at(to, '/title/en'), name)
  kind.write(type, at(to, '/dcType'))
}
