/** The lists against what European credentials really hold. */
import { describe, expect, it } from 'vitest'
import { isObject } from '../../src/lib/json.ts'
import { known, label, listOf } from '../../src/vocabularies/index.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'

function* concepts(node: unknown): Generator<readonly [iri: string, label: unknown]> {
  if (Array.isArray(node)) for (const item of node) yield* concepts(item)
  else if (isObject(node)) {
    const id = node['id'] ?? node['@id']
    if (typeof id === 'string' && isObject(node['prefLabel'])) yield [id, node['prefLabel']['en']]
    for (const value of Object.values(node)) yield* concepts(value)
  }
}

describe.skipIf(!hasReference)('concepts of the samples', () => {
  it('are entries of the lists, or told as unknown', () => {
    const unknown = new Set<string>()
    const labels = new Map<string, Set<string>>()
    let count = 0
    for (const file of referenceFiles('samples/edc')) {
      let document: unknown
      try {
        document = JSON.parse(referenceText(file))
      } catch {
        continue
      }
      for (const [iri, text] of concepts(document)) {
        const name = listOf(iri)
        if (name === undefined) continue
        count++
        if (known(name, iri) !== 'known') unknown.add(iri)
        else if (typeof text === 'string' && label(name, iri)?.toLowerCase() !== text.trim().toLowerCase())
          labels.set(iri, new Set([...(labels.get(iri) ?? []), text]))
      }
    }
    ran('concepts of the samples', count)
    expect([...unknown]).toEqual([])
    expect([...labels.keys()]).toEqual([])
    expect(count).toBeGreaterThan(150)
  })
})
