import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CredentialError } from '../../src/lib/errors.ts'
import { parseJson, snapshot } from '../../src/lib/json-text.ts'
import { defaultLimits } from '../../src/lib/limits.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return error instanceof CredentialError ? error.code : `another error: ${String(error)}`
  }
}
const read = (text: string) => parseJson(text, defaultLimits)

const bad: readonly (readonly [name: string, text: string, code: string])[] = [
  ['nothing', '', 'ERR_EMPTY'],
  ['white space', ' \n\t', 'ERR_EMPTY'],
  ['truncated', '{"name": "Ada', 'ERR_NOT_JSON'],
  ['a comment', '{} // done', 'ERR_NOT_JSON'],
  ['trailing text', '{} {}', 'ERR_NOT_JSON'],
  ['a number too large', '{"a": 1e999}', 'ERR_NOT_JSON'],
  ['a member twice', '{"id": "a", "id": "b"}', 'ERR_DUPLICATE_MEMBER'],
  ['a member twice, deep', '[{"a": [{"b": 1, "c": {}, "b": 1}]}]', 'ERR_DUPLICATE_MEMBER'],
  ['a member twice, spelled otherwise', String.raw`{"id": 1, "\u0069d": 2}`, 'ERR_DUPLICATE_MEMBER'],
  ['a member twice, with space before the colon', '{"id" : 1, "id"\n\t:2}', 'ERR_DUPLICATE_MEMBER'],
  ['an empty name twice', '{"": 1, "": 2}', 'ERR_DUPLICATE_MEMBER'],
  ['a name that ends in a backslash, twice', String.raw`{"a\\": 1, "a\\": 2}`, 'ERR_DUPLICATE_MEMBER'],
  ['__proto__', '{"a": {"__proto__": {"x": 1}}}', 'ERR_FORBIDDEN_MEMBER'],
  ['__proto__, escaped', String.raw`{"\u005f_proto__": 1}`, 'ERR_FORBIDDEN_MEMBER'],
  ['half a surrogate pair', String.raw`{"a": "\ud800"}`, 'ERR_LONE_SURROGATE'],
  ['half a surrogate pair in a name', String.raw`{"\udfff": 1}`, 'ERR_LONE_SURROGATE'],
  ['ten thousand levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'ERR_TOO_DEEP'],
  ['ten thousand levels of objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'ERR_TOO_DEEP'],
  ['ten megabytes', `{"a": "${'x'.repeat(10 * 2 ** 20)}"}`, 'ERR_TOO_LARGE'],
]

describe('text that is refused', () => {
  test.each(bad)('%s', (_, text, code) => {
    expect(codeOf(() => read(text))).toBe(code)
  })

  test('the message never quotes the text', () => {
    for (const [, text] of bad) {
      try {
        read(text)
      } catch (error) {
        expect(String(error)).not.toContain('Ada')
      }
    }
  })
})

describe('text that is read', () => {
  test('as JSON.parse reads it, for every value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space)
        fc.pre(!/__proto__|toString/.test(text) && !/\\ud[89a-f]/i.test(text))
        expect(read(text)).toEqual(JSON.parse(text))
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  test('colons and quotes inside strings are no members', () => {
    expect(read(String.raw`{"a": "\"b\": 1, \"b\": 2", "c\":": "::\\"}`)).toEqual({ a: '"b": 1, "b": 2', 'c":': '::\\' })
  })

  test('members of one name in different objects', () => {
    expect(read('[{"a": 1}, {"a": {"a": 2}}]')).toEqual([{ a: 1 }, { a: { a: 2 } }])
  })

  test('a byte order mark is no part of it', () => {
    expect(read('\uFEFF{"a": 1}')).toEqual({ a: 1 })
  })
})

describe('objects that were parsed elsewhere', () => {
  const cyclic: Record<string, unknown> = {}
  cyclic['self'] = { cyclic }
  let deep: unknown = 1
  for (let level = 0; level < 10_000; level++) deep = { deep }

  const throwing = Object.defineProperty({}, 'a', {
    enumerable: true,
    get: () => {
      throw new Error('Ada')
    },
  })

  test.each([
    ['cyclic', cyclic, 'ERR_CYCLIC'],
    ['deep', deep as object, 'ERR_TOO_DEEP'],
    ['a bigint', { a: 1n }, 'ERR_INPUT'],
    ['a list', [], 'ERR_NOT_JSON'],
    ['a member __proto__', JSON.parse('{"__proto__": 1}'), 'ERR_FORBIDDEN_MEMBER'],
    ['a member toString', { a: [{ toString: 1 }] }, 'ERR_FORBIDDEN_MEMBER'],
    ['half a surrogate pair', { a: '\ud800' }, 'ERR_LONE_SURROGATE'],
    ['that throws when it is read', throwing, 'ERR_INPUT'],
  ])('%s: refused', (_, value, code) => {
    expect(codeOf(() => snapshot(value, defaultLimits))).toBe(code)
  })

  test('an object inside twice is not cyclic', () => {
    const shared = { a: 1 }
    expect(snapshot({ x: shared, y: [shared, shared] }, defaultLimits)).toEqual({ x: { a: 1 }, y: [{ a: 1 }, { a: 1 }] })
  })

  test('the copy does not change with the original', () => {
    const given = { a: { b: 1 } }
    const document = snapshot(given, defaultLimits)
    given.a.b = 2
    expect(document).toEqual({ a: { b: 1 } })
  })

  test('a copy of plain data is what its text would be read as', () => {
    const plain = fc.jsonValue({ maxDepth: 5 }).map((value) => ({ value }))
    fc.assert(
      fc.property(plain, (given) => {
        // refused, as the test above says
        fc.pre(!/__proto__|toString/.test(JSON.stringify(given)))
        const document = snapshot(given, defaultLimits)
        const text = JSON.stringify(given)
        expect(JSON.stringify(document)).toBe(text)
        expect(document).toEqual(parseJson(text, defaultLimits))
      }),
      { seed: 1 },
    )
  })

  test.each([
    ['a date', { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
    ['what writes itself', { a: { toJSON: () => 1 } }, '{"a":1}'],
    ['what inherits how it is written', { a: Object.create({ toJSON: () => 2 }) }, '{"a":2}'],
    ['undefined', { a: undefined, b: [undefined] }, '{"b":[null]}'],
    ['a boxed string', { a: Object('text') }, '{"a":"text"}'],
    [
      'a class',
      {
        a: new (class {
          b = 1
        })(),
      },
      '{"a":{"b":1}}',
    ],
    ['minus zero', { a: -0 }, '{"a":0}'],
    ['no number', { a: Number.NaN }, '{"a":null}'],
    ['names in the order of JavaScript', { b: 1, 2: 1, 1: 1 }, '{"1":1,"2":1,"b":1}'],
    ['inherited members', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ['a hole in a list', { a: Object.assign([], { 1: 1 }) }, '{"a":[null,1]}'],
  ])('%s goes by its text', (_, given, text) => {
    const made = snapshot(given, defaultLimits)
    expect(JSON.stringify(made)).toBe(text)
    expect(Object.is(made['a'], -0)).toBe(false)
  })

  test('a graph of objects that would be endless text ends at the limit', () => {
    let value: object = {}
    for (let level = 0; level < 100; level++) value = { a: value, b: value }
    expect(codeOf(() => snapshot(value, { ...defaultLimits, text: 100_000, depth: 20 }))).toBe('ERR_TOO_DEEP')
    let wide: object = { text: 'x'.repeat(1000) }
    for (let level = 0; level < 8; level++) wide = { a: wide, b: wide }
    expect(codeOf(() => snapshot(wide, { ...defaultLimits, text: 100_000 }))).toBe('ERR_TOO_LARGE')
  })
})
