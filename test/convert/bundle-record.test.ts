/** What the record of a bundle says is told, and compared with what is there: of what formats its originals are, and who says that they are one person's. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import type { Check, Report } from '../../src/lib/report.ts'
import type { Node } from '../../src/lib/tree.ts'
import { recheck, verify } from '../../src/verify.ts'

const signed = (name: string): string => readFileSync(fileURLToPath(new URL(`../../fixtures/ob3/${name}.json`, import.meta.url)), 'utf8')
const [nora, oskar, again] = [signed('microcredential'), signed('first-aid'), signed('registered')]
const unsigned = (text: string): Document => {
  const { proof: _, ...document } = JSON.parse(text)
  return document
}
const now = new Date('2026-06-01T00:00:00Z')
const conversionIn = ({ checks }: Pick<Report, 'checks'>): Check | undefined => checks.find(({ id }) => id === 'conversion')
const checkOf = async (document: Document): Promise<Check | undefined> => conversionIn(await verify(document, { now }))
const changed = (document: Document, pointer: string, members: object): Document => {
  const copy = structuredClone(document) as Node
  Object.assign(at(copy, pointer) as Node, members)
  return copy
}

describe('that originals are of one person', async () => {
  const { document } = await bundle([nora, oskar], { to: 'elm', samePerson: true })

  test('is told as what the caller says, where they do not tell it', async () => {
    expect(at(document, '/conversion/stack/samePerson')).toBe(true)
    const check = await checkOf(document)
    expect(check).toMatchObject({ outcome: 'warn', code: 'ERR_RECIPIENT_NOT_STATED', detail: { samePerson: true } })
    expect(check?.message).toContain('said by whoever put them together')
  })

  test('is told again when the report is brought up to date', async () => {
    const report = await verify(document, { now, recheckable: true })
    for await (const { report: fresh } of recheck([report], { now })) expect(fresh && conversionIn(fresh)).toEqual(conversionIn(report))
  })

  test('is told beside what is wrong with them', async () => {
    for (const to of ['elm', 'clr2']) {
      const { document: open } = await bundle([nora, unsigned(oskar)], { to, samePerson: true })
      expect(await checkOf(open)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', detail: { samePerson: true } })
    }
  })

  test('is open where nobody says it', async () => {
    const silent = structuredClone(document) as Node
    delete (at(silent, '/conversion/stack') as Node)['samePerson']
    expect(await checkOf(silent)).toMatchObject({ outcome: 'unknown', code: 'ERR_RECIPIENT_NOT_STATED' })
  })

  test('null control: where they tell it, nobody else does', async () => {
    const { document: one } = await bundle([nora, again], { to: 'elm', samePerson: true })
    expect(at(one, '/conversion/stack')).not.toHaveProperty('samePerson')
    expect(await checkOf(one)).toMatchObject({ outcome: 'pass' })
    expect(one).toEqual((await bundle([nora, again], { to: 'elm' })).document)
  })
})

describe('the formats of the originals', () => {
  test.each([
    ['of one', '/conversion', async () => convert(nora, { to: 'elm' })],
    ['of one of several', '/conversion/stack/sources/1', async () => bundle([nora, again], { to: 'elm' })],
  ])('%s are those that they have', async (_, place, make) => {
    const { document } = await make()
    expect(at(document, `${place}/from`)).toBe('ob3')
    expect(await checkOf(document)).toMatchObject({ outcome: 'pass' })
    for (const from of ['ob2', 'clr2', undefined, 7]) {
      const forged = changed(document, place, { from })
      expect(await checkOf(forged), String(from)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
      // what comes back is told by what is there
      expect(await restore(forged)).toMatchObject({ format: 'ob3' })
    }
  })

  test('a way that is told otherwise is another way', async () => {
    const { document: between } = await convert(unsigned(nora), { to: 'clr2' })
    const { document } = await convert(between, { to: 'elm' })
    expect(at(document, '/conversion/via/0/to')).toBe('clr2')
    const told = { outcome: 'fail', code: 'ERR_CONVERSION' }
    expect(await checkOf(changed(document, '/conversion', { from: 'clr2' }))).toMatchObject({
      ...told,
      message: expect.stringContaining('formats'),
    })
  })
})

describe.each(['elm', 'clr2'])('an original that is too large to stand in %s', (to) => {
  const small = unsigned(nora)
  const large = { ...unsigned(again), description: 'x'.repeat(9000) }
  const of = async (...inputs: readonly Document[]) => bundle(inputs, { to, samePerson: true, capsule: { maximum: 9000 } })

  test('accuses nobody, is told by its number, and those that do stand there come back', async () => {
    for (const inputs of [
      [small, large],
      [large, small],
    ]) {
      const { document, diagnostics } = await of(...inputs)
      expect(await checkOf(document)).toMatchObject({ outcome: 'skip', code: 'ERR_CONVERTER_VERSION' })
      expect(diagnostics.filter(({ code }) => code === 'capsule-skipped').map(({ source }) => source)).toEqual([
        `/${inputs.indexOf(large)}`,
      ])
      const { bytes, others } = await restore(document)
      expect([JSON.parse(new TextDecoder().decode(bytes)), others]).toEqual([small, []])
    }
  })

  test('null control: where none is, an original that was taken away is missed', async () => {
    const { document, diagnostics } = await of(small, unsigned(again))
    expect(diagnostics.filter(({ code }) => code === 'capsule-skipped')).toEqual([])
    const less = changed(document, '', { evidence: (document['evidence'] as Document[]).slice(1) })
    expect(await checkOf(less)).toMatchObject({ outcome: 'fail', code: 'ERR_NO_ORIGINAL' })
  })
})

describe('a credential that stands in a record as it is, is compared as it is read', () => {
  const achievement = '/credentialSubject/achievement'
  const issuer = 'https://university.example.org/issuer'
  test.each<[string, string, object]>([
    ['an issuer by its address', '', { issuer }],
    ['a picture by its address', achievement, { image: 'https://university.example.org/picture.png' }],
    ['a lone value for a list', '', { termsOfUse: { type: 'Terms', id: 'https://university.example.org/terms' } }],
    ['nothing for a text', '', { description: null }],
    ['something of its own', achievement, { 'https://university.example.org/room': { type: 'Room', number: null } }],
  ])('%s', async (_, pointer, members) => {
    const badge = changed(JSON.parse(nora), pointer, members)
    const { document } = await bundle([badge, unsigned(again)], { to: 'clr2', samePerson: true })
    expect(at(document, '/credentialSubject/verifiableCredential/0')).toEqual(badge)
    const { changes, others, edited } = await restore(document)
    expect([changes, edited, others.map((other) => other.edited)]).toEqual([undefined, undefined, [undefined]])
    // its proof is not of what it says now, which is another matter
    expect((await checkOf(document))?.message).toMatch(/^The document says what its original says, but/)
  })

  test('null control: a change of what was written beside it is found', async () => {
    const { document } = await bundle([changed(JSON.parse(nora), '', { issuer }), unsigned(again)], { to: 'clr2', samePerson: true })
    const other = changed(document, '/credentialSubject/verifiableCredential/1', { name: 'Another' })
    expect((await restore(other)).others[0]?.edited?.changes).toEqual(['/credentialSubject/verifiableCredential/1/name'])
  })
})
