/** A summary of many awards takes longer as they grow, and no more than that. */
import { expect, test } from 'vitest'
import { summary } from '../../src/summary.ts'
import { bases } from '../convert/bases.ts'

const school = (name: string): object => ({ id: `https://school.example/${name}`, type: 'Profile', name })

/** A record of so many awards, each with an issuer, a result, an endorsement and a relation of its own. */
const recordOf = (awards: number): string =>
  JSON.stringify({
    ...bases.clr1,
    assertions: Array.from({ length: awards }, (_, number) => ({
      id: `urn:uuid:33333333-0000-4000-8000-${String(number).padStart(12, '0')}`,
      type: 'Assertion',
      results: [{ type: 'Result', resultDescription: `urn:exam:${number}`, value: `${number}` }],
      achievement: {
        id: `https://school.example/soil/${number}`,
        type: 'Achievement',
        name: `Soil science ${number}`,
        issuer: school(`${number}`),
        resultDescriptions: [{ id: `urn:exam:${number}`, type: 'ResultDescription', name: `Exam ${number}`, resultType: 'Percent' }],
        associations: [{ associationType: 'precedes', targetId: `https://school.example/soil/${number + 1}`, title: 'Next' }],
      },
    })),
  })

const timeOf = async (awards: number): Promise<number> => {
  const text = recordOf(awards)
  const began = performance.now()
  const { achievements } = await summary(text)
  const time = performance.now() - began
  expect(achievements).toHaveLength(awards)
  expect(achievements[1]?.grades?.[0]).toMatchObject({ value: '1', assessment: 'Exam 1' })
  expect(achievements[1]?.stackability?.relations).toHaveLength(2)
  return time
}

test('eight times as many awards take nowhere near sixty-four times as long', { timeout: 60_000 }, async () => {
  // what is loaded and compiled at first is not counted
  await timeOf(250)
  const few = await timeOf(250)
  expect((await timeOf(2000)) / few).toBeLessThan(20)
})
