/** Pictures that two readers may read in two ways: what is taken is what an XML reader sees, or it is refused, or told. */
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { bake, strip, unbake } from '../../src/bake.ts'
import { container } from '../../src/containers/svg/index.ts'
import { container as zip } from '../../src/containers/zip/index.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import { defaultLimits } from '../../src/lib/limits.ts'
import { parse } from '../../src/parse.ts'
import { badge } from '../formats/examples.ts'
import { outcome } from './hostile.ts'

const ob2 = 'http://openbadges.org'
const ob3 = 'https://purl.imsglobal.org/ob/v3p0'
const svg = (inside: string, before = ''): string => `${before}<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`
const holding = (body: string): string => `<o:credential xmlns:o="${ob3}">${body}</o:credential>`
const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>`
const wide = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return Uint8Array.from(isBig ? bytes.swap16() : bytes)
}

describe('words beside a CDATA section', () => {
  test.each([
    ['before it', '{"other":1}<![CDATA[{"a":1}]]>', '{"other":1}{"a":1}'],
    ['behind it', '<![CDATA[{"a":1]]>,"b":2}', '{"a":1,"b":2}'],
    ['between two', '<![CDATA[{"a":"]]>-<![CDATA["}]]>', '{"a":"-"}'],
  ])('%s are part of the text', async (_, body, text) => expect(await outcome(container, utf8(svg(holding(body))))).toEqual([text]))
  test('control: white space and comments there are not', async () =>
    expect(await outcome(container, utf8(svg(holding('\n <!-- x --> <![CDATA[ {"a":1} ]]> \n'))))).toEqual([' {"a":1} ']))
})

test.each([
  ['in words', holding('{"a":<o:credential>5</o:credential>1}')],
  ['a second credential', `<o:credential xmlns:o="${ob3}" verify="e.e.e"><o:credential verify="f.f.f"/></o:credential>`],
  ['of another kind', holding('<![CDATA[{"a":1}]]><g/>')],
])('elements inside the element of a credential are refused: %s', async (_, inside) => {
  expect(await outcome(container, utf8(svg(inside)))).toBe('ERR_CONTAINER')
  // what is to be gone, goes
  expect(await strip(utf8(svg(inside)))).toEqual(utf8(svg('')))
})

describe('an attribute that leads to another address than the document', () => {
  const note = async (verify: string, document: object): Promise<string | undefined> => {
    const text = svg(`<o:assertion xmlns:o="${ob2}" verify="${verify}"><![CDATA[${JSON.stringify(document)}]]></o:assertion>`)
    return (await container.read(utf8(text), defaultLimits))[0]?.found.note
  }
  test('is told', async () => {
    expect(await note('https://example.org/2', { id: 'https://example.org/1', verify: { url: 'https://example.org/1' } })).toMatch(
      /another address/,
    )
    expect(await note('https://example.org/2', { uid: '7', verify: { url: 'https://example.org/1' } })).toMatch(/another address/)
  })
  test.each([
    { id: 'https://example.org/1' },
    { verify: { url: 'https://example.org/1' } },
    { verification: { url: 'https://example.org/1' } },
  ])('control: %j says the same', async (document) => expect(await note(' https://example.org/1', document)).toBeUndefined())
})

describe('encodings', () => {
  const text = holding('<![CDATA[{"name":"Žluť é 🎓"}]]>')
  test.each([
    ['UTF-16, the little end first', wide(svg(text), false)],
    ['UTF-16, the big end first', wide(svg(text, declared('UTF-16')), true)],
    ['UTF-8 with its mark', utf8(`\uFEFF${svg(text, declared('utf-8'))}`)],
    // programs that write into a text in memory, and that into a file
    ['UTF-8 that says it is UTF-16, as which it cannot be read', utf8(svg(text, declared('utf-16')))],
  ])('%s', async (_, bytes) => {
    expect(container.claims(bytes)).toBe(true)
    expect(await outcome(container, bytes)).toEqual(['{"name":"Žluť é 🎓"}'])
    expect((await zip.read(zipSync({ 'a.svg': bytes }), defaultLimits)).map(({ found }) => found.place)).toEqual(['a.svg'])
  })
  test.each([
    ['says that it is Latin-1, and has letters that are others there', utf8(svg(text, declared('ISO-8859-1')))],
    ['is in Latin-1', Uint8Array.from(Buffer.from(svg(holding('{"name":"é"}'), declared('ISO-8859-1')), 'latin1'))],
    ['says that it is in letters of its own', utf8(svg(holding('{"name":"+AGE-"}'), declared('UTF-7')))],
    ['is UTF-16, and says that it is UTF-8', wide(svg(text, declared('UTF-8')), false)],
    ['is half of a letter of UTF-16', wide(svg(text), false).slice(0, -1)],
  ])('refused: what %s', async (_, bytes) => {
    expect(container.claims(bytes)).toBe(true)
    expect(await outcome(container, bytes)).toBe('ERR_CONTAINER')
    await expect(strip(bytes)).rejects.toMatchObject({ code: 'ERR_CONTAINER' })
  })
  test('control: where the bytes say the same, they are read', async () => {
    for (const name of ['ISO-8859-1', 'us-ascii', 'windows-1252', 'UTF8'])
      expect(await outcome(container, utf8(svg(holding('{"a":1}'), declared(name))))).toEqual(['{"a":1}'])
  })

  test('a credential is baked in the encoding of its picture, and the picture comes back as it was', async () => {
    const credential = JSON.stringify({ ...badge, name: 'Žluť é 🎓' })
    for (const picture of [wide(svg('<g/>ž'), true), wide(svg('<g/>ž', declared('utf-16')), false), utf8(`\uFEFF${svg('é')}`)]) {
      const baked = await bake(picture, credential)
      expect(await unbake(baked)).toBe(credential)
      expect(await parse(baked)).toMatchObject({ format: 'ob3', container: 'svg' })
      expect(Buffer.from(await strip(baked))).toEqual(Buffer.from(picture))
    }
  })
  test('and not into one that says that its letters are others', async () => {
    const picture = utf8(svg('<g/>', declared('ISO-8859-1')))
    await expect(bake(picture, JSON.stringify({ ...badge, name: 'é' }))).rejects.toMatchObject({ code: 'ERR_CONTAINER' })
    expect(await unbake(await bake(picture, JSON.stringify({ ...badge, name: 'e' })))).toContain('"e"')
  })
})

test('the value of an attribute that looks like the declaration stays when that is taken out', async () => {
  const picture = utf8(`<svg xmlns="http://www.w3.org/2000/svg" a=" xmlns:openbadges='x' " b='>' ></svg>`)
  expect(Buffer.from(await strip(await bake(picture, JSON.stringify(badge))))).toEqual(Buffer.from(picture))
})
