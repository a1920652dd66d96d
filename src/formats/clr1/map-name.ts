/** The names of nodes: CLR 1.0 takes any text for one, where the other formats take addresses. @module */
import { absolute, madeOf, nodeName, notAbsolute } from '../../lib/codecs.ts'
import { type Codec, leaf } from '../../lib/lens.ts'
import { type Pass, remark } from '../../lib/place.ts'

/** What a node is called outside its document: `course-17` says nothing there, and a name that is made of it stands. */
export const nameIn = (name: string, pass: Pass): string => (absolute.test(name) ? name : madeOf(name, pass))

/** The name of a node, or a reference to one: both are made alike, so that what refers to the node still does. */
export const nodeId: Codec<string> = {
  read: leaf((held, from) => {
    if (typeof held !== 'string' || held === '') return undefined
    const name = nameIn(held, from.pass)
    if (name !== held) remark(from, 'narrowed', `a name that is made of it stands: ${notAbsolute}`)
    return name
  }).read,
  write: nodeName(absolute, notAbsolute).write,
}
