/** The W3C's test suite of RDF Dataset Canonicalization: 64 evaluations, 21 maps, 1 that has to be refused. */
import { describe, expect, it } from 'vitest'
import { canonicalize } from '../../src/jsonld/canonicalization.ts'
import { hasReference, ran, referenceJson, referenceText } from '../reference.ts'
import { parseNQuads } from './n-quads-dataset.ts'

interface Entry {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly action: string
  readonly result?: string
  readonly hashAlgorithm?: string
}

const folder = 'vectors/rdf-canon'
const { entries } = hasReference ? (referenceJson(`${folder}/manifest.jsonld`) as { readonly entries: readonly Entry[] }) : { entries: [] }
const answer = ({ action, hashAlgorithm }: Entry, work = 1_000_000) =>
  canonicalize(parseNQuads(referenceText(`${folder}/${action}`)), {
    hash: hashAlgorithm === 'SHA384' ? 'SHA-384' : 'SHA-256',
    work,
    signal: undefined,
  })
const of = (type: string): readonly Entry[] => entries.filter((entry) => entry.type === `rdfc:RDFC10${type}Test`)

describe.skipIf(!hasReference)('RDFC-1.0', () => {
  it('has the whole suite', () => {
    expect([of('Eval').length, of('Map').length, of('NegativeEval').length]).toEqual([64, 21, 1])
    ran('rdf-canon tests', entries.length)
  })

  it.each(of('Eval'))('$id $name', async (entry) => {
    expect((await answer(entry)).text).toBe(referenceText(`${folder}/${entry.result}`))
  })

  it.each(of('Map'))('$id $name', async (entry) => {
    const names = Object.fromEntries([...(await answer(entry)).names].map(([from, to]) => [from.slice(2), to.slice(2)]))
    expect(names).toEqual(referenceJson(`${folder}/${entry.result}`))
  })

  it.each(of('NegativeEval'))('$id $name ends at the default limit, soon', async (entry) => {
    const start = performance.now()
    await expect(answer(entry, 100_000)).rejects.toMatchObject({ code: 'ERR_LIMIT' })
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('stops when it is told to', async () => {
    const [poison] = of('NegativeEval')
    if (poison === undefined) return
    const quads = parseNQuads(referenceText(`${folder}/${poison.action}`))
    const stopped = canonicalize(quads, { hash: 'SHA-256', work: Number.POSITIVE_INFINITY, signal: AbortSignal.abort() })
    await expect(stopped).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  })
})
