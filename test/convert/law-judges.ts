/** What the laws of a format ask: what differs and is not told, in a hub that came back and in a document that was read. */

import type { Credential } from '../../src/lib/credential.ts'
import { difference, type Edit } from '../../src/lib/difference.ts'
import { at, type Document, isObject, list, own } from '../../src/lib/json.ts'
import { placed } from '../../src/lib/mapping/derive.ts'
import type { Derived } from '../../src/lib/mapping/pass.ts'
import type { Reading } from '../../src/lib/mapping/passes.ts'
import { fieldOf, pathOf } from '../../src/lib/mapping/place.ts'
import { equal, escapeKey, keys, leaves } from '../../src/lib/tree.ts'
import { under, type Written } from './law.ts'

export const touches = (path: string, paths: readonly string[]): boolean => paths.some((other) => under(path, other) || under(other, path))

/** A hub with the fields that rules filled or dropped: what is excused is just what a rule did, with the value it gave. */
export const restored = (hub: unknown, derived: readonly Derived[]): unknown =>
  derived.reduce((full, { to, value }) => (at(full, to) === undefined ? placed(full, keys(to), value) : full), hub)

/** A field that is named, and where it is in the copy. */
type Named = readonly [was: string, is: string]

/** What is named: lost, lost as a whole, and in another order. */
interface Told {
  readonly lost: ReadonlySet<string>
  readonly gone: ReadonlySet<string>
  readonly moved: ReadonlySet<string>
}

/**
 * A hub without the items that are lost as a whole, where the later ones closed up, and with those in another order that are told to be:
 * what is named is counted anew.
 */
function closed(hub: unknown, { lost, gone, moved }: Told, after: unknown): { readonly before: unknown; readonly named: readonly Named[] } {
  const named: Named[] = []
  const walk = (value: unknown, there: unknown, was: string, is: string): unknown => {
    if (lost.has(was)) named.push([was, is])
    if (Array.isArray(value)) {
      const isShorter = !Array.isArray(there) || there.length < value.length
      const left = [...value.entries()].filter(([index]) => !(isShorter && gone.has(`${was}/${index}`)))
      const kept = Array.isArray(there) && moved.has(was) ? ordered(left, there) : left
      const items: unknown[] = []
      for (const [index, item] of kept) {
        const left = walk(item, at(there, `/${items.length}`), `${was}/${index}`, `${is}/${items.length}`)
        // an item of which all is lost is no item any more
        if (left !== undefined || !isShorter) items.push(left)
      }
      return items.length === 0 && there === undefined ? undefined : items
    }
    if (!isObject(value)) return value
    const kept = Object.entries(value).flatMap(([key, inner]) => {
      const left = walk(inner, own(there, key), `${was}/${escapeKey(key)}`, `${is}/${escapeKey(key)}`)
      return left === undefined ? [] : [[key, left]]
    })
    return kept.length === 0 && there === undefined ? undefined : Object.fromEntries(kept)
  }
  return { before: walk(hub, after, '', ''), named }
}

/** Items in the order of another list: at each place the one that says most of what stands there. */
function ordered(items: readonly (readonly [number, unknown])[], there: readonly unknown[]) {
  const left = new Map(items)
  const found = there.flatMap((other) => {
    const all = [...leaves(other)]
    const lacks = (item: unknown) => all.filter(([path, value]) => !equal(at(item, path), value)).length
    const [first] = [...left].sort(([, a], [, b]) => lacks(a) - lacks(b))
    if (first) left.delete(first[0])
    return first ? [first] : []
  })
  return [...found, ...left]
}

/** A credential as a format writes it, and what of that is read again. */
export interface Copy extends Written {
  readonly hub: Credential
  readonly reading: Reading
}

/** The places where two values do not say the same: an item of a list is compared with that of its position. */
function otherwise(one: unknown, other: unknown): readonly string[] {
  const [here, there] = [new Map(leaves(one)), new Map(leaves(other))]
  const places = new Set([...here.keys(), ...there.keys()])
  return [...places].filter((path) => here.has(path) !== there.has(path) || !equal(here.get(path), there.get(path)))
}

/** The places of a credential that came back otherwise, and are not named: what a format cannot say is named, and the rest comes back. */
export function unnamedIn({ hub, pass, reading: back }: Copy): readonly string[] {
  const lost = new Set(pass.losses.map((loss) => fieldOf(loss.hub)))
  const after = restored(back.credential, [...back.pass.derived].reverse())
  const gone = new Set(pass.losses.filter(({ code }) => code !== 'narrowed').map((loss) => fieldOf(loss.hub)))
  // what is narrowed, or said in fewer languages, is there in part; a list, in another order
  const isInPart = (was: string) =>
    pass.losses.every(
      ({ hub: of, code }) => fieldOf(of) !== was || code === 'narrowed' || (code === 'language-dropped' && isObject(at(hub, was))),
    )
  const whole = [...lost].filter((was) => !isInPart(was))
  const moved = new Set([...lost].filter((was) => Array.isArray(at(hub, was)) && isInPart(was)))
  const { before, named } = closed(restored(hub, pass.derived), { lost, gone, moved }, after)
  // of several awards the whole ends with all: where one is lost, with those that are left
  const isEnd = (path: string) =>
    path === '/validUntil' && lost.has('/awards') && hub.awards?.some(({ validUntil }) => validUntil === at(after, path))
  const others = named.flatMap(([was, is]) => (moved.has(was) ? [] : [is]))
  // of learning outcomes only the skills may be said, each by itself
  const lists = named.flatMap(([was, is]) => (moved.has(was) && was.endsWith('/outcomes') ? [is] : []))
  const isElsewhere = (path: string) => {
    const list = lists.find((one) => under(path, one))
    const [there, value] = at(before, path) === undefined ? [before, at(after, path)] : [after, at(before, path)]
    // a list of which each item is lost says nothing
    const isEmpty = typeof value === 'object'
    return list !== undefined && (isEmpty || [...leaves(at(there, list))].some(([, other]) => equal(other, value)))
  }
  const isVanished = ([was, is]: Named) =>
    at(hub, was) !== undefined &&
    at(after, is) === undefined &&
    !whole.some((one) => under(was, one)) &&
    !lists.some((one) => under(is, one))
  return [
    ...named.filter(isVanished).map(([, is]) => is),
    ...otherwise(before, after).filter((path) => !touches(path, others) && !isElsewhere(path) && !isEnd(path)),
  ]
}

/** The places of a document that are not said again, and not told: neither unread, nor filled in, nor following from the rest. */
export function silentIn(document: Document, { pass: reads, left }: Reading, { document: again, pass }: Written): readonly string[] {
  const changed = difference(withoutNames(again), withoutNames(document))
  const writtenTo = (fields: readonly string[]) => {
    const places = pass.writes.filter(([, field]) => fields.some((to) => under(fieldOf(field), to))).map(([place]) => pathOf(place))
    const copies = pass.copies.filter(([, of]) => places.some((path) => under(path, pathOf(of))))
    return [...places, ...copies.map(([copy]) => pathOf(copy))]
  }
  const told = writtenTo(pass.derived.filter(({ code }) => code !== undefined).map(({ to }) => to))
  const narrowed = reads.remarks.flatMap(({ code, place }) => (code === 'narrowed' ? [pathOf(place)] : []))
  // where the document says nothing there is nothing to read, and a rule may say what follows from the rest
  const added = writtenTo(pass.derived.map(({ to }) => to))
  // with that come definitions of its terms, beside the contexts that the document has
  const isOfTerms = (path: string, edit: Edit[1]) => {
    const [node = '', inside] = path.split('/@context')
    if (inside === undefined || !added.some((one) => under(one, node))) return false
    if (!('pick' in edit)) return 'drop' in edit && inside !== ''
    const { pick } = edit
    return (
      pick.every((old, now) => old > (pick[now - 1] ?? -1)) &&
      list(at(again, path)).every((one, old) => pick.includes(old) || isObject(one))
    )
  }
  const isExcused = ([path, edit]: Edit) =>
    touches(path, [...left, ...narrowed, ...told]) ||
    isListOfOne(at(again, path), at(document, path)) ||
    ('drop' in edit && touches(path, added)) ||
    isLonger(edit, at(again, path)) ||
    isOfTerms(path, edit)
  return changed.filter((edit) => !isExcused(edit)).map(([path]) => path)
}

/** A list that is kept, with more items between: each of them is an edit of its own. */
const isLonger = (edit: Edit[1], before: unknown) =>
  'pick' in edit &&
  equal(
    edit.pick.filter((old) => old !== -1),
    list(before).map((_, position) => position),
  )

/** A lone text in a map of lists comes back as the list of it that it is. */
const isListOfOne = (again: unknown, before: unknown) => Array.isArray(again) && again.length === 1 && again[0] === before

/** Without ids that mean nothing outside. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === 'id' && /^urn:(epass|uuid):/.test(String(inner)) ? [] : [[key, withoutNames(inner)]],
    ),
  )
}

/** Text that is of one place alone: each has a number of its own. */
const isWords = (value: unknown): value is string => typeof value === 'string' && value.length > 3 && /^(?!\d{4}-\d\d).*\d$/.test(value)
const wordsIn = (value: unknown): readonly string[] => [...leaves(value)].flatMap(([, one]) => (isWords(one) ? [one] : []))

/** The places, in documents of one award each, where something stands that only the award of another one says. */
export function straysIn({ awards = [], ...whole }: Credential, documents: readonly Document[]): readonly string[] {
  // achievements refer to each other by their ids, and what is said of the whole is said of each
  const ofAll = new Set<unknown>([...awards.map(({ achievement }) => achievement?.id), ...wordsIn(whole)])
  const said = awards.map((award) => new Set(wordsIn(award).filter((value) => !ofAll.has(value))))
  const isOf = (value: unknown) => said.flatMap((values, index) => (values.has(String(value)) ? [index] : []))
  return documents.flatMap((document, index) =>
    [...leaves(document)].filter(([, value]) => isOf(value).length === 1 && !isOf(value).includes(index)).map(([path]) => path),
  )
}
