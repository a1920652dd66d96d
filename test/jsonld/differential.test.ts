/** Our own engine against `jsonld` and `rdf-canonize`: the same bytes, or a refusal; never laxer. */
import { describe, expect, it } from 'vitest'
import { canonize, safeMode } from '../../src/jsonld/index.ts'
import { canonizeOurselves } from '../../src/jsonld/own-engine.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Document } from '../../src/lib/json.ts'
import { hasReference, ran, referenceJson } from '../reference.ts'
import { type CompareOptions, compare, count, isDisagreement, newTally } from './differential/compare.ts'
import { corpus } from './differential/corpus.ts'
import { countKinds, type Kind, kinds, kindsOf, missing, newKindCounts } from './differential/kinds.ts'
import { mutantOf, mutation, originals, run } from './differential/run.ts'
import { unexplained } from './differential/stricter.ts'
import { templates } from './differential/templates.ts'

const more: Readonly<Record<string, Document>> = hasReference
  ? Object.fromEntries(
      ['v1', 'v2', 'v3', 'v4rc1'].map((version) => [
        `https://w3id.org/citizenship/${version}`,
        referenceJson(`contexts/w3id.org_citizenship_${version}.json`) as Document,
      ]),
    )
  : {}

describe('our own engine', () => {
  it.each(templates)('handles and agrees on our own: $name', async ({ document }) => {
    expect(await compare(document)).toEqual({ outcome: 'equal' })
  })

  it('refuses mutants with a code of its own, through either engine, and safe mode says why', async () => {
    const samples = originals()
    for (let seed = 1; seed <= 3000; seed += 1) {
      const document = mutantOf(seed, samples)
      const error = await canonize(document).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      const found = await safeMode(document)
      expect([seed, error === undefined || error instanceof CredentialError]).toEqual([seed, true])
      expect([seed, found.length > 0]).toEqual([seed, error !== undefined])
      for (const { code } of found) expect(['ERR_UNDEFINED_TERM', 'ERR_JSONLD', 'ERR_CONTEXT', 'ERR_CONTEXT_COMBINATION']).toContain(code)
    }
  }, 120_000)

  it('agrees on 20 000 mutants, and is stricter only for known reasons', async () => {
    const disagreements: unknown[] = []
    const tally = await run({ mutants: 20_000, first: 1, sampled: 20, disagreement: (...about) => disagreements.push(about) })
    ran(`mutants: ${JSON.stringify(tally.outcomes)}, shared: ${tally.shared}`, 20_000)
    expect(disagreements).toEqual([])
    expect(tally.outcomes['equal']).toBeGreaterThan(2000)
    expect(tally.shared).toBeGreaterThan(200)
    expect(unexplained(tally)).toEqual([])
    ran(`mutants by kind: ${JSON.stringify(tally.kinds)}`, 20_000)
    expect(missing(tally.kinds, { made: 100, accepted: 5 })).toEqual([])
  }, 300_000)
})

describe('the kinds of mutants', () => {
  const samples = originals()
  const found = Array.from({ length: 3000 }, (_, index) => mutation(index + 1, samples)).map(({ original, document }) =>
    kindsOf(original, document),
  )
  const without = (kind?: Kind): readonly Kind[] => {
    const counts = newKindCounts()
    for (const made of found) if (kind === undefined || !made.includes(kind)) countKinds(counts, made, 'refused')
    return missing(counts, { accepted: 0 })
  }

  it('are all made', () => expect(without()).toEqual([]))

  it.each(kinds)('would be missed where a mutator leaves one out: %s', (kind) => expect(without(kind)).toContain(kind))

  it('are none where nothing is changed, and missed where all are refused', async () => {
    for (const { document } of templates) expect(kindsOf(document, structuredClone(document))).toEqual([])
    const { kinds: counts } = await run({ mutants: 200, first: 1, engine: () => Promise.reject(new Error('no')) })
    expect(missing(counts)).toEqual(kinds)
  })
})

describe('the comparison', () => {
  it('finds an engine that always says the same different and lax', async () => {
    const { outcomes } = await run({ mutants: 200, first: 1, engine: async () => '<urn:a> <urn:b> "c" .\n' })
    expect(Object.keys(outcomes).sort()).toEqual(['DIFFERENT', 'LAX'])
  })

  it('finds an engine that refuses everything too strict', async () => {
    const engine = () => Promise.reject(new CredentialError('ERR_JSONLD', 'no'))
    expect(unexplained(await run({ mutants: 200, first: 1, engine }))).toEqual(['stricter: no'])
  })

  it('finds an engine that crashes', async () => {
    const disagreements: unknown[] = []
    const engine = () => Promise.reject(new TypeError('no'))
    const { outcomes } = await run({ mutants: 20, first: 1, engine, disagreement: (...about) => disagreements.push(about) })
    expect(outcomes).toEqual({ CRASHED: 20 })
    expect(disagreements).toHaveLength(20)
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
      if (isDisagreement(comparison.outcome) || comparison.outcome === 'stricter') bad.push([name, comparison])
    }
    ran(
      `documents compared: ${JSON.stringify(tally)}`,
      Object.values(tally.outcomes).reduce((sum, number) => sum + number, 0),
    )
    expect(bad).toEqual([])
  }, 120_000)

  it('is followed by jsonld with contexts of its own for each call, which answers as it does with shared ones', async () => {
    const tally = newTally()
    const bad: unknown[] = []
    const engine = async (document: Document) => canonize(document, { contexts: more, engine: 'jsonld' })
    for (const { name, document, size } of [...templates, ...corpus()]) {
      if (size > 20_000) continue
      const comparison = await compare(document, { more, engine })
      count(tally, comparison)
      if (!/^(equal|both refuse)$/.test(comparison.outcome)) bad.push([name, comparison])
    }
    ran(`documents given to jsonld: ${JSON.stringify(tally.outcomes)}`, tally.outcomes['equal'] ?? 0)
    expect(bad).toEqual([])
  }, 120_000)
})
