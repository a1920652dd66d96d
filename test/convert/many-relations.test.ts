/** A record of many relations, or of many awards with them, takes longer as it grows, and no more than that. */
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { growthOf } from '../growth.ts'
import { bases } from './bases.ts'

const school = { id: 'https://school.example/', type: 'Profile', name: 'School of Examples' }
const record = (relations: number): string =>
  JSON.stringify({
    '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
    id: 'urn:uuid:11111111-0000-4000-8000-000000000000',
    type: 'Clr',
    issuedOn: '2026-01-01T00:00:00Z',
    verification: { type: 'Hosted' },
    learner: { id: 'urn:uuid:22222222-0000-4000-8000-000000000000', type: 'Profile' },
    publisher: school,
    assertions: [
      {
        id: 'urn:uuid:33333333-0000-4000-8000-000000000000',
        type: 'Assertion',
        issuedOn: '2026-01-01T00:00:00Z',
        achievement: {
          // no id that the target could keep: nothing that was read of it is said there
          id: 'urn:example:soil',
          type: 'Achievement',
          name: 'Soil science',
          achievementType: 'Course',
          issuer: school,
          associations: Array.from({ length: relations }, (_, index) => ({
            associationType: 'isChildOf',
            targetId: `https://school.example/programmes/${index}`,
            title: `Programme ${index}`,
          })),
        },
      },
    ],
  })

async function allTold(relations: number): Promise<void> {
  const { diagnostics } = await convert(record(relations), { to: 'ob2', capsule: false })
  // each of them is lost, and told: no time is saved by saying less
  expect(diagnostics.filter(({ code }) => code === 'association-lost').length).toBeGreaterThanOrEqual(relations)
}

test('eight times as many relations take nowhere near sixty-four times as long', { timeout: 60_000 }, async () => {
  expect(await growthOf(allTold, 3000, 24_000, 20)).toBeLessThan(20)
})

describe('a record of several awards becomes as many badges', () => {
  const awarded = (awards: number, relations: number): string => {
    const { assertions, ...clr } = JSON.parse(record(relations)) as { readonly assertions: readonly [{ readonly achievement: object }] }
    const [assertion] = assertions
    const one = (index: number) => {
      const id = `https://school.example/soil/${index}`
      const associations = Array.from({ length: relations }, (_, n) => ({
        associationType: 'isRelatedTo',
        targetId: `https://school.example/${index}/${n}`,
        title: `Related ${n}`,
      }))
      return {
        ...assertion,
        id: `urn:uuid:33333333-0000-4000-8000-${String(index).padStart(12, '0')}`,
        achievement: { ...assertion.achievement, id, associations },
      }
    }
    return JSON.stringify({ ...clr, termsOfUse: [], assertions: Array.from({ length: awards }, (_, index) => one(index)) })
  }
  const lost = async (text: string): Promise<readonly string[]> =>
    (await convert(text, { to: 'ob2', capsule: false })).diagnostics.flatMap(({ code, source = '' }) =>
      code === 'association-lost' ? [source] : [],
    )

  test('of each relation it is told once that it is lost, and of nothing else', async () => {
    const found = await lost(awarded(3, 2))
    const all = [0, 1, 2].flatMap((award) => [0, 1].map((relation) => `/assertions/${award}/achievement/associations/${relation}`))
    expect([...found].sort()).toEqual(all)
  })

  test('four times as many take nowhere near sixteen times as long', { timeout: 60_000 }, async () => {
    const each = async (awards: number): Promise<void> => expect(await lost(awarded(awards, 150))).toHaveLength(awards * 150)
    expect(await growthOf(each, 12, 48, 10)).toBeLessThan(10)
  })
})

test('what a record loses around its awards is told once, however many badges it becomes', { timeout: 60_000 }, async () => {
  const base = bases.clr2 as { readonly credentialSubject: object }
  const one = {
    ...bases.ob3,
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: { type: ['Achievement'], name: 'Soil', criteria: { narrative: 'c' }, description: 'd' },
    },
  }
  const text = (awards: number, terms: number): string =>
    JSON.stringify({
      ...base,
      credentialSubject: {
        ...base.credentialSubject,
        association: [],
        verifiableCredential: Array.from({ length: awards }, (_, n) => ({
          ...one,
          id: `urn:uuid:33333333-0000-4000-8000-${String(n).padStart(12, '0')}`,
        })),
      },
      termsOfUse: Array.from({ length: terms }, (_, n) => ({ id: `https://school.example/terms/${n}`, type: 'Terms' })),
      unknown: 1,
    })
  const losses = async (awards: number, terms: number): Promise<readonly (string | undefined)[]> =>
    (await convert(text(awards, terms), { to: 'ob2', capsule: false })).diagnostics
      .filter(({ source = '' }) => /^\/(?:termsOfUse|unknown)/.test(source))
      .map(({ source }) => source)
  expect(await losses(3, 2)).toEqual(await losses(1, 2))
  expect(await losses(1, 2)).toHaveLength(3)
  expect(await losses(100, 3000)).toHaveLength(3001)
  // told with each badge, ten times as many badges would take ten times as long
  expect(await growthOf((awards) => losses(awards, 3000), 10, 100, 5)).toBeLessThan(5)
})

/** Each badge says who issued it: hundreds of them with thousands of identifiers each would end the process. */
test('a record that would be written out many times over is refused before it is', async () => {
  const record = (awards: number, identifiers: number): string => {
    const issuer = { id: 'https://school.example/', type: ['Profile'], name: 'S' }
    const otherIdentifier = Array.from({ length: identifiers }, (_, n) => ({
      type: 'IdentifierEntry',
      identifier: `i${n}`,
      identifierType: 'identifier',
    }))
    const one = (n: number) => ({
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      id: `urn:uuid:44444444-0000-4000-8000-${String(n).padStart(12, '0')}`,
      issuer,
      credentialSubject: { type: ['AchievementSubject'], achievement: { type: ['Achievement'], name: 'Soil' } },
    })
    return JSON.stringify({
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'],
      id: 'urn:uuid:55555555-0000-4000-8000-000000000000',
      type: ['VerifiableCredential', 'ClrCredential'],
      issuer: { ...issuer, otherIdentifier },
      credentialSubject: { type: ['ClrSubject'], verifiableCredential: Array.from({ length: awards }, (_, n) => one(n)) },
    })
  }
  expect((await convert(record(100, 50), { to: 'ob2' })).others).toHaveLength(99)
  expect((await convert(record(1, 5000), { to: 'ob2' })).others).toHaveLength(0)
  await expect(convert(record(200, 5000), { to: 'ob2' })).rejects.toMatchObject({ code: 'ERR_LIMIT' })
  // what holds them all says it once
  expect((await convert(record(200, 5000), { to: 'elm' })).others).toHaveLength(0)
})
