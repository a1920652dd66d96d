/** Achievements that have no id: in a copy of their credential, or in what it was converted into, they are the same. */
import { expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import { copies } from '../../src/core/stacking/copies.ts'
import { ects } from '../../src/lib/credits.ts'
import { at } from '../../src/lib/json.ts'
import { type Stacking, stack } from '../../src/profile.ts'
import type { Tree } from './full.ts'

/** A European credential of some courses of two credits each, none of which has a name that others know. */
const european = (number: number, ...titles: readonly string[]): Tree => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: `urn:credential:00000000-0000-4000-8000-00000000000${number}`,
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  issuer: { id: 'urn:epass:org:1', type: 'Organisation', legalName: { en: ['Harbour College'] } },
  issued: '2026-01-05T00:00:00Z',
  credentialSubject: {
    id: 'did:example:ines',
    type: 'Person',
    hasClaim: titles.map((title, index) => ({
      id: `urn:epass:learningAchievement:${index}`,
      type: 'LearningAchievement',
      title: { de: [`${title} (Kurs)`], en: [title] },
      specifiedBy: {
        id: `urn:epass:specification:${index}`,
        type: 'LearningAchievementSpecification',
        title: { de: [`${title} (Kurs)`], en: [title] },
        creditPoint: [{ type: 'CreditPoint', point: '2', framework: { id: ects, type: 'Concept' } }],
      },
    })),
  },
})

/** The same without an id, as it was issued that day. */
const nameless = (title: string, day: string): Tree => {
  const { id: _, ...rest } = european(1, title)
  return { ...rest, issued: `${day}T00:00:00Z` }
}

const points = ({ sums }: Stacking): readonly (number | undefined)[] => sums.map((sum) => sum.points)
const overlaps = ({ checks }: Stacking) => checks.flatMap(({ id, message }) => (id === 'stack.overlap' ? [message] : []))

test('a credential that is given twice counts once', async () => {
  const stacking = await stack([european(1, 'Tides'), { ...european(1, 'Tides'), proof: { type: 'DataIntegrityProof' } }])
  expect(points(stacking)).toEqual([2])
  expect(overlaps(stacking)).toEqual(['number 2, “Tides” is the same achievement as number 1, “Tides”: it counts once.'])
  expect(stacking.parts.map(({ id }) => id)).toEqual([undefined, undefined])
})

test('another credential of one title and issuer is another one, which may be the same', async () => {
  const stacking = await stack([european(1, 'Tides'), european(2, 'Tides')])
  expect(points(stacking)).toEqual([4])
  expect(overlaps(stacking)).toEqual([
    'number 2, “Tides” and number 1, “Tides” have the same title and issuer, and no identifier in common: they may be the same.',
  ])
})

test.each(['ob2', 'ob3', 'clr1', 'clr2'])('beside what it was converted into (%s) it counts once', async (to) => {
  const source = european(1, 'Tides', 'Knots')
  const { document, others } = await convert(source, { to })
  expect(points(await stack([source, document, ...others]))).toEqual([4])
  expect(points(await stack([document, ...others, source]))).toEqual([4])
})

test('beside several conversions too, each of which made an id of its own', async () => {
  const source = european(1, 'Tides')
  const [badge, record] = [await convert(source, { to: 'ob3' }), await convert(source, { to: 'clr2' })]
  const stacking = await stack([badge.document, source, record.document])
  expect(points(stacking)).toEqual([2])
  expect(new Set(stacking.parts.map(({ id }) => id)).size).toBe(3)
})

test('a credential without an id is known by its text', async () => {
  const [one, other] = [nameless('Tides', '2026-01-05'), nameless('Tides', '2026-02-05')]
  expect(points(await stack([one, one]))).toEqual([2])
  expect(points(await stack([one, other]))).toEqual([4])
})

test('one that is called in another language in its copy is the same, and no identifier is named that it does not have', async () => {
  const { document } = await convert(european(1, 'Tides'), { to: 'ob2', language: 'de' })
  expect(overlaps(await stack([european(1, 'Tides'), document]))).toEqual([
    'number 2, “Tides (Kurs)” is the same achievement as number 1, “Tides”: it counts once.',
  ])
})

test('relations name what is the same under each of its ids', () => {
  const parts = [undefined, 'x', 'y', 'z'].map((id, input) => ({ input, id, titles: [input === 3 ? 'Knots' : 'Tides'] }))
  const known = parts.map(() => ({ names: ['urn:credential:1'], relations: [{ type: 'isParentOf', source: 'y', target: 'z' }] }))
  const said = [
    { type: 'isParentOf', source: 'p', target: 'y' },
    { type: 'isParentOf', source: 'p', target: 'z' },
  ]
  const { ids, relations } = copies(parts, known, said)
  expect({ ids, relations }).toEqual({
    ids: ['x', 'x', 'x', 'z'],
    relations: [
      { type: 'isParentOf', source: 'p', target: 'x' },
      { type: 'isParentOf', source: 'p', target: 'z' },
      { type: 'isParentOf', source: 'x', target: 'z' },
    ],
  })
})

test('two of one title in one credential are two, and in its copy the same two', async () => {
  const source = european(1, 'Tides', 'Tides')
  expect(points(await stack([source]))).toEqual([4])
  expect(points(await stack([source, source]))).toEqual([4])
})

test('what stands in the place of an original and is none makes no difference', async () => {
  const { document } = await convert(european(1, 'Tides'), { to: 'ob3' })
  const broken = JSON.parse(JSON.stringify(document).replaceAll(/base64,[^"]+/g, 'base64,e30='))
  const stacking = await stack([european(1, 'Tides'), broken])
  expect(points(stacking)).toEqual([4])
})

test('a bundle counts it once too, whether sealed or not, and gives both back', async () => {
  const sealed = { ...european(1, 'Tides'), proof: { type: 'DataIntegrityProof' } }
  const wholeOf = async (...given: readonly Tree[]) => {
    const { document } = await bundle(given, { to: 'elm', name: 'Sea' })
    expect(await restore(document)).toMatchObject({ document: given[0], others: given.slice(1).map((one) => ({ document: one })) })
    expect((await restore(document)).edited).toBe(undefined)
    return JSON.stringify(at(document, '/credentialSubject/hasClaim/0/specifiedBy/creditPoint/0/point'))
  }
  expect(await wholeOf(european(1, 'Tides'), sealed)).toBe('"2"')
  // and control: another one is another one, also under one id
  expect(await wholeOf(european(1, 'Tides'), european(2, 'Tides'))).toBe('"4"')
  expect(await wholeOf(european(1, 'Tides'), european(1, 'Knots'))).toBe('"4"')
  expect(await wholeOf(nameless('Tides', '2026-01-05'), nameless('Tides', '2026-02-05'))).toBe('"4"')
})

test('badges of one credential, a whole and its parts, count as they do in it', async () => {
  const [whole, part] = [european(1, 'Programme'), european(1, 'Tides')]
  const claims = at(part, '/credentialSubject/hasClaim')
  Object.assign(at(whole, '/credentialSubject/hasClaim/0') as object, {
    hasPart: JSON.parse(JSON.stringify(claims).replaceAll(':0"', ':part"')),
  })
  const { document, others } = await convert(whole, { to: 'ob3' })
  expect(others).toHaveLength(1)
  expect(points(await stack([document, ...others]))).toEqual([2])
  expect(points(await stack(others))).toEqual([2])
  // and control: without the original, the badges say only that they are related
  const bare = await convert(whole, { to: 'ob3', capsule: false })
  expect(points(await stack([bare.document, ...bare.others]))).toEqual([4])
})
