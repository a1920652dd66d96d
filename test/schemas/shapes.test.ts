/** Our schema and rules of European credentials against the Commission's SHACL shapes, on every mutant of a document. */
import { describe, expect, it } from 'vitest'
import { format } from '../../src/formats/elm/index.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Document } from '../../src/lib/json.ts'
import { conformance } from '../convert/shacl.ts'
import { hasReference, ran, referenceFiles, referenceJson } from '../reference.ts'
import { careless, explained } from './disagreement.ts'
import { disagreements } from './disagreements/elm.ts'
import { europeanCredential } from './european-credential.ts'
import { ours, validation } from './european-judge.ts'
import { type Mutant, mutants } from './mutations.ts'

/** What the shapes say; `undefined` where the safe mode of JSON-LD refuses the document, which our context check reports too. */
async function theirs(document: Document): Promise<boolean | undefined> {
  try {
    const { hasTarget, faults } = await conformance(document, 'EDC-generic-full')
    return hasTarget && faults.length === 0
  } catch (error) {
    expect(error).toBeInstanceOf(CredentialError)
    return undefined
  }
}

const sealed = (): readonly (readonly [string, Document])[] =>
  referenceFiles('samples/edc').flatMap((path) => {
    if (!/\.json(ld)?$/.test(path)) return []
    const file = referenceJson(path) as { readonly payload?: unknown; readonly signatures?: unknown }
    if (typeof file.payload !== 'string') return []
    const text = file.payload.startsWith('{') ? file.payload : Buffer.from(file.payload, 'base64url').toString()
    return [[path, JSON.parse(text) as Document] as const]
  })

/** The shapes take their time. */
function* everySecond(all: Iterable<Mutant>): Generator<Mutant> {
  let index = 0
  for (const mutant of all) if ((index += 1) % 2 === 0) yield mutant
}

describe.skipIf(!hasReference)('the schema of European credentials and the shapes', () => {
  it('both accept the sealed samples', async () => {
    const samples = sealed()
    for (const [path, document] of samples) {
      expect(ours(document), path).toBe(true)
      expect(await theirs(document), path).toBe(true)
    }
    ran('sealed European credentials', samples.length)
    expect(samples.length).toBeGreaterThan(2)
  })

  it('agree on every mutant, or the reason is listed', async () => {
    const base = europeanCredential()
    expect(validation.schema(format.normalise(base).document)).toEqual([])
    expect(await conformance(base, 'EDC-generic-full')).toMatchObject({ hasTarget: true, faults: [] })
    const book = explained(disagreements)
    const controls = careless.map(([, verdict]) => ({ verdict, book: explained(disagreements) }))
    let [count, refused] = [0, 0]
    for (const mutant of everySecond(mutants(base))) {
      const given = mutant.document
      const shapes = await theirs(given)
      if (shapes === undefined) refused += 1
      else {
        const repaired = format.normalise(given).repairs.length > 0
        book.note(mutant, ours(given), shapes, repaired)
        for (const { verdict, book } of controls) book.note(mutant, verdict, shapes, repaired)
      }
      count += 1
    }
    ran(
      `mutants of a European credential against the shapes, ${refused} refused by the safe mode, ${book.count()} listed disagreements`,
      count - refused,
    )
    expect(book.unexplained()).toEqual([])
    expect(book.unused()).toEqual([])
    for (const { book } of controls) expect(book.unexplained().length).toBeGreaterThan(50)
    expect(count - refused).toBeGreaterThan(500)
  }, 300_000)
})
