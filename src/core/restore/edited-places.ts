/** Where in an original stands what was written of it anew: lists may be in another order there, and a lone value be no list. @module */
import type { Edit } from '../../lib/difference.ts'
import { at, type Document, type Pointer } from '../../lib/json.ts'
import type { Pass, Place } from '../../lib/mapping/pass.ts'
import { fieldOf, live, pathOf } from '../../lib/mapping/place.ts'
import { enter, isWithin } from '../../lib/mapping/trace.ts'
import { equal, isIndex } from '../../lib/tree.ts'
import type { Standing } from './edited-copies.ts'

/** Pointers of what was written, and where the same stands in the original. */
type Places = ReadonlyMap<string, string>

/** The places of both in which one field of the hub stands, and with them of all that is around these. */
export function samePlaces({ reads }: Pass, { writes }: Pass): Places {
  const read = new Map<string, Place[]>()
  for (const [hub, place] of reads) if (hub) enter(read, fieldOf(hub), place)
  const places = new Map<string, string>()
  for (const [place, hub] of writes)
    for (const given of (hub && read.get(fieldOf(hub))) ?? []) {
      align(pathOf(place), pathOf(given), places)
      if (isRenamed(place, given)) places.set(pathOf(place), pathOf(given))
    }
  return places
}

/** A date that stands in the original under the name that it had in an older version of the format (`expirationDate`). */
const isRenamed = (written: Place, given: Place): boolean =>
  written.key !== given.key && around(written) === around(given) && isDay(given.held) && equal(given.held, live(written))

const around = ({ up }: Place): string | undefined => up && pathOf(up)

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)

/** Key by key; the number of an item may be another one, and be missing where a lone value stands for a list of one. */
function align(written: string, given: string, places: Map<string, string>): void {
  const keys = given.split('/')
  const found: (readonly [string, string])[] = []
  let [path, there, next] = ['', '', 1]
  for (const key of written.split('/').slice(1)) {
    path += `/${key}`
    const other = keys[next]
    if (other !== undefined && (key === other || (isIndex(key) && isIndex(other)))) {
      there += `/${other}`
      next++
    } else if (key !== '0') return
    found.push([path, there])
  }
  // what was written first is what a place is known by
  if (next === keys.length) for (const [one, other] of found) if (!places.has(one)) places.set(one, other)
}

/** A list with other items than before. */
interface Picked {
  /** By its new keys, which item of what was written each was. */
  readonly pick: readonly number[]
  /** By its new keys, the key of each in the original’s list as it is now. */
  readonly keys: readonly (number | undefined)[]
  /** The original’s list as it is now, by the numbers that its items had (-1: a new one), and where each of those is now. */
  readonly order: readonly number[]
  readonly now: ReadonlyMap<unknown, number>
  /** Whether a lone value stands in the original, of which a list is made. */
  readonly isLone: boolean
}

interface Both {
  /** In what was written, before the edits: nowhere, if it is new. */
  readonly before: string | undefined
  /** In the original, before the edits: nowhere, if it is new or the original has no such item. */
  readonly held: string | undefined
  /** In the original, with the edits made so far. */
  readonly there: string | undefined
}

/**
 * Edits of what was written, as they are made on the original. One inside an item that the original does not have is left out, and so is one
 * in a place where the original keeps what it says.
 */
export function editsInOriginal(
  edits: readonly Edit[],
  places: Places,
  written: Document,
  original: Document,
  isKept: (standing: Standing) => boolean = () => false,
): readonly Edit[] {
  const picked = new Map<string, Picked>()
  const moved = new Map<string, Picked>()
  const placeOf = (pointer: string): Both => {
    let both: Both = { before: '', held: '', there: '' }
    let path = ''
    for (const key of pointer.split('/').slice(1)) {
      const list = picked.get(path)
      both = list ? itemOf(both, Number(key), list) : memberOf(both, key, places, moved)
      path += `/${key}`
    }
    return both
  }
  return edits.flatMap(([pointer, edit]): readonly Edit[] => {
    const { before, held, there } = placeOf(pointer)
    if (there === undefined) return []
    if (!('pick' in edit)) return isKept({ before, now: pointer, held: held ?? there }) ? [] : [[there, edit]]
    const given = held === undefined ? undefined : at(original, held as Pointer)
    const list = Array.isArray(given) ? given : given === undefined ? [] : [given]
    const former = before === undefined ? undefined : at(written, before as Pointer)
    const items = itemsOf(Array.isArray(former) ? former.length : 0, before ?? '', held ?? there, places)
    const one: Picked = { pick: edit.pick, isLone: list !== given && list.length > 0, ...ordered(edit.pick, list.length, items) }
    picked.set(pointer, one)
    if (held !== undefined) moved.set(held, one)
    return [...(list === given ? [] : [[there, { set: list }] as Edit]), [there, { pick: one.order }]]
  })
}

/** An item of a list that has other items now. */
function itemOf({ before, held, there }: Both, key: number, { pick, keys, order, isLone }: Picked): Both {
  const [old, number] = [pick[key] ?? -1, keys[key]]
  const was = number === undefined ? -1 : (order[number] ?? -1)
  return {
    before: before === undefined || old === -1 ? undefined : `${before}/${old}`,
    held: held === undefined || was === -1 ? undefined : isLone ? held : `${held}/${was}`,
    there: there === undefined || number === undefined ? undefined : `${there}/${number}`,
  }
}

function memberOf({ before, held, there }: Both, key: string, places: Places, moved: ReadonlyMap<string, Picked>): Both {
  const was = before === undefined ? undefined : `${before}/${key}`
  const known = was === undefined ? undefined : places.get(was)
  const own = known ?? (held === undefined ? undefined : `${held}/${key}`)
  return {
    before: was,
    held: own,
    there: own !== undefined ? placeNow(own, moved) : there === undefined ? undefined : `${there}/${key}`,
  }
}

/** Where a place of the original is, with the edits made so far: nowhere, if it is in what was taken away. */
function placeNow(held: string, moved: ReadonlyMap<string, Picked>): string | undefined {
  if (moved.size === 0) return held
  let [before, path] = ['', '']
  for (const key of held.split('/').slice(1)) {
    const list = moved.get(before)
    const number = list?.now.get(list.isLone ? 0 : Number(key))
    if (list && number === undefined) return undefined
    path += list ? `/${number}${list.isLone ? `/${key}` : ''}` : `/${key}`
    before += `/${key}`
  }
  return path
}

/** For each item of a list that was written, its number in the original's list. */
function itemsOf(length: number, before: string, there: string, places: Places): readonly (number | undefined)[] {
  const found = Array.from({ length }, (_, item) => {
    const place = places.get(`${before}/${item}`)
    if (place === undefined || !isWithin(place, there)) return undefined
    // a lone value is the first
    const [, key = '0'] = place.slice(there.length).split('/')
    return isIndex(key) ? Number(key) : undefined
  })
  // where nothing is known of any of them, they stand as they were written
  return found.some((item) => item !== undefined) ? found : found.map((_, item) => item)
}

/**
 * The original's list with the items that are picked: what has no counterpart stays where it is, what is new stands behind what precedes
 * it, at the beginning before what follows it, and they are put in another order only where somebody did.
 */
function ordered(pick: readonly number[], length: number, items: readonly (number | undefined)[]) {
  const wanted = pick.map((old) => (old === -1 ? undefined : items[old]))
  const kept = [...new Set(wanted)].filter((item) => item !== undefined)
  if (isRising(pick.filter((old) => old !== -1))) kept.sort((a, b) => a - b)
  const [counterparts, staying] = [new Set(items), new Set(kept)]
  const staid: number[] = []
  let taken = 0
  for (let item = 0; item < length; item++)
    if (!counterparts.has(item)) staid.push(item)
    else if (staying.has(item)) staid.push(kept[taken++] ?? item)
  const marks = pick.map((old, index) => (old === -1 ? Symbol('new') : wanted[index]))
  // a list of the original may hold several of the hub: what is put in at the end of one of them has something of another one after it
  const isKept = (mark: unknown): mark is number => typeof mark === 'number'
  const [first, last] = [marks.find(isKept), marks.findLastIndex(isKept)]
  const added = new Map<number | 'first' | 'last', symbol[]>()
  let preceding: number | 'first' = 'first'
  for (const [index, mark] of marks.entries())
    if (typeof mark === 'symbol') enter(added, index > last ? 'last' : preceding, mark)
    else if (isKept(mark)) preceding = mark
  const beside = (mark: number | 'first' | 'last') => added.get(mark) ?? []
  const order = [...staid.flatMap((item) => [...(item === first ? beside('first') : []), item, ...beside(item)]), ...beside('last')]
  const now: ReadonlyMap<unknown, number> = new Map(order.map((mark, index) => [mark, index]))
  const keys = marks.map((mark) => (mark === undefined ? undefined : now.get(mark)))
  return { order: order.map((item) => (typeof item === 'symbol' ? -1 : item)), now, keys }
}

const isRising = (numbers: readonly number[]): boolean => numbers.every((one, index) => index === 0 || one > (numbers[index - 1] ?? one))
