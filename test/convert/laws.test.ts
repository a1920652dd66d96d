/**
 * The laws of the mapping engine, for every folder of formats, over arbitrary hubs. `RUNS=1000` runs them as often as
 * a change of a table deserves, `FORMATS=ob3,elm` over these only.
 */
import fc from 'fast-check'
import { describe, expect, vi } from 'vitest'
import { drafts, type Reading, readDocument } from '../../src/lib/conversion.ts'
import type { Credential } from '../../src/lib/credential.ts'
import { placed } from '../../src/lib/derive.ts'
import { difference, type Edit } from '../../src/lib/difference.ts'
import { at, type Document, isObject, list, own } from '../../src/lib/json.ts'
import { type Derived, fieldOf, pathOf } from '../../src/lib/place.ts'
import { equal, escapeKey, keys, leaves } from '../../src/lib/tree.ts'
import { credentials } from './hub.ts'
import { changes, type Extra, extras, mapped, runsOr, spoil, testLaws, under, type Written, written } from './law.ts'

const runs = runsOr(25)
// many runs take as long as they take
vi.setConfig({ testTimeout: 3_600_000 })

const touches = (path: string, paths: readonly string[]) => paths.some((other) => under(path, other) || under(other, path))

/** A hub with the fields that rules filled or dropped: what is excused is just what a rule did, with the value it gave. */
const restored = (hub: unknown, derived: readonly Derived[]) =>
  derived.reduce((full, { to, value }) => (at(full, to) === undefined ? placed(full, keys(to), value) : full), hub)

/** A field that is named, and where it is in the copy. */
type Named = readonly [was: string, is: string]

/** A hub without the items that are lost as a whole, where the later ones closed up: what is named is counted anew. */
function closed(
  hub: unknown,
  lost: ReadonlySet<string>,
  gone: ReadonlySet<string>,
  after: unknown,
): { readonly before: unknown; readonly named: readonly Named[] } {
  const named: Named[] = []
  const walk = (value: unknown, there: unknown, was: string, is: string): unknown => {
    if (lost.has(was)) named.push([was, is])
    if (Array.isArray(value)) {
      const isShorter = !Array.isArray(there) || there.length < value.length
      const kept = [...value.entries()].filter(([index]) => !(isShorter && gone.has(`${was}/${index}`)))
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

/** A credential as a format writes it, and what of that is read again. */
interface Copy extends Written {
  readonly hub: Credential
  readonly reading: Reading
}
/** The copy, that of the credential with a name, and what is put into the document to see if it is told. */
interface Case {
  readonly copy: Copy
  readonly named: Copy
  readonly more: readonly Extra[]
}

/** Codes of a loss of which most arrives. */
const partial: ReadonlySet<string> = new Set(['narrowed', 'widened', 'language-dropped'])

/** The places where two values do not say the same: an item of a list is compared with that of its position. */
function otherwise(one: unknown, other: unknown): readonly string[] {
  const [here, there] = [new Map(leaves(one)), new Map(leaves(other))]
  const places = new Set([...here.keys(), ...there.keys()])
  return [...places].filter((path) => here.has(path) !== there.has(path) || !equal(here.get(path), there.get(path)))
}

describe.each(mapped)('%s', (_, mapping, normalise) => {
  const copyOf = (hub: Credential, bridge = true): Copy => {
    const made = written(hub, mapping, bridge)
    return { hub, ...made, reading: readDocument(made.document, mapping) }
  }
  const prepare = ([hub, more]: [Credential, readonly Extra[]]): Case => {
    const copy = copyOf(hub)
    return { copy, named: hub.id === undefined ? copyOf({ id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d001', ...hub }) : copy, more }
  }

  const isNamedOrBack = ({ hub, pass, reading: back }: Copy) => {
    const lost = new Set(pass.losses.map((loss) => fieldOf(loss.hub)))
    const after = restored(back.credential, [...back.pass.derived].reverse())
    const gone = new Set(pass.losses.filter(({ code }) => code !== 'narrowed').map((loss) => fieldOf(loss.hub)))
    const { before, named } = closed(restored(hub, pass.derived), lost, gone, after)
    // of several awards the whole ends with all: where one is lost, with those that are left
    const isEnd = (path: string) =>
      path === '/validUntil' && lost.has('/awards') && hub.awards?.some(({ validUntil }) => validUntil === at(after, path))
    // a list that is told to be in another order has the same values all the same
    const isOfOrder = ([was]: Named) => pass.losses.every(({ hub: of, code }) => fieldOf(of) !== was || code === 'narrowed')
    const lists = named.filter((one) => Array.isArray(at(hub, one[0])) && isOfOrder(one)).map(([, is]) => is)
    const others = named.map(([, is]) => is).filter((path) => !lists.includes(path))
    const isElsewhere = (path: string) => {
      const list = lists.find((one) => under(path, one))
      const [there, value] = at(before, path) === undefined ? [before, at(after, path)] : [after, at(before, path)]
      // a list of which each item is lost says nothing
      const isEmpty = typeof value === 'object'
      return list !== undefined && (isEmpty || [...leaves(at(there, list))].some(([, other]) => equal(other, value)))
    }
    expect(otherwise(before, after).filter((path) => !touches(path, others) && !isElsewhere(path) && !isEnd(path))).toEqual([])
    expect(back.left).toEqual([])
  }

  /** What is named as lost although it comes back: where no rule can have put it there. */
  const isNamedForNothing = ({ hub, pass, reading: back }: Copy): readonly string[] => {
    const lost = pass.losses.filter(({ code }) => code === undefined || !partial.has(code)).map((loss) => fieldOf(loss.hub))
    const moved = [...pass.derived, ...back.pass.derived].flatMap(({ to, from }) => [to, ...from])
    const all = [...leaves(hub)]
    // where items closed up another one stands there: values that are said once are nobody else's
    const isOnce = (value: unknown) => all.filter(([, other]) => equal(other, value)).length === 1
    return all.flatMap(([path, value]) =>
      lost.some((field) => under(path, field)) && !touches(path, moved) && equal(at(back.credential, path), value) && isOnce(value)
        ? [path]
        : [],
    )
  }

  const laws: Record<string, (one: Case) => void> = {
    '1 what a format cannot say is named, and the rest comes back': ({ copy }) => isNamedOrBack(copy),

    '1 what is named as lost is not there': ({ copy }) => expect([...isNamedForNothing(copy)]).toEqual([]),

    '1 and so it is without our own terms': ({ copy }) => isNamedOrBack(copyOf(copy.hub, false)),

    '2 a hub that was read is read again from what it writes': ({ copy }) => {
      const once = copy.reading.credential
      const { document, pass } = written(once, mapping)
      const twice = readDocument(document, mapping).credential
      expect(difference(restored(once, pass.derived), restored(twice, pass.derived))).toEqual([])
    },

    'what we write needs no repair, and says the same after the repairs that are made of every document': ({ named }) => {
      const reading = readDocument(normalise(named.document), mapping)
      expect(difference(named.reading.credential, reading.credential)).toEqual([])
      expect(reading.left).toEqual([])
    },

    'a document that is converted into its own format says the same': ({ named }) => {
      const [again] = drafts(named.document, mapping, mapping, {})
      const after = readDocument(again?.document ?? {}, mapping).credential
      expect(changes({ ...named.reading.credential, id: '' }, { ...after, id: '' })).toEqual([])
    },

    '3 what is not read is named by its place': ({ copy, more }) => {
      const document = spoil(copy.document, more, mapping)
      const reading = readDocument(document, mapping)
      expect(silentIn(document, reading, written(reading.credential, mapping))).toEqual([])
    },
  }

  testLaws({ cases: fc.tuple(credentials, extras), prepare, laws }, runs)
})

/** The places of a document that are not said again, and not told: neither unread, nor filled in, nor following from the rest. */
function silentIn(document: Document, { pass: reads, left }: Reading, { document: again, pass }: Written): readonly string[] {
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
  const follows = (path: string) => {
    const fields = reads.reads.flatMap(([field, place]) => (field && under(pathOf(place), path) ? [fieldOf(field)] : []))
    return fields.length > 0 && fields.every((field) => reads.derived.some(({ to }) => under(field, to)))
  }
  const isExcused = ([path, edit]: Edit) =>
    touches(path, [...left, ...narrowed, ...told]) ||
    isListOfOne(at(again, path), at(document, path)) ||
    ('drop' in edit && touches(path, added)) ||
    ('set' in edit && at(again, path) === undefined && follows(path)) ||
    isLonger(edit, at(again, path)) ||
    // with what a rule may say comes the context of its terms: all that the document has there is said
    (/\/@context(?:\/|$)/.test(path) && ('pick' in edit ? !edit.pick.includes(-1) : 'drop' in edit))
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
