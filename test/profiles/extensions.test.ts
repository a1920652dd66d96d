/** The extensions of edubadges in Open Badges 2.0: what the profile asks for, as people write it there. */
import { describe, expect, test } from 'vitest'
import { checkProfile } from '../../src/profile.ts'

const extension = (name: string, value: unknown): object => ({
  '@context': `https://openbadgespec.org/extensions/${name}Extension/context.json`,
  type: ['Extension', `extensions:${name}Extension`],
  [name]: value,
})

const badge = (more: object = {}): object => ({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://harbour.example/a/1',
  recipient: { type: 'email', hashed: false, identity: 'ines@harbour.example' },
  issuedOn: '2026-01-05T00:00:00Z',
  verification: { type: 'HostedBadge' },
  badge: {
    type: 'BadgeClass',
    id: 'https://harbour.example/b/1',
    name: 'Reading tide tables',
    description: 'Tide tables of one sea.',
    image: 'https://harbour.example/b/1.png',
    criteria: { narrative: 'Plans a passage.' },
    issuer: {
      type: 'Profile',
      id: 'https://harbour.example/i',
      name: 'Harbour College',
      url: 'https://harbour.example',
      email: 'a@harbour.example',
    },
    ...more,
  },
})

const stateOf = async (element: string, more: object = {}): Promise<unknown> => {
  const { checks } = await checkProfile(JSON.parse(JSON.stringify(badge(more))), { profile: 'eu' })
  return checks.find(({ id }) => id === `profile.${element}`)?.detail?.['state']
}

describe('extensions of edubadges', () => {
  test.each([
    ['workload', { 'extensions:ECTSExtension': extension('ECTS', 2.5) }, 'present'],
    ['workload', { 'extensions:StudyLoadExtension': extension('StudyLoad', 84) }, 'unclear'],
    ['level', { 'extensions:EQFExtension': extension('EQF', 6) }, 'present'],
    ['outcomes', { 'extensions:LearningOutcomeExtension': extension('LearningOutcome', 'Reads tide tables.') }, 'present'],
    ['assessment', { assessmentType: 'testing' }, 'present'],
    ['participation', { participation: 'online' }, 'present'],
    ['participation', { participation: 'volunteering' }, 'present'],
  ])('%s: %j', async (element, more, state) => {
    expect(await stateOf(element, more)).toBe(state)
    expect(await stateOf(element)).not.toBe(state)
  })
})
