/** What a conversion fills in where nothing is said is no statement of the credential, whoever looks. */
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert } from '../../src/convert.ts'
import { checkProfile, stack } from '../../src/profile.ts'
import { summary, summarySections } from '../../src/summary.ts'
import { full, type Tree } from './full.ts'

const bare = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://mill.example/badges/1',
  verification: { type: 'HostedBadge' },
  badge: { type: 'BadgeClass', id: 'https://mill.example/classes/1', issuer: { type: 'Issuer', id: 'https://mill.example/issuer' } },
}

const stated = async (document: object): Promise<readonly unknown[]> =>
  (await checkProfile({ ...document }, { profile: 'eu' })).checks.flatMap(({ detail }) =>
    detail?.['state'] === 'present' ? [detail['element']] : [],
  )

describe.each(['ob2', 'ob3', 'clr1', 'clr2', 'elm'] as const)('in %s', (to) => {
  // one who has a made name is another question
  const elements = async (document: object) => (await stated(document)).filter((element) => element !== 'learner')

  test('nothing is stated that was filled in', async () => {
    const { document, diagnostics } = await convert(bare, { to, placeholders: true, capsule: false })
    expect(diagnostics.map(({ code }) => code)).toContain('placeholder')
    expect(await elements(document)).toEqual([])
    const { title, issued, issuer } = await summary(document)
    expect([title, issued, issuer?.name, issuer?.country]).toEqual([undefined, undefined, undefined, undefined])
  })

  test('what was said is stated', async () => {
    const { document } = await convert(full(), { to, placeholders: true, capsule: false })
    expect(await elements(document)).toEqual(expect.arrayContaining(['title', 'awarding-body', 'issued']))
    expect((await summary(document)).title).toBe('Reading tide tables')
  })
})

test('nobody’s address is nobody', async () => {
  const { document } = await convert(bare, { to: 'ob2', placeholders: true, capsule: false })
  expect(document).toMatchObject({ recipient: { identity: 'nobody@example.invalid' } })
  expect(await stated(document)).not.toContain('learner')
  const inside = await summary(document)
  expect(inside.recipient).toBeUndefined()
  expect(JSON.stringify(await summarySections(inside))).not.toMatch(/undefined|nobody@/)
})

test('two of nobody are not of one person', async () => {
  const filled = async (source: Tree) => (await convert(source, { to: 'ob2', placeholders: true, capsule: false })).document
  const two = [await filled(bare), await filled({ ...bare, id: 'https://mill.example/badges/2' })]
  expect((await stack(two)).people).toEqual({ groups: [[0], [1]], different: false })
  await expect(bundle(two, { to: 'clr2' })).rejects.toMatchObject({ code: 'ERR_RECIPIENT_NOT_STATED' })
  // of somebody, they are
  const recipient = { type: 'email', hashed: false, identity: 'ines@example.org' }
  const hers = two.map((document) => ({ ...document, recipient }))
  expect((await stack(hers)).people.groups).toEqual([[0, 1]])
  expect((await bundle(hers, { to: 'clr2' })).format).toBe('clr2')
})

test('somebody may be born on the day of a missing date', async () => {
  const dateOfBirth = '1970-01-01T00:00:00Z'
  expect((await summary(full({}, { dateOfBirth }))).recipient).toMatchObject({ dateOfBirth })
})
