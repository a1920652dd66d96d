/** Our own engine against `jsonld` and `rdf-canonize`: the same bytes, or a refusal; never laxer. */
import { describe, expect, it } from 'vitest'
import { hasReference, ran, referenceJson } from '../reference.ts'
import { compare, count, newTally } from './differential/compare.ts'
import { corpus } from './differential/corpus.ts'

const more = hasReference
  ? Object.fromEntries(
      ['v1', 'v2', 'v3', 'v4rc1'].map((version) => [
        `https://w3id.org/citizenship/${version}`,
        referenceJson(`contexts/w3id.org_citizenship_${version}.json`),
      ]),
    )
  : {}

describe.skipIf(!hasReference)('our own engine', () => {
  it('agrees with jsonld and rdf-canonize on every JSON-LD document of the reference', async () => {
    const tally = newTally()
    const bad: unknown[] = []
    for (const { name, document } of corpus()) {
      const comparison = await compare(document, more)
      count(tally, comparison)
      if (/^(LAX|DIFFERENT|stricter)$/.test(comparison.outcome)) bad.push([name, comparison])
    }
    ran(
      `documents compared: ${JSON.stringify(tally)}`,
      Object.values(tally.outcomes).reduce((sum, number) => sum + number, 0),
    )
    expect(bad).toEqual([])
  }, 120_000)
})
