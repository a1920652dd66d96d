/** Credentials of many people: who is the same is looked up, and each is found as if all had been compared with all. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { peopleOf } from '../../src/core/stacking/same-person.ts'
import type { Person } from '../../src/lib/credential/parties.ts'
import { growthOf } from '../growth.ts'

const known = (type: string, value: string, hashed = false): Person => ({ identities: [{ type, value, hashed }] })
const hash = (value: string): string => `sha256$${createHash('sha256').update(value).digest('hex')}`

test.each<[string, Person, Person]>([
  ['an address in other letters', { email: 'Mira@School.example' }, known('emailAddress', 'mira@school.example')],
  ['an address that says what it is', { id: 'mailto:mira@school.example' }, { email: 'mira@school.example' }],
  ['an address and its hash', { email: 'mira@school.example' }, known('email', hash('mira@school.example'), true)],
  ['a hash and its address', known('email', hash('mira@school.example'), true), known('mbox', 'mira@school.example')],
  ['a hash that is not called one', known('email', hash('mira@school.example')), { email: 'mira@school.example' }],
  ['a hash in other letters', known('email', hash('x').toUpperCase(), true), known('email', hash('x'), true)],
  ['what is called a hash, and is none', known('email', 'mira@school.example', true), { email: 'mira@school.example' }],
  ['a telephone that is spelled otherwise', { phone: '+31 20 123' }, { phone: '003120123' }],
  ['a telephone that says what it is', { id: 'tel:+31-20-123' }, { phone: '3120123' }],
  ['a number', { nationalId: { value: ' 12 ' } }, known('nationalIdentityNumber', '12')],
])('%s is the same person, among others', async (_, one, other) => {
  const others: Person[] = [known('email', 'somebody@else.example'), known('email', hash('else'), true), { phone: '99' }]
  expect((await peopleOf([one, ...others, other])).groups[0]).toEqual([0, 4])
  // and control: without the second one it is nobody of these
  expect((await peopleOf([one, ...others])).groups[0]).toEqual([0])
})

test('who names two of them brings them together, and who has another number is another person', async () => {
  const [id, email] = [{ id: 'did:example:mira' }, { email: 'mira@school.example' }]
  expect(await peopleOf([id, email, { ...id, ...email }, email])).toEqual({
    groups: [[0, 2, 1, 3]].map((one) => one.sort()),
    different: false,
  })
  const numbered = (value: string): Person => ({ nationalId: { value } })
  expect(await peopleOf([numbered('1'), email, numbered('2')])).toEqual({ groups: [[0], [1], [2]], different: true })
})

test('a birthday with a time of day, or an identity that is empty, hinders no comparison', async () => {
  const [instant, day, other] = [{ dateOfBirth: '1990-01-10T00:00:00Z' }, { dateOfBirth: '1990-01-10' }, { dateOfBirth: '1990-02-10' }]
  const named = { id: 'did:example:mira', ...instant, identities: [{ type: 'studentId', value: '', hashed: false }] }
  expect(await peopleOf([named, { id: 'did:example:mira', ...day }])).toEqual({ groups: [[0, 1]], different: false })
  expect(await peopleOf([instant, instant])).toEqual({ groups: [[0], [1]], different: false })
  expect(await peopleOf([known('studentId', '', true), known('studentId', '', true)])).toEqual({ groups: [[0], [1]], different: false })
  // and control: another day is another person
  expect(await peopleOf([instant, other])).toMatchObject({ different: true })
})

test('people of one birthday are no two, however many: eight times as many take nowhere near sixty-four times as long', async () => {
  const people = (count: number): Promise<unknown> =>
    peopleOf(Array.from({ length: count }, (_, n) => ({ id: `did:example:${n}`, dateOfBirth: '1990-01-10' })))
  expect(await growthOf(people, 250, 2000, 24)).toBeLessThan(24)
  const [born, other] = [{ dateOfBirth: '1990-01-10' }, { dateOfBirth: '1990-01-11' }]
  expect(await peopleOf([born, born])).toEqual({ groups: [[0], [1]], different: false })
  expect(await peopleOf([born, born, other])).toMatchObject({ different: true })
}, 60_000)

test('eight times as many people take nowhere near sixty-four times as long', { timeout: 60_000 }, async () => {
  const people = (count: number): Promise<unknown> =>
    peopleOf(
      Array.from({ length: count }, (_, n) => ({
        id: `did:example:${n}`,
        email: `mira${n}@school.example`,
        dateOfBirth: `1990-01-${10 + (n % 2)}`,
      })),
    )
  expect(await growthOf(people, 250, 2000, 24)).toBeLessThan(24)
})
