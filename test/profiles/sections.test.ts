/** Which element is listed under which heading, what is counted, and who is named: of a few, by hand. */
import { describe, expect, test } from 'vitest'
import { checkProfile, type Profile, profileSections, stack } from '../../src/profile.ts'
import { summary } from '../../src/summary.ts'
import { full, type Tree } from './full.ts'

describe('the sections of a profile', () => {
  test('each element is under the heading of its severity', async () => {
    const report = await checkProfile(full(), { profile: 'eu' })
    const sections = await profileSections(report)
    for (const severity of ['mandatory', 'optional']) {
      const named = report.checks.flatMap(({ detail }) => (detail?.['severity'] === severity ? [`element.${detail['element']}`] : []))
      expect(named.length).toBeGreaterThan(0)
      expect(sections.find(({ key }) => key === severity)?.entries.map(({ key }) => key)).toEqual(named)
    }
  })

  test('without optional elements none are counted', async () => {
    const profile: Profile = {
      id: 'own',
      title: 'Ours',
      source: { title: 'Our rules' },
      elements: [{ element: 'grade', severity: 'mandatory' }],
    }
    const [whole] = await profileSections(await checkProfile(full(), { profile }))
    expect(whole?.entries.map(({ key }) => key)).toEqual(['mandatory', 'source'])
  })
})

test('credits of two systems have no common sum, and that is told', async () => {
  const other = full({ id: 'https://harbour.example/knots', name: 'Knots', creditFramework: undefined, creditsAvailable: 2 })
  const { sums, checks } = await stack([full(), other])
  expect(sums.map(({ points }) => points)).toEqual([3, 2])
  const told = checks.filter(({ id, outcome }) => id === 'stack.credits' && outcome === 'warn')
  expect(told.map(({ message }) => message)).toEqual(['Credits of several frameworks have no common sum.'])
})

describe('a summary', () => {
  test('a person is called by what of the name is stated', async () => {
    const identifier = [{ type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: 'Ines Imagined' }]
    expect((await summary(full({}, { id: undefined, identifier }))).recipient?.name).toBe('Ines Imagined')
    expect((await summary(record({ givenName: 'Ines' }))).recipient?.name).toBe('Ines')
    expect((await summary(record({ givenName: 'Ines', familyName: 'Imagined' }))).recipient?.name).toBe('Ines Imagined')
  })

  test('one context is listed as well as several', async () => {
    const terms = 'https://harbour.example/terms.json'
    expect((await summary({ ...full(), '@context': [...usual, terms] })).contexts).toEqual([...usual, terms])
    expect((await summary(record({}))).contexts).toEqual([clr])
  })

  test('what looks like a proof and is of no kind is named', async () => {
    expect((await summary({ ...full(), signature: 'c2lnbmVk' })).signature).toEqual({ kind: 'none', other: ['/signature'] })
    expect((await summary(full())).signature).toEqual({ kind: 'none' })
  })

  test('of two awards in a record it is told which says that it was revoked', async () => {
    const { achievements, revoked } = await summary(record({}, { revoked: true }))
    expect(achievements?.map(({ title, revoked: said }) => [title, said])).toEqual([
      ['Tides', undefined],
      ['Knots', { isSaid: true }],
    ])
    expect(revoked).toBeUndefined()
  })
})

const usual = full()['@context'] as readonly string[]
const clr = 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld'

/** A record of two awards. */
function record(learner: Tree, ofSecond: Tree = {}): Tree {
  const publisher = { id: 'https://harbour.example/issuer', type: 'Profile', name: 'Harbour College' }
  const award = (name: string, more: Tree): Tree => ({
    id: `urn:uuid:2c1b1a0e-7d0c-4f1c-9f5e-0d7f5a1c00${name.length}1`,
    type: 'Assertion',
    issuedOn: '2026-01-05T00:00:00Z',
    recipient: { type: 'id', identity: 'did:example:ines', hashed: false },
    achievement: { id: `https://harbour.example/${name}`, type: 'Achievement', achievementType: 'Course', name, issuer: publisher },
    ...more,
  })
  return {
    '@context': clr,
    id: 'https://harbour.example/records/1',
    type: 'CLR',
    name: 'Record',
    issuedOn: '2026-01-06T00:00:00Z',
    learner: { id: 'did:example:ines', type: 'Profile', ...learner },
    publisher,
    assertions: [award('Tides', {}), award('Knots', ofSecond)],
  }
}
