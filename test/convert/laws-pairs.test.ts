/** The laws of a conversion, for every pair of formats, over arbitrary hubs. `RUNS`, `SEED` and `FORMATS` as in laws.test.ts. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { drafts, nameOf, readDocument, writeDocument } from '../../src/lib/conversion.ts'
import { apply, difference } from '../../src/lib/difference.ts'
import { at, type Document } from '../../src/lib/json.ts'
import type { Mapping } from '../../src/lib/mapping.ts'
import { fieldOf, pathOf } from '../../src/lib/place.ts'
import { sourcesOf } from '../../src/lib/trace.ts'
import { leaves } from '../../src/lib/tree.ts'
import { credentials } from './hub.ts'
import { changes, extras, holds, mapped, runsOr, spoil, under, written } from './law.ts'

const runs = runsOr(10)
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

describe.each(pairs)('%s to %s', (_from, _to, from, to) => {
  test('4 the difference of the round trip puts back what the target cannot hold', async () => {
    await holds(
      fc.property(credentials, extras, (hub, more) => {
        const document = spoil(written({ id: 'urn:x:1', ...hub }, from).document, more, from)
        const back = sent(sent(document, from, to), to, from)
        expect(apply(back, difference(back, document))).toEqual(document)
      }),
      runs,
    )
  })

  test('5 the same source gives the same document', async () => {
    await holds(
      fc.property(credentials, (hub) => {
        const document = written(hub, from).document
        const once = drafts(document, from, to, {}).map((draft) => draft.document)
        const again = drafts(structuredClone(document), from, to, {}).map((draft) => draft.document)
        expect(JSON.stringify(again)).toBe(JSON.stringify(once))
        expect(nameOf(document)).toBe(nameOf(JSON.parse(JSON.stringify(document))))
      }),
      runs,
    )
  })

  test('7 what came there and back is said again the next time, and no more is put on it', async () => {
    const thereAndBack = (document: Document) => sent(sent(document, to, from), from, to)
    await holds(
      fc.property(credentials, (hub) => {
        const once = thereAndBack(sent(written({ id: 'urn:x:1', ...hub }, from).document, from, to))
        const [before, after] = [said(once, to), said(thereAndBack(once), to)]
        expect(changes(before, after).filter((path) => !isMade(at(before, path)))).toEqual([])
      }),
      runs,
    )
  })

  test('6 nothing is invented: every value has its sources, or is one of the defaults that are told', async () => {
    await holds(
      fc.property(credentials, (hub) => {
        const source = written({ id: 'urn:x:1', ...hub }, from).document
        const reading = readDocument(source, from)
        const { pass } = writeDocument(reading.credential, to, reading.pass.language)
        const sources = sourcesOf(reading.pass, pass)
        const places = new Set([...leaves(source)].flatMap(([path]) => above(path)))
        const defaults = pass.derived.filter((one) => one.from.flatMap(sources).length === 0).map((one) => one.to)
        for (const [place, field] of pass.writes) {
          if (!field) continue
          const found = sources(fieldOf(field))
          if (found.length === 0)
            expect(
              defaults.some((one) => under(fieldOf(field), one)),
              pathOf(place),
            ).toBe(true)
          for (const path of found) expect(places.has(path), path).toBe(true)
        }
      }),
      runs,
    )
  })
})

test('edits make one value of another', async () => {
  await holds(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(apply(a, difference(a, b))).toEqual(b)
    }),
    runs,
  )
})
