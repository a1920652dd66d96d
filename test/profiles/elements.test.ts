/** Every element: there in the whole, gone from the mutant that takes it away, and nothing else with it. */
import { describe, expect, test } from 'vitest'
import { checkProfile } from '../../src/profile.ts'
import { full, type Tree, without } from './full.ts'

const achievement = '/credentialSubject/achievement'

const statesOf = async (document: Tree, profile = 'eu'): Promise<Readonly<Record<string, unknown>>> => {
  const { checks } = await checkProfile(document, { profile })
  return Object.fromEntries(checks.flatMap(({ detail }) => (detail?.['element'] ? [[String(detail['element']), detail['state']]] : [])))
}

/** What takes an element away; what else changes with it. */
type Mutant = readonly [element: string, pointers: readonly string[], state?: string, others?: Tree]
const mutants: readonly Mutant[] = [
  ['learner', ['/credentialSubject/id']],
  ['title', ['/name', `${achievement}/name`]],
  ['country', ['/issuer/address']],
  ['awarding-body', ['/issuer/name'], 'unclear'],
  ['awarding-body', ['/issuer/name', '/issuer/id']],
  ['issued', ['/validFrom']],
  ['outcomes', [`${achievement}/alignment/1`], 'unclear'],
  ['outcomes', [`${achievement}/alignment/1`, `${achievement}/criteria`], 'absent', { 'further-information': 'absent' }],
  ['workload', [`${achievement}/creditsAvailable`]],
  ['level', [`${achievement}/alignment/0`]],
  ['assessment', [`${achievement}/assessmentType`], 'unclear'],
  ['participation', [`${achievement}/mode`]],
  ['quality-assurance', [`${achievement}/alignment/2`]],
  ['prerequisites', [`${achievement}/entryRequirement`]],
  ['supervision', [`${achievement}/idVerification`]],
  ['grade', ['/credentialSubject/result']],
  ['stackability', [`${achievement}/isPartialQualification`]],
  ['further-information', [`${achievement}/criteria/id`]],
]

describe('the European list', () => {
  test('the whole says all sixteen', async () => {
    const report = await checkProfile(full(), { profile: 'eu' })
    expect(Object.entries(await statesOf(full())).filter(([, state]) => state !== 'present')).toEqual([])
    expect(report.checks[0]?.detail).toMatchObject({
      mandatory: { of: 11, present: 11, absent: 0, unclear: 0 },
      optional: { of: 5, present: 5, absent: 0, unclear: 0 },
    })
    expect(report.verdict).toBe('valid')
  })

  test.each(mutants.map((mutant) => [mutant[0], mutant] as const))(
    'without %s',
    async (_, [element, pointers, state = 'absent', others = {}]) => {
      const found = await statesOf(without(full(), ...pointers))
      expect(Object.fromEntries(Object.entries(found).filter(([, one]) => one !== 'present'))).toEqual({ [element]: state, ...others })
    },
  )

  test('every element has a mutant', async () => {
    expect([...new Set(mutants.map(([element]) => element))].sort()).toEqual(Object.keys(await statesOf(full())).sort())
  })

  test('mandatory fails, optional warns, and a level is asked for only where it applies', async () => {
    const outcome = async (id: string, ...pointers: readonly string[]): Promise<unknown> =>
      (await checkProfile(without(full(), ...pointers), { profile: 'eu' })).checks.find((check) => check.id === id)
    expect(await outcome('profile.participation', `${achievement}/mode`)).toMatchObject({ outcome: 'fail', code: 'ERR_PROFILE' })
    expect(await outcome('profile.prerequisites', `${achievement}/entryRequirement`)).toMatchObject({ outcome: 'warn' })
    expect(await outcome('profile.level', `${achievement}/alignment/0`)).toMatchObject({ outcome: 'unknown' })
    expect(await outcome('profile.country')).toMatchObject({ outcome: 'pass', path: '/issuer/address/addressCountryCode' })
    expect(await outcome('profile.country', '/issuer/address')).toMatchObject({
      detail: { hint: 'To state it, use issuer.address.addressCountryCode.', supply: [{ path: 'issuer.address.addressCountryCode' }] },
    })
  })

  test('nothing at all is not a micro-credential', async () => {
    const { verdict } = await checkProfile(without(full(), '/credentialSubject/achievement'), { profile: 'eu' })
    expect(verdict).toBe('invalid')
  })
})
