/** The names of nodes: CLR 1.0 takes any text for one, where the other formats take addresses. @module */

import { isObject, list, own } from '../../lib/json.ts'
import { madeOnce } from '../../lib/made-once.ts'
import { absolute, madeOf, nodeName, notAbsolute } from '../../lib/mapping/codecs.ts'
import { type Codec, leaf } from '../../lib/mapping/lens.ts'
import { remark } from '../../lib/mapping/noting.ts'
import type { Pass, Place } from '../../lib/mapping/pass.ts'

/** What a node that is written is called: `course-17` says nothing outside its document, and a name that is made of it stands. */
export const nameIn = (name: string, pass: Pick<Pass, 'document'>): string => (absolute.test(name) ? name : madeOf(name, pass))

/** What a school calls its courses and itself is the same in each of its records: a course counts once. Other names are of one record. */
const schoolIn = madeOnce((record: object): { readonly document: string | undefined; readonly names: ReadonlySet<unknown> } => {
  const publisher = own(record, 'publisher')
  const [id, name] = [own(publisher, 'id'), own(publisher, 'name')]
  const known = typeof id === 'string' && absolute.test(id) ? id : typeof name === 'string' ? JSON.stringify([id, name]) : undefined
  const courses = [
    ...list(own(record, 'assertions')).map((assertion) => own(assertion, 'achievement')),
    ...list(own(record, 'achievements')),
  ]
  const named = [publisher, ...courses, ...courses.map((course) => own(course, 'issuer'))]
  return { document: known, names: new Set(named.map((node) => own(node, 'id'))) }
})

/** What a node, or one that is referred to, is called where it is read. */
export function nameAt(name: string, from: Place, isCourse = false): string {
  if (absolute.test(name)) return name
  let top = from
  while (top.up) top = top.up
  const { document, names } = isObject(top.held) ? schoolIn(top.held) : {}
  return madeOf(name, document !== undefined && (isCourse || names?.has(name)) ? { document } : from.pass)
}

const named = (nameOf: (name: string, from: Place) => string): Codec<string> => ({
  read: leaf((held, from) => {
    if (typeof held !== 'string' || held === '') return undefined
    const name = nameOf(held, from)
    if (name !== held) remark(from, 'narrowed', `an identifier that is made of it stands: ${notAbsolute}`)
    return name
  }).read,
  write: nodeName(absolute, notAbsolute).write,
})

/** The name of a node, or a reference to one: both are made alike, so that what refers to the node still does. */
export const nodeId: Codec<string> = named(nameAt)

/** A reference to an achievement, which may stand in another record. */
export const courseId: Codec<string> = named((name, from) => nameAt(name, from, true))

/** The name of an award: each record has its own first one. */
export const awardId: Codec<string> = named((name, { pass }) => nameIn(name, pass))
