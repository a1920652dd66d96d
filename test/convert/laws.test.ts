/**
 * The laws of the mapping engine, for every folder of formats, over arbitrary hubs. `RUNS=1000` runs them as often as
 * a change of a table deserves, `FORMATS=ob3,elm` over these only.
 */
import fc from 'fast-check'
import { describe, expect, vi } from 'vitest'
import { drafts } from '../../src/lib/conversion.ts'
import type { Credential } from '../../src/lib/credential.ts'
import { difference } from '../../src/lib/difference.ts'
import { at } from '../../src/lib/json.ts'
import { readDocument } from '../../src/lib/mapping/passes.ts'
import { fieldOf } from '../../src/lib/mapping/place.ts'
import { pathIn } from '../../src/lib/original.ts'
import { equal, leaves } from '../../src/lib/tree.ts'
import { credentials } from './hub.ts'
import { changes, type Extra, extras, mapped, runsOr, spoil, testLaws, under, written } from './law.ts'
import { type Copy, restored, silentIn, touches, unnamedIn } from './law-judges.ts'

const runs = runsOr(25)
// many runs take as long as they take
vi.setConfig({ testTimeout: 3_600_000 })

/** The copy, that of the credential with a name, and what is put into the document to see if it is told. */
interface Case {
  readonly copy: Copy
  readonly named: Copy
  readonly more: readonly Extra[]
}

/** Codes of a loss of which most arrives. */
const partial: ReadonlySet<string> = new Set(['narrowed', 'widened', 'language-dropped'])

describe.each(mapped)('%s', (_, mapping, normalise) => {
  const copyOf = (hub: Credential, bridge = true): Copy => {
    const made = written(hub, mapping, bridge)
    return { hub, ...made, reading: readDocument(made.document, mapping) }
  }
  const prepare = ([hub, more]: [Credential, readonly Extra[]]): Case => {
    const copy = copyOf(hub)
    return { copy, named: hub.id === undefined ? copyOf({ id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d001', ...hub }) : copy, more }
  }

  const isNamedOrBack = (copy: Copy) => {
    expect(unnamedIn(copy)).toEqual([])
    expect(copy.reading.left).toEqual([])
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
      // of a node that is named in several places, where it stands
      const called = mapping.called?.(document)
      const left = called ? reading.left.map((path) => pathIn(document, path, { called })) : reading.left
      expect(silentIn(document, { ...reading, left }, written(reading.credential, mapping))).toEqual([])
    },
  }

  testLaws({ cases: fc.tuple(credentials, extras), prepare, laws }, runs)
})
