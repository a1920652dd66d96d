/** What counts as said, in which award it is asked, and when two sizes are one: on credentials of the hub, by hand. */
import { describe, expect, test } from 'vitest'
import { find, isStated, sizeOf } from '../../src/core/profile/find.ts'
import type { Association, Award, Credential } from '../../src/lib/credential.ts'
import { ects } from '../../src/lib/credits.ts'

test.each([['a'], [0], [false], [['', 'a']], [{ en: '', nl: 'a' }], [{ a: [{ b: 'c' }] }]])('%j says something', (value) => {
  expect(isStated(value)).toBe(true)
})
test.each([[''], [' \n'], [undefined], [null], [[]], [['', ' ']], [{}], [{ en: '' }], [{ a: [{ b: null }] }]])(
  '%j says nothing',
  (value) => {
    expect(isStated(value)).toBe(false)
  },
)

const award = (id: string, more: object = {}): Award => ({ achievement: { id, ...more } }) as Award
const holding = (awards: readonly Award[], ...associations: readonly (readonly [source: string, type: string, target: string])[]) =>
  ({
    awards,
    associations: associations.map(([source, type, target]) => ({ source, type, target }) as Association),
  }) as unknown as Credential

describe('the size', () => {
  const credits = (points: number, framework: string | undefined = ects) => [{ points, ...(framework && { framework }) }]
  const local = 'https://credits.example/local'
  const size = (...awards: readonly object[]) => {
    const { state, found, points, at } = sizeOf(holding(awards as readonly Award[]))
    return [state, found ?? points, at.map((place) => place.replace('/awards/', ''))]
  }
  test.each<[string, readonly object[], readonly unknown[]]>([
    ['of what was earned', [{ credits: credits(3) }], ['present', 3, ['0/credits']]],
    ['of what is offered', [{ achievement: { credits: credits(3) } }], ['present', 3, ['0/achievement/credits']]],
    [
      'of both, which agree',
      [{ credits: credits(3), achievement: { credits: credits(3) } }],
      ['present', 3, ['0/credits', '0/achievement/credits']],
    ],
    [
      'of more offered than earned',
      [{ credits: credits(3), achievement: { credits: credits(5) } }],
      ['unclear', 'credits-differ', ['0/credits', '0/achievement/credits']],
    ],
    [
      'of as many in another framework',
      [{ credits: credits(3, local), achievement: { credits: credits(3) } }],
      ['unclear', 'credits-differ', ['0/credits', '0/achievement/credits']],
    ],
    ['in another framework', [{ credits: credits(3, local) }], ['unclear', 'other-credits', ['0/credits']]],
    ['in no framework', [{ credits: credits(3, '') }], ['unclear', 'other-credits', ['0/credits']]],
    ['of nothing', [{ credits: credits(0) }], ['unclear', 'other-credits', ['0/credits']]],
    ['of a little', [{ credits: credits(0.5) }], ['present', 0.5, ['0/credits']]],
    ['of what is no number', [{ credits: credits(Number.NaN) }], ['unclear', 'other-credits', ['0/credits']]],
    ['of two awards', [{ credits: credits(3) }, { credits: credits(3) }], ['unclear', 'several-sizes', ['0/credits', '1/credits']]],
    ['of one of two awards', [{}, { credits: credits(3) }], ['present', 3, ['1/credits']]],
    ['in hours', [{ achievement: { workload: 'PT84H' } }], ['unclear', 'hours-only', ['0/achievement/workload']]],
    ['in hours of an activity', [{ activity: { workload: 'PT84H' } }], ['unclear', 'hours-only', ['0/activity/workload']]],
    ['that is not there', [{ achievement: {} }], ['absent', undefined, []]],
    ['of no awards', [], ['absent', undefined, []]],
  ])('%s', (_, awards, expected) => {
    expect(size(...awards)).toEqual(expected)
  })
})

describe('an element', () => {
  const clues = [{ at: '/award/achievement/level' }, { at: '/award/achievement/name', unclear: 'name-only' }]
  const level = { level: 'six' }
  const found = (credential: Credential) => {
    const { state, found, at, values } = find(credential, clues)
    return { state, ...(found && { found }), at, ...(values && { values }) }
  }
  test('is where the first clue finds it, and unclear where only a later one does', () => {
    expect(found(holding([award('a', { ...level, name: 'Knots' })]))).toEqual({ state: 'present', at: ['/awards/0/achievement/level'] })
    expect(found(holding([award('a', { level: ' ', name: 'Knots' })]))).toEqual({
      state: 'unclear',
      found: 'name-only',
      at: ['/awards/0/achievement/name'],
    })
    expect(found(holding([award('a')]))).toEqual({ state: 'absent', at: [] })
    expect(found({} as Credential)).toEqual({ state: 'absent', at: [] })
  })
  test('is there where every award has it, and unclear where some have', () => {
    const both = ['/awards/0/achievement/level', '/awards/1/achievement/level']
    expect(found(holding([award('a', level), award('b', level)]))).toEqual({ state: 'present', at: both })
    expect(found(holding([award('a', level), award('b')]))).toEqual({
      state: 'unclear',
      found: 'some-awards',
      at: both.slice(0, 1),
      values: { present: 1, awards: 2 },
    })
    expect(found(holding([award('a', level), award('b', { name: 'Knots' })]))).toMatchObject({
      found: 'some-awards',
      values: { present: 1, awards: 2 },
    })
    expect(found(holding([award('a', { name: 'Knots' }), award('b', { name: 'Sails' })]))).toMatchObject({
      state: 'unclear',
      found: 'name-only',
    })
  })
  test.each([
    ['b', 'isPartOf', 'a'],
    ['b', 'isChildOf', 'a'],
    ['a', 'isParentOf', 'b'],
  ] as const)('of a part is not asked where the whole has it: %s %s %s', (...association) => {
    expect(found(holding([award('a', level), award('b')], association))).toEqual({ state: 'present', at: ['/awards/0/achievement/level'] })
    // and where the whole is silent, its parts are not the whole
    expect(found(holding([award('a'), award('b', level)], association))).toEqual({
      state: 'unclear',
      found: 'parts-only',
      at: ['/awards/1/achievement/level'],
    })
    expect(found(holding([award('a'), award('b')], association))).toEqual({ state: 'absent', at: [] })
  })
  test('of what is a part of something that was not awarded, or of itself, is asked', () => {
    for (const association of [
      ['b', 'isPartOf', 'c'],
      ['b', 'isPartOf', 'b'],
      ['b', 'isRelatedTo', 'a'],
    ] as const)
      expect(found(holding([award('a', level), award('b')], association))).toMatchObject({ found: 'some-awards' })
  })
  test('of a circle, in which none is the whole, is asked of all', () => {
    const circle = [
      ['a', 'isPartOf', 'b'],
      ['b', 'isPartOf', 'a'],
    ] as const
    expect(found(holding([award('a', level), award('b', level)], ...circle))).toMatchObject({ state: 'present' })
    expect(found(holding([award('a', level), award('b')], ...circle))).toMatchObject({ found: 'some-awards' })
  })
  test('counts where it is what is asked for', () => {
    const six = [{ at: '/award/achievement/level', when: (value: unknown) => value === 'six' }]
    expect(find(holding([award('a', level)]), six).state).toBe('present')
    expect(find(holding([award('a', { level: 'five' })]), six).state).toBe('absent')
    expect(find(holding([award('a', { levels: ['five', '', 'six'] })]), [{ at: '/award/achievement/levels/*' }]).at).toEqual([
      '/awards/0/achievement/levels/0',
      '/awards/0/achievement/levels/2',
    ])
    // a place of the credential itself, and a name that only begins like that of an award
    expect(find({ name: { en: 'Knots' }, awardName: 'x' } as unknown as Credential, [{ at: '/name' }, { at: '/awardName' }]).at).toEqual([
      '/name',
    ])
    expect(find({ awardName: 'x' } as unknown as Credential, [{ at: '/awardName' }]).at).toEqual(['/awardName'])
  })
})
