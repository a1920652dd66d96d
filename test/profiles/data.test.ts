/** Profiles as data: the schema file and the code agree; translations; hostile input. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { english } from '../../src/messages/english.ts'
import {
  CredentialError,
  checkProfile,
  type Profile,
  type ProfileOptions,
  profileSections,
  profiles,
  type Range,
} from '../../src/profile.ts'
import { elementNames } from '../../src/profiles/check-profile.ts'
import { full } from './full.ts'

const schema: unknown = JSON.parse(readFileSync(new URL('../../schemas/profile/profile.json', import.meta.url), 'utf8'))
const matches = new Ajv2020({ strict: false }).compile(Object(schema))

const own: Profile = {
  id: 'own',
  title: 'Ours',
  source: { title: 'Our rules', clause: '2' },
  elements: [{ element: 'grade', severity: 'mandatory' }],
}

const wrong: readonly unknown[] = [
  null,
  [],
  7,
  {},
  { ...own, id: 'No Id' },
  { ...own, id: undefined },
  { ...own, title: ' ' },
  { ...own, source: 'x' },
  { ...own, source: {} },
  { ...own, more: 1 },
  { ...own, elements: [] },
  { ...own, elements: [null] },
  { ...own, elements: [{ element: '__proto__', severity: 'mandatory' }] },
  { ...own, elements: [{ element: 'constructor', severity: 'mandatory' }] },
  { ...own, elements: [{ element: 'grade', severity: 'must' }] },
  { ...own, elements: [{ element: 'grade', severity: 'optional', accept: { x: 'fail' } }] },
  { ...own, elements: [{ element: 'grade', severity: 'optional', ects: { below: 1 } }] },
  { ...own, elements: [{ element: 'size', severity: 'optional' }] },
  { ...own, elements: [{ element: 'size', severity: 'optional', ects: {} }] },
  { ...own, elements: [{ element: 'size', severity: 'optional', ects: { below: -1 } }] },
  { ...own, elements: [{ element: 'size', severity: 'optional', ects: { below: '1' } }] },
  { ...own, elements: [{ element: 'grade', severity: 'optional', ifApplicable: 'yes' }] },
  { ...own, elements: [{ element: 'grade', severity: 'optional', accept: ['pass'] }] },
  { ...own, elements: Array.from({ length: 1e5 }, () => own.elements[0]) },
  { ...own, elements: { length: 1, 0: own.elements[0] } },
  { ...own, source: { title: 'x', url: 7 } },
  { ...own, partial: '' },
  { ...own, title: ['Ours'] },
  JSON.parse('{"__proto__":{"id":"own"},"constructor":{"prototype":{}}}'),
]

const codeOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work
    return 'nothing thrown'
  } catch (error) {
    return error instanceof CredentialError ? error.code : error
  }
}

describe('profiles as data', () => {
  test.each(profiles.map((profile) => [profile.id, profile] as const))('%s is as the schema asks, and is accepted', async (_, profile) => {
    expect(matches(profile)).toBe(true)
    const copy: Profile = JSON.parse(JSON.stringify(profile))
    expect((await checkProfile(full(), { profile: copy })).checks).toEqual((await checkProfile(full(), { profile: profile.id })).checks)
  })

  test('names are used once', () => {
    expect(new Set(profiles.map(({ id }) => id)).size).toBe(profiles.length)
    expect(profiles.length).toBeGreaterThanOrEqual(15)
  })

  test.each(wrong.map((one, index) => [index, one] as const))('no profile: %i', async (_, one) => {
    expect(matches(one === undefined ? null : JSON.parse(JSON.stringify(one)))).toBe(false)
    expect(await codeOf(checkProfile(full(), { profile: one as Profile }))).toBe('ERR_OPTION')
  })

  test('a profile with members that its prototype has is none', async () => {
    expect(await codeOf(checkProfile(full(), { profile: Object.create(own) as Profile }))).toBe('ERR_OPTION')
  })

  test('an element is asked for once', async () => {
    const twice = { ...own, elements: [...own.elements, ...own.elements] }
    expect(await codeOf(checkProfile(full(), { profile: twice }))).toBe('ERR_OPTION')
  })

  const [rule] = own.elements
  test.each<[string, unknown]>([
    ['', 7],
    ['/id', { ...own, id: 'No Id' }],
    ['/title', { ...own, title: ' ' }],
    ['/source', { ...own, source: { title: 'x', pages: 3 } }],
    ['/more', { ...own, more: 1 }],
    ['/a~1b', { ...own, 'a/b': 1 }],
    ['/elements', { ...own, elements: [] }],
    ['/elements/1', { ...own, elements: [rule, { element: 'grades', severity: 'mandatory' }] }],
    ['/elements/1', { ...own, elements: [rule, rule] }],
  ])('where it is not as it has to be is told: %s', async (path, profile) => {
    const error: unknown = await checkProfile(full(), { profile: profile as Profile }).catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'ERR_OPTION', path, message: expect.stringContaining(path) })
  })

  const thrower = (): never => {
    throw new Error('nobody’s business')
  }
  test.each<[string, () => unknown]>([
    ['a getter that throws', () => Object.defineProperty({ ...own }, 'title', { enumerable: true, get: thrower })],
    ['a proxy', () => new Proxy(own, { get: thrower })],
    ['a proxy without members', () => new Proxy(own, { ownKeys: thrower })],
    ['a list with a hole', () => ({ ...own, elements: Object.assign([], { 1: rule }) })],
    ['a circle', () => Object.assign({ ...own }, { elements: [own, own.elements] })],
    ['itself', () => ((one) => Object.assign(one, { source: one }))({ ...own })],
    ['a great title', () => ({ ...own, title: 'x'.repeat(2 ** 24) })],
  ])('what is no plain data is no profile: %s', async (_, make) => {
    expect(await codeOf(checkProfile(full(), { profile: make() as Profile }))).toBe('ERR_OPTION')
  })

  test('what a getter says is asked once', async () => {
    let asked = 0
    const elements = (): unknown => (asked++ === 0 ? own.elements : [{ element: '__proto__', severity: 'mandatory' }])
    const profile = Object.defineProperty({ ...own }, 'elements', { enumerable: true, get: elements })
    expect((await checkProfile(full(), { profile })).checks.map(({ id }) => id)).toContain('profile.grade')
  })

  test('null is as good as left out', async () => {
    const said = await checkProfile(full(), { profile: own, messages: null, language: null } as unknown as ProfileOptions)
    expect(said).toEqual(await checkProfile(full(), { profile: own }))
  })

  test('a size that no credential can have is not asked for', async () => {
    const asked = (ects: Range) =>
      codeOf(checkProfile(full(), { profile: { ...own, elements: [{ element: 'size', severity: 'mandatory', ects }] } }))
    for (const ects of [
      { atLeast: 60, below: 30 },
      { atLeast: 5, below: 5 },
      { above: 5, atMost: 5 },
      { above: 5, below: 5 },
      { below: 0 },
    ])
      expect([ects, await asked(ects)]).toEqual([ects, 'ERR_OPTION'])
    for (const ects of [{ atLeast: 5, atMost: 5 }, { above: 4.9, below: 5 }, { atLeast: 30, below: 60 }, { atMost: 0 }, { above: 0 }])
      expect([ects, await asked(ects)]).toEqual([ects, 'nothing thrown'])
  })

  test('hostile words in a profile stay words', async () => {
    const words: Profile = { ...own, title: '{element}', partial: '{present} <script>', source: { title: '{title}', clause: '{clause}' } }
    const sections = await profileSections(await checkProfile(full(), { profile: words }))
    const said = JSON.stringify(sections)
    for (const text of ['{element}', '{present} <script>', '{title}, {clause}']) expect(said).toContain(text)
  })

  test.each(['none', '__proto__', 'constructor', ''])('no profile is named “%s”', async (profile) => {
    expect(await codeOf(checkProfile(full(), { profile }))).toBe('ERR_OPTION')
  })

  test('one of your own', async () => {
    expect((await checkProfile(full(), { profile: own })).verdict).toBe('valid')
    expect((await checkProfile(full({}, { result: undefined }), { profile: own })).verdict).toBe('invalid')
  })
})

describe('messages', () => {
  test('every element has a name, and no sentence is left unfilled', async () => {
    for (const name of elementNames) expect(english[`element.${name}`], name).toBeDefined()
    for (const { id: profile } of profiles)
      for (const document of [full(), full({ alignment: [], creditsAvailable: undefined, assessmentType: undefined })])
        for (const { message, id } of (await checkProfile(JSON.parse(JSON.stringify(document)), { profile })).checks)
          if (id.startsWith('profile')) expect(message).toMatch(/^[A-Z][^{}]*\.$/)
  })

  test('a translation replaces all of them', async () => {
    const messages = Object.fromEntries(Object.keys(english).map((key) => [key, '«»']))
    const { checks } = await checkProfile(full({ volumeOfLearning: 'P60M' }), { profile: 'eu', messages })
    const said = checks.filter(({ id }) => id.startsWith('profile')).map(({ message }) => message)
    expect(said.length).toBeGreaterThan(16)
    expect(new Set(said)).toEqual(new Set(['«»']))
  })
})

describe('hostile input', () => {
  const values: readonly unknown[] = [
    null,
    7,
    '',
    [],
    {},
    [null],
    [[[]]],
    { __proto__: null, constructor: 1 },
    'x'.repeat(1e5),
    true,
    Number.MAX_VALUE,
  ]

  test('a wrong value in any member never crashes', async () => {
    const members = Object.keys(Object(Reflect.get(Object(full()['credentialSubject']), 'achievement')))
    let looked = 0
    for (const member of members)
      for (const value of values) {
        const report = await checkProfile(JSON.parse(JSON.stringify(full({ [member]: value }))), { profile: 'eu' }).catch(
          (error: unknown) => error,
        )
        if (report instanceof Error) expect(report).toBeInstanceOf(CredentialError)
        else expect(report).toHaveProperty('checks.0.id', 'profile')
        looked++
      }
    expect(looked).toBeGreaterThan(100)
  })

  test.each(['', 'null', '[]', '{}', 'x'])('no credential: “%s”', async (input) => {
    expect(await codeOf(checkProfile(input, { profile: 'eu' }))).toMatch(/^ERR_/)
  })
})
