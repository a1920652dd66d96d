import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { chunk } from '../../src/containers/png/chunks.ts'
import { container } from '../../src/containers/png/index.ts'
import { concat, joined, utf8 } from '../../src/lib/bytes.ts'
import { defaultLimits } from '../../src/lib/limits.ts'
import { damaged, outcome, within } from './hostile.ts'
import { pngs, textChunk, withChunks } from './pictures.ts'

const credential = '{"@context":"https://w3id.org/openbadges/v2","name":"Žluťoučký 🎓"}'
const packed = (text: string): Uint8Array => Uint8Array.from(deflateSync(text))
const iTXt = (keyword: string, text: string): Uint8Array => textChunk('iTXt', keyword, `\0\0\0\0${text}`)
const compressed = (keyword: string, content: Uint8Array): Uint8Array =>
  textChunk('iTXt', keyword, concat(Uint8Array.of(1, 0), utf8('en\0titre\0'), content))
const [plain = new Uint8Array()] = pngs

describe('what is read', () => {
  test('where the chunk under a standard’s keyword is empty, what stands under another', async () => {
    const read = async (...texts: readonly string[]) => {
      const [named = '', stray = ''] = texts
      const carried = await container.read(withChunks(iTXt('openbadges', named), iTXt('comment', stray)), defaultLimits)
      return carried.map(({ text, found }) => `${found.place} ${text}`)
    }
    expect(await read(' ', credential)).toEqual([`comment ${credential}`])
    expect(await read('', 'made with a pencil')).toEqual([])
    expect(await read(credential, credential)).toEqual([`openbadges ${credential}`])
  })

  test.each([
    ['iTXt', iTXt('openbadges', credential), undefined],
    ['iTXt with a language', textChunk('iTXt', 'openbadgecredential', `\0\0de-CH\0Schlüssel\0${credential}`), undefined],
    ['iTXt compressed', compressed('clrcredential', packed(credential)), /compressed/],
    ['zTXt', textChunk('zTXt', 'openbadges', concat(Uint8Array.of(0), packed(credential))), /zTXt.*compressed/],
    ['tEXt in UTF-8', textChunk('tEXt', 'openbadges', credential), /tEXt/],
    ['the singular keyword', iTXt('openbadge', credential), undefined],
    ['another case', iTXt('OpenBadges', credential), undefined],
    ['a keyword of nobody', iTXt('openbadgescredential', credential), /keyword/],
    ['a keyword of nobody, in tEXt', textChunk('tEXt', 'ob3', credential), /keyword.*tEXt/],
  ])('%s', async (_what, part, note) => {
    const [carried, ...more] = await container.read(withChunks(part), defaultLimits)
    expect(more).toEqual([])
    expect(carried?.text).toBe(credential)
    if (note) expect(carried?.found.note).toMatch(note)
    else expect(carried?.found.note).toBeUndefined()
  })

  test('tEXt is Latin-1 where it is not UTF-8', async () => {
    const latin1 = textChunk(
      'tEXt',
      'openbadges',
      Uint8Array.from('{"a":"é"}', (char) => char.charCodeAt(0)),
    )
    expect(await outcome(container, withChunks(latin1))).toEqual(['{"a":"é"}'])
  })

  test('several chunks, in order; the keyword of a standard wins over that of nobody', async () => {
    const several = withChunks(iTXt('x', credential), iTXt('openbadges', '{"a":1}'), iTXt('openbadgecredential', 'a.b.c'))
    expect(await outcome(container, several)).toEqual(['{"a":1}', 'a.b.c'])
  })

  test('pictures that carry nothing', async () => {
    const none = [
      plain,
      withChunks(textChunk('tEXt', 'Software', 'x')),
      withChunks(iTXt('openbadges', ' \n')),
      withChunks(iTXt('Comment', '{not a credential}')),
    ]
    for (const picture of none) expect(await outcome(container, picture)).toEqual([])
    expect(await outcome(container, concat(plain, iTXt('openbadges', credential)))).toEqual([])
  })
})

describe('what is refused', () => {
  const wrongCrc = iTXt('openbadges', credential).map((byte, index, all) => (index === all.length - 1 ? byte ^ 1 : byte))
  const long = iTXt('openbadges', credential)
  new DataView(long.buffer).setUint32(0, 0x7fffffff)
  const negative = iTXt('openbadges', credential)
  new DataView(negative.buffer).setUint32(0, 0xffffffff)
  const truncated = packed(credential).slice(0, -8)

  test.each([
    ['a wrong checksum', withChunks(wrongCrc), 'ERR_CONTAINER'],
    ['a length beyond the file', withChunks(long), 'ERR_CONTAINER'],
    ['a length above 2³¹', withChunks(negative), 'ERR_CONTAINER'],
    ['no IEND', plain.slice(0, -12), 'ERR_CONTAINER'],
    ['the signature alone', plain.slice(0, 8), 'ERR_CONTAINER'],
    ['no header', concat(plain.slice(0, 8), iTXt('openbadges', credential)), 'ERR_CONTAINER'],
    ['bytes that are not UTF-8', withChunks(textChunk('iTXt', 'openbadges', Uint8Array.of(0, 0, 0, 0, 0xff))), 'ERR_CONTAINER'],
    ['iTXt without its fields', withChunks(textChunk('iTXt', 'openbadges', '\0\0en')), 'ERR_CONTAINER'],
    [
      'iTXt with a third kind of compression',
      withChunks(textChunk('iTXt', 'openbadges', Uint8Array.of(2, 0, 0, 0, 0x7b))),
      'ERR_CONTAINER',
    ],
    ['an unknown method', withChunks(textChunk('zTXt', 'openbadges', Uint8Array.of(1, 2, 3))), 'ERR_CONTAINER'],
    ['compressed data cut short', withChunks(compressed('openbadges', truncated)), 'ERR_CONTAINER'],
    ['compressed nothing', withChunks(compressed('openbadges', new Uint8Array())), 'ERR_CONTAINER'],
    ['a bomb', withChunks(compressed('openbadges', packed(' '.repeat(64 * 2 ** 20)))), 'ERR_TOO_LARGE'],
    [
      'many bombs that are each below the limit',
      withChunks(...Array.from({ length: 6 }, () => compressed('openbadges', packed('x'.repeat(7 * 2 ** 20))))),
      'ERR_TOO_LARGE',
    ],
    ['a text above the limit', withChunks(iTXt('openbadges', 'x'.repeat(9 * 2 ** 20))), 'ERR_TOO_LARGE'],
    ['too many credentials', withChunks(...Array.from({ length: 65 }, () => iTXt('openbadges', '{}'))), 'ERR_LIMIT'],
    ['100 000 chunks', withChunks(joined(Array.from({ length: 100_000 }, () => chunk('teSt', new Uint8Array())))), 'ERR_LIMIT'],
    ['a file above the limit', new Uint8Array(defaultLimits.file + 1), 'ERR_TOO_LARGE'],
  ])('%s', async (_what, picture, code) => expect(await within(2000, () => outcome(container, picture))).toBe(code))

  test('a bomb under a keyword of nobody does not stop the reading', async () => {
    expect(await outcome(container, withChunks(compressed('x', packed(' '.repeat(64 * 2 ** 20)))))).toEqual([])
  })

  test('a file cut short or changed at every byte', async () => {
    const file = withChunks(iTXt('openbadges', credential), compressed('clrcredential', packed(credential)))
    expect(await outcome(container, file)).toEqual([credential, credential])
    let read = 0
    for (const bytes of damaged(file)) {
      const result = await outcome(container, bytes)
      // what a changed file still gives is the credential as it was: its checksum held
      if (typeof result !== 'string') for (const text of result) expect(text).toBe(credential)
      read += typeof result === 'string' ? 0 : 1
    }
    expect(read).toBeGreaterThan(0)
  })

  test('baking into a damaged picture', async () => {
    for (const bytes of damaged(plain)) {
      const baked = await container.bake?.(bytes, '{}', { id: 'ob3', version: '' }).catch((error: { code: string }) => error.code)
      expect(typeof baked === 'string' ? baked : 'ERR_CONTAINER').toBe('ERR_CONTAINER')
    }
  })
})

test('only the signature is claimed', () => {
  expect(container.claims(plain)).toBe(true)
  for (const bytes of [new Uint8Array(), plain.slice(0, 7), plain.slice(1), utf8('PNG')]) expect(container.claims(bytes)).toBe(false)
})
