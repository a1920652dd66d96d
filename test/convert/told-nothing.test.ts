/** What says nothing, or what a conversion writes where nothing is said: how it is told where an issuer wrote it. */
import { expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import type { Document } from '../../src/lib/json.ts'
import { verify } from '../../src/verify.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'

const saying = (source: Document, values: Readonly<Record<string, unknown>>): Document =>
  Object.entries(values).reduce<unknown>((made, [pointer, value]) => placed(made, pointer.slice(1).split('/'), value), source) as Document
const others = ['ob2', 'clr1', 'clr2', 'elm']

test.each(others)('nothing is lost of an empty text, list or object, nor of those in a list (into %s)', async (to) => {
  const empty = {
    '/name': '',
    '/evidence': [{}, []],
    '/credentialSubject/result': [{}],
    '/credentialSubject/achievement/alignment': [{}],
    '/credentialSubject/achievement/tag': ['', []],
  }
  const [plain, given] = await Promise.all([convert(bases.ob3, { to }), convert(saying(bases.ob3, empty), { to })])
  const lost = ({ diagnostics }: typeof plain) => diagnostics.flatMap(({ kind, source }) => (kind === 'loss' ? [source] : []))
  expect(lost(given)).toEqual(lost(plain))
  const unknown = await convert(saying(bases.ob3, { '/evidence': [{}, { unknown: 'x' }] }), { to })
  expect(lost(unknown).some((source = '') => source.startsWith('/evidence'))).toBe(true)
})

test.each(others)('whoever writes “Not stated” is told that it is left out (into %s)', async (to) => {
  const source = saying(bases.ob3, { '/credentialSubject/narrative': 'Not stated' })
  const { document, diagnostics } = await convert(source, { to, capsule: false })
  expect(JSON.stringify(document)).not.toContain('Not stated')
  expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'placeholder', source: '/credentialSubject/narrative' }))
})

test.each([
  ['ob3', '/credentialStatus', { id: 'https://school.example/status#1', type: 'BitstringStatusListEntry' }, []],
  ['clr1', '/verification', { type: 'Hosted' }, []],
  ['ob3', '/unread', 'x', ['/unread']],
] as const)(
  'by what a conversion is verified is no change of what it says, and anything else is (%s %s)',
  async (to, place, value, changes) => {
    const { document } = await convert(to === 'ob3' ? bases.clr2 : bases.ob3, { to })
    const { checks } = await verify(saying(document, { [place]: value }))
    const { message = '', detail } = checks.find(({ id }) => id === 'conversion') ?? {}
    expect(detail?.['differences'] ?? []).toEqual(changes)
    expect(message).toMatch(
      changes.length > 0 ? /something else than its original/ : /the document says what its original says|is the same/i,
    )
  },
)

test.each(['clr2', 'elm'])(
  'of a record in which nothing was awarded, what holds its original is no award (by way of CLR 1.0 into %s)',
  async (to) => {
    const school = { type: 'Profile', id: 'https://school.example', name: 'School' }
    const way = to === 'clr2' ? ['clr1', 'clr2'] : ['clr2', 'clr1', 'elm']
    let document: Document = to === 'clr2' ? { '@context': 'https://w3id.org/openbadges/v2', ...school, type: 'Issuer' } : unawarded
    for (const next of way) ({ document } = await convert(document, { to: next }))
    expect(JSON.stringify(document)).not.toMatch(/"(?:AchievementCredential|OpenBadgeCredential|LearningAchievement)"/)
    const { checks } = await verify(document)
    expect(checks.find(({ id }) => id === 'conversion')?.detail?.['differences']).toBeUndefined()
  },
)

const { assertions, ...record } = bases.clr1
const unawarded: Document = {
  ...record,
  achievements: [
    { id: 'https://school.example/sea', type: 'Achievement', name: 'Sea', issuer: { id: 'https://school.example', type: 'Profile' } },
  ],
}
