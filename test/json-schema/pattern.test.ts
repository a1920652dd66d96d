/** Patterns of strangers' schemas against the platform's engine, and what would keep that one busy for years. */
import { expect, test } from 'vitest'
import { matcherOf } from '../../src/lib/json-schema/pattern.ts'
import { type Random, random } from '../jsonld/differential/random.ts'

const matches = (pattern: string, text: string): boolean => matcherOf(pattern)(text, { left: 1e7 })

const atoms = [
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\w',
  '\\S',
  '[a-c1-3]',
  '\\u0061',
  '\\x62',
  '[\\]b]',
  '\\.',
  '\u{1f600}',
  '\\u{1f600}',
  '\\p{L}',
]
const endings = ['', '', '', '*', '+', '?', '{2}', '{1,}', '{1,2}', '*?', '+?', '{0}', '{0,1}?']

function expression(pick: Random, depth: number): string {
  const part = (): string => {
    const kind = pick.below(depth > 0 ? 10 : 6)
    if (kind <= 5) return pick.pick(atoms) + pick.pick(endings)
    if (kind === 6) return pick.pick(['^', '$', '\\b', '\\B'])
    const open = pick.pick(['(', '(?:', `(?<n${pick.below(1e9)}>`])
    return `${open}${expression(pick, depth - 1)})${pick.pick(endings)}`
  }
  const sequence = (): string => Array.from({ length: pick.below(4) }, part).join('')
  return Array.from({ length: 1 + pick.below(2) }, sequence).join('|')
}

test('as the platform, of random patterns and texts', () => {
  const pick = random(11)
  let [count, right] = [0, 0]
  for (let run = 0; run < 4000; run++) {
    const inside = expression(pick, 2)
    const pattern = pick.below(2) === 0 ? inside : `^(?:${inside})$`
    const native = new RegExp(pattern, 'u')
    const ours = matcherOf(pattern)
    for (let index = 0; index < 6; index++) {
      const text = Array.from({ length: pick.below(7) }, () => pick.pick(['a', 'b', 'c', '1', ' ', '.', ']', '\n', '\u{1f600}'])).join('')
      const expected = native.test(text)
      if (ours(text, { left: 1e7 }) !== expected) expect.fail(`/${pattern}/u of ${JSON.stringify(text)}: ${expected}`)
      count++
      if (expected) right++
    }
  }
  expect([right > count / 5, right < (count * 9) / 10]).toEqual([true, true])
})

test.each([
  ['^did:(?:web|key):[A-Za-z0-9.%-]+$', 'did:web:school.example', true],
  ['^did:(?:web|key):[A-Za-z0-9.%-]+$', 'did:ebsi:z2', false],
  ['^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$', 'urn:uuid:3978344f-8596-4c3a-a978-8fcaba3903c5', true],
  // none with `u`, and what everybody writes
  ['^[\\w\\-\\.]+\\@[\\w\\-]+\\.\\w+$', 'nora@school.example', true],
  ['^\\u{2}$', 'uu', false],
  ['\\-{2}', 'a--b', true],
  ['a{,2}', 'a{,2}', true],
  ['^a{1,2}$', 'aaa', false],
  ['^a{2}$', 'aaa', false],
  ['^a{2,}$', 'a', false],
  ['^ab?$', 'abb', false],
  ['^(?:a|bc){0,2}$', 'bcabc', false],
  ['', 'anything', true],
])('%s of %s: %s', (pattern, text, expected) => expect(matches(pattern, text)).toBe(expected))

test.each([
  ['^(a+)+$', 100_000],
  ['^(a|a)*$', 100_000],
  ['(.*)*b', 20_000],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 50_000],
  ['a*a*a*a*a*a*a*a*b', 50_000],
  ['(x+x+)+y', 100_000],
])('%s of many letters comes to an end', (pattern, length) => {
  expect(matcherOf(pattern)(`${'a'.repeat(length)}!`, { left: 2e7 })).toBe(false)
})

test('what is much too much ends at a limit', () => {
  expect(() => matcherOf('(a?){1000}b')('a'.repeat(100_000), { left: 1e6 })).toThrow(expect.objectContaining({ code: 'ERR_LIMIT' }))
})

test.each(['(', '[', '(?=a)', '(?<!a)b', '(a)\\1', '(?<n>a)\\k<n>', '(?:a{1000}){1000}', `${'('.repeat(1500)}a${')'.repeat(1500)}`])(
  'what is none, or is not matched here, is open: %s',
  (pattern) => {
    expect(() => matcherOf(pattern)).toThrow(expect.objectContaining({ code: 'ERR_UNSUPPORTED' }))
  },
)

test('nothing, a thousand million times, is nothing', () => {
  expect([matches('^(?:(?:){1000000000}){1000000000}(?:(?:){999999999})*$', ''), matches('^(?:^$)*a$', 'a')]).toEqual([true, true])
})
