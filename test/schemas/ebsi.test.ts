/** Our schema and rules of European credentials against EBSI's JSON Schema, on every mutant of a document. A new disagreement fails. */
import { describe, expect, it } from 'vitest'
import { format } from '../../src/formats/elm/index.ts'
import { type Document, isObject } from '../../src/lib/json.ts'
import { hasReference, ran } from '../reference.ts'
import { careless, explained } from './disagreement.ts'
import { disagreements } from './disagreements/ebsi.ts'
import { europeanCredential } from './european-credential.ts'
import { ours } from './european-judge.ts'
import { mutants } from './mutations.ts'
import { ebsi } from './official.ts'

/** EBSI has one scheme of a concept where the shapes allow several. */
function withOneScheme(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withOneScheme)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withOneScheme(name === 'inScheme' && Array.isArray(member) ? member[0] : member)]),
  )
}

describe.skipIf(!hasReference)('the schema of European credentials and that of EBSI', () => {
  it('agree on every mutant, or the reason is listed', () => {
    const base = withOneScheme(europeanCredential()) as Document
    const theirs = ebsi()
    expect(theirs(base)).toBe(true)
    expect(ours(base)).toBe(true)
    const book = explained(disagreements)
    const controls = careless.map(([, verdict]) => ({ verdict, book: explained(disagreements) }))
    let count = 0
    for (const mutant of mutants(base)) {
      const given = mutant.document
      const official = theirs(given)
      const repaired = format.normalise(given).repairs.length > 0
      book.note(mutant, ours(given), official, repaired)
      for (const { verdict, book } of controls) book.note(mutant, verdict, official, repaired)
      count += 1
    }
    ran(`mutants of a European credential against EBSI’s schema, ${book.count()} listed disagreements`, count)
    expect(book.unexplained()).toEqual([])
    expect(book.unused()).toEqual([])
    for (const { book } of controls) expect(book.unexplained().length).toBeGreaterThan(50)
    expect(count).toBeGreaterThan(2000)
  }, 300_000)
})
