/**
 * The laws of the mapping engine, for every folder of formats, over arbitrary hubs. `RUNS=1000` runs them as often as
 * a change of a table deserves, `FORMATS=ob3,elm` over these only.
 */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { drafts, readDocument } from '../../src/lib/conversion.ts'
import { placed } from '../../src/lib/derive.ts'
import { difference } from '../../src/lib/difference.ts'
import { at, isObject, own } from '../../src/lib/json.ts'
import { type Derived, fieldOf, pathOf } from '../../src/lib/place.ts'
import { escapeKey, keys } from '../../src/lib/tree.ts'
import { credentials } from './hub.ts'
import { changes, extras, holds, mapped, runsOr, spoil, under, written } from './law.ts'

const runs = runsOr(10)
// many runs take as long as they take
vi.setConfig({ testTimeout: 3_600_000 })

const touches = (path: string, paths: readonly string[]) => paths.some((other) => under(path, other) || under(other, path))

/** A hub with the fields that rules filled or dropped: what is excused is just what a rule did, with the value it gave. */
const restored = (hub: unknown, derived: readonly Derived[]) =>
  derived.reduce((full, { to, value }) => (at(full, to) === undefined ? placed(full, keys(to), value) : full), hub)

/** A hub without the items that are lost as a whole, where the later ones closed up: what is named is counted anew. */
function closed(hub: unknown, lost: ReadonlySet<string>, after: unknown): { readonly before: unknown; readonly named: readonly string[] } {
  const named: string[] = []
  const walk = (value: unknown, there: unknown, was: string, is: string): unknown => {
    if (lost.has(was)) named.push(is)
    if (Array.isArray(value)) {
      const isShorter = !Array.isArray(there) || there.length < value.length
      const kept = [...value.entries()].filter(([index]) => !(isShorter && lost.has(`${was}/${index}`)))
      if (kept.length === 0 && there === undefined) return undefined
      return kept.map(([index, item], now) => walk(item, at(there, `/${now}`), `${was}/${index}`, `${is}/${now}`))
    }
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        const kept = walk(inner, own(there, key), `${was}/${escapeKey(key)}`, `${is}/${escapeKey(key)}`)
        return kept === undefined ? [] : [[key, kept]]
      }),
    )
  }
  return { before: walk(hub, after, '', ''), named }
}

describe.each(mapped)('%s', (_, mapping, normalise) => {
  test.each([true, false])('1 what a format cannot say is named, and the rest comes back (bridge %s)', async (bridge) => {
    await holds(
      fc.property(credentials, (hub) => {
        const { document, pass } = written(hub, mapping, bridge)
        const back = readDocument(document, mapping)
        const lost = new Set(pass.losses.map((loss) => fieldOf(loss.hub)))
        const after = restored(back.credential, [...back.pass.derived].reverse())
        const { before, named } = closed(restored(hub, pass.derived), lost, after)
        const silent = difference(before, after).filter(([path]) => !touches(path, named))
        expect(silent).toEqual([])
        expect(back.left).toEqual([])
      }),
      runs,
    )
  })

  test('2 a hub that was read is read again from what it writes', async () => {
    await holds(
      fc.property(credentials, (hub) => {
        const once = readDocument(written(hub, mapping).document, mapping).credential
        const twice = readDocument(written(once, mapping).document, mapping).credential
        const filled = [...written(once, mapping).pass.derived]
        expect(difference(restored(once, filled), restored(twice, filled))).toEqual([])
      }),
      runs,
    )
  })

  test('what we write needs no repair, and says the same after the repairs that are made of every document', async () => {
    await holds(
      fc.property(credentials, (hub) => {
        const { document } = written({ id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d001', ...hub }, mapping)
        const normalised = normalise(document)
        const reading = readDocument(normalised, mapping)
        expect(difference(readDocument(document, mapping).credential, reading.credential)).toEqual([])
        expect(reading.left).toEqual([])
      }),
      runs,
    )
  })

  test('a document that is converted into its own format says the same', async () => {
    await holds(
      fc.property(credentials, (hub) => {
        const { document } = written({ id: 'urn:x:1', ...hub }, mapping)
        const [again] = drafts(document, mapping, mapping, {})
        const [before, after] = [document, again?.document ?? {}].map((one) => ({ ...readDocument(one, mapping).credential, id: '' }))
        expect(changes(before, after)).toEqual([])
      }),
      runs,
    )
  })

  test('3 what is not read is named by its place', async () => {
    await holds(
      fc.property(credentials, extras, (hub, more) => {
        const document = spoil(written(hub, mapping).document, more, mapping)
        const reading = readDocument(document, mapping)
        const { document: again, pass } = written(reading.credential, mapping)
        const changed = difference(withoutNames(again), withoutNames(document))
        const told = pass.derived.filter(({ code }) => code !== undefined).map(({ to }) => to)
        const filled = pass.writes.filter(([, field]) => told.some((to) => under(fieldOf(field), to))).map(([place]) => pathOf(place))
        const silent = changed
          .map(([path]) => path)
          .filter((path) => !touches(path, reading.left) && !isListOfOne(at(again, path), at(document, path)) && !touches(path, filled))
        expect(silent).toEqual([])
      }),
      runs,
    )
  })
})

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
