/** Documents that say next to nothing: nothing throws, every gap is told, and placeholders fill all that are asked for (T17). */
import { expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { type Document, list } from '../../src/lib/json.ts'
import type { Report } from '../../src/lib/report.ts'
import { validate } from '../../src/validate.ts'
import { bases } from './bases.ts'
import type { FormatName } from './fixtures.ts'

const context = (format: FormatName): unknown => bases[format]['@context']
const bare: Readonly<Record<FormatName, Document>> = {
  ob2: { '@context': context('ob2'), type: 'Assertion', recipient: {}, badge: {} },
  ob3: { '@context': context('ob3'), type: ['VerifiableCredential', 'OpenBadgeCredential'] },
  clr1: { '@context': context('clr1'), type: 'Clr', assertions: [] },
  clr2: { '@context': context('clr2'), type: ['VerifiableCredential', 'ClrCredential'] },
  elm: { '@context': context('elm'), type: ['VerifiableCredential', 'EuropeanDigitalCredential'] },
}
const formats = Object.keys(bare) as FormatName[]
const pairs = formats.flatMap((from) => formats.map((to) => [from, to] as const))

/** What is wrong with a document, but for what whoever seals it supplies. */
const faults = ({ checks }: Report): readonly string[] =>
  checks.flatMap(({ outcome, message }) => (outcome === 'fail' && !message.includes('eIDASIdentifier') ? [message] : []))

test.each(pairs)('%s into %s', async (from, to) => {
  const plain = await convert(bare[from], { to, capsule: false })
  const gaps = plain.diagnostics.filter(({ kind }) => kind === 'missing')
  // each fault of the result is a gap that was told
  const wrong = (await validate(plain.document)).checks.filter(({ outcome, id }) => outcome === 'fail' && id === 'schema')
  expect(gaps.length).toBeGreaterThanOrEqual(wrong.length > 0 ? 1 : 0)
  for (const { path = '' } of wrong)
    expect(
      gaps.some(({ target = '' }) => target.startsWith(path)),
      path,
    ).toBe(true)

  const filled = await convert(bare[from], { to, capsule: false, placeholders: true, hostedUrl: 'https://school.example/1.json' })
  expect(faults(await validate(filled.document))).toEqual([])
  expect(filled.diagnostics.filter(({ code }) => code === 'placeholder').length).toBeGreaterThan(0)
})

const praising = { id: 'https://praise.example/1', issuer: { id: 'https://praise.example/', name: 'Praise' } }
const endorsed: Readonly<Record<string, Document>> = {
  ob2: { ...bases.ob2, endorsement: [{ ...praising, type: 'Endorsement' }] },
  ob3: { ...bases.ob3, endorsement: [{ ...praising, type: ['VerifiableCredential', 'EndorsementCredential'] }] },
  clr1: {
    ...bases.clr1,
    assertions: list(bases.clr1['assertions']).map((one) => ({
      ...(one as object),
      endorsements: [{ ...praising, type: 'Endorsement' }],
    })),
  },
}
test.each(Object.keys(endorsed).flatMap((from) => ['ob2', 'ob3', 'clr1', 'clr2'].map((to) => [from, to] as const)))(
  'an endorsement in %s that only says who praises, into %s: what it lacks is told, and filled',
  async (from, to) => {
    const options = { to, capsule: false, hostedUrl: 'https://school.example/1.json' } as const
    const { document, diagnostics } = await convert(endorsed[from] ?? {}, { ...options, placeholders: true })
    expect(JSON.stringify(document)).toContain('https://praise.example/1')
    expect(faults(await validate(document))).toEqual([])
    expect(diagnostics.filter(({ kind, target }) => kind === 'missing' && /ndorsements?\/0\//.test(target ?? '')).length).toBeGreaterThan(0)
  },
)

test('an endorsement without an id has one in Open Badges 3.0, which demand it, and that is told', async () => {
  const { id: _, ...nameless } = { ...praising, type: ['VerifiableCredential', 'EndorsementCredential'] }
  const source = { ...bases.ob3, endorsement: [nameless] }
  const { document, diagnostics } = await convert(source, { to: 'ob3', capsule: false, placeholders: true })
  expect(faults(await validate(document))).toEqual([])
  expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'minted-id', target: '/endorsement/0/id' }))
})

test('null control: without placeholders some of these are no documents of their formats', async () => {
  const reports = await Promise.all(pairs.map(async ([from, to]) => validate((await convert(bare[from], { to, capsule: false })).document)))
  expect(reports.filter((report) => faults(report).length > 0).length).toBeGreaterThan(15)
})
