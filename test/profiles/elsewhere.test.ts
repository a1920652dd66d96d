/** What a badge says by an address alone was not looked at: it is neither stated nor missing. */
import { describe, expect, test } from 'vitest'
import { checkProfile, profileSections } from '../../src/profile.ts'
import { summary, summarySections } from '../../src/summary.ts'
import { full, type Tree } from './full.ts'

const linked = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://mill.example/badges/1',
  recipient: { type: 'email', hashed: false, identity: 'ines@example.org' },
  issuedOn: '2026-01-05T00:00:00Z',
  verification: { type: 'HostedBadge' },
  badge: 'https://mill.example/classes/1?key=1',
}
const told = async (document: Tree, ...elements: readonly string[]) => {
  const { checks } = await checkProfile(document, { profile: 'eu' })
  return elements.map((element) => {
    const check = checks.find(({ id }) => id === `profile.${element}`)
    return [check?.outcome, check?.detail?.['key'], check?.detail?.['needs']]
  })
}
const open = (outcome: string, url: string) => [outcome, 'absent-elsewhere', [{ url, kind: 'issuer' }]]

describe('a class that is an address', () => {
  test('may say what the badge does not; what only the badge says is missing', async () => {
    const found = await told(linked, 'title', 'workload', 'level', 'awarding-body', 'prerequisites', 'issued', 'grade')
    expect(found.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => open('unknown', linked.badge)))
    expect(found.slice(4)).toEqual([open('warn', linked.badge), ['pass', 'present', undefined], ['warn', 'absent', undefined]])
    const report = await checkProfile(linked, { profile: 'eu' })
    expect(report.verdict).toBe('indeterminate')
    expect((await checkProfile(linked, { profile: 'size-nl' })).verdict).toBe('indeterminate')
    const words = JSON.stringify(await profileSections(report, { language: 'nl' }))
    expect(words).toContain('https://mill.example/classes/1 kan het zeggen')
    expect(words).not.toContain('key=1')
  })
  test('is told by a summary', async () => {
    const inside = await summary(linked)
    expect(inside.elsewhere).toEqual([linked.badge])
    expect(JSON.stringify(await summarySections(inside))).toContain('was not asked')
    expect((await summary(full())).elsewhere).toBeUndefined()
  })
  test('that stands in the badge is missing what it does not say', async () => {
    const badge = { type: 'BadgeClass', id: 'https://mill.example/classes/1', name: 'Milling' }
    expect(await told({ ...linked, badge }, 'title', 'workload')).toEqual([
      ['pass', 'present', undefined],
      ['fail', 'absent', undefined],
    ])
  })
})

describe('an issuer', () => {
  test('that is a web address may say its country', async () => {
    const issuer = 'https://harbour.example/issuer'
    expect(await told({ ...full({ alignment: [] }), issuer }, 'country', 'quality-assurance', 'level')).toEqual([
      open('unknown', issuer),
      open('unknown', issuer),
      ['unknown', 'absent-if-applicable', undefined],
    ])
  })
  test('that is a DID is at no address', async () => {
    expect(await told({ ...full(), issuer: 'did:web:harbour.example' }, 'country')).toEqual([['fail', 'absent', undefined]])
  })
})
