/** Every Open Badge 3.0 of the reference that validates, converted: it conforms to the Commission's shapes. */
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import type { Document } from '../../src/lib/json.ts'
import { validate } from '../../src/validate.ts'
import { hasReference, ran, reference, referenceFiles } from '../reference.ts'
import { conformance } from './shacl.ts'

const country = 'http://publications.europa.eu/resource/authority/country'
/** What whoever seals the document supplies; the converter never does. */
const eIDASIdentifier = {
  id: 'urn:epass:legalIdentifier:test',
  type: 'LegalIdentifier',
  notation: 'VATXX-000000',
  spatial: {
    id: `${country}/NLD`,
    type: 'Concept',
    inScheme: { id: country, type: 'ConceptScheme' },
    prefLabel: { en: 'Netherlands' },
  },
}
const sealed = (document: Document): Document => ({ ...document, issuer: { ...(document['issuer'] as Document), eIDASIdentifier } })

const folders = ['dcc', '1edtech-ob3', 'spec-ob3', 'jff-plugfest', 'converter-pairs']
const files = folders.flatMap((folder) => referenceFiles(`samples/${folder}`))

/** The badges among them that validate. */
async function badges(): Promise<readonly string[]> {
  const found = await Promise.all(
    files.map((file) =>
      validate(reference(file)).then(
        ({ format, verdict }) => (format === 'ob3' && verdict !== 'invalid' ? [file] : []),
        () => [],
      ),
    ),
  )
  return found.flat()
}

describe.skipIf(!hasReference)('the converted credential conforms', () => {
  test('for every badge that validates, with what is missing filled and an identifier added', { timeout: 300_000 }, async () => {
    const names = await badges()
    for (const name of names) {
      const { document, diagnostics } = await convert(reference(name), { to: 'elm', placeholders: true })
      expect(diagnostics.filter(({ code }) => code === 'filled-at-sealing').map(({ target }) => target)).toEqual([
        '/issuer/eIDASIdentifier',
      ])
      const { quads, hasTarget, faults } = await conformance(sealed(document), 'EDC-converted')
      expect({ name, hasTarget, faults }).toEqual({ name, hasTarget: true, faults: [] })
      expect(quads).toBeGreaterThan(50)
    }
    expect(names.length).toBeGreaterThan(50)
    ran('badges that convert into conforming credentials', names.length)
  })

  test('control: without the identifier, the title or the evidence it does not', async () => {
    const { document } = await convert(reference('samples/1edtech-ob3/complete.json'), { to: 'elm', placeholders: true })
    const { displayParameter, evidence: _, ...rest } = sealed(document)
    const { title: __, ...untitled } = displayParameter as Document
    const broken = [document, { ...sealed(document), displayParameter: untitled }, { ...rest, displayParameter }]
    for (const each of broken) expect((await conformance(each, 'EDC-converted')).faults).not.toEqual([])
    expect(await conformance({ ...document, '@context': [] }, 'EDC-converted').catch(() => ({ hasTarget: false }))).toMatchObject({
      hasTarget: false,
    })
  })

  test('every gap that a placeholder fills is named, and nothing else is put in', async () => {
    const name = 'samples/1edtech-ob3/simple-did-key-method.json'
    const plain = await convert(reference(name), { to: 'elm' })
    const full = await convert(reference(name), { to: 'elm', placeholders: true })
    const missing = plain.diagnostics.filter(({ code }) => code === 'required-missing').map(({ target }) => target)
    const filled = full.diagnostics.filter(({ code }) => code === 'placeholder').map(({ target }) => target)
    expect(missing.length).toBeGreaterThan(0)
    expect(filled).toEqual(expect.arrayContaining(missing))
    expect(filled.every((target) => missing.some((gap) => target?.startsWith(gap ?? '?')))).toBe(true)
    expect(plain.diagnostics.some(({ code }) => code === 'placeholder')).toBe(false)
  })
})
