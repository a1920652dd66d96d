/**
 * What is converted into a European credential conforms to the Commission's shapes, from every format: each sample of the
 * reference, with what is missing filled and the identifier that whoever seals it adds. `npm run shacl` converts besides
 * each sample by way of every other format, and a fixture of each concept; what it found is in docs/proofs.md.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { formats } from '../../src/generated/registry.ts'
import type { Document } from '../../src/lib/json.ts'
import type { Input } from '../../src/lib/options.ts'
import { parse } from '../../src/parse.ts'
import { hasReference, ran, reference, referenceFiles } from '../reference.ts'
import { documentOf, pairsOf } from './fixture-run.ts'
import { type FormatName, fixtures } from './fixtures.ts'
import { conformance, sealed } from './shacl.ts'

/** What the shapes say of a source that was converted; a source that names its own identifier needs none. */
async function judged(input: Input) {
  const { document, diagnostics } = await convert(input, { to: 'elm', placeholders: true })
  const isOpen = diagnostics.some(({ code, target }) => code === 'filled-at-sealing' && target === '/issuer/eIDASIdentifier')
  const { quads, hasTarget, faults } = await conformance(isOpen ? sealed(document) : document, 'EDC-converted')
  return { hasTarget, faults, isMore: quads > 50 }
}
const conforms = { hasTarget: true, faults: [], isMore: true }

const isWhole = Boolean(process.env['SHACL'])
const ids: readonly FormatName[] = ['ob2', 'ob3', 'clr1', 'clr2']
const samples = (
  await Promise.all(
    referenceFiles('samples').map(async (file) => {
      const parsed = await parse(reference(file)).catch(() => undefined)
      return parsed && formats.some(({ id }) => id === parsed.format) ? [{ file, format: parsed.format }] : []
    }),
  )
).flat()

/** The same document as somebody else would have it: by way of another format, without the original. */
const byWayOf = async (file: string, to: string): Promise<Document> => (await convert(reference(file), { to, capsule: false })).document

async function judge(what: string, sources: readonly { readonly name: string; readonly input: () => Promise<Input> }[]): Promise<void> {
  for (const { name, input } of sources) expect({ name, ...(await judged(await input())) }).toEqual({ name, ...conforms })
  ran(`${what}, converted into conforming credentials`, sources.length)
}

describe.skipIf(!hasReference)('the converted credential conforms', { timeout: 3_600_000 }, () => {
  test.each(ids.filter((id) => id !== 'clr1'))('every sample of %s', async (id) => {
    const these = samples.filter(({ format }) => format === id)
    await judge(
      `samples of ${id}`,
      these.map(({ file }) => ({ name: file, input: async () => reference(file) })),
    )
    expect(these.length).toBeGreaterThan(id === 'clr2' ? 8 : 80)
  })

  // there is no sample of CLR 1.0 in the reference: the golden document, and samples as records of it
  test('records of CLR 1.0', async () => {
    const golden = fileURLToPath(new URL('../../../shared/design/crosswalk-data/example-clr1.json', import.meta.url))
    const these = samples.filter((_, index) => isWhole || index % 10 === 0)
    const specimen = existsSync(golden) ? [{ name: 'the golden document', input: async () => readFileSync(golden, 'utf8') }] : []
    await judge('records of CLR 1.0', [...specimen, ...these.map(({ file }) => ({ name: file, input: () => byWayOf(file, 'clr1') }))])
    expect(these.length).toBeGreaterThan(10)
  })

  if (isWhole) {
    test.each(ids.filter((id) => id !== 'clr1'))('every sample by way of %s', async (id) => {
      const these = samples.filter(({ format }) => format !== id)
      await judge(
        `samples by way of ${id}`,
        these.map(({ file }) => ({ name: file, input: () => byWayOf(file, id) })),
      )
    })

    test.each(ids)('every concept that %s says', async (id) => {
      const these = fixtures.filter(([, fixture]) => Object.keys(pairsOf(fixture, id) ?? {}).length > 0)
      await judge(
        `concepts in ${id}`,
        these.map(([row, fixture, about]) => ({ name: `${row} ${about ?? ''}`, input: async () => documentOf(fixture, id) })),
      )
    })
  }

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
