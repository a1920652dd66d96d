/** The values of PDF files, one by one: examples of ISO 32000-2 section 7.3, and what is none. */
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { unpacked } from '../../src/containers/pdf/streams.ts'
import { textOf } from '../../src/containers/pdf/text.ts'
import { type Dictionary, spend, type Value, value } from '../../src/containers/pdf/values.ts'

const budget = () => ({ unpacked: 10_000, looked: 10_000, values: 1000 })
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

/** As plain data: strings as `s:`, names as `/`, references as `R`. */
function plain(read: Value): unknown {
  if (typeof read !== 'object' || read === null) return read
  if (read.kind === 'string') return `s:${String.fromCharCode(...read.bytes)}`
  if (read.kind === 'name') return `/${read.name}`
  if (read.kind === 'reference') return `R${read.object}`
  return read.kind === 'list' ? read.items.map(plain) : Object.fromEntries([...read.entries].map(([key, item]) => [key, plain(item)]))
}
function read(text: string): unknown {
  try {
    return plain(value({ bytes: bytesOf(text), at: 0, budget: budget() }))
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each<[string, unknown]>([
  // 7.3.2 and 7.3.3
  ['true', true],
  ['false', false],
  ['null', null],
  ['123', 123],
  ['+17', 17],
  ['-98', -98],
  ['34.5', 34.5],
  ['+123.6', 123.6],
  ['4.', 4],
  ['-.002', -0.002],
  // 7.3.4.2
  ['(Strings may contain balanced parentheses ( ) and so on)', 's:Strings may contain balanced parentheses ( ) and so on'],
  ['(These \\\ntwo strings \\\r\nare the \\\rsame.)', 's:These two strings are the same.'],
  ['(a\rb\r\nc\nd)', 's:a\nb\nc\nd'],
  ['(a\r\r\nb)', 's:a\n\nb'],
  ['(a\\\r\rb)', 's:a\nb'],
  ['(a\\\n\nb)', 's:a\nb'],
  ['(\\n\\r\\t\\b\\f\\(\\)\\\\\\q)', 's:\n\r\t\b\f()\\q'],
  [
    '(two octal digits \\53, three \\245\\307, and a digit after them \\0053)',
    's:two octal digits +, three \u00a5\u00c7, and a digit after them \u00053',
  ],
  ['(an escaped \\) is no end)', 's:an escaped ) is no end'],
  ['()', 's:'],
  // 7.3.4.3
  ['<4E6F7620>', 's:Nov '],
  ['<4e 6F\n76\t20>', 's:Nov '],
  ['<901FA>', 's:\u0090\u001f\u00a0'],
  ['<>', 's:'],
  // 7.3.5
  ['/Name1', '/Name1'],
  ['/A;Name_With-Various***Characters?', '/A;Name_With-Various***Characters?'],
  ['/The_Key_of_F#23_Minor', '/The_Key_of_F#_Minor'],
  ['/A#42', '/AB'],
  ['/', '/'],
  // 7.3.6, 7.3.7 and 7.3.10
  ['[549 3.14 false(Ralph)/SomeName]', [549, 3.14, false, 's:Ralph', '/SomeName']],
  ['[12 0 R 12 0 12 0 R]', ['R12', 12, 0, 'R12']],
  ['[1 2 3]', [1, 2, 3]],
  ['[4 200000 R]', 'ERR_CONTAINER'],
  ['<</Type/Example/Sub<</Item (a)>>/Key null>>', { Type: '/Example', Sub: { Item: 's:a' }, Key: null }],
  ['[]', []],
  // 7.2.3 and 7.2.4: null, tab, line feed, form feed, return and space are white space, a vertical tab is none
  ['\0\t\n\f\r 7', 7],
  ['[1\x002\t3\n4\f5\r6 7]', [1, 2, 3, 4, 5, 6, 7]],
  ['\v7', 'ERR_CONTAINER'],
  ['% of Ann\n7', 7],
  ['% of Ann\r7', 7],
  ['%7', 'ERR_CONTAINER'],
])('%j', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test.each([
  'tru',
  'x12',
  '12x',
  '1-2',
  '1.2.3',
  '(a',
  '(a\\)',
  '<12',
  '<1G>',
  '<G1>',
  '<<1 2>>',
  '<</a 1>',
  '<</a 1>x',
  '[1',
  '<</a>>',
  `/${'a'.repeat(1025)}`,
  '',
])('%j is damaged', (text) => {
  expect(read(text)).toBe('ERR_CONTAINER')
})

test('lists in lists are read to a depth', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
  expect(read(nested(65))).toBeInstanceOf(Array)
  expect(read(nested(66))).toBe('ERR_CONTAINER')
  expect(read(`/${'a'.repeat(1024)}`)).toBe(`/${'a'.repeat(1024)}`)
})

test('no more values than are left', () => {
  expect(read(`[${'1 '.repeat(999)}]`)).toHaveLength(999)
  expect(read(`[${'1 '.repeat(1000)}]`)).toBe('ERR_LIMIT')
})

describe('the text of a string', () => {
  test.each([
    ['in UTF-16, the greater byte first', '\u00fe\u00ff\u0001\u007d', '\u017d'],
    ['in UTF-16, the lesser byte first', '\u00ff\u00fe\u007d\u0001', '\u017d'],
    ['in UTF-8', '\u00c5\u00bd', '\u017d'],
    ['in Latin-1', '\u00c5', '\u00c5'],
    ['that only begins like a mark', '\u00feA', '\u00feA'],
    ['that only ends like the other mark', 'A\u00fe', 'A\u00fe'],
    ['that only begins like the other mark', '\u00ffA', '\u00ffA'],
  ])('%s', (_, text, expected) => {
    expect(textOf(bytesOf(text))).toBe(expected)
  })
})

describe('the content of a stream', () => {
  const content = (dictionary: string, raw: Uint8Array): readonly number[] | undefined => {
    const read = value({ bytes: bytesOf(dictionary), at: 0, budget: budget() }) as Dictionary
    const found = unpacked(read, raw, (given) => given, budget())
    return found && [...found]
  }
  // two rows of four bytes, of which the second is predicted by the first
  const rows = Uint8Array.from(deflateSync(Uint8Array.of(0, 1, 2, 3, 4, 2, 1, 1, 1, 1)))
  const plainRows = [1, 2, 3, 4, 2, 3, 4, 5]
  const parameters = (text: string): string => `<</Filter/FlateDecode/DecodeParms<<${text}>>>>`
  test.each<[string, string, readonly number[] | undefined]>([
    ['as it stands, where nothing packs it', '<<>>', [...rows]],
    ['unpacked', '<</Filter/FlateDecode>>', [0, 1, 2, 3, 4, 2, 1, 1, 1, 1]],
    ['unpacked, by the short name', '<</Filter[/Fl]>>', [0, 1, 2, 3, 4, 2, 1, 1, 1, 1]],
    ['unpacked, where its parameters are null', '<</Filter[/FlateDecode]/DecodeParms[null]>>', [0, 1, 2, 3, 4, 2, 1, 1, 1, 1]],
    ['unpacked, where its parameters are no dictionary', '<</Filter/FlateDecode/DecodeParms 7>>', [0, 1, 2, 3, 4, 2, 1, 1, 1, 1]],
    ['not predicted', parameters('/Predictor 1/Columns 4'), [0, 1, 2, 3, 4, 2, 1, 1, 1, 1]],
    ['predicted, rows of four bytes', parameters('/Predictor 12/Columns 4'), plainRows],
    ['predicted, rows of two pixels of two colours', parameters('/Predictor 10/Columns 2/Colors 2'), plainRows],
    ['predicted, rows of eight halves of bytes', parameters('/Predictor 15/Columns 8/BitsPerComponent 4'), plainRows],
    ['not read: predicted as TIFF does', parameters('/Predictor 2/Columns 4'), undefined],
    ['not read: columns that are no whole number', parameters('/Predictor 12/Columns 4.5'), undefined],
    ['not read: no columns', parameters('/Predictor 12/Columns 0'), undefined],
    ['not read: more columns than are looked at', parameters('/Predictor 12/Columns 65537'), undefined],
    ['not read: columns that are a text', parameters('/Predictor 12/Columns (4)'), undefined],
    ['not read: packed twice', '<</Filter[/FlateDecode/FlateDecode]>>', undefined],
    ['not read: packed otherwise', '<</Filter/LZWDecode>>', undefined],
    ['not read: packed by no name', '<</Filter(FlateDecode)>>', undefined],
  ])('%s', (_, dictionary, expected) => {
    expect(content(dictionary, rows)).toEqual(expected)
  })
})

test('what a file says takes from what may still be done for it, and never adds to it', () => {
  for (const kind of ['values', 'looked', 'unpacked'] as const) {
    const left = budget()
    expect(() => spend(left, kind, -1)).toThrow(expect.objectContaining({ code: 'ERR_CONTAINER' }))
    spend(left, kind, left[kind])
    expect(() => spend(left, kind, 1)).toThrow(expect.objectContaining({ code: 'ERR_LIMIT' }))
  }
})
