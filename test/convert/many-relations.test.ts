/** A record of many relations takes longer as it grows, and no more than that. */
import { expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'

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

async function timeOf(relations: number): Promise<number> {
  const text = record(relations)
  const began = performance.now()
  const { diagnostics } = await convert(text, { to: 'ob2', capsule: false })
  // each of them is lost, and told: no time is saved by saying less
  expect(diagnostics.filter(({ code }) => code === 'association-lost').length).toBeGreaterThanOrEqual(relations)
  return performance.now() - began
}

test('eight times as many relations take nowhere near sixty-four times as long', { timeout: 60_000 }, async () => {
  // what is loaded and compiled at first is not counted
  await timeOf(3000)
  const few = await timeOf(3000)
  expect((await timeOf(24_000)) / few).toBeLessThan(20)
})
