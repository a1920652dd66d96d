/**
 * The toRdf tests of the JSON-LD 1.1 API that fetch nothing: our own engine agrees with `jsonld` on each input, and what it
 * accepts is what the test expects.
 */
import rdfCanonize from 'rdf-canonize'
import { describe, expect, it } from 'vitest'
import { canonize } from '../../src/jsonld/index.ts'
import type { Document } from '../../src/lib/json.ts'
import { hasReference, ran, referenceFiles, referenceJson, referenceText } from '../reference.ts'
import { compare, count, isDisagreement, newTally } from './differential/compare.ts'
import { unexplained } from './differential/stricter.ts'

interface Entry {
  readonly '@id': string
  readonly '@type': readonly string[]
  readonly input: string
  readonly expect?: string
  readonly option?: Readonly<Record<string, unknown>>
}

const folder = 'vectors/json-ld-api'
const { sequence } = hasReference
  ? (referenceJson(`${folder}/toRdf-manifest.jsonld`) as { readonly sequence: readonly Entry[] })
  : { sequence: [] }

/** Options that ask for something else than safe JSON-LD 1.1. */
const special = ['expandContext', 'produceGeneralizedRdf', 'rdfDirection', 'processingMode']
const fetches = (text: string): boolean => /"@import"|"@context":\s*"|"@context":\s*\[[^\]{]*"/.test(text)
/** One test of the suite is a file of another suite. */
const present = new Set(referenceFiles(folder))
const plain = sequence.filter(
  ({ input, option = {} }) =>
    present.has(`${folder}/${input}`) &&
    !special.some((name) => name in option) &&
    option['specVersion'] !== 'json-ld-1.0' &&
    !fetches(referenceText(`${folder}/${input}`)),
)
/**
 * Where the package `jsonld`, to which our engine leaves these, departs from the specification. A signature over such a
 * document was made with it or its like, so we answer as it does.
 */
const departures: Readonly<Record<string, string>> = {
  '#tc037': 'a scoped context of a term for @nest is not used',
  '#tc038': 'a scoped context of a term for @nest is not used',
  '#te111': 'a relative @vocab is resolved against the base',
  '#te112': 'a relative @vocab is resolved against the base',
  '#tli12': 'an IRI with characters that no IRI has is escaped, not left out',
  '#ttn02': 'one value written in two ways stands there twice',
}
const documents = ({ input }: Entry): unknown => referenceJson(`${folder}/${input}`)
const isDocument = (value: unknown): value is Document => typeof value === 'object' && value !== null && !Array.isArray(value)

describe.skipIf(!hasReference)('the toRdf tests of JSON-LD 1.1', () => {
  it('are answered as jsonld answers them', async () => {
    const tally = newTally()
    const bad: unknown[] = []
    for (const entry of plain) {
      const document = documents(entry)
      if (!isDocument(document)) continue
      const comparison = await compare(document)
      count(tally, comparison)
      if (isDisagreement(comparison.outcome)) bad.push([entry['@id'], comparison])
    }
    const total = Object.values(tally.outcomes).reduce((sum, number) => sum + number, 0)
    ran(`toRdf tests: ${JSON.stringify(tally.outcomes)}`, total)
    expect(bad).toEqual([])
    expect(unexplained(tally)).toEqual([])
    expect(total).toBeGreaterThan(300)
  })

  it('give the expected quads, where safe mode accepts them', async () => {
    const wrong: string[] = []
    let right = 0
    for (const entry of plain) {
      const document = documents(entry)
      if (!isDocument(document) || entry.expect === undefined || !entry['@type'].includes('jld:PositiveEvaluationTest')) continue
      const ours = await canonize(document, {
        base: String(entry.option?.['base'] ?? `https://w3c.github.io/json-ld-api/tests/${entry.input}`),
      }).catch(() => undefined)
      if (ours === undefined) continue
      const expected = await rdfCanonize.canonize(rdfCanonize.NQuads.parse(referenceText(`${folder}/${entry.expect}`)), {
        algorithm: 'RDFC-1.0',
        maxWorkFactor: 2,
      })
      if (ours === expected) right += 1
      else wrong.push(entry['@id'])
    }
    ran('toRdf tests with the expected quads', right)
    expect(wrong).toEqual(Object.keys(departures))
    expect(right).toBeGreaterThan(150)
  })
})
