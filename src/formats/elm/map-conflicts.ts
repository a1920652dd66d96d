/** Nodes of one name that say different things: as linked data they are one node that says both (HC11). @module */
import { isObject } from '../../lib/json.ts'
import { remark } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { member } from '../../lib/mapping/place.ts'
import { equal } from '../../lib/tree.ts'

/** Tells, once a name, of a node that says something else than the first one of its name; one that says nothing is a reference. */
export function nodeConflicts(root: Place): void {
  const first = new Map<string, unknown>()
  const told = new Set<string>()
  const visit = (place: Place): void => {
    const { held } = place
    if (Array.isArray(held)) {
      for (const index of held.keys()) visit(member(place, String(index)))
      return
    }
    if (!isObject(held)) return
    const { id } = held
    const names = Object.keys(held)
    if (typeof id === 'string' && !told.has(id) && names.some((name) => name !== 'id' && name !== 'type')) {
      const before = first.get(id)
      if (before === undefined) first.set(id, held)
      else if (!equal(before, held)) {
        told.add(id)
        remark(place, 'node-conflict', 'another node has the same id and says something else')
      }
    }
    for (const name of names) if (name !== '@context') visit(member(place, name))
  }
  visit(root)
}
