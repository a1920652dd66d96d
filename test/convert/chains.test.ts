/** Conversions of conversions: the first original is handed on, and the whole way is repeated (architecture.md section 6). */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import { issue } from '../../src/issue.ts'
import { fromUtf8 } from '../../src/lib/bytes.ts'
import { at, type Document } from '../../src/lib/json.ts'
import type { Check } from '../../src/lib/report.ts'
import { leaves } from '../../src/lib/tree.ts'
import { verify } from '../../src/verify.ts'
import { keyIssuer } from '../proofs/issuers.ts'

const formats = ['ob2', 'ob3', 'clr1', 'clr2', 'elm'] as const
const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/ob3/${name}.json`, import.meta.url), 'utf8')

async function through(text: string, ...way: readonly string[]): Promise<Document> {
  let document: Document = {}
  for (const to of way) {
    document = (await convert(text, { to })).document
    text = JSON.stringify(document)
  }
  return document
}
async function conversionOf(document: Document): Promise<Check | undefined> {
  const { checks } = await verify(document, { now: new Date('2026-06-01T00:00:00Z') })
  return checks.find(({ id }) => id === 'conversion')
}

/** All values but the names that are made, and what is kept of how it was made. */
const saidBy = (document: Document): readonly string[] =>
  [...leaves(document)]
    .filter(([path, value]) => path !== '/id' && !path.includes('/conversion/') && !/^(urn:|data:application)/.test(String(value)))
    .map(String)
    .sort()

const pairs = formats.flatMap((first) => formats.filter((then) => then !== first && first !== 'ob3').map((then) => [first, then] as const))

describe.each(['microcredential', 'first-aid'])('%s', (name) => {
  test.each(pairs)('by way of %s into %s', async (first, then) => {
    const document = await through(fixture(name), first, then)
    expect(await conversionOf(document)).toMatchObject({ outcome: 'pass' })
    expect(fromUtf8((await restore(document)).bytes)).toBe(fixture(name))
  })

  test.each(formats.filter((to) => to !== 'ob3'))(
    'into %s, and once more: it says the same, and is made of the same original',
    async (to) => {
      const [once, again] = [await through(fixture(name), to), await through(fixture(name), to, to)]
      expect(await conversionOf(again)).toMatchObject({ outcome: 'pass' })
      expect(fromUtf8((await restore(again)).bytes)).toBe(fixture(name))
      expect(saidBy(again)).toEqual(saidBy(once))
      // whoever has the original back and converts it makes the document that was made before
      expect(await through(fromUtf8((await restore(again)).bytes), to)).toEqual(once)
    },
  )

  test('by way of three', async () => {
    const document = await through(fixture(name), 'elm', 'clr1', 'clr2', 'ob3')
    expect(await conversionOf(document)).toMatchObject({ outcome: 'pass' })
    expect(fromUtf8((await restore(document)).bytes)).toBe(fixture(name))
  })
})

describe('what was filled in on the way', () => {
  const bare = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: 'https://mill.example/badges/1',
    badge: { type: 'BadgeClass', id: 'https://mill.example/classes/1', issuer: { type: 'Issuer', id: 'https://mill.example/issuer' } },
  }
  const ways = formats.flatMap((by) => formats.filter((to) => to !== by).map((to) => [by, to] as const))

  test.each(ways)('by way of %s is no value in %s', async (by, to) => {
    const { document: filled } = await convert(bare, { to: by, placeholders: true, capsule: false })
    expect(JSON.stringify(filled)).toMatch(/Not stated/)
    expect(JSON.stringify(filled)).toMatch(/1970-01-01T/)
    const { document, diagnostics } = await convert(filled, { to, capsule: false })
    expect(JSON.stringify(document)).not.toMatch(/Not stated|"email":"nobody@|mailto:nobody@/)
    expect(diagnostics.flatMap(({ code, target }) => (code === 'required-missing' ? [target] : [])).length).toBeGreaterThan(0)
    // something may have been awarded on that day
    const doubtful = diagnostics.flatMap(({ code, source = '' }) => (code === 'placeholder' ? [at(filled, source)] : []))
    expect(doubtful).toContain('1970-01-01T00:00:00Z')
    if (by === 'ob2') expect(doubtful).toContain('nobody@example.invalid')
    const lost = diagnostics.flatMap(({ kind, source = '' }) => (kind === 'loss' ? [JSON.stringify(at(filled, source))] : []))
    expect(lost.filter((value) => /Not stated/.test(value))).toEqual([])
    // null control: what anybody says is carried on
    const said = JSON.parse(JSON.stringify(filled).replaceAll('Not stated', 'A mill').replaceAll('1970-01-01T', '2020-01-01T'))
    const text = JSON.stringify((await convert(said, { to, capsule: false })).document)
    expect(text).toMatch(/A mill/)
    expect(text).toMatch(/2020-01-01T/)
  })
})

describe('a chain that is not honest', () => {
  test('what was changed after the last step is named', async () => {
    const document = await through(fixture('microcredential'), 'clr2', 'ob3')
    const subject = document['credentialSubject'] as Document
    const forged = {
      ...document,
      credentialSubject: { ...subject, achievement: { ...(subject['achievement'] as Document), name: 'Brain Surgery' } },
    }
    expect(await conversionOf(forged)).toMatchObject({
      outcome: 'fail',
      code: 'ERR_CONVERSION',
      path: '/credentialSubject/achievement/name',
    })
  })

  test('what was changed between two steps is not handed on as the original’s', async () => {
    const middle = await through(fixture('microcredential'), 'clr2')
    const forged = JSON.parse(JSON.stringify(middle).replaceAll('Monitoring Water Quality', 'Brain Surgery')) as Document
    const { document } = await convert(JSON.stringify(forged), { to: 'ob3' })
    expect((await restore(document)).format).toBe('clr2')
    expect((await conversionOf(document))?.outcome).toBe('fail')
  })

  test('a way that was left out of the record, and one without end', async () => {
    const document = await through(fixture('microcredential'), 'clr1', 'ob3')
    const { via, ...record } = document['conversion'] as Document
    expect(via).toHaveLength(1)
    expect((await conversionOf({ ...document, conversion: record }))?.outcome).not.toBe('pass')
    const endless = { ...record, via: Array.from({ length: 1000 }, () => (via as readonly unknown[])[0]) }
    expect(await conversionOf({ ...document, conversion: endless })).toMatchObject({ outcome: 'unknown', code: 'ERR_LIMIT' })
    expect((await conversionOf({ ...document, conversion: { ...record, via: [{ to: 'nothing', options: null }] } }))?.outcome).toBe('fail')
  })
})

describe('the original is not handed on', () => {
  const format = async (given: Document): Promise<string> => (await restore((await convert(given, { to: 'elm' })).document)).format

  test('by a conversion that somebody signed, who stands behind it', async () => {
    const { document } = await convert(fixture('microcredential'), { to: 'clr2' })
    expect(await format(document)).toBe('ob3')
    const { keyId, key } = keyIssuer()
    const signed = await issue(document, { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' })
    expect(await format(signed as Document)).toBe('clr2')
  })

  test('by one that other tables made: nobody could repeat the way from there', async () => {
    const { document } = await convert(fixture('microcredential'), { to: 'clr2' })
    const older = { ...document, conversion: { ...(document['conversion'] as Document), tables: '0'.repeat(32) } }
    expect(await format(older)).toBe('clr2')
  })

  test('by one of several originals', async () => {
    const { document } = await bundle([fixture('microcredential'), fixture('first-aid')], { to: 'clr2', samePerson: true })
    expect(await format(document)).toBe('clr2')
  })
})
