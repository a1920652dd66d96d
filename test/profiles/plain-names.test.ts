/** Records of CLR 1.0 whose courses are called by plain words: a course of a school is one in each of its records. */
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert } from '../../src/convert.ts'
import { at } from '../../src/lib/json.ts'
import { stack } from '../../src/profile.ts'
import type { Tree } from './full.ts'

const mill = { id: 'school', type: 'Profile', name: 'Mill College' }
const course = (id: string, school: Tree, more: Tree = {}): Tree => ({
  id,
  type: 'Achievement',
  achievementType: 'Course',
  name: `Course ${id}`,
  issuer: school,
  ...more,
})
const record = (number: number, publisher: Tree, achievement: Tree, more: Tree = {}): Tree => ({
  '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
  id: `https://records.example/${number}`,
  type: 'Clr',
  issuedOn: `2026-01-0${number}T00:00:00Z`,
  learner: { id: 'https://records.example/ines', type: 'Profile', name: 'Ines Molen' },
  publisher,
  assertions: [{ id: 'a-1', type: 'Assertion', issuedOn: '2026-01-01T00:00:00Z', achievement, creditsEarned: 3 }],
  ...more,
})
const counted = async (...records: readonly Tree[]) => (await stack(records)).parts.map((part) => part.counted)
const relation = (associationType: string, targetId: string) => ({ associations: [{ associationType, targetId, title: 'The other' }] })

describe('a course in two records', () => {
  test.each([
    ['of a school with a plain name', mill],
    ['of a school with an address', { ...mill, id: 'https://mill.example' }],
  ])('%s counts once', async (_, school) => {
    const two = [record(1, school, course('MAT 101', school)), record(2, school, course('MAT 101', school))]
    expect(await counted(...two)).toEqual([true, false])
    const { document } = await bundle(two, { to: 'clr2', name: 'Both', capsule: false })
    expect(document).toMatchObject({ credentialSubject: { association: [{ associationType: 'isParentOf' }] } })
  })
  test('of two schools is two', async () => {
    const harbour = { ...mill, name: 'Harbour College' }
    expect(await counted(record(1, mill, course('MAT 101', mill)), record(2, harbour, course('MAT 101', harbour)))).toEqual([true, true])
  })
  test('of a school that nobody knows is two', async () => {
    const nobody = { id: 'school', type: 'Profile' }
    expect(await counted(record(1, nobody, course('MAT 101', nobody)), record(2, nobody, course('MAT 101', nobody)))).toEqual([true, true])
  })
  test('that is a part of a course in the other does not count again', async () => {
    const part = record(1, mill, course('MAT 101', mill, relation('isPartOf', 'MAT')))
    expect(await counted(part, record(2, mill, course('MAT', mill)))).toEqual([false, true])
  })
})

test('the first award of each record is another one, and what refers to it still does', async () => {
  const endorsement = {
    id: 'e-1',
    type: 'Endorsement',
    issuer: mill,
    issuedOn: '2026-01-01T00:00:00Z',
    claim: { id: 'MAT 101', endorsementComment: 'Good' },
  }
  const ids = async (number: number) => {
    const source = record(number, mill, course('MAT 101', mill, { endorsements: [endorsement] }))
    const { document } = await convert(source, { to: 'clr2', capsule: false })
    const badge = at(document, '/credentialSubject/verifiableCredential/0')
    const told = (pointer: string): unknown => at(badge, `/credentialSubject/achievement${pointer}`)
    return {
      award: at(badge, '/id'),
      course: told('/id'),
      endorsement: told('/endorsement/0/id'),
      endorsed: told('/endorsement/0/credentialSubject/id'),
    }
  }
  const [first, second] = [await ids(1), await ids(2)]
  expect([first.endorsed, first.course]).toEqual([second.course, first.endorsed])
  expect(first.course).toMatch(/^urn:uuid:/)
  expect(new Set([first.award, second.award, first.endorsement, second.endorsement, first.course]).size).toBe(5)
})
