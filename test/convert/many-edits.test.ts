/** Of a document that was changed in many places each change is carried back, and that takes longer as they grow, and no more than that. */
import { expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { growthOf } from '../growth.ts'
import { bases } from './bases.ts'

/** A record of so many awards, of an achievement each. */
const recordOf = (awards: number): object => ({
  ...bases.clr1,
  assertions: Array.from({ length: awards }, (_, number) => ({
    id: `urn:uuid:33333333-0000-4000-8000-${String(number).padStart(12, '0')}`,
    type: 'Assertion',
    narrative: `Soil ${number} was studied`,
    achievement: { id: `https://school.example/soil/${number}`, type: 'Achievement', name: `Soil science ${number}` },
  })),
})

type Claim = { readonly id: string; readonly title: unknown }
/** The last first, and after each of them a new one. */
const withMore = (claims: readonly Claim[]): readonly Claim[] =>
  [...claims].reverse().flatMap((one) => [one, { ...one, id: `${one.id}/new`, title: { en: 'New' } }])

const carriedBack = async (awards: number): Promise<void> => {
  const { document } = await convert(JSON.stringify(recordOf(awards)), { to: 'elm' })
  const subject = document['credentialSubject'] as { readonly hasClaim: readonly Claim[] }
  const text = JSON.stringify({ ...document, credentialSubject: { ...subject, hasClaim: withMore(subject.hasClaim) } })
  const { edited } = await restore(text)
  expect(edited?.changes.length).toBeGreaterThanOrEqual(awards)
}

test('of eight times as many awards that were put in, and others moved, it takes nowhere near sixty-four times as long', {
  timeout: 120_000,
}, async () => {
  expect(await growthOf(carriedBack, 40, 320, 20)).toBeLessThan(20)
})
