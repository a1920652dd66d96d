/** The laws of a conversion, for every pair of formats, over arbitrary hubs. `RUNS`, `SEED` and `FORMATS` as in laws.test.ts. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { drafts, nameOf } from '../../src/lib/conversion.ts'
import type { Credential } from '../../src/lib/credential.ts'
import { apply, difference } from '../../src/lib/difference.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { readDocument, writeDocument } from '../../src/lib/mapping/passes.ts'
import { fieldOf, pathOf } from '../../src/lib/mapping/place.ts'
import { sourcesOf } from '../../src/lib/mapping/trace.ts'
import type { Mapping } from '../../src/lib/mapping.ts'
import { leaves } from '../../src/lib/tree.ts'
import { credentials } from './hub.ts'
import { changes, type Extra, extras, holds, mapped, runsOr, spoil, testLaws, under, written } from './law.ts'
import { straysIn } from './law-judges.ts'

const runs = runsOr(25)
// many runs take as long as they take
vi.setConfig({ testTimeout: 3_600_000 })

const pairs = mapped.flatMap(([id, from]) => mapped.flatMap(([other, to]) => (from === to ? [] : [[id, other, from, to] as const])))
/** A path, and those it leads through. */
const above = (path: string) => path.split('/').map((_, index, all) => all.slice(0, index + 1).join('/'))
const sent = (document: Document, from: Mapping, to: Mapping): Document => drafts(document, from, to, {})[0]?.document ?? {}
/** A name that was made is not kept by whoever has others. */
const isMade = (value: unknown) => /^urn:(uuid|epass):/.test(String(value))
const said = (document: Document, mapping: Mapping) => {
  const { id: _, ...credential } = readDocument(document, mapping).credential
  return credential
}

test('the pairs are those of all formats', () => {
  expect(pairs).toHaveLength(mapped.length * (mapped.length - 1))
  expect(process.env['FORMATS'] ? 5 : mapped.length).toBe(5)
})

/** A document, what becomes of it there, and what of that when it comes back. */
interface Journey {
  readonly source: Document
  readonly there: readonly Document[]
  readonly back: Document
}

describe.each(pairs)('%s to %s', (_from, _to, from, to) => {
  const all = (document: Document) => drafts(document, from, to, {}).map((draft) => draft.document)
  const back = (document: Document | undefined) => sent(document ?? {}, to, from)

  const laws: Record<string, (journey: Journey) => void> = {
    '4 the difference of the round trip puts back what the target cannot hold': (journey) => {
      expect(apply(journey.back, difference(journey.back, journey.source))).toEqual(journey.source)
    },

    '5 the same source gives the same document': ({ source, there }) => {
      expect(JSON.stringify(all(structuredClone(source)))).toBe(JSON.stringify(there))
      expect(nameOf(source)).toBe(nameOf(JSON.parse(JSON.stringify(source))))
    },

    '7 what came there and back is said again the next time, and no more is put on it': (journey) => {
      const once = sent(journey.back, from, to)
      const [before, after] = [said(once, to), said(sent(back(once), from, to), to)]
      expect(changes(before, after).filter((path) => !isMade(at(before, path)))).toEqual([])
    },

    '8 what only one of several awards says stands in its own document only': ({ source, there }) => {
      const { credential } = readDocument(source, from)
      const { awards = [] } = credential
      if (to.awards === 'many' || awards.length < 2) return
      expect(there).toHaveLength(awards.length)
      expect(straysIn(credential, there)).toEqual([])
    },

    '6 nothing is invented: every value has its sources, or is one of the defaults that are told': ({ source }) => {
      const reading = readDocument(source, from)
      const { pass } = writeDocument(reading.credential, to, reading.pass.language)
      const sources = sourcesOf(reading.pass, pass.derived)
      const places = new Set([...leaves(source)].flatMap(([path]) => above(path)))
      const defaults = pass.derived.filter((one) => one.from.flatMap(sources).length === 0).map((one) => one.to)
      const fields = pass.writes.flatMap(([place, field]) => (field ? [[pathOf(place), fieldOf(field)] as const] : []))
      const invented = fields.filter(([, field]) => sources(field).length === 0 && !defaults.some((one) => under(field, one)))
      expect(invented).toEqual([])
      expect(fields.flatMap(([, field]) => sources(field)).filter((path) => !places.has(path))).toEqual([])
    },
  }

  const prepare = ([hub, more]: [Credential, readonly Extra[]]): Journey => {
    const source = spoil(written(hub, from).document, more, from)
    const there = all(source)
    return { source, there, back: back(there[0]) }
  }
  testLaws({ cases: fc.tuple(credentials, extras), prepare, laws }, runs)
})

test('edits make one value of another', async () => {
  await holds(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(apply(a, difference(a, b))).toEqual(b)
    }),
    runs,
  )
})
