/** Which pixels of a picture are dark, for every kind of pixel (ISO/IEC 15948 section 11.2.2), in pictures made by hand. */
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Chunk } from '../../src/containers/png/chunks.ts'
import { rasterOf } from '../../src/containers/png/raster.ts'

interface Picture {
  readonly size?: readonly [width: number, height: number]
  readonly bits?: number
  readonly color?: number
  readonly interlaced?: number
  readonly palette?: readonly number[]
  /** The bytes of each row, behind the number of its filter. */
  readonly rows: readonly (readonly number[])[]
}
const grey = 0
const colours = 2
const palette = 3
const greyAlpha = 4
const coloursAlpha = 6

const chunk = (type: string, data: Uint8Array): Chunk => ({ type, data, whole: data })
function chunks({
  size: [width, height] = [4, 1],
  bits = 8,
  color = grey,
  interlaced = 0,
  palette: entries,
  rows,
}: Picture): readonly Chunk[] {
  const header = new DataView(new ArrayBuffer(13))
  header.setUint32(0, width)
  header.setUint32(4, height)
  for (const [index, value] of [bits, color, 0, 0, interlaced].entries()) header.setUint8(8 + index, value)
  const packed = Uint8Array.from(deflateSync(Uint8Array.from(rows.flat())))
  return [
    chunk('IHDR', new Uint8Array(header.buffer)),
    ...(entries ? [chunk('PLTE', Uint8Array.from(entries))] : []),
    // the data may stand in several pieces
    chunk('IDAT', packed.subarray(0, 5)),
    chunk('IDAT', packed.subarray(5)),
    chunk('IEND', new Uint8Array()),
  ]
}
const dark = (picture: Picture): readonly number[] | undefined => {
  const raster = rasterOf(chunks(picture))
  return raster && [...raster.dark]
}

test.each<[string, Picture, readonly number[]]>([
  ['greys of a byte', { rows: [[0, 0, 127, 128, 255]] }, [1, 1, 0, 0]],
  ['greys of four bits', { bits: 4, rows: [[0, 0x07, 0x8f]] }, [1, 1, 0, 0]],
  ['greys of two bits', { bits: 2, rows: [[0, 0b00011011]] }, [1, 1, 0, 0]],
  [
    'black and white, in rows that end within a byte',
    {
      bits: 1,
      size: [3, 2],
      rows: [
        [0, 0b10100000],
        [0, 0b01000000],
      ],
    },
    [0, 1, 0, 1, 0, 1],
  ],
  ['colours, by the first of the three', { color: colours, size: [2, 1], rows: [[0, 0, 255, 255, 255, 0, 0]] }, [1, 0]],
  [
    'colours, whatever palette is suggested',
    { color: colours, size: [2, 1], palette: [255, 0, 0], rows: [[0, 0, 0, 0, 255, 0, 0]] },
    [1, 0],
  ],
  ['a palette, and what it does not have', { color: palette, palette: [255, 0, 0, 0, 9, 9], rows: [[0, 0, 1, 1, 2]] }, [0, 1, 1, 0]],
  ['a palette of two bits', { color: palette, bits: 2, palette: [255, 0, 0, 0, 9, 9], rows: [[0, 0b00010001]] }, [0, 1, 0, 1]],
  ['greys that are seen through, or not', { color: greyAlpha, rows: [[0, 0, 127, 0, 128, 255, 255, 0, 0]] }, [0, 1, 0, 0]],
  ['colours that are seen through, or not', { color: coloursAlpha, size: [2, 1], rows: [[0, 0, 0, 0, 127, 0, 0, 0, 128]] }, [0, 1]],
  [
    'rows that are predicted by those above',
    {
      size: [2, 2],
      rows: [
        [0, 0, 255],
        [2, 255, 1],
      ],
    },
    [1, 0, 0, 1],
  ],
])('%s', (_, picture, expected) => {
  expect(dark(picture)).toEqual(expected)
})

describe('what is not looked at', () => {
  const usual: Picture = { rows: [[0, 0, 0, 0, 0]] }
  test.each<[string, Picture]>([
    ['samples of sixteen bits', { bits: 16, size: [1, 1], rows: [[0, 0, 0]] }],
    ['samples of three bits', { ...usual, bits: 3 }],
    ['interlaced pictures', { ...usual, interlaced: 1 }],
    ['another kind of colour', { ...usual, color: 1 }],
    ['a picture of more pixels than are looked at', { ...usual, size: [4096, 1025] }],
    ['a filter that does not exist', { rows: [[5, 0, 0, 0, 0]] }],
    ['more data than the picture has', { size: [1, 1], rows: [[0, 0, 0, 0, 0]] }],
  ])('%s', (_, picture) => {
    expect(rasterOf(chunks(picture))).toBeUndefined()
  })
  test('a header of another length, and none', () => {
    const [header, ...others] = chunks(usual)
    expect(header && rasterOf([{ ...header, data: header.data.subarray(1) }, ...others])).toBeUndefined()
    expect(rasterOf([])).toBeUndefined()
  })
  test('null control: the usual one is', () => expect(dark(usual)).toEqual([1, 1, 1, 1]))
})
