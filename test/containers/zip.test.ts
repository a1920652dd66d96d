import { deflateSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { microcredential } from '../../fixtures/templates.mjs'
import { unbake } from '../../src/bake.ts'
import { crc32 } from '../../src/containers/checksum.ts'
import { container } from '../../src/containers/zip/index.ts'
import { concat, joined, utf8 } from '../../src/lib/bytes.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import { defaultLimits } from '../../src/lib/limits.ts'
import { parse, parseAll } from '../../src/parse.ts'
import { damaged, outcome, within } from './hostile.ts'
import { pngs, svgs } from './pictures.ts'

const credential = utf8('{"@context":"https://www.w3.org/ns/credentials/v2","name":"🎓"}')
const zip = (files: Readonly<Record<string, Uint8Array>>, level: 0 | 9 = 9): Uint8Array =>
  zipSync({ ...files } as Zippable, { level, mtime: '2026-01-01' })
const read = async (bytes: Uint8Array): Promise<readonly (readonly [string, Uint8Array | undefined])[]> =>
  (await container.read(bytes, defaultLimits)).map(({ found, bytes: content }) => [found.place, content])

/** Where the end record and the directory's first header are. */
const endOf = (file: Uint8Array): number => Buffer.from(file).lastIndexOf('PK\x05\x06', undefined, 'latin1')
const directoryOf = (file: Uint8Array): number => new DataView(file.buffer).getUint32(endOf(file) + 16, true)
/** The archive with a number in it changed: at the directory's first header, the end record or the first file. */
function changed(file: Uint8Array, where: 'directory' | 'end' | 'file', offset: number, value: number, size: 2 | 4 = 4): Uint8Array {
  const copy = file.slice()
  const view = new DataView(copy.buffer)
  const at = { directory: directoryOf, end: endOf, file: () => 0 }[where](copy) + offset
  if (size === 2) view.setUint16(at, value, true)
  else view.setUint32(at, value, true)
  return copy
}

describe('what is read', () => {
  const [png = credential] = pngs
  const files = {
    'b/one.json': credential,
    'a.jwt': utf8('eyJhbGciOiJFUzI1NiJ9.e30.AAAA\n'),
    'badge.png': png,
    'badge.svg': utf8(svgs[1] ?? ''),
    'old.txt': utf8(' https://example.org/assertion'),
    'doc.pdf': utf8('%PDF-1.7'),
    'inner.zip': zip({ 'x.json': credential }),
    'list.json': utf8('\uFEFF[{}]'),
  }
  const asides = {
    'read me.txt': utf8('hello'),
    'style.css': utf8('a{}'),
    '__MACOSX/one.json': credential,

    'b/.DS_Store': credential,
    'page.html': utf8('<html></html>'),
    'empty.json': new Uint8Array(),
  }

  test.each([0, 9] as const)('all that can carry a credential, in order (level %i)', async (level) => {
    const found = await read(zip({ ...files, ...asides }, level))
    expect(found.map(([name]) => name)).toEqual(Object.keys(files))
    for (const [name, content] of found) expect(Buffer.from(content ?? [])).toEqual(Buffer.from(files[name as keyof typeof files]))
  })

  test('names in the letters of an old system, which are not UTF-8', async () => {
    /** As Windows packs them: the letters are bytes of its code page. */
    const packedWith = (...letters: readonly number[]): Uint8Array => {
      const file = Buffer.from(zip({ 'M1ller.json': credential, 'M2ller.json': credential }))
      for (const [index, letter] of letters.entries())
        for (let at = file.indexOf(`M${index + 1}ller`); at >= 0; at = file.indexOf(`M${index + 1}ller`, at)) file[at + 1] = letter
      return new Uint8Array(file)
    }
    expect((await read(packedWith(0x81, 0x94))).length).toBe(2)
    await expect(read(packedWith(0x81, 0x81))).rejects.toMatchObject({ code: 'ERR_CONTAINER' })
  })

  test('folders as some programs on Windows write them: the same two names are one', async () => {
    const found = await read(zip({ 'badges\\one.json': credential, 'badges\\': new Uint8Array(), '__MACOSX\\two.json': credential }))
    expect(found.map(([name]) => name)).toEqual(['badges/one.json'])
    const twice = zip({ 'badges\\one.json': credential, 'badges/one.json': credential })
    await expect(read(twice)).rejects.toMatchObject({ code: 'ERR_CONTAINER' })
  })

  test('an empty archive, and one with a comment', async () => {
    expect(await read(zip({}))).toEqual([])
    const plain = zip({ 'a.json': credential })
    const comment = utf8('PK\x05\x06 a comment')
    expect(await read(concat(changed(plain, 'end', 20, comment.length, 2), comment))).toHaveLength(1)
  })
})

describe('what is refused', () => {
  const plain = zip({ 'a.json': credential, 'b.json': utf8('{"b":1}') })
  const stored = zip({ 'a.json': credential, 'b.json': credential }, 0)
  const bomb = zip({ 'a.json': new Uint8Array(64 * 2 ** 20) })
  const manyBombs = zip(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.json`, new Uint8Array(2 ** 20)])))

  const cases: readonly (readonly [what: string, bytes: Uint8Array, code: string])[] = [
    ['a bomb', bomb, 'ERR_TOO_LARGE'],
    ['a bomb that understates its size', changed(changed(bomb, 'directory', 24, 100), 'file', 22, 100), 'ERR_TOO_LARGE'],
    ['many small bombs', manyBombs, 'ERR_TOO_LARGE'],
    ['too many files', zip(Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`${index}`, new Uint8Array()]))), 'ERR_LIMIT'],
    ['a wrong checksum', changed(plain, 'directory', 16, 1), 'ERR_CONTAINER'],
    ['a size that is too large', changed(plain, 'directory', 24, 1000), 'ERR_CONTAINER'],
    ['an unknown method', changed(changed(plain, 'directory', 10, 12, 2), 'file', 8, 12, 2), 'ERR_CONTAINER'],
    ['two methods', changed(plain, 'file', 8, 0, 2), 'ERR_CONTAINER'],
    ['encrypted', changed(plain, 'directory', 8, 1, 2), 'ERR_CONTAINER'],
    ['several disks', changed(plain, 'end', 4, 1, 2), 'ERR_CONTAINER'],
    ['more files than there are', changed(changed(plain, 'end', 10, 3, 2), 'end', 8, 3, 2), 'ERR_CONTAINER'],
    ['fewer files than there are', changed(changed(plain, 'end', 10, 1, 2), 'end', 8, 1, 2), 'ERR_CONTAINER'],
    ['a file beyond the directory', changed(plain, 'directory', 42, 0xfffffff), 'ERR_CONTAINER'],
    ['a file that is the other one as well', changed(plain, 'directory', 42, 40), 'ERR_CONTAINER'],
    ['files that overlap', changed(stored, 'directory', 20, credential.length + 4), 'ERR_CONTAINER'],
    ['sizes of ZIP64', changed(plain, 'directory', 20, 0xffffffff), 'ERR_CONTAINER'],
    ['no directory', plain.slice(0, endOf(plain)), 'ERR_CONTAINER'],
    ['something before it', concat(plain.slice(0, 4), plain), 'ERR_CONTAINER'],
    ['something after it', concat(plain, utf8('x')), 'ERR_CONTAINER'],
    ['a file above the limit', new Uint8Array(defaultLimits.file + 1), 'ERR_TOO_LARGE'],
    ...['../a.json', 'a/../../b.json', '/etc/passwd', 'C:\\a.json', 'c:a.json', 'a\\..\\b.json', 'a\0.json', ''].map(
      (name) => [`the name ${JSON.stringify(name)}`, zip({ [name]: credential }), 'ERR_CONTAINER'] as const,
    ),
  ]
  test.each(cases)('%s', async (_what, bytes, code) => expect(await within(2000, () => outcome(container, bytes))).toBe(code))

  test('one name twice', async () => {
    const twice = Buffer.from(stored).toString('latin1').replaceAll('b.json', 'a.json')
    expect(await outcome(container, Uint8Array.from(Buffer.from(twice, 'latin1')))).toBe('ERR_CONTAINER')
  })

  test('one name in the directory, another at the file', async () => {
    const [first = -1] = [Buffer.from(stored).indexOf('a.json')]
    const other = stored.map((byte, index) => (index === first ? 0x63 : byte))
    expect(await outcome(container, other)).toBe('ERR_CONTAINER')
  })

  test('an archive cut short or changed at every byte', async () => {
    let read = 0
    for (const bytes of damaged(plain)) {
      const carried = await container.read(bytes, defaultLimits).catch((error: unknown) => error)
      if (carried instanceof CredentialError) expect(['ERR_CONTAINER', 'ERR_TOO_LARGE', 'ERR_LIMIT']).toContain(carried.code)
      else read += 1
      expect(carried instanceof CredentialError || Array.isArray(carried)).toBe(true)
    }
    expect(read).toBeGreaterThan(0)
  })

  test.each([14, 18, 22])('a checksum or a size in the directory, another at the file (byte %i)', async (at) => {
    const others = Array.from({ length: 4 }, (_, byte) => stored.map((old, index) => (index === at + byte ? old ^ 1 : old)))
    for (const other of others) expect(await outcome(container, other)).toBe('ERR_CONTAINER')
    // where it comes after the file, or stands beside the name, nothing is said here
    expect(await read(changed(changed(stored, 'file', 6, 8, 2), 'file', at, 0))).toHaveLength(2)
    if (at > 14) expect(await read(changed(stored, 'file', at, 0xffffffff))).toHaveLength(2)
  })

  test.each([0, 1])('a file that the directory does not list (number %i)', async (gone) => {
    const [start, end] = [directoryOf(stored), endOf(stored)]
    const half = (end - start) / 2
    const one = concat(stored.slice(0, start), stored.slice(start + half * (1 - gone), start + half * (2 - gone)), stored.slice(end))
    const view = new DataView(one.buffer)
    const record = endOf(one)
    for (const at of [8, 10]) view.setUint16(record + at, 1, true)
    view.setUint32(record + 12, half, true)
    expect(await outcome(container, one)).toBe('ERR_CONTAINER')
    // null control: with anything else there, the other one is read
    const [at, name] = gone === 0 ? [0, 'b.json'] : [30 + 6 + credential.length, 'a.json']
    one.fill(0, at, at + 4)
    expect((await read(one)).map(([found]) => found)).toEqual([name])
  })

  test('an archive that ends twice, as one does whose size was not known beforehand, where both ends say the same', async () => {
    const end = endOf(stored)
    const view = new DataView(stored.buffer)
    const [count, size, start] = [view.getUint16(end + 10, true), view.getUint32(end + 12, true), view.getUint32(end + 16, true)]
    const twice = (change: (record: DataView, locator: DataView) => void = () => undefined): Uint8Array => {
      const [record, locator] = [new DataView(new ArrayBuffer(56)), new DataView(new ArrayBuffer(20))]
      record.setUint32(0, 0x06064b50, true)
      record.setBigUint64(4, 44n, true)
      for (const [index, value] of [count, count, size, start].entries()) record.setBigUint64(24 + 8 * index, BigInt(value), true)
      locator.setUint32(0, 0x07064b50, true)
      locator.setBigUint64(8, BigInt(end), true)
      change(record, locator)
      return concat(stored.slice(0, end), new Uint8Array(record.buffer), new Uint8Array(locator.buffer), stored.slice(end))
    }
    expect(await read(twice())).toHaveLength(2)
    for (const at of [4, 24, 32, 40, 48])
      expect(
        await outcome(
          container,
          twice((record) => record.setUint8(at, 99)),
        ),
      ).toBe('ERR_CONTAINER')
    expect(
      await outcome(
        container,
        twice((record) => record.setUint8(0, 0)),
      ),
    ).toBe('ERR_CONTAINER')
    for (const place of [0n, BigInt(end + 1), 2n ** 63n])
      expect(
        await outcome(
          container,
          twice((_, locator) => locator.setBigUint64(8, place, true)),
        ),
      ).toBe('ERR_CONTAINER')
  })

  test('many end records do not make the search slow', async () => {
    const many = joined([utf8('PK\x03\x04'), ...Array.from({ length: 200_000 }, () => utf8('PK\x05\x06'))])
    expect(await within(1000, () => outcome(container, many))).toBe('ERR_CONTAINER')
  })
})

describe('an archive that says the same in both of its lists', () => {
  interface Written {
    readonly name: string
    readonly packed: Uint8Array
    readonly method?: 0 | 8
    readonly crc?: number
    readonly size?: number
    /** What both lists say of the length, where that is not so. */
    readonly length?: number
    /** Where the directory says that it is; else behind the one before. */
    readonly offset?: number
  }
  const extra = Uint8Array.of(0x55, 0x54, 1, 0, 7)
  const numbers = (...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array =>
    joined(fields.map(([bytes, value]) => new Uint8Array(Uint32Array.of(value).buffer).slice(0, bytes)))
  const facts = ({ packed, method = 0, crc = crc32(credential), size = credential.length, length = packed.length }: Written) =>
    [
      [2, method],
      [4, 0],
      [4, crc],
      [4, length],
      [4, size],
    ] as const
  const localOf = (file: Written): Uint8Array =>
    joined([
      numbers([4, 0x04034b50], [2, 20], [2, 0], ...facts(file), [2, file.name.length], [2, extra.length]),
      utf8(file.name),
      extra,
      file.packed,
    ])
  /** The files one behind the other, and the directory in another order, with all that a program may add to it. */
  function archive(files: readonly Written[], between = new Uint8Array()): Uint8Array {
    let end = 0
    const offsets = files.map((file) => file.offset ?? (end += localOf(file).length) - localOf(file).length)
    const [comment, more] = [utf8('mine'), utf8('PK\x05\x06 no end: 22 bytes and more')]
    const headers = files.map((file, index) =>
      joined([
        numbers(
          [4, 0x02014b50],
          [4, 20],
          [2, 0],
          ...facts(file),
          [2, file.name.length],
          [2, extra.length],
          [2, comment.length],
          [4, 0],
          [4, 0],
        ),
        numbers([4, offsets[index] ?? 0]),
        utf8(file.name),
        extra,
        comment,
      ]),
    )
    const directory = joined(headers.reverse())
    const count = [2, files.length] as const
    const record = numbers([4, 0x06054b50], [4, 0], count, count, [4, directory.length], [4, end], [2, more.length])
    return joined([...files.filter(({ offset }) => offset === undefined).map(localOf), directory, between, record, more])
  }
  const [a, b] = [
    { name: 'a.json', packed: credential },
    { name: 'b.json', packed: deflateSync(credential), method: 8 },
  ] as const
  const [other, cut] = [credential.map((byte, at) => (at === 10 ? byte ^ 1 : byte)), credential.slice(0, -1)]
  const inner = localOf({ name: 'inner.json', packed: credential })
  const outer = { name: 'outer.json', packed: inner, crc: crc32(inner), size: inner.length }

  test('is read, in whichever order the directory is, and whatever programs add', async () => {
    expect((await read(archive([a, b]))).map(([name]) => name)).toEqual(['b.json', 'a.json'])
  })

  test.each<[what: string, bytes: Uint8Array]>([
    ['content that is not what its checksum says', archive([{ ...a, packed: other }])],
    ['the same, packed', archive([{ ...b, packed: deflateSync(other) }])],
    ['content that is shorter than it is said to be', archive([{ ...a, packed: cut, crc: crc32(cut) }])],
    ['the same, packed', archive([{ ...b, packed: deflateSync(cut), crc: crc32(cut) }])],
    ['a file inside another one', archive([outer, { ...a, name: 'inner.json', offset: localOf(outer).length - inner.length }])],
    ['a file that goes on into the directory', archive([{ ...b, length: b.packed.length + 9 }])],
    ['something between the directory and the end', archive([a], utf8('here'))],
  ])('and has %s: refused', async (_, bytes) => expect(await outcome(container, bytes)).toBe('ERR_CONTAINER'))
})

describe('what stands beside a credential', () => {
  const badge = utf8(JSON.stringify(microcredential('https://school.example', '1')))
  const others = { 'logo.svg': utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'export.json': utf8('{"version":1}') }
  const read = async (files: Readonly<Record<string, Uint8Array>>): Promise<readonly string[]> => {
    const found: string[] = []
    for await (const item of parseAll(zip(files))) found.push(item instanceof CredentialError ? item.code : item.format)
    return found
  }

  test('is no credential that failed', async () => {
    expect(await read({ 'a.json': badge, ...others })).toEqual(['ob3'])
    expect(await read({ ...others, 'inner.zip': zip({ ...others, 'a.json': badge }) })).toEqual(['ob3'])
    expect((await parse(zip({ ...others, 'a.json': badge }))).format).toBe('ob3')
  })

  test('is told where there is none', async () => {
    expect(await read(others)).toEqual(['ERR_NO_CREDENTIAL', 'ERR_UNKNOWN_FORMAT'])
    await expect(parse(zip(others))).rejects.toMatchObject({ code: 'ERR_NO_CREDENTIAL' })
  })

  test('null control: one that is damaged is told, and so is one of a presentation', async () => {
    expect(await read({ 'a.json': badge, 'b.json': badge.slice(0, -5) })).toEqual(['ob3', 'ERR_NOT_JSON'])
    const shown = {
      '@context': 'https://www.w3.org/2018/credentials/v1',
      type: 'VerifiablePresentation',
      verifiableCredential: [{ no: 1 }],
    }
    expect(await read({ 'a.json': badge, 'b.json': utf8(JSON.stringify(shown)) })).toEqual(['ob3', 'ERR_UNKNOWN_FORMAT'])
  })
})

describe('archives of archives', () => {
  const limits = { file: 2 ** 20 }
  // each is as large as a file may be, and together they are forty times that
  const bomb = zip({ 'c.json': new Uint8Array(2 ** 20) })
  const bombs = zip(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.zip`, bomb])))
  const honest = zip(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${index}.zip`, zip({ 'c.json': credential }, 0)])))

  test('unpack in all to no more than the limit, in unbake and in parseAll', async () => {
    await expect(unbake(bombs, { limits })).rejects.toMatchObject({ code: 'ERR_TOO_LARGE' })
    const codes: unknown[] = []
    for await (const item of parseAll(bombs, { limits })) codes.push(item instanceof CredentialError && item.code)
    expect(codes).toHaveLength(40)
    expect(codes.filter((code) => code === 'ERR_TOO_LARGE').length).toBeGreaterThan(30)
  })

  test('control: those of honest ones are read', async () => {
    expect(await unbake(honest, { limits })).toBe(new TextDecoder().decode(credential))
    let count = 0
    for await (const item of parseAll(honest, { limits }))
      count += item instanceof CredentialError && item.code !== 'ERR_UNKNOWN_FORMAT' ? 0 : 1
    expect(count).toBe(40)
  })
})
