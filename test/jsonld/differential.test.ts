/** Our own engine against `jsonld` and `rdf-canonize`: the same bytes, or a refusal; never laxer. */
import { describe, expect, it } from 'vitest'
import { canonizeOurselves } from '../../src/jsonld/own-engine.ts'
import { hasReference, ran, referenceJson } from '../reference.ts'
import { type CompareOptions, compare, count, newTally } from './differential/compare.ts'
import { corpus } from './differential/corpus.ts'
import { run } from './differential/run.ts'
import { unexplained } from './differential/stricter.ts'
import { templates } from './differential/templates.ts'

const more = hasReference
  ? Object.fromEntries(
      ['v1', 'v2', 'v3', 'v4rc1'].map((version) => [
        `https://w3id.org/citizenship/${version}`,
        referenceJson(`contexts/w3id.org_citizenship_${version}.json`),
      ]),
    )
  : {}

describe('our own engine', () => {
  it.each(templates)('handles and agrees on our own: $name', async ({ document }) => {
    expect(await compare(document)).toEqual({ outcome: 'equal' })
  })

  it('agrees on 20 000 mutants, and is stricter only for known reasons', async () => {
    const disagreements: unknown[] = []
    const tally = await run({ mutants: 20_000, first: 1, sampled: 20, disagreement: (...about) => disagreements.push(about) })
    ran(`mutants: ${JSON.stringify(tally.outcomes)}`, 20_000)
    expect(disagreements).toEqual([])
    expect(tally.outcomes['equal']).toBeGreaterThan(2000)
    expect(unexplained(tally)).toEqual([])
  }, 300_000)
})

describe('the comparison', () => {
  it('finds an engine that says nothing different and lax', async () => {
    const { outcomes } = await run({ mutants: 200, first: 1, engine: async () => '' })
    expect(Object.keys(outcomes).sort()).toEqual(['DIFFERENT', 'LAX'])
  })

  it('finds an engine that refuses everything too strict', async () => {
    const tally = await run({ mutants: 200, first: 1, engine: () => Promise.reject(new Error('no')) })
    expect(unexplained(tally)).toEqual(['stricter: no'])
  })

  it('finds an engine that drops a statement different', async () => {
    const engine: CompareOptions['engine'] = async (...given) => (await canonizeOurselves(...given)).replace(/^.*\n/, '')
    const { outcomes } = await run({ mutants: 200, first: 1, engine })
    expect(outcomes['DIFFERENT']).toBeGreaterThan(10)
  })
})

describe.skipIf(!hasReference)('our own engine', () => {
  it('agrees with jsonld and rdf-canonize on every JSON-LD document of the reference', async () => {
    const tally = newTally()
    const bad: unknown[] = []
    for (const { name, document } of corpus()) {
      const comparison = await compare(document, { more })
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
