/** Where in an original stands what was written of it anew: lists may be in another order there, and a lone value be no list. @module */
import type { Edit } from '../lib/difference.ts'
import { at, type Document, type Pointer } from '../lib/json.ts'
import { fieldOf, type Pass, pathOf } from '../lib/place.ts'
import { enter, isWithin } from '../lib/trace.ts'
import { isIndex } from '../lib/tree.ts'

/** Pointers of what was written, and where the same stands in the original. */
type Places = ReadonlyMap<string, string>

/** The places of both in which one field of the hub stands, and with them of all that is around these. */
export function samePlaces({ reads }: Pass, { writes }: Pass): Places {
  const read = new Map<string, string[]>()
  for (const [hub, place] of reads) if (hub) enter(read, fieldOf(hub), pathOf(place))
  const places = new Map<string, string>()
  for (const [place, hub] of writes) for (const path of (hub && read.get(fieldOf(hub))) ?? []) align(pathOf(place), path, places)
  return places
}

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

/** A list with other items than before: by its new keys, which item of what was written each was, and its key in the original. */
interface Picked {
  readonly pick: readonly number[]
  readonly keys: readonly (number | undefined)[]
}

interface Both {
  /** In what was written, before the edits: nowhere, if it is new. */
  readonly before: string | undefined
  /** In the original, with the edits made so far: nowhere, if the original has no such item. */
  readonly there: string | undefined
}

/** Edits of what was written, as they are made on the original. One inside an item that the original does not have is left out. */
export function editsInOriginal(edits: readonly Edit[], places: Places, written: Document, original: Document): readonly Edit[] {
  const picked = new Map<string, Picked>()
  const placeOf = (pointer: string): Both => {
    let both: Both = { before: '', there: '' }
    let path = ''
    for (const key of pointer.split('/').slice(1)) {
      both = inside(both, key, picked.get(path), places)
      path += `/${key}`
    }
    return both
  }
  return edits.flatMap(([pointer, edit]): readonly Edit[] => {
    const { before = '', there } = placeOf(pointer)
    if (there === undefined) return []
    if (!('pick' in edit)) return [[there, edit]]
    const held = at(original, there as Pointer)
    const list = Array.isArray(held) ? held : held === undefined ? [] : [held]
    const former = at(written, before as Pointer)
    const items = itemsOf(Array.isArray(former) ? former.length : 0, before, there, places)
    const { order, keys } = ordered(edit.pick, list.length, items)
    picked.set(pointer, { pick: edit.pick, keys })
    return [...(list === held ? [] : [[there, { set: list }] as Edit]), [there, { pick: order }]]
  })
}

function inside({ before, there }: Both, key: string, list: Picked | undefined, places: Places): Both {
  const old = list ? list.pick[Number(key)] : key
  const was = before === undefined || old === -1 ? undefined : `${before}/${old}`
  const own = list ? list.keys[Number(key)] : key
  const known = list || was === undefined ? undefined : places.get(was)
  return { before: was, there: known ?? (own === undefined || there === undefined ? undefined : `${there}/${own}`) }
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
 * The original's list with the items that are picked: what has no counterpart stays where it is, what is new stands before what follows
 * it, and they are put in another order only where somebody did.
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
  // the last first: what is new is known by the one that follows, and at the end none does
  const added = new Map<number | undefined, symbol[]>()
  let following: number | undefined
  for (const mark of [...marks].reverse()) {
    if (typeof mark === 'symbol') enter(added, following, mark)
    else if (mark !== undefined) following = mark
  }
  const order = [...staid, undefined].flatMap((item) => [...(added.get(item)?.reverse() ?? []), ...(item === undefined ? [] : [item])])
  const numbers = new Map(order.map((mark, index) => [mark, index]))
  const keys = marks.map((mark) => (mark === undefined ? undefined : numbers.get(mark)))
  return { order: order.map((item) => (typeof item === 'symbol' ? -1 : item)), keys }
}

const isRising = (numbers: readonly number[]): boolean => numbers.every((one, index) => index === 0 || one > (numbers[index - 1] ?? one))
