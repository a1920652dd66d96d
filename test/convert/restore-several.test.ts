/** Changes of what was made of several: of two people in one document, of one of many badges, of a conversion of a conversion. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { bake } from '../../src/bake.ts'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import { agreement } from '../../src/core/convert/converted.ts'
import { at, type Document } from '../../src/lib/json.ts'
import type { Check, Report } from '../../src/lib/report.ts'
import type { Node } from '../../src/lib/tree.ts'
import { verify } from '../../src/verify.ts'
import { bases } from './bases.ts'

const changed = (document: Document, pointer: string, members: object): Document => {
  const copy = structuredClone(document) as Node
  Object.assign(at(copy, pointer) as Node, members)
  return copy
}
const conversionOf = async (document: Document): Promise<Check | undefined> =>
  (await verify(document, { now: new Date('2026-06-01T00:00:00Z') })).checks.find(({ id }) => id === 'conversion')

describe('a document about two people, of which one record is made', async () => {
  const awarded = (name: string) => ({
    id: 'did:example:ines',
    type: ['AchievementSubject'],
    narrative: `${name}, well done.`,
    achievement: { id: `https://harbour.example/${name}`, type: ['Achievement'], name, description: name, criteria: { narrative: name } },
  })
  const both = { ...bases.ob3, credentialSubject: [awarded('Knots'), awarded('Tides')] }
  const alone = { ...bases.ob3, id: 'urn:uuid:00000000-0000-4000-8000-00000000000c', credentialSubject: awarded('Charts') }
  const { document } = await bundle([both, alone], { to: 'elm' })
  const parts = [0, 1, 2].map((index) => `/credentialSubject/hasClaim/${index}`)

  test('each has its changes in its own place, and all of them are told', async () => {
    const [first = '', second = '', third = ''] = parts
    const corrected = changed(changed(document, first, { description: { en: 'A' } }), second, { description: { en: 'B' } })
    const { edited, others, changes } = await restore(changed(corrected, second, { notation: 'nowhere' }))
    expect(edited?.document['credentialSubject']).toEqual([
      { ...awarded('Knots'), narrative: 'A' },
      { ...awarded('Tides'), narrative: 'B' },
    ])
    expect(edited?.changes).toEqual([`${first}/description/en`, `${second}/description/en`])
    expect(edited?.lost).toEqual([])
    expect([others[0]?.edited, changes]).toEqual([undefined, [`${second}/notation`]])
    const last = await restore(changed(document, third, { description: { en: 'C' } }))
    expect([last.edited, at(last.others[0]?.edited?.document, '/credentialSubject/narrative')]).toEqual([undefined, 'C'])
  })
})

describe('a record of two badges that becomes two badges', async () => {
  const [badge] = at(bases.clr2, '/credentialSubject/verifiableCredential') as readonly [Document]
  const named = (name: string, number: number): Document => ({
    ...badge,
    id: `urn:uuid:00000000-0000-4000-8000-0000000000${number}`,
    credentialSubject: {
      ...(badge['credentialSubject'] as Document),
      narrative: `${name}, well done.`,
      achievement: { ...(at(badge, '/credentialSubject/achievement') as Document), id: `https://harbour.example/${name}`, name },
    },
  })
  const verifiableCredential = [named('Knots', 21), named('Tides', 22)]
  const record = { ...bases.clr2, credentialSubject: { ...(bases.clr2['credentialSubject'] as Document), verifiableCredential } }
  const { document, others } = await convert(record, { to: 'ob3', language: 'en' })
  const badges = [document, ...others]

  test('each is the one that it is, when the conversion is made again', async () => {
    expect(badges.map((one) => at(one, '/credentialSubject/achievement/name'))).toEqual(['Knots', 'Tides'])
    for (const one of badges)
      expect((await conversionOf(one))?.detail).toMatchObject({ isSameTables: true, original: { verdict: 'invalid' } })
  })

  test.each([0, 1])('and so is what is made of number %d, by way of it', async (index) => {
    const one = badges[index] as Document
    const { document: further } = await convert(JSON.stringify(one), { to: 'elm', creditFramework: 'https://credits.example/' })
    expect(further['conversion']).toMatchObject({
      from: 'clr2',
      options: { creditFramework: 'https://credits.example/' },
      via: [{ to: 'ob3', id: one['id'], options: { language: 'en' } }],
    })
    expect((await conversionOf(further))?.detail).toMatchObject({ isSameTables: true, original: { verdict: 'invalid' } })
    const claim = '/credentialSubject/hasClaim/0'
    const { edited } = await restore(changed(further, claim, { description: { en: 'Corrected.' } }))
    const narratives = [0, 1].map((at0) =>
      at(edited?.document, `/credentialSubject/verifiableCredential/${at0}/credentialSubject/narrative`),
    )
    expect(narratives).toEqual(['Knots, well done.', 'Tides, well done.'].map((said, at0) => (at0 === index ? 'Corrected.' : said)))
    expect(edited).toMatchObject({ changes: [`${claim}/description/en`], lost: [] })
  })

  test('a conversion under other tables is an original itself, and so is one that was changed', async () => {
    const original = async (one: Document): Promise<unknown> => (await restore((await convert(one, { to: 'elm' })).document)).format
    expect(await original(document)).toBe('clr2')
    expect(await original(changed(document, '/conversion', { tables: 'x' }))).toBe('ob3')
    expect(await original(changed(document, '/credentialSubject/achievement', { name: 'Charts' }))).toBe('ob3')
  })

  test('a record of a stack in a format that holds none is no record', async () => {
    const forged = changed(document, '/conversion', { stack: { sources: [{ from: 'clr2' }] } })
    expect(await conversionOf(forged)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
  })
})

test('a record that was put together is an original itself, and so is a conversion that somebody signed', async () => {
  const original = async (one: Document): Promise<unknown> => {
    const { document } = await convert(JSON.stringify(one), { to: 'clr2' })
    expect((await conversionOf(document))?.detail).not.toHaveProperty('differences')
    return (await restore(document)).document
  }
  const other = { ...bases.ob3, id: 'urn:uuid:00000000-0000-4000-8000-00000000000d' }
  const { document: stacked } = await bundle([bases.ob3, other], { to: 'elm' })
  expect(await original(stacked)).toEqual(stacked)
  const { document: unsigned } = await convert(bases.ob3, { to: 'elm' })
  expect(await original(unsigned)).toEqual(bases.ob3)
  // whoever signed it said it: an own proof is not dropped for that of what it was made of
  const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod', proofValue: 'z1' }
  expect(await original({ ...unsigned, proof })).toEqual({ ...unsigned, proof })
})

test('of several originals each is verified, whichever comes first', async () => {
  const signed = readFileSync(fileURLToPath(new URL('../../fixtures/ob3/microcredential.json', import.meta.url)), 'utf8')
  const { proof: _, ...bare } = JSON.parse(signed)
  for (const inputs of [
    [signed, JSON.stringify(bare)],
    [JSON.stringify(bare), signed],
  ]) {
    const { document } = await bundle(inputs, { to: 'elm' })
    const verdicts = inputs.map((text) => ({ verdict: text === signed ? 'valid' : 'invalid', format: 'ob3' }))
    expect(await conversionOf(document)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', detail: { originals: verdicts } })
  }
  const { document } = await bundle([signed, signed], { to: 'elm' })
  expect(await conversionOf(document)).toMatchObject({ outcome: 'pass' })
})

describe('a badge with a credential baked into its picture', async () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
  const baked = Buffer.from(await bake(Buffer.from(png, 'base64'), JSON.stringify(bases.ob3))).toString('base64')
  const uri = (content: string): string => `data:image/png;base64,${content}`
  const source = { ...bases.ob3, image: { id: uri(baked), type: 'Image' } }

  test('another picture comes back as it is, not as the one that was baked', async () => {
    const { document } = await convert(source, { to: 'clr2' })
    expect(document['image']).toEqual({ id: uri(png), type: 'Image' })
    const { edited } = await restore(changed(document, '/image', { id: uri('iVBORw0KGgoAAAA=') }))
    expect(edited?.document['image']).toEqual({ id: uri('iVBORw0KGgoAAAA='), type: 'Image' })
    expect((await restore(changed(document, '', { image: undefined }))).edited?.document['image']).toBeUndefined()
  })

  test('moves without it out of a token too, whose text shows nothing of a picture', async () => {
    const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const token = `${encoded({ alg: 'ES256', typ: 'vc+jwt' })}.${encoded({ ...source, iss: 'https://school.example/' })}.AAAA`
    const { document } = await convert(token, { to: 'clr2' })
    expect(document['image']).toEqual({ id: uri(png), type: 'Image' })
  })
})

test('what whoever seals a European credential supplies is open only where the conversion left it open', async () => {
  const eIDASIdentifier = { id: 'urn:epass:legalIdentifier:1', type: 'LegalIdentifier', notation: 'VATNL-1' }
  const source = { ...bases.elm, issuer: { ...(bases.elm['issuer'] as Document), eIDASIdentifier } }
  const { document } = await convert(source, { to: 'elm' })
  expect(at(document, '/issuer/eIDASIdentifier/notation')).toBe('VATNL-1')
  expect((await conversionOf(document))?.detail).not.toHaveProperty('differences')
  const path = '/issuer/eIDASIdentifier'
  expect(await conversionOf(changed(document, path, { notation: 'VATNL-2' }))).toMatchObject({
    outcome: 'fail',
    code: 'ERR_CONVERSION',
    detail: { differences: [`${path}/notation`] },
  })
})

describe('what is said of originals', () => {
  const report = (verdict: 'valid' | 'invalid' | 'indeterminate', more: Partial<Check> = {}): Report =>
    ({
      format: 'ob3',
      verdict,
      checks: [
        { id: 'proof', outcome: verdict === 'invalid' ? 'unknown' : 'pass', message: '' },
        { id: 'status', outcome: verdict === 'invalid' ? 'fail' : 'unknown', message: '', ...more },
      ],
    }) as unknown as Report
  const [good, bad, open] = [report('valid'), report('invalid', { code: 'ERR_EXPIRED' }), report('indeterminate', { code: 'ERR_OFFLINE' })]
  const how = { isSameTables: true }

  test.each<[readonly Report[], Partial<Check>]>([
    [[good], { outcome: 'pass', message: 'The original inside is valid; converted again, the document is the same.' }],
    [[good, good], { outcome: 'pass', message: 'The originals inside are valid; converted again, the document is the same.' }],
    [
      [bad],
      {
        outcome: 'fail',
        code: 'ERR_CONVERSION',
        message: 'The document says what its original says, but the original itself is not valid.',
      },
    ],
    [
      [good, open, bad],
      { outcome: 'fail', code: 'ERR_CONVERSION', message: 'The document says what its originals say, but one of them is not valid.' },
    ],
    [
      [open],
      {
        outcome: 'unknown',
        code: 'ERR_OFFLINE',
        message: 'The document says what its original says, but the original itself could not be checked in full.',
      },
    ],
    [
      [good, report('indeterminate')],
      {
        outcome: 'unknown',
        code: 'ERR_UNRESOLVED',
        message: 'The document says what its originals say, but one of them could not be checked in full.',
      },
    ],
  ])('number %#', (originals, said) => {
    const check = agreement(how, originals)
    expect(check).toMatchObject(said)
    const worst = said.outcome === 'pass' ? 'valid' : said.outcome === 'fail' ? 'invalid' : 'indeterminate'
    expect(check.detail).toStrictEqual({
      original: { verdict: worst, format: 'ob3' },
      ...(originals.length > 1 && { originals: originals.map(({ verdict }) => ({ verdict, format: 'ob3' })) }),
      ...how,
      ...(said.outcome === 'fail' && { cause: 'ERR_EXPIRED' }),
    })
  })
})
