/** PDF files that two readers may read in two ways, or in which something is easily passed over. */
import { describe, expect, test } from 'vitest'
import { container } from '../../src/containers/pdf/index.ts'
import { joined, utf8 } from '../../src/lib/bytes.ts'
import { defaultLimits } from '../../src/lib/limits.ts'
import { outcome } from './hostile.ts'
import { flate, literal, pdf, saved, stream } from './pdf-files.ts'

const [one, two] = ['{"@context":"one"}', '{"@context":"two"}']
const text = new TextDecoder()
/** The files that are found, or the code. */
const found = async (file: Uint8Array): Promise<unknown> => {
  const result = await outcome(container, file)
  return typeof result === 'string'
    ? result
    : (await container.read(file, defaultLimits)).map(({ bytes, text: said }) => (bytes ? text.decode(bytes).trim() : said))
}
const embedded = (content: string): Uint8Array => stream('/Type/EmbeddedFile', content)
const named = (...files: readonly string[]): string =>
  `<</Names<</EmbeddedFiles<</Names[${files.map((file, index) => `(${index})${file}`).join('')}]>>>>>>`
const file = (streams: string): string => `<</Type/Filespec/F(a.json)/EF<<${streams}>>>>`
const plain = { trailer: '/Root 1 0 R' }

describe('a file that is attached', () => {
  test('for each system is as many as it has contents', async () => {
    expect(await found(pdf([named(file('/F 2 0 R/UF 3 0 R')), embedded(one), embedded(two)], plain))).toEqual([two, one])
    expect(await found(pdf([named(file('/DOS 2 0 R')), embedded(one)], plain))).toEqual([one])
    expect(await found(pdf([named(file('/F 2 0 R/UF 2 0 R')), embedded(one)], plain))).toEqual([one])
  })
  test('under the name of another is another', async () =>
    expect(await found(pdf([named(file('/F 2 0 R'), file('/F 3 0 R')), embedded(one), embedded(two)], plain))).toEqual([one, two]))
  test('to a page, as what goes with it, is read', async () => {
    const pages = ['<</Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]>>', `<</Type/Page/AF[${file('/F 4 0 R')}]>>`, embedded(one)]
    expect(await found(pdf(pages, plain))).toEqual([one])
  })
  test('and whose content is elsewhere is not what stands here', async () => {
    const elsewhere = [named(file('/F 2 0 R')), stream('/F(https://example.org/a.json)', one)]
    expect(await found(pdf(elsewhere, plain))).toBe('ERR_UNSUPPORTED')
  })
  test('beside one that cannot be read: that is told', async () => {
    const files = [named(file('/F 2 0 R'), file('/F 3 0 R')), embedded(one), stream('/Filter/LZWDecode', two)]
    const [carried, ...more] = await container.read(pdf(files, plain), defaultLimits)
    expect([more, carried?.found.note]).toEqual([[], expect.stringMatching(/packed in a way that is not read/)])
    expect((await container.read(pdf(files.slice(0, 2), plain), defaultLimits))[0]?.found.note).toBeUndefined()
  })
  test('is one of so many that not all are looked at: that is told', async () => {
    const many = named(...Array.from({ length: 1100 }, () => file('')), file('/F 2 0 R'))
    expect(await found(pdf([many, embedded(one)], plain))).toBe('ERR_LIMIT')
    const few = named(...Array.from({ length: 1000 }, () => file('')), file('/F 2 0 R'))
    expect(await found(pdf([few, embedded(one)], plain))).toEqual([one])
  })
  test('stands in a tree of names that leads back to itself', async () => {
    const tree = [
      '<</Names<</EmbeddedFiles 2 0 R>>>>',
      `<</Kids[3 0 R 2 0 R]>>`,
      `<</Kids[2 0 R]/Names[(a)${file('/F 4 0 R')}]>>`,
      embedded(one),
    ]
    expect(await found(pdf(tree, plain))).toEqual([one])
  })
})

describe('a file that was saved again', () => {
  const first = pdf([named('2 0 R'), file('/F 3 0 R'), embedded(one)], plain)
  test.each<[string, Uint8Array, unknown]>([
    ['without anything', saved(first, {}), [one]],
    ['with another content', saved(first, { 3: embedded(two) }), [two]],
    ['with another file', saved(first, { 2: file('/F 4 0 R'), 4: embedded(two) }), [two]],
    ['without its names', saved(first, { 1: '<<>>' }), []],
    ['without the file', saved(first, {}, [2]), []],
    ['without the content', saved(first, {}, [3]), []],
    ['without and then with it', saved(saved(first, { 1: '<<>>' }), { 1: named('2 0 R') }), [one]],
  ])('%s', async (_, bytes, expected) => expect(await found(bytes)).toEqual(expected))
})

describe('what is damaged is not said to be nothing', () => {
  const whole = pdf([named('2 0 R'), file('/F 3 0 R'), embedded(one)], plain)
  const changed = (from: string, to: string): Uint8Array => utf8(text.decode(whole).replace(from, to))
  test('control: whole, it is read', async () => expect(await found(changed('', ''))).toEqual([one]))
  test.each([
    ['at the place of an object is another', '2 0 obj', '9 0 obj'],
    ['an object is of a later generation than the one that is asked for', '3 0 obj', '3 1 obj'],
    ['a member stands there twice', '/F(a.json)', '/F(a)/F(b)'],
  ])('%s', async (_, from, to) => expect(await found(changed(from, to))).toBe('ERR_CONTAINER'))
  test('control: twice the same is the same', async () =>
    expect(await found(pdf([named('2 0 R'), file('/F 3 0 R/F 3 0 R'), embedded(one)], plain))).toEqual([one]))
  test('a member of the information twice', async () => {
    const twice = (other: string): Uint8Array => pdf(['<<>>', `<</openbadges ${literal(one)}/openbadges ${literal(other)}>>`])
    expect(await found(twice(two))).toBe('ERR_CONTAINER')
    expect(await found(twice(one))).toEqual([one])
  })
})

describe('objects in a stream of objects', () => {
  /** Two objects of one number, of which the table says which counts. */
  const file = (index: number, second = 2): Uint8Array => {
    const parts = [`<</openbadges ${literal(one)}>>`, `<</openbadges ${literal(two)}>>`]
    const head = `2 0 ${second} ${parts[0]?.length ?? 0} `
    const head0 = '%PDF-1.7\n'
    const root = `1 0 obj\n<<>>\nendobj\n`
    const packed = joined([
      utf8('3 0 obj\n'),
      stream(`/Type/ObjStm/N 2/First ${head.length}/Filter/FlateDecode`, flate(head + parts.join(''))),
      utf8('\nendobj\n'),
    ])
    const at = head0.length + root.length
    const rows = [0, 0, 0, 1, head0.length, 0, 2, 3, index, 1, at, 0]
    const table = stream('/Type/XRef/W[1 1 1]/Size 4/Root 1 0 R/Info 2 0 R', Uint8Array.from(rows))
    return joined([utf8(head0 + root), packed, utf8('4 0 obj\n'), table, utf8(`\nendobj\nstartxref\n${at + packed.length}\n%%EOF\n`)])
  }
  test('are those of which the table says that they count', async () => {
    expect(await found(file(0))).toEqual([one])
    expect(await found(file(1))).toEqual([two])
  })
  test('and no others', async () => {
    expect(await found(file(1, 7))).toBe('ERR_CONTAINER')
    expect(await found(file(5))).toBe('ERR_CONTAINER')
  })
})

test('offsets are counted from the first percent sign, whatever a server put before it', async () => {
  const bytes = pdf(['<<>>', `<</openbadges ${literal(one)}>>`])
  expect(await found(joined([utf8('\uFEFF\r\n  '), bytes]))).toEqual([one])
  expect(await found(bytes)).toEqual([one])
})
