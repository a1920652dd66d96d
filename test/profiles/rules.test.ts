/**
 * What each framework asks for: a credential that says everything, without one element at a time. The table is that of the
 * policy texts (Council Recommendation 2022/C 243/02 Annex I, the schema of edubadges, and the five that were read in part).
 */
import { describe, expect, test } from 'vitest'
import { checkProfile, profiles } from '../../src/profile.ts'
import { full, type Tree, without } from './full.ts'

const achievement = '/credentialSubject/achievement'

/** What takes each element away altogether. */
const away: Readonly<Record<string, readonly string[]>> = {
  learner: ['/credentialSubject/id'],
  title: ['/name', `${achievement}/name`],
  country: ['/issuer/address'],
  'awarding-body': ['/issuer/name', '/issuer/id'],
  issued: ['/validFrom'],
  outcomes: [`${achievement}/alignment/1`, `${achievement}/criteria`],
  workload: [`${achievement}/creditsAvailable`],
  level: [`${achievement}/alignment/0`],
  assessment: [`${achievement}/assessmentType`, '/credentialSubject/result', `${achievement}/idVerification`],
  participation: [`${achievement}/mode`],
  'quality-assurance': [`${achievement}/alignment/2`],
  prerequisites: [`${achievement}/entryRequirement`],
  supervision: [`${achievement}/idVerification`],
  'identity-check': [`${achievement}/idVerification`],
  grade: ['/credentialSubject/result'],
  stackability: [`${achievement}/isPartialQualification`],
  'further-information': [`${achievement}/criteria/id`],
  language: [`${achievement}/inLanguage`],
}

/** In the order of the table above: mandatory, where it applies, optional, not asked for. */
const asked: Readonly<Record<string, string>> = {
  eu: 'MMMMMMMAMMMOO-OOO-',
  nl: 'OMOMMMMMMMM-MMM--M',
  unesco: '---M-M--M-M-------',
  nzqa: '-M-M-MMM--M-------',
  australia: '---M-MM-M-M-------',
  ireland: '------MM--M-------',
  ecampusontario: '---M-M--M---------',
}
const outcomes: Readonly<Record<string, string>> = { M: 'fail', A: 'unknown', O: 'warn' }

const outcomeOf = async (document: Tree, profile: string, element: string): Promise<string | undefined> =>
  (await checkProfile(document, { profile })).checks.find(({ id }) => id === `profile.${element}`)?.outcome

test('every profile that is no size stands in the table', () => {
  const noSizes = profiles.filter(({ elements }) => elements.every(({ element }) => element !== 'size'))
  expect(Object.keys(asked)).toEqual(noSizes.map(({ id }) => id))
})

describe.each(Object.entries(asked))('%s', (profile, letters) => {
  test.each(Object.entries(away).map(([element, pointers], index) => [element, letters[index], pointers] as const))(
    '%s: %s',
    async (element, letter = '', pointers) => {
      expect(await outcomeOf(full(), profile, element)).toBe(letter === '-' ? undefined : 'pass')
      expect(await outcomeOf(without(full(), ...pointers), profile, element)).toBe(outcomes[letter])
    },
  )
})

/** What says something of an element, and which framework takes it: where it is not named, it does not settle the question. */
const findings: readonly (readonly [found: string, element: string, document: Tree, taken: Readonly<Record<string, string>>])[] = [
  [
    'hours alone',
    'workload',
    full({ creditsAvailable: undefined, volumeOfLearning: 'PT84H' }),
    // the European list wants credits “wherever possible”; edubadges has hours of study; Australia asks for an hour at least
    { eu: 'warn', nl: 'pass', australia: 'pass' },
  ],
  [
    'credits of another framework',
    'workload',
    full({ creditFramework: 'https://credits.example/local' }),
    { eu: 'warn', nzqa: 'pass', australia: 'pass' },
  ],
  ['criteria alone', 'outcomes', without(full(), `${achievement}/alignment/1`), { nl: 'pass' }],
  [
    'a national level',
    'level',
    full({
      alignment: [{ type: ['Alignment'], targetName: 'Level 6', targetFramework: 'NLQF', targetUrl: 'https://levels.example/nlqf/6' }],
    }),
    { nzqa: 'pass', ireland: 'pass' },
  ],
]

test.each(findings)('%s', async (_, element, document, taken) => {
  const column = Object.keys(away).indexOf(element)
  for (const [profile, letters] of Object.entries(asked)) {
    const expected = letters[column] === '-' ? undefined : (taken[profile] ?? 'unknown')
    expect(await outcomeOf(JSON.parse(JSON.stringify(document)), profile, element), profile).toBe(expected)
  }
})
