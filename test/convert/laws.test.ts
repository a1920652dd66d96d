/**
 * The laws of the mapping engine, for every folder of formats, over arbitrary hubs. `RUNS=1000` runs them as often as
 * a change of a table deserves, `FORMATS=ob3,elm` over these only.
 */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { formats } from '../../src/generated/registry.ts'
import { drafts, nameOf, readDocument, writeDocument } from '../../src/lib/conversion.ts'
import type { Credential } from '../../src/lib/credential.ts'
import { placed } from '../../src/lib/derive.ts'
import { apply, difference } from '../../src/lib/difference.ts'
import { dress } from '../../src/lib/frame.ts'
import { at, type Document } from '../../src/lib/json.ts'
import type { Mapping } from '../../src/lib/mapping.ts'
import { type Derived, fieldOf, pathOf } from '../../src/lib/place.ts'
import { sourcesOf } from '../../src/lib/trace.ts'
import { keys, leaves, type Node } from '../../src/lib/tree.ts'
import { credentials } from './hub.ts'

/** The same cases each time, so that a change is judged by what it changes; others with `SEED=7 RUNS=1000`. */
const runs = { numRuns: Number(process.env['RUNS'] ?? 10), seed: Number(process.env['SEED'] ?? 1) }
// many runs take as long as they take
vi.setConfig({ testTimeout: 3_600_000 })
const only = process.env['FORMATS']?.split(',')

async function mappingOf(entry: (typeof formats)[number]): Promise<readonly Mapping[]> {
  try {
    return [await (await entry.load()).mapping()]
  } catch {
    return []
  }
}
const normalises = new Map(await Promise.all(formats.map(async (entry) => [entry.id, (await entry.load()).normalise] as const)))
const all = (await Promise.all(formats.map(mappingOf))).flat().filter(({ id }) => !only || only.includes(id))
const pairs = all.flatMap((from) => all.flatMap((to) => (from === to ? [] : [[from.id, to.id, from, to] as const])))

const under = (path: string, above: string) => path === above || path.startsWith(`${above}/`)
const touches = (path: string, paths: readonly string[]) => paths.some((other) => under(path, other) || under(other, path))
/** What a format demands is put on by the frame and told as a gap: the tables are looked at without it. */
const dressed = (document: Document, mapping: Mapping) =>
  dress(document, { ...mapping, required: {} }, 'x', { placeholders: false, language: 'en' }).document
const written = (hub: Credential, mapping: Mapping, bridge = true) => {
  const { document, pass } = writeDocument(hub, mapping, 'en', { bridge })
  return { document: dressed(document, mapping), pass }
}

/** A hub with the fields that rules filled or dropped: what is excused is just what a rule did, with the value it gave. */
const restored = (hub: unknown, derived: readonly Derived[]) =>
  derived.reduce((full, { to, value }) => (at(full, to) === undefined ? placed(full, keys(to), value) : full), hub)

test('there are formats', () => {
  expect(all.length).toBe(only?.length ?? formats.length)
})

describe.each(all.map((mapping) => [mapping.id, mapping] as const))('%s', (_, mapping) => {
  test.each([true, false])('1 what a format cannot say is named, and the rest comes back (bridge %s)', (bridge) => {
    fc.assert(
      fc.property(credentials, (hub) => {
        const { document, pass } = written(hub, mapping, bridge)
        const back = readDocument(document, mapping)
        const named = pass.losses.map((loss) => fieldOf(loss.hub))
        const before = restored(hub, pass.derived)
        const after = restored(back.credential, [...back.pass.derived].reverse())
        const silent = difference(before, after).filter(([path]) => !touches(path, named))
        expect(silent).toEqual([])
        expect(back.left).toEqual([])
      }),
      runs,
    )
  })

  test('2 a hub that was read is read again from what it writes', () => {
    fc.assert(
      fc.property(credentials, (hub) => {
        const once = readDocument(written(hub, mapping).document, mapping).credential
        const twice = readDocument(written(once, mapping).document, mapping).credential
        const filled = [...written(once, mapping).pass.derived]
        expect(difference(restored(once, filled), restored(twice, filled))).toEqual([])
      }),
      runs,
    )
  })

  test('what we write needs no repair, and says the same after the repairs that are made of every document', () => {
    fc.assert(
      fc.property(credentials, (hub) => {
        const { document } = written({ id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d001', ...hub }, mapping)
        const normalised = normalises.get(mapping.id)?.(document).document ?? {}
        const reading = readDocument(normalised, mapping)
        expect(difference(readDocument(document, mapping).credential, reading.credential)).toEqual([])
        expect(reading.left).toEqual([])
      }),
      runs,
    )
  })

  test('3 what is not read is named by its place', () => {
    fc.assert(
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

const extras = fc.array(
  fc.tuple(
    fc.nat(),
    fc.string().map((key) => `x-${key}`),
    fc.jsonValue(),
  ),
  { maxLength: 4 },
)

/** Puts things that nobody knows at places all over a document. */
function spoil(document: Document, more: readonly [number, string, unknown][], mapping: Mapping): Document {
  const copy = structuredClone(document) as Node
  const frame = Object.keys(mapping.frame({}))
  const nodes: Node[] = [copy]
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null) {
      nodes.push(value as Node)
      Object.values(value).forEach(visit)
    }
  }
  for (const [key, value] of Object.entries(copy)) if (!frame.includes(key)) visit(value)
  for (const [position, key, value] of more) (nodes[position % nodes.length] as Node)[key] = value
  return copy
}

describe.each(pairs)('%s to %s', (_from, _to, from, to) => {
  test('4 the difference of the round trip puts back what the target cannot hold', () => {
    fc.assert(
      fc.property(credentials, extras, (hub, more) => {
        const document = spoil(written({ id: 'urn:x:1', ...hub }, from).document, more, from)
        const [there] = drafts(document, from, to, {})
        const [back] = drafts(there?.document ?? {}, to, from, {})
        expect(apply(back?.document, difference(back?.document, document))).toEqual(document)
      }),
      runs,
    )
  })

  test('5 the same source gives the same document', () => {
    fc.assert(
      fc.property(credentials, (hub) => {
        const document = written(hub, from).document
        const once = drafts(document, from, to, {}).map((draft) => draft.document)
        expect(drafts(structuredClone(document), from, to, {}).map((draft) => draft.document)).toEqual(once)
        expect(nameOf(document)).toBe(nameOf(JSON.parse(JSON.stringify(document))))
      }),
      runs,
    )
  })

  test('6 nothing is invented: every value has its sources, or is one of the defaults that are told', () => {
    fc.assert(
      fc.property(credentials, (hub) => {
        const source = written({ id: 'urn:x:1', ...hub }, from).document
        const reading = readDocument(source, from)
        const { pass } = writeDocument(reading.credential, to, reading.pass.language)
        const sources = sourcesOf(reading.pass, pass)
        const paths = new Set([...leaves(source)].map(([path]) => path))
        const defaults = pass.derived.filter((one) => one.from.flatMap(sources).length === 0).map((one) => one.to)
        for (const [place, field] of pass.writes) {
          if (!field) continue
          const found = sources(fieldOf(field))
          if (found.length === 0)
            expect(
              defaults.some((one) => under(fieldOf(field), one)),
              pathOf(place),
            ).toBe(true)
          for (const path of found)
            expect(
              [...paths].some((leaf) => under(leaf, path)),
              path,
            ).toBe(true)
        }
      }),
      runs,
    )
  })
})

test('edits make one value of another', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(apply(a, difference(a, b))).toEqual(b)
    }),
    runs,
  )
})

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
