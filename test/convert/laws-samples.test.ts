/**
 * The laws of a conversion over what issuers really emit: every reference sample, and each again with the quirks that are
 * seen in the wild (lone values and lists of one, nulls, empty texts, dates without a zone, unknown members, other orders).
 * `RUNS=1000` takes as many, `SEED=7` the same ones again.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { formats } from '../../src/generated/registry.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import { at, type Document, isObject } from '../../src/lib/json.ts'
import { leaves, type Node } from '../../src/lib/tree.ts'
import { parse } from '../../src/parse.ts'
import { hasReference, ran, reference, referenceFiles } from '../reference.ts'
import { holds, runsOr } from './law.ts'

// the same cases each time, so that a change is judged by what it changes; `npm run laws` looks for new ones
const runs = runsOr(60)

/** Every node of a document, with the key under which it stands. */
function* nodes(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return
  if (isObject(value)) yield value
  for (const inner of Object.values(value)) yield* nodes(inner)
}

type Quirk = (node: Node, key: string, value: unknown) => void
/** What is done to one member. None of it may stop a conversion, or pass without being told. */
const quirks: Readonly<Record<string, Quirk>> = {
  'a list of one': (node, key, value) => {
    if (!Array.isArray(value) && key !== '@context') node[key] = [value]
  },
  'a lone value': (node, key, value) => {
    if (Array.isArray(value) && value.length === 1) node[key] = value[0]
  },
  null: (node, key) => {
    node[key] = null
  },
  'an empty text': (node, key, value) => {
    if (typeof value === 'string') node[key] = ''
  },
  'an empty list': (node, key, value) => {
    if (Array.isArray(value)) node[key] = []
  },
  'a date without a time': (node, key, value) => {
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) node[key] = value.slice(0, 10)
  },
  'a date without a zone': (node, key, value) => {
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) node[key] = value.slice(0, 19)
  },
  'seconds since 1970': (node, key, value) => {
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) node[key] = Math.floor(Date.parse(value) / 1000)
  },
  'a number as text': (node, key, value) => {
    if (typeof value === 'number') node[key] = String(value).replace('.', ',')
  },
  'an unknown member': (node) => {
    node['somethingElse'] = { of: ['an', 'issuer'] }
  },
  'the last first': (node, key, value) => {
    delete node[key]
    node[key] = value
  },
  'a member that is gone': (node, key) => {
    if (key !== '@context' && key !== 'type') delete node[key]
  },
  'another type of value': (node, key, value) => {
    if (key !== '@context' && key !== 'type') node[key] = typeof value === 'string' ? { value } : 'text'
  },
  'a list twice as long': (node, key, value) => {
    if (Array.isArray(value) && key !== '@context') node[key] = [...value, ...value]
  },
}

const samples = hasReference
  ? (
      await Promise.all(
        referenceFiles('samples').map(async (file) => {
          const parsed = await parse(reference(file)).catch(() => undefined)
          return parsed && parsed.format !== 'vc' && parsed.text.length < 60_000 ? [{ file, ...parsed }] : []
        }),
      )
    ).flat()
  : []

/** A sample, and what was done to it: the place and the quirk are numbers, so that a failure is made smaller. */
const spoiled = fc
  .tuple(
    fc.nat(Math.max(samples.length - 1, 0)),
    fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000), fc.constantFrom(...Object.keys(quirks))), { maxLength: 4 }),
  )
  .map(([index, changes]) => {
    const sample = samples[index]
    const document = structuredClone(sample?.document ?? {}) as Node
    for (const [nodeAt, keyAt, name] of changes) {
      const all = [...nodes(document)]
      const node = all[nodeAt % all.length] ?? document
      const keys = Object.keys(node)
      const key = keys[keyAt % keys.length]
      if (key !== undefined) quirks[name]?.(node, key, node[key])
    }
    return { file: sample?.file, document: document as Document, names: changes.map(([, , name]) => name) }
  })

const isWithin = (path: string, places: ReadonlySet<string>): boolean => {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) if (places.has(path.slice(0, end))) return true
  return false
}

describe.skipIf(!hasReference)('a sample with the quirks of the wild', () => {
  test.each(formats.map(({ id }) => [id] as const))('into %s', { timeout: 3_600_000 }, async (to) => {
    let converted = 0
    await holds(
      fc.asyncProperty(spoiled, async ({ document }) => {
        const text = JSON.stringify(document, null, 1)
        const parsed = await parse(text).catch((error: unknown) => {
          // a document that is in no format any more is told by its code
          expect(error).toBeInstanceOf(CredentialError)
          return undefined
        })
        // a quirk may take the type away: what is left is any Verifiable Credential, which has no mapping
        if (!parsed || parsed.format === to || parsed.format === 'vc') return
        converted++
        const once = await convert(text, { to })
        // the same source gives the same document, whatever came between
        expect((await convert(text, { to })).document).toEqual(once.document)
        // the original comes back: its own, or that of the conversion it is
        const { bytes } = await restore(once.document)
        const back = new TextDecoder().decode(bytes)
        if (back !== parsed.text) expect(text).toContain('onversion')
        // every loss has a place in the source, and every value of the target an origin
        const lost = once.diagnostics.flatMap(({ kind, source }) => (kind === 'loss' && source !== undefined ? [source] : []))
        for (const source of lost) expect(at(parsed.document, source), source).not.toBeUndefined()
        const { provenance } = once
        for (const [path] of leaves(once.document)) expect(provenance[path], path).toBeDefined()
        // a value of the source that says something is in the target, or is named
        const known: ReadonlySet<string> = new Set([
          ...lost,
          ...Object.values(provenance).flatMap((one) => (typeof one === 'string' ? [] : one)),
        ])
        const silent =
          /(^|\/)(@context|type|@type|id|@id|proof|verification|credentialSchema|credentialProfiles|inScheme|prefLabel|notation)(\/|$)/
        const told = new Set(once.diagnostics.flatMap(({ source }) => (source === undefined ? [] : [source])))
        // an empty object, list or text says nothing (T26), nor does null
        // a part that stands alone is lost as a whole where the target has no place for it, or for all that is read of it
        const isNowhere = once.diagnostics.some(({ kind, source }) => kind === 'loss' && source === '')
        for (const [path, value] of isNowhere ? [] : leaves(parsed.document))
          if (/somethingElse/.test(path) && typeof value !== 'object' && value !== '' && !silent.test(path))
            expect(isWithin(path, known) || isWithin(path, told), path).toBe(true)
      }),
      runs,
    )
    ran(`samples with quirks into ${to}`, converted)
    expect(converted).toBeGreaterThan(runs.numRuns / 4)
  })
})
