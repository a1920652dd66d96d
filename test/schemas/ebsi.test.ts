/** Our schema and rules of European credentials against EBSI's JSON Schema, on every mutant of a document. A new disagreement fails. */
import { describe, expect, it } from 'vitest'
import { claims } from '../../src/formats/elm/claims.ts'
import { format } from '../../src/formats/elm/index.ts'
import { type Document, isObject } from '../../src/lib/json.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'
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

  it('agree on every sample of the European Union and of EBSI, but one', () => {
    const theirs = ebsi()
    const found = referenceFiles('samples').flatMap((path) => {
      const document = credentialIn(referenceText(path))
      return document ? [{ path, ours: ours(document), theirs: theirs(document) }] : []
    })
    ran('samples of European credentials against EBSI’s schema', found.length)
    expect(found.length).toBeGreaterThan(10)
    expect(found.filter(({ ours }) => ours).length).toBeGreaterThan(2)
    // EBSI’s own example: its issuer has no eIDAS identifier, and one of its schemas is no shape, both of which the shapes ask for
    expect(found.filter(({ ours, theirs }) => ours !== theirs)).toEqual([
      { path: 'samples/edc/Transcript_of_records_-_generic.json', ours: false, theirs: true },
    ])
  })
})

/** The European credential of a file: plain, wrapped, or under a seal. */
function credentialIn(text: string): Document | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (!isObject(value)) return undefined
    const { payload } = value
    if (typeof payload === 'string') return credentialIn(payload.startsWith('{') ? payload : Buffer.from(payload, 'base64url').toString())
    return claims.claims(value) === undefined ? claims.unwrap?.(value) : value
  } catch {
    return undefined
  }
}
