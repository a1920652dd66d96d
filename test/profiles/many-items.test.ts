/** A summary of many awards, and a stack of many credentials, take longer as they grow, and no more than that. */
import { expect, test } from 'vitest'
import { peopleOf } from '../../src/core/stacking/same-person.ts'
import { summary } from '../../src/summary.ts'
import { bases } from '../convert/bases.ts'
import { growthOf } from '../growth.ts'

const school = (name: string): object => ({ id: `https://school.example/${name}`, type: 'Profile', name })

/** A record of so many awards, each with an issuer, a result, an endorsement and a relation of its own. */
const recordOf = (awards: number, more: object): string =>
  JSON.stringify({
    ...bases.clr1,
    assertions: Array.from({ length: awards }, (_, number) => ({
      id: `urn:uuid:33333333-0000-4000-8000-${String(number).padStart(12, '0')}`,
      type: 'Assertion',
      ...more,
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

const summed = async (awards: number, more: object): Promise<void> => {
  const { achievements } = await summary(recordOf(awards, more))
  expect(achievements).toHaveLength(awards)
  expect(achievements[1]?.grades?.[0]).toMatchObject({ value: '1', assessment: 'Exam 1' })
  expect(achievements[1]?.stackability?.relations).toHaveLength(2)
}

test('a framework’s name that goes on for pages takes no longer than it is, and a level is known by its name', async () => {
  const levelOf = async (targetName: string): Promise<unknown> => {
    const alignment = { type: ['Alignment'], targetType: 'ext:EQF', targetName, targetUrl: 'https://school.example/levels' }
    const badge = structuredClone(bases.ob3) as { credentialSubject: { achievement: { alignment?: unknown } } }
    badge.credentialSubject.achievement.alignment = [alignment]
    return (await summary(JSON.stringify(badge))).achievements[0]?.level?.[0]?.id
  }
  expect(await levelOf('EQF level 6')).toBe('http://data.europa.eu/snb/eqf/6')
  const began = process.cpuUsage()
  expect(await levelOf('EQF'.repeat(40_000))).not.toBe('http://data.europa.eu/snb/eqf/6')
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(2000)
})

test.each([{}, { revoked: true }])(
  'eight times as many awards (%j) take nowhere near sixty-four times as long',
  { timeout: 60_000 },
  async (more) => {
    expect(await growthOf((awards) => summed(awards, more), 250, 2000, 20)).toBeLessThan(20)
  },
)

test('so do eight times as many credentials of one person', { timeout: 60_000 }, async () => {
  const nora = { id: 'did:example:nora', email: 'nora@example.org', phone: '+4599999999' }
  const grouped = async (credentials: number): Promise<void> =>
    expect((await peopleOf(Array.from({ length: credentials }, () => nora))).groups).toHaveLength(1)
  expect(await growthOf(grouped, 120, 960, 20)).toBeLessThan(20)
})
