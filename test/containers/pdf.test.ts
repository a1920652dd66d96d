import { AFRelationship, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { container } from '../../src/containers/pdf/index.ts'
import { joined, utf8 } from '../../src/lib/bytes.ts'
import { defaultLimits } from '../../src/lib/limits.ts'
import { damaged, outcome, within } from './hostile.ts'
import { catalog, flate, literal, pdf, stream } from './pdf-files.ts'

const credential = '{"@context":"https://w3id.org/openbadges/v2","name":"Žluť (ou) \\\\ 🎓"}'
const xmp = (inside: string): string =>
  `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">${inside}</x:xmpmeta>\n   \n<?xpacket end="w"?>`
const assertion = `<openbadges:assertion xmlns:openbadges="http://openbadges.org" verify="https://example.org/a"><![CDATA[${credential}]]></openbadges:assertion>`

const utf16 = (text: string): string =>
  `<FEFF${[...Array(text.length).keys()].map((index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join(' \n')}>`

describe('what is read, in files made here', () => {
  test.each([
    ['a literal string', pdf([catalog, `<</openbadges ${literal(credential)}>>`]), 'Info/openbadges'],
    ['a UTF-16 string in hexadecimal', pdf([catalog, `<</openbadges${utf16(credential)}>>`]), 'Info/openbadges'],
    [
      'a string with escapes and a broken line',
      pdf([catalog, `<</openbadges(${literal(credential).slice(1, -1).replace('@', '\\100').replace('context', 'con\\\r\ntext')})>>`]),
      'Info/openbadges',
    ],
    ['a string that is an object of its own', pdf([catalog, '<</OpenBadges 3 0 R>>', literal(credential)]), 'Info/OpenBadges'],
    ['a key with an escape', pdf([catalog, `<</open#62adges ${literal(credential)}>>`]), 'Info/openbadges'],
    [
      'the keyword of Open Badges 3.0',
      pdf([catalog, `<</Title(x)/openbadgecredential ${literal(credential)}>>`]),
      'Info/openbadgecredential',
    ],
    ['metadata', pdf(['<</Metadata 3 0 R>>', '<<>>', stream('/Subtype/XML', xmp(assertion))]), 'XMP/assertion'],
    ['packed metadata', pdf(['<</Metadata 3 0 R>>', '<<>>', stream('/Filter[/FlateDecode]', flate(xmp(assertion)))]), 'XMP/assertion'],
    ['metadata whose length is wrong', pdf(['<</Metadata 3 0 R>>', '<<>>', stream('', xmp(assertion), '7')]), 'XMP/assertion'],
    [
      'metadata whose length is elsewhere',
      pdf(['<</Metadata 3 0 R>>', '<<>>', stream('', xmp(assertion), '4 0 R'), String(utf8(xmp(assertion)).length)]),
      'XMP/assertion',
    ],
    [
      'no information at all beside it',
      pdf(['<</Metadata 2 0 R>>', stream('', xmp(assertion))], { trailer: '/Root 1 0 R' }),
      'XMP/assertion',
    ],
  ])('%s', async (_what, file, place) => {
    const carried = await container.read(file, defaultLimits)
    expect(carried).toEqual([{ text: credential, found: { container: 'pdf', place } }])
  })

  test('a newer save wins over the older one', async () => {
    const older = pdf([catalog, '<</openbadges(old)>>'])
    const at = older.length
    const xref = at + '2 0 obj\n<</openbadges(new)>>\nendobj\n'.length
    const previous = /startxref\n(\d+)/.exec(new TextDecoder('latin1').decode(older))?.[1]
    const update = `2 0 obj\n<</openbadges(new)>>\nendobj\nxref\n2 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<</Root 1 0 R/Info 2 0 R/Prev ${previous}>>\nstartxref\n${xref}\n%%EOF`
    expect(await outcome(container, joined([older, utf8(update)]))).toEqual(['new'])
  })

  test('a signature of the file’s own is named', async () => {
    const [carried] = await container.read(pdf(['<</AcroForm<</SigFlags 3>>>>', '<</openbadges(a.b.c)>>']), defaultLimits)
    expect(carried?.found.note).toMatch(/signature/)
  })

  test('files that carry nothing', async () => {
    const none = [
      pdf([catalog, '<</Title(x)/Author(y)>>']),
      pdf([catalog, '<</openbadges()>>']),
      pdf([catalog, '<</openbadges 5 0 R>>']),
      pdf(['<</Metadata 2 0 R>>', stream('', xmp('<a'))]),
    ]
    for (const file of none) expect(await outcome(container, file)).toEqual([])
    // nobody can say that this one carries none
    expect(await outcome(container, pdf(['<</Metadata 2 0 R>>', stream('/Filter/DCTDecode', xmp(assertion))]))).toBe('ERR_UNSUPPORTED')
  })
})

/** PNG's filters forward (ISO/IEC 15948 section 9.2), row by row in turn, for pixels of one byte. */
function predict(data: Uint8Array, columns: number): Uint8Array {
  const rows = Array.from({ length: data.length / columns }, (_, row) => {
    const at = (column: number, above: number): number => (column < 0 || row < above ? 0 : (data[(row - above) * columns + column] ?? 0))
    const paeth = (a: number, b: number, c: number): number =>
      [a, b, c].toSorted((x, y) => Math.abs(a + b - c - x) - Math.abs(a + b - c - y))[0] ?? 0
    const filter = row % 5
    const line = Uint8Array.from({ length: columns }, (_byte, column) => {
      const [a, b, c] = [at(column - 1, 0), at(column, 1), at(column - 1, 1)]
      return at(column, 0) - ([0, a, b, (a + b) >> 1, paeth(a, b, c)][filter] ?? 0)
    })
    return joined([Uint8Array.of(filter), line])
  })
  return joined(rows)
}

test('a table that is a stream, with every kind of prediction', async () => {
  const body = `%PDF-1.7\n${Array.from({ length: 20 }, (_, index) => `${index + 3} 0 obj\n${index}\nendobj\n`).join('')}`
  const info = `2 0 obj\n<</openbadges ${literal('a.b.c')}>>\nendobj\n`
  const root = '1 0 obj\n<<>>\nendobj\n'
  const offsets = [
    0,
    body.length + info.length,
    body.length,
    ...Array.from({ length: 20 }, (_, index) => body.indexOf(`\n${index + 3} 0 obj`) + 1),
  ]
  const table = Uint8Array.from(offsets.flatMap((at, index) => [index === 0 ? 0 : 1, at >> 8, at & 255, 0]))
  const parameters = '/Type/XRef/W[1 2 1]/Size 23/Root 1 0 R/Info 2 0 R/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 4>>'
  const start = body.length + info.length + root.length
  const file = joined([
    utf8(`${body}${info}${root}30 0 obj\n`),
    stream(parameters, flate(predict(table, 4))),
    utf8(`\nendobj\nstartxref\n${start}\n%%EOF`),
  ])
  expect(await outcome(container, file)).toEqual(['a.b.c'])
})

describe.each([true, false])('what another library writes (object streams: %s)', (useObjectStreams) => {
  const save = async (change: (document: PDFDocument) => unknown): Promise<Uint8Array> => {
    const document = await PDFDocument.create()
    document.addPage()
    await change(document)
    return document.save({ useObjectStreams })
  }
  const info = (document: PDFDocument, value: PDFString | PDFHexString): void => {
    document.setTitle('A badge')
    const dictionary = document.context.lookup(document.context.trailerInfo.Info)
    ;(dictionary as unknown as { set(key: PDFName, value: unknown): void }).set(PDFName.of('openbadges'), value)
  }

  test('information', async () => {
    expect(await outcome(container, await save((document) => info(document, PDFHexString.fromText(credential))))).toEqual([credential])
    expect(await outcome(container, await save((document) => info(document, PDFString.of('https://example.org/assertion'))))).toEqual([
      'https://example.org/assertion',
    ])
  })

  test('attachments, those that can be credentials', async () => {
    const file = await save(async (document) => {
      await document.attach(utf8(credential), 'crédential.json', { mimeType: 'application/ld+json', afRelationship: AFRelationship.Data })
      await document.attach(utf8('hello'), 'hello.txt')
    })
    const carried = await container.read(file, defaultLimits)
    expect(carried.map(({ text, bytes, found }) => [text, new TextDecoder().decode(bytes), found.place])).toEqual([
      ['', credential, 'attachment/crédential.json'],
    ])
  })
})

describe('a file that is attached to a place on a page', () => {
  const pages = (page: string, ...objects: readonly (string | Uint8Array)[]): Uint8Array =>
    pdf(['<</Pages 3 0 R/Names<</EmbeddedFiles<</Names[(a)7 0 R]>>>>>>', '<</Title(x)>>', '<</Kids[4 0 R 3 0 R]>>', page, ...objects])
  const note = '<</Subtype/FileAttachment/FS 6 0 R>>'
  const file = (stream: number): string => `<</F(a.json)/EF<</F ${stream} 0 R>>>>`
  const content = stream('', credential)
  const placesIn = async (bytes: Uint8Array): Promise<unknown> =>
    (await container.read(bytes, defaultLimits)).map((one) => [one.found.place, one.bytes && new TextDecoder().decode(one.bytes)])

  test('is read', async () => {
    expect(await placesIn(pages('<</Annots[5 0 R]>>', note, file(8), 'null', content))).toEqual([['attachment/a.json', credential]])
  })
  test('is told once where it is attached to the whole file as well, and beside what is', async () => {
    const both = ['attachment/a.json', credential]
    expect(await placesIn(pages('<</Annots 5 0 R>>', `[${note}]`, file(8), '6 0 R', content))).toEqual([both])
    expect(await placesIn(pages('<</Annots 5 0 R>>', `[${note}]`, file(8), file(9), content, content))).toEqual([both, both])
  })
  test('is none where the place is of another kind', async () => {
    expect(await placesIn(pages('<</Annots[5 0 R]>>', note.replace('FileAttachment', 'Link'), file(8), 'null', content))).toEqual([])
  })
  test('that cannot be reached is not said to be none, and takes nothing away from the rest', async () => {
    const many = `[${'5 0 R '.repeat(1999)}]`
    for (const [page, code] of [
      [`<</Annots${many}/Kids${many.replaceAll('5', '4')}>>`, 'none'],
      [`<</Annots[${'<<>>'.repeat(2049)}]>>`, 'ERR_LIMIT'],
      ['<</Annots', 'ERR_CONTAINER'],
    ] as const) {
      const alone = pages(page, '<<>>', file(8), 'null', content)
      expect(await outcome(container, alone)).toEqual(code === 'none' ? [] : code)
      expect(await placesIn(pages(page, '<<>>', 'null', file(8), content))).toEqual([['attachment/a.json', credential]])
    }
  })
  test('packed in a way that is not read is told', async () => {
    const packed = stream('/Filter/LZWDecode', credential)
    expect(await outcome(container, pages('<</Annots[5 0 R]>>', note, file(8), 'null', packed))).toBe('ERR_UNSUPPORTED')
  })
})

describe('what is refused, in bounded time', () => {
  const nested = (open: string, close: string): string => open.repeat(200_000) + close.repeat(200_000)
  const bomb = flate(new Uint8Array(64 * 2 ** 20))
  const chain = Array.from({ length: 3000 }, (_, index) => stream('', 'x', `${index + 3} 0 R`))
  const same = (count: number): Uint8Array => {
    const big = `[${'0 '.repeat(2_000_000)}]`
    const kids = Array.from({ length: count }, (_, index) => `${index + 4} 0 R`).join(' ')
    const file = new TextDecoder('latin1').decode(
      pdf([`<</Names<</EmbeddedFiles 2 0 R>>>>`, `<</Kids[${kids}]>>`, big], { trailer: '/Root 1 0 R' }),
    )
    const offset = String(file.indexOf('3 0 obj')).padStart(10, '0')
    const xref = file.indexOf('xref\n')
    const lines = Array.from({ length: count }, () => `${offset} 00000 n \n`).join('')
    const text = `${file.slice(0, xref)}${file.slice(xref).replace('trailer', `4 ${count}\n${lines}trailer`)}`
    return Uint8Array.from(text, (char) => char.charCodeAt(0))
  }
  /** Five hundred offsets into white space before one table: each table's Prev is the place before its own. */
  const spaces = (): Uint8Array => {
    const start = 9 + 4_000_000
    let at = start
    const linked = Array.from({ length: 400 }, (_, index) => {
      const text = `xref\n0 0\ntrailer<</XRefStm ${String(9 + index).padStart(8, '0')}/Prev ${String(at + 58).padStart(8, '0')}>>\n`.padEnd(
        58,
      )
      at += 58
      return text
    })
    return utf8(`%PDF-1.7\n${' '.repeat(4_000_000)}${linked.join('')}xref\n0 0\ntrailer<<>>\nstartxref\n${start}\n`)
  }
  /** Streams that say that they end at an end before them, and ones whose end is far away: three of the first for each of the second. */
  const earning = (): Uint8Array => {
    const count = 60
    let text = '%PDF-1.7\n1 0 obj\n<</Names<</EmbeddedFiles 2 0 R>>>>\nendobj\n'
    const places = new Map([[1, 9]])
    const add = (number: number, object: string): void => {
      places.set(number, text.length)
      text += `${number} 0 obj\n${object}\n`
    }
    const kids = Array.from({ length: count }, (_, index) =>
      [0, 1, 2, 3]
        .map((more) => `${3 + index + more * count} 0 R`)
        .reverse()
        .join(' '),
    )
    add(2, `<</Kids[${kids.join(' ')}]>>\nendobj\nendstream`)
    const end = text.length - 'endstream\n'.length
    for (let number = 3; number < 3 + count; number++) add(number, '<</Length 0>>stream\n')
    text += `${'e'.repeat(2_000_000)}endstream\nendobj\n`
    for (let number = 3 + count; number < 3 + 4 * count; number++) {
      const start = text.length + `${number} 0 obj\n<</Length -12345678>>stream\n`.length
      add(number, `<</Length -${String(start - end).padStart(8, '0')}>>stream\nendstream\nendobj`)
    }
    const lines = [...places].map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
    return utf8(`${text}xref\n${lines.join('')}trailer<</Root 1 0 R>>\nstartxref\n${text.length}\n`)
  }
  const cases: readonly (readonly [what: string, file: Uint8Array, expected: string | readonly string[]])[] = [
    [
      'a table that leads back to itself',
      pdf([catalog, '<</openbadges(a.b.c)>>'], { trailer: '/Root 1 0 R/Info 2 0 R/Prev 0000000000' }).map((byte) => byte),
      'ERR_CONTAINER',
    ],
    ['an object that is itself', pdf([catalog, '<</openbadges 3 0 R>>', '3 0 R']), 'ERR_CONTAINER'],
    ['objects that are each other', pdf([catalog, '<</openbadges 3 0 R>>', '4 0 R', '3 0 R']), 'ERR_CONTAINER'],
    ['a length that is the stream itself', pdf(['<</Metadata 2 0 R>>', stream('', xmp(assertion), '2 0 R')]), [credential]],
    ['a long chain of lengths', pdf(['<</Metadata 2 0 R>>', ...chain]), 'ERR_CONTAINER'],
    [
      'a tree of names that is its own branch',
      pdf(['<</Names<</EmbeddedFiles 2 0 R>>>>', '<</Kids[2 0 R 3 0 R]>>', '<</Kids[2 0 R 3 0 R]/Names[(x)2 0 R(y)3 0 R]>>']),
      [],
    ],
    ['lists without end', pdf([catalog, nested('[', '')]), 'ERR_CONTAINER'],
    ['deep lists', pdf([catalog, nested('[', ']')]), 'ERR_CONTAINER'],
    ['deep dictionaries', pdf([catalog, nested('<</a', '>>')]), 'ERR_CONTAINER'],
    ['deep parentheses', pdf([catalog, `<</openbadges${nested('(', ')')}>>`]), [nested('(', ')').slice(1, -1)]],
    ['parentheses without end', pdf([catalog, `<</openbadges${nested('(', '')}>>`]), 'ERR_CONTAINER'],
    ['a bomb', pdf(['<</Metadata 2 0 R>>', stream('/Filter/FlateDecode', bomb)]), 'ERR_TOO_LARGE'],
    [
      'a row of terabytes that is to be predicted',
      pdf([
        '<</Metadata 2 0 R>>',
        stream(
          '/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 65536/Colors 65536/BitsPerComponent 65536>>',
          flate(`\0${xmp(assertion)}`),
        ),
      ]),
      [credential],
    ],
    ['lengths below nothing, which earn what looking for ends costs', earning(), 'ERR_LIMIT'],
    ['a text above the limit', pdf([catalog, `<</openbadges(${'x'.repeat(9 * 2 ** 20)})>>`]), 'ERR_TOO_LARGE'],
    ['a thousand numbers for one large object', same(1000), 'ERR_LIMIT'],
    [
      'a packed table of millions',
      joined([
        utf8('%PDF-1.7\n9 0 obj'),
        stream('/Type/XRef/W[1 0 0]/Size 30000000/Filter/FlateDecode', flate(new Uint8Array(30_000_000))),
        utf8('\nstartxref\n9\n'),
      ]),
      'ERR_LIMIT',
    ],
    ['many tables in one place', spaces(), 'ERR_LIMIT'],
    ['encrypted', pdf([catalog, '<</openbadges(x)>>'], { trailer: '/Root 1 0 R/Info 2 0 R/Encrypt 2 0 R' }), 'ERR_CONTAINER'],
    ['no root', pdf([catalog], { trailer: '' }), 'ERR_CONTAINER'],
    ['a start that is beyond the file', pdf([catalog], { start: '99999999' }), 'ERR_CONTAINER'],
    ['a start that is no table', pdf([catalog], { start: '3' }), 'ERR_CONTAINER'],
    ['a table of billions', utf8('%PDF-1.7\nxref\n0 4000000000\ntrailer<<>>\nstartxref\n9'), 'ERR_CONTAINER'],
    ['nothing but the header', utf8('%PDF-1.7'), 'ERR_CONTAINER'],
    ['metadata that names a credential and is damaged', pdf(['<</Metadata 2 0 R>>', stream('', xmp(`${assertion}<a`))]), 'ERR_CONTAINER'],
    [
      'metadata with entities',
      pdf(['<</Metadata 2 0 R>>', stream('', `<!DOCTYPE x [<!ENTITY a "b">]>${xmp(assertion)}`)]),
      'ERR_CONTAINER',
    ],
    ['a file above the limit', new Uint8Array(defaultLimits.file + 1), 'ERR_TOO_LARGE'],
  ]
  test.each(cases)('%s', async (_what, file, expected) => expect(await within(3000, () => outcome(container, file))).toEqual(expected))

  test('a table whose Prev is itself', async () => {
    const file = pdf([catalog, '<</openbadges(a.b.c)>>'], { trailer: '/Root 1 0 R/Info 2 0 R/Prev 0000000' })
    const text = new TextDecoder('latin1').decode(file)
    const loop = text.replace('0000000>>', `${String(text.indexOf('xref\n')).padStart(7, '0')}>>`)
    expect(
      await outcome(
        container,
        Uint8Array.from(loop, (char) => char.charCodeAt(0)),
      ),
    ).toEqual(['a.b.c'])
  })

  test('a file cut short or changed at every byte', async () => {
    const file = pdf([
      '<</Metadata 3 0 R/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>>>',
      '<</openbadges<feff007b007d>>>',
      stream('/Filter/FlateDecode', flate(xmp(assertion))),
      '<</F(a.json)/EF<</F 5 0 R>>>>',
      stream('', '{"@context":"x"}'),
    ])
    expect(await outcome(container, file)).toHaveLength(3)
    let read = 0
    for (const bytes of damaged(file)) read += typeof (await outcome(container, bytes)) === 'string' ? 0 : 1
    expect(read).toBeGreaterThan(100)
  })

  test('a file of another library, changed', async () => {
    const document = await PDFDocument.create()
    await document.attach(utf8(credential), 'a.json')
    let read = 0
    // an error of another kind than ours would be thrown
    for (const bytes of damaged(await document.save({ useObjectStreams: true }), 3))
      read += typeof (await outcome(container, bytes)) === 'string' ? 0 : 1
    expect(read).toBeGreaterThan(100)
  })
})

test('what is claimed', () => {
  for (const text of ['%PDF-1.4', '\n %PDF-2.0\n']) expect(container.claims(utf8(text))).toBe(true)
  for (const text of ['', '{"a":"%PDF-"}', 'PDF', '%!PS']) expect(container.claims(utf8(text))).toBe(false)
})

describe('an attached file that is packed in a way that is not read', () => {
  const attached = (information: string): Uint8Array =>
    pdf([
      '<</Type/Catalog/Names<</EmbeddedFiles<</Names[(c.json) 3 0 R]>>>>>>',
      `<<${information}>>`,
      '<</Type/Filespec/F(c.json)/EF<</F 4 0 R>>>>',
      stream('/Filter/ASCIIHexDecode', `${Buffer.from(credential).toString('hex')}>`),
    ])

  test('may be the credential: that there is none is not said', async () => {
    await expect(container.read(attached(''), defaultLimits)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED' })
  })

  test('control: beside one that is read it is passed over', async () => {
    const carried = await container.read(attached(`/openbadges ${literal(credential)}`), defaultLimits)
    expect(carried.map(({ text }) => text)).toEqual([credential])
  })
})
