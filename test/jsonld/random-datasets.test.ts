/**
 * Our canonical form against that of `rdf-canonize`, on datasets that few documents make: nodes that point at themselves or name the graph
 * that they are in, nodes that look alike, terms that one begins like another.
 */
import rdfCanonize from 'rdf-canonize'
import { describe, expect, it } from 'vitest'
import { canonicalize } from '../../src/jsonld/canonicalization.ts'
import { type Random, random } from './differential/random.ts'
import { parseNQuads } from './n-quads-dataset.ts'

const iris = ['<urn:a>', '<urn:ab>', '<urn:a#>']
const literals = ['"a"', '"a "', '"a"@en', '"a"@en-GB', '"a"^^<urn:a>', '"ab"', '""', '"\\u0001"', '"é"', '"😀"', '"\uffee"']

/** Few names, so that the same one comes often in one quad, and many nodes say the same. */
function dataset(seed: number): readonly string[] {
  const from = random(seed)
  const nodes = Array.from({ length: 1 + from.below(12) }, (_, index) => `_:b${index}`)
  const node = (): string => (from.chance(0.85) ? from.pick(nodes) : from.pick(iris))
  const object = (): string => (from.chance(0.7) ? node() : from.pick(literals))
  const quads = Array.from({ length: 1 + from.below(14) }, () => lineOf(node(), from.pick(iris), object(), from, node))
  return [...new Set(quads)]
}

function lineOf(subject: string, predicate: string, object: string, from: Random, node: () => string): string {
  const graph = from.chance(0.6) ? '' : ` ${from.chance(0.3) ? subject : from.chance(0.3) && !object.startsWith('"') ? object : node()}`
  return `${subject} ${predicate} ${object}${graph} .\n`
}

const datasets = Array.from({ length: 3000 }, (_, index) => dataset(index + 1))
const ours = async (lines: readonly string[]): Promise<string> =>
  (await canonicalize(parseNQuads(lines.join('')), { hash: 'SHA-256', work: 1_000_000, signal: undefined })).text
const theirs = (lines: readonly string[]): Promise<string> =>
  rdfCanonize.canonize(rdfCanonize.NQuads.parse(lines.join('')), { algorithm: 'RDFC-1.0', maxWorkFactor: Number.POSITIVE_INFINITY })

describe('datasets of chance', () => {
  it('have one canonical form', async () => {
    for (const [index, lines] of datasets.entries()) expect([index, await ours(lines)]).toEqual([index, await theirs(lines)])
  })

  it('have it whatever the nodes are called, and in whatever order the quads come', async () => {
    for (const [index, lines] of datasets.slice(0, 500).entries()) {
      const renamed = lines.map((line) => line.replace(/_:b(\d+)/g, (_, digits: string) => `_:x${99 - Number(digits)}`)).reverse()
      expect([index, await ours(renamed)]).toEqual([index, await ours(lines)])
    }
  })

  it('are of each kind that is meant', () => {
    const count = (pattern: RegExp): number =>
      datasets.filter((lines) => lines.length > 3 && lines.some((line) => pattern.test(line))).length
    expect(count(/^(_:b\d+) \S+ \1 \.$/m), 'a node that points at itself').toBeGreaterThan(300)
    expect(count(/^(_:b\d+) \S+ \S+ \1 \.$/m), 'a node in a graph of its name').toBeGreaterThan(300)
    expect(count(/^_:b\d+ \S+ (_:b\d+) \1 \.$/m), 'a graph that is pointed at from within').toBeGreaterThan(100)
  })
})
