/** Credits that contradict each other, that are no numbers, or that are beyond all numbers: what is summed, and what is not. */
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert } from '../../src/convert.ts'
import { sizeOf } from '../../src/core/profile/find.ts'
import type { Credential } from '../../src/lib/credential.ts'
import { ects } from '../../src/lib/credits.ts'
import { checkProfile, type ProfileOptions, type Range, type StackingOptions, stack } from '../../src/profile.ts'
import { full, type Tree } from './full.ts'

const local = 'https://credits.example/local'

type Said = readonly [point: string, framework?: string]

/** A European credential with a claim for each of the lists. */
const european = (...claims: readonly (readonly Said[])[]): Tree => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:credential:00000000-0000-4000-8000-000000000001',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  issuer: { id: 'https://harbour.example/i', type: 'Organisation', legalName: { en: ['Harbour College'] } },
  issued: '2026-01-05T00:00:00Z',
  credentialSubject: {
    id: 'did:example:ines',
    type: 'Person',
    hasClaim: claims.map((said, number) => ({
      id: `https://harbour.example/claims/${number}`,
      type: 'LearningAchievement',
      title: { en: [`Course ${number}`] },
      specifiedBy: {
        id: `https://harbour.example/courses/${number}`,
        type: 'LearningAchievementSpecification',
        title: { en: [`Course ${number}`] },
        creditPoint: said.map(([point, framework]) => ({
          type: 'CreditPoint',
          point,
          ...(framework !== undefined && { framework: { id: framework, type: 'Concept' } }),
        })),
      },
    })),
  },
})

const sumsOf = async (document: Tree, size?: StackingOptions['size']) => {
  const { sums, checks } = await stack([document], size === undefined ? {} : { size })
  return { sums: sums.map(({ framework, points }) => [framework, points]), checks }
}

describe('a stack', () => {
  test.each<[string, readonly (readonly Said[])[], readonly unknown[]]>([
    [
      'two numbers of one system contradict each other: neither counts',
      [
        [
          ['5', ects],
          ['3', ects],
        ],
        [['2', ects]],
      ],
      [[ects, 2]],
    ],
    [
      'one number that is said twice counts once',
      [
        [
          ['5', ects],
          ['5', ects],
        ],
      ],
      [[ects, 5]],
    ],
    [
      'two systems are two sums',
      [
        [
          ['5', ects],
          ['100', local],
        ],
      ],
      [
        [ects, 5],
        [local, 100],
      ],
    ],
    [
      'two numbers of no system that is named have no sum',
      [[['5'], ['3']]],
      [
        [undefined, 5],
        [undefined, 3],
      ],
    ],
    [
      'nor have those of two achievements',
      [[['5']], [['5']]],
      [
        [undefined, 5],
        [undefined, 5],
      ],
    ],
    ['less than nothing takes nothing away', [[['-5', ects]], [['10', ects]]], [[ects, 10]]],
    ['a comma is one of decimals', [[['2,5', ects]], [['2.5', ects]]], [[ects, 5]]],
    ['a range is no number', [[['5-10', ects]], [['2', ects]]], [[ects, 2]]],
    ['nor is what has no end', [[['NaN', ects]], [['Infinity', ects]], [['', ects]], [['2', ects]]], [[ects, 2]]],
    ['what is beyond all numbers that can be added is not added', [[['1e308', ects]], [['1e308', ects]], [['2', ects]]], [[ects, 2]]],
  ])('%s', async (_, claims, expected) => {
    expect((await sumsOf(european(...claims))).sums).toEqual(expected)
  })

  test('what does not count is told, and leaves a size open', async () => {
    const { checks } = await sumsOf(
      european(
        [
          ['5', ects],
          ['3', ects],
        ],
        [['2', ects]],
      ),
      { atLeast: 5 },
    )
    expect(checks.map(({ id, outcome, message }) => [id, outcome, message])).toEqual(
      expect.arrayContaining([
        ['stack.credits', 'warn', 'No credits that could be counted are stated for number 1, “Course 0”.'],
        ['stack.size', 'unknown', expect.stringContaining('“Course 0”')],
      ]),
    )
    const one = await sumsOf(
      european([
        ['5', ects],
        ['3', ects],
      ]),
    )
    expect(one.checks.find(({ id }) => id === 'stack.credits')).toMatchObject({ outcome: 'warn' })
  })

  test('decimals are added as people add them', async () => {
    const ten = Array.from({ length: 10 }, (): readonly Said[] => [['0.1', ects]])
    expect((await sumsOf(european(...ten))).sums).toEqual([[ects, 1]])
  })
})

test('the size of a credential is not told by two numbers that contradict each other', () => {
  const of = (...points: readonly number[]) =>
    sizeOf({ awards: [{ achievement: { credits: points.map((one) => ({ points: one, framework: ects })) } }] } as unknown as Credential)
  expect(of(5, 3)).toMatchObject({ state: 'unclear', found: 'credits-differ' })
  expect(of(5, 5)).toMatchObject({ state: 'present', points: 5 })
})

test('limits that are none are told as limits, and a profile that is left out as that', async () => {
  for (const size of [{ atLeast: -1 }, { atleast: 3 }, { atLeast: 5, atMost: 3 }, {}] as Range[])
    await expect(stack([full()], { size })).rejects.toMatchObject({
      code: 'ERR_OPTION',
      message: 'a size in ECTS credits is a number from 0 under some of atLeast, above, atMost, below, which one size can keep',
    })
  for (const options of [{}, { profile: undefined }, { profile: null }, { profil: 'eu' }])
    await expect(checkProfile(full(), options as unknown as ProfileOptions)).rejects.toMatchObject({
      code: 'ERR_OPTION',
      message: expect.stringMatching(/^no profile is named; there are eu, nl, /),
    })
})

test('a list with a hole in it', async () => {
  const holed: Tree[] = Object.assign([], { 0: full(), 2: full() })
  await expect(stack(holed)).rejects.toMatchObject({ code: 'ERR_INPUT', path: '/1' })
  await expect(bundle(holed, { to: 'clr2' })).rejects.toMatchObject({ code: 'ERR_INPUT' })
  const sizes: Range[] = Object.assign([], { 1: { atLeast: 3 } })
  await expect(stack([full()], { size: sizes })).rejects.toMatchObject({ code: 'ERR_OPTION' })
})

describe('the whole of a bundle', () => {
  const earned = async (...claims: readonly (readonly Said[])[]): Promise<unknown> => {
    const { document } = await bundle([european(...claims), full({ creditsAvailable: 2 })], {
      to: 'elm',
      name: 'Semester',
      samePerson: true,
      capsule: false,
    })
    // a sum that takes away, or that is beyond numbers, stands nowhere in it
    expect(JSON.stringify(document)).not.toMatch(/"-3"|Infinity|2e\+308/)
    const read = (await convert(document, { to: 'clr2', capsule: false })).document
    const { sums } = await stack([read])
    return sums.map(({ framework, points }) => [framework, points])
  }
  test.each<[string, readonly (readonly Said[])[], readonly unknown[]]>([
    ['sums', [[['5', ects]]], [[ects, 7]]],
    [
      'counts none of two that contradict each other',
      [
        [
          ['5', ects],
          ['3', ects],
        ],
      ],
      [[ects, 2]],
    ],
    [
      'counts once what is said twice',
      [
        [
          ['5', ects],
          ['5', ects],
        ],
      ],
      [[ects, 7]],
    ],
    ['takes nothing away', [[['-5', ects]]], [[ects, 2]]],
    ['stays within numbers', [[['1e308', ects]], [['1e308', ects]]], [[ects, 2]]],
  ])('%s', async (_, claims, expected) => {
    expect(await earned(...claims)).toEqual(expected)
  })
})
