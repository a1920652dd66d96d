/** Where a PDF file says that its objects are (ISO 32000-2 sections 7.5.4 to 7.5.8), in tables and streams made by hand. */
import { describe, expect, test } from 'vitest'
import { objectAt } from '../../src/containers/pdf/objects.ts'
import { layoutOf } from '../../src/containers/pdf/sections.ts'

const budget = () => ({ unpacked: 10_000, looked: 10_000, values: 1000 })
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

/** The places of objects by their number, or the code. */
function places(text: string): unknown {
  try {
    return Object.fromEntries(layoutOf(bytesOf(text), budget()).places)
  } catch (error) {
    return (error as { code: string }).code
  }
}
const starting = (section: string, at = 0): string => `${section}\nstartxref\n${at}\n%%EOF`
const bytes = (...values: readonly number[]): string => String.fromCharCode(...values)
const stream = (members: string, content: string, type = 'XRef'): string =>
  starting(`9 0 obj\n<</Type/${type}${members}/Length ${content.length}>>\nstream\n${content}\nendstream`)

describe('a stream', () => {
  const three = [bytes(1, 1, 2, 0), bytes(2, 0, 7, 5), bytes(0, 0, 0, 0)].join('')
  test.each<[string, string, unknown]>([
    [
      'of ranges: a place, a stream of objects, and what was freed',
      stream('/W[1 2 1]/Index[3 2 10 1]', three),
      { 3: { at: 258 }, 4: { stream: 7, index: 5 }, 10: undefined },
    ],
    ['without ranges goes from 0 to its size', stream('/W[1 2 1]/Size 2', three), { 0: { at: 258 }, 1: { stream: 7, index: 5 } }],
    ['without kinds is one of places', stream('/W[0 2 1]/Size 1', bytes(1, 2, 0)), { 0: { at: 258 } }],
    ['without generations', stream('/W[1 2 0]/Size 1', bytes(1, 1, 2)), { 0: { at: 258 } }],
    ['of numbers of eight bytes', stream('/W[1 8 0]/Size 1', bytes(1, 0, 0, 0, 0, 0, 0, 1, 2)), { 0: { at: 258 } }],
    ['of a kind that is still to come', stream('/W[1 2 1]/Size 1', bytes(3, 1, 2, 0)), { 0: undefined }],
    ['that ends early', stream('/W[1 2 1]/Size 9', three), { 0: { at: 258 }, 1: { stream: 7, index: 5 }, 2: undefined }],
    ['that ends within an object', stream('/W[1 2 1]/Size 9', three.slice(0, 7)), { 0: { at: 258 } }],
    ['of which half a range is said', stream('/W[1 2 1]/Index[3 1 10]', three), { 3: { at: 258 } }],
    ['of two widths', stream('/W[1 2]/Size 1', three), 'ERR_CONTAINER'],
    ['of no widths', stream('/Size 1', three), 'ERR_CONTAINER'],
    ['of widths of nothing', stream('/W[0 0 0]/Size 1', three), 'ERR_CONTAINER'],
    ['of numbers of nine bytes', stream('/W[1 9 0]/Size 1', three), 'ERR_CONTAINER'],
    ['of another type', stream('/W[1 2 1]/Size 1', three, 'ObjStm'), 'ERR_CONTAINER'],
    ['that is packed in a way that is not read', stream('/W[1 2 1]/Size 1/Filter/LZWDecode', three), 'ERR_CONTAINER'],
    ['that is no stream', starting('9 0 obj\n<</Type/XRef/W[1 2 1]/Size 0>>\nendobj'), 'ERR_CONTAINER'],
    ['that is no dictionary', starting('9 0 obj\n7\nendobj'), 'ERR_CONTAINER'],
  ])('%s', (_, text, expected) => {
    expect(places(text)).toEqual(expected)
  })
})

describe('a table', () => {
  const entry = (at: number, kind = 'n'): string => `${String(at).padStart(10, '0')} 00000 ${kind} \n`
  test.each<[string, string, unknown]>([
    [
      'of two parts',
      starting(`xref\n0 1\n${entry(0, 'f')}5 2\n${entry(17)}${entry(81)}trailer\n<<>>`),
      { 0: undefined, 5: { at: 17 }, 6: { at: 81 } },
    ],
    ['whose part begins with no number', starting(`xref\nx5 1\n${entry(17)}trailer\n<<>>`), 'ERR_CONTAINER'],
    ['whose part begins with more than a number', starting(`xref\n5x 1\n${entry(17)}trailer\n<<>>`), 'ERR_CONTAINER'],
    ['whose place has more than a number', starting(`xref\n5 1\n00000000x7 00000 n \ntrailer\n<<>>`), 'ERR_CONTAINER'],
    ['whose trailer is no dictionary', starting(`xref\n5 1\n${entry(17)}trailer\n7`), 'ERR_CONTAINER'],
    ['of which nothing says where it begins', `xref\n5 1\n${entry(17)}trailer\n<<>>`, 'ERR_CONTAINER'],
    ['that begins after the end', starting('xref\n0 0\ntrailer\n<<>>', 5000), 'ERR_CONTAINER'],
    ['that leads back to itself', starting(`xref\n5 1\n${entry(17)}trailer\n<</Prev 0>>`), { 5: { at: 17 } }],
  ])('%s', (_, text, expected) => {
    expect(places(text)).toEqual(expected)
  })

  test('of several, the newest that says something of an object, and what stands beside a table before what is older (section 7.5.8.4)', () => {
    const older = `xref\n5 2\n${entry(17)}${entry(81)}trailer\n<<>>\n`
    const newer = `xref\n5 1\n${entry(44)}trailer\n<</Prev 0>>`
    expect(places(starting(`${older}${newer}`, older.length))).toEqual({ 5: { at: 44 }, 6: { at: 81 } })
    const both = `xref\n5 1\n${entry(44)}trailer\n<</XRefStm ${older.length}/Prev 0>>\n`
    const beside = `9 0 obj\n<</Type/XRef/W[1 1 1]/Index[6 1]/Length 3>>\nstream\n${bytes(1, 99, 0)}\nendstream`
    expect(places(starting(`${older}${beside}\n${both}`, older.length + beside.length + 1))).toEqual({ 5: { at: 44 }, 6: { at: 99 } })
  })
})

describe('the bytes of a stream', () => {
  const raw = (length: string, content: string): string => {
    const text = `7 0 obj\n<</Length ${length}>>\nstream\r\n${content}\nendstream\nendobj`
    const read = objectAt({ bytes: bytesOf(text), at: 0, budget: budget() }, (value) => value)
    return String.fromCharCode(...(read.raw ?? []))
  }
  test('are as many as it says, where it ends there', () => {
    expect(raw('14', 'an endstream x')).toBe('an endstream x')
    expect(raw('15', 'an endstream x')).toBe('an endstream x\n')
  })
  test('go on to its end where they are said to be fewer, more than there are, or no number', () => {
    for (const length of ['3', '5000', '(14)', 'null', '-2']) expect(raw(length, 'abcdef')).toBe('abcdef\n')
  })
  test('never end before they begin', () => {
    const text = 'endstream\n7 0 obj\n<</Length -40>>stream\nabc\nendstream'
    const cursor = { bytes: bytesOf(text), at: 10, budget: budget() }
    const { raw } = objectAt(cursor, (value) => value)
    expect([String.fromCharCode(...(raw ?? [])), cursor.at]).toEqual(['abc\n', text.length - 9])
  })
})
