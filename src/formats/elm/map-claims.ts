/**
 * Claims and their parts (K2): ELM nests them, the hub lists them and says by the ids of their achievements which is
 * part of which.
 *
 * @module
 */
import type { Association, Award, Credential } from '../../lib/credential.ts'
import { type Codec, claimed } from '../../lib/mapping/lens.ts'
import { lose, take } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at, fresh, next, within } from '../../lib/mapping/place.ts'
import { enter } from '../../lib/mapping/trace.ts'
import { canonical, equal } from '../../lib/tree.ts'
import { type Claim, type Claims, deepest, idPlace, readClaims, root } from './map-claim-names.ts'

const memory = 'claims'

export const claims = (award: Codec<Award>): Codec<readonly Award[]> => ({
  read(from) {
    const found: Award[] = []
    const known = readClaims(from)
    from.pass.memory.set(memory, known)
    for (const claim of known.all) {
      const place = within({ ...claim.place, hub: from.hub }, found.length)
      const value = claimed(award, place)
      const id = known.ids.get(claim)
      if (value !== undefined) found.push(id === undefined ? value : named(value, id, claim, place))
    }
    return found.length > 0 ? found : undefined
  },
  write(hub, to) {
    const forest = to.pass.memory.get(memory) as Forest | undefined
    const write = (indexes: readonly number[], list: Place): void => {
      for (const index of indexes) {
        const value = hub[index]
        const place = next(list)
        if (value === undefined) continue
        forest?.places.set(index, place)
        award.write(value, within({ ...place, hub: to.hub }, index))
        if (next(list).key === place.key) lose(within(to, index), 'an item of which nothing can be said is left out')
        write(forest?.parts.get(index) ?? [], at(place, '/hasPart'))
      }
    }
    write(forest?.roots ?? [...hub.keys()], at(to, root))
  },
})

/** What is referred to needs an id, and so does what several claims are about. */
function named(award: Award, id: string, claim: Claim, place: Place): Award {
  if (award.achievement?.id !== undefined) return award
  take({ ...idPlace(claim), hub: within(within(place, 'achievement'), 'id').hub })
  return { ...award, achievement: { ...award.achievement, id } }
}

/** The associations that nesting says; the others have no place. They are read after the claims. */
export const associations: Codec<readonly Association[]> = {
  read(from) {
    const { all, ids } = from.pass.memory.get(memory) as Claims
    const idOf = (claim: Claim): string => ids.get(claim) ?? ''
    const pairs = all.flatMap((claim) => (claim.parent ? [[claim, claim.parent] as const] : []))
    // an achievement that was awarded more than once is part of its whole once
    const parts = [...new Map(pairs.map((pair) => [pair.map(idOf).join(' '), pair])).values()]
    return parts.length === 0
      ? undefined
      : parts.map(([part, whole], index) => {
          const field = within(from, index)
          take({ ...idPlace(part), hub: within(field, 'type').hub })
          take({ ...idPlace(whole), hub: within(field, 'source').hub })
          take({ ...idPlace(part), hub: within(field, 'target').hub })
          return { type: 'isParentOf', source: idOf(whole), target: idOf(part) }
        })
  },
  write(hub, to) {
    const forest = to.pass.memory.get(memory) as Forest | undefined
    for (const [index, association] of hub.entries()) {
      const place = within(to, index)
      const said = forest?.said.get(index)
      if (said) noteAt(said, place, forest)
      if (!said) lose(place, forest?.again.has(index) ? 'it is said already' : whyNot(association, forest), 'association-lost')
      else if (association.type !== 'isParentOf') lose(place, 'that one is part of the other is said once, by the whole', 'narrowed')
      else if (association.title !== undefined)
        lose(within(place, 'title'), 'that one is part of the other has no title', 'association-lost')
    }
  },
}

function whyNot({ type, source, target }: Association, forest: Forest | undefined): string {
  if (type !== 'isParentOf' && !isInverse(type)) return 'only the parts of a whole have a place'
  return [source, target].every((id) => forest?.awarded.has(id)) ? 'a part has one whole' : 'one of the two was not awarded'
}

/** A part may say of what it is a part (T22). */
const isInverse = (type: string): boolean => type === 'isChildOf' || type === 'isPartOf'

/** A relation stands where its part stands inside its whole: there, both have the names that it names them by. */
function noteAt([above, below]: Nested, to: Place, forest: Forest | undefined): void {
  const [whole, part] = [forest?.places.get(above), forest?.places.get(below)]
  if (whole) to.pass.writes.push([at(whole, '/specifiedBy/id'), within(to, 'source').hub])
  for (const field of ['type', 'target']) if (part) to.pass.writes.push([at(part, '/specifiedBy/id'), within(to, field).hub])
}

/** A whole and one of its parts, by their places in the list of awards. */
type Nested = readonly [above: number, below: number]

/** Which awards are parts of which, where the associations make trees of them (HC5). */
interface Forest {
  /** The achievements that were awarded, by their ids. */
  readonly awarded: ReadonlyMap<string, unknown>
  readonly roots: readonly number[]
  readonly parts: ReadonlyMap<number, readonly number[]>
  /** The associations that the trees say. */
  readonly said: ReadonlyMap<number, Nested>
  /** Those that say what another one says. */
  readonly again: ReadonlySet<number>
  /** Where each award is written. */
  readonly places: Map<number, Place>
}

function forestOf({ awards = [], associations: relations = [] }: Credential): Forest {
  /** One achievement may be awarded more than once. */
  const indexes = new Map<string, number[]>()
  for (const [index, { achievement: { id } = {} }] of awards.entries()) if (id !== undefined) enter(indexes, id, index)
  const whole = new Map<number, number>()
  const said = new Map<number, Nested>()
  const again = new Set<number>()
  /** Parts that said themselves of what they are parts. */
  const turned = new Set<number>()
  for (const [position, { type, source, target }] of relations.entries()) {
    const isTurned = isInverse(type)
    const [above] = indexes.get(isTurned ? target : source) ?? []
    if (!(isTurned || type === 'isParentOf') || above === undefined) continue
    for (const below of indexes.get(isTurned ? source : target) ?? []) {
      const isRepeated = whole.get(below) === above
      if (isRepeated) again.add(position)
      else if (whole.has(below) || leads(above, below, whole)) continue
      // what was said from the other side before is said
      if (!isRepeated || (isTurned && !turned.has(below))) said.set(position, [above, below])
      if (isTurned) turned.add(below)
      whole.set(below, above)
    }
  }
  const parts = new Map<number, number[]>()
  for (const [below, above] of [...whole].sort(([a], [b]) => a - b)) enter(parts, above, below)
  return { awarded: indexes, roots: [...awards.keys()].filter((index) => !whole.has(index)), parts, said, again, places: new Map() }
}

/** Whether the way up from `above` comes to `below`: then it would be a circle. */
function leads(above: number, below: number, whole: ReadonlyMap<number, number>): boolean {
  for (let index: number | undefined = above, steps = 0; index !== undefined; index = whole.get(index), steps++)
    if (index === below || steps >= deepest) return true
  return false
}

/** Specifications that have no names and say the same are one node (HC11), and so one achievement: that is so of each of them. */
function alikeTold({ awards = [] }: Credential, places: Forest['places'], to: Place): void {
  const alike = new Map<string, number[]>()
  for (const [index, place] of awards.length > 1 ? places : []) {
    if (awards[index]?.achievement?.id !== undefined) continue
    const said = canonical(fresh(at(place, '/specifiedBy')).held)
    if (said !== 'null') enter(alike, said, index)
  }
  for (const indexes of alike.values())
    if (indexes.length > 1)
      for (const index of indexes) lose(within(within(to, 'awards'), index), 'another one says the same: here both are one', 'narrowed')
}

/** Finds out before anything is written which claim stands inside which. */
export const nesting = (table: Codec<Credential>): Codec<Credential> => ({
  read: table.read,
  write(hub, to) {
    const forest = forestOf(hub)
    to.pass.memory.set(memory, forest)
    table.write(hub, to)
    alikeTold(hub, forest.places, to)
    const order: number[] = []
    const visit = (index: number): void => {
      order.push(index)
      for (const part of forest.parts.get(index) ?? []) visit(part)
    }
    for (const index of forest.roots) visit(index)
    if (!order.every((index, position) => index === position)) {
      lose(within(to, 'awards'), 'they come in the order of their nesting', 'narrowed')
      lose(within(to, 'associations'), 'they come in the order of their nesting', 'narrowed')
      return
    }
    // read again they come in the order of the parts
    const pairs = [...forest.parts].flatMap(([above, below]) => below.map((part) => [above, part] as const)).sort(([, a], [, b]) => a - b)
    const named = pairs.map(([above, below]) => [hub.awards?.[above]?.achievement?.id, hub.awards?.[below]?.achievement?.id])
    const ids = [...new Map(named.map((pair) => [pair.join(' '), pair])).values()]
    const given = [...forest.said.keys()].flatMap((index) => {
      const { type, source, target } = hub.associations?.[index] ?? {}
      return type === 'isParentOf' ? [[source, target]] : []
    })
    if (!equal(ids, given) && given.length > 0) lose(within(to, 'associations'), 'they come in the order of their nesting', 'narrowed')
  },
})
