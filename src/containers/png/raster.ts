/** Which pixels of a small picture are dark: enough to see what it shows, not to show it. @module */
import { inflate } from '#zlib'
import { joined } from '../../lib/bytes.ts'
import { unpredicted } from '../prediction.ts'
import type { Chunk } from './chunks.ts'

export interface Raster {
  readonly width: number
  readonly height: number
  /** 1 for a dark pixel, row by row. */
  readonly dark: Uint8Array
}

const mostPixels = 2 ** 22
/** Samples of a pixel by colour type: grey, colour, palette, grey with alpha, colour with alpha (ISO/IEC 15948 section 11.2.2). */
const samples: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
])

/** `undefined` for pictures that are large, interlaced, of 16 bits, or damaged. */
export function rasterOf(chunks: readonly Chunk[]): Raster | undefined {
  const header = chunks[0]?.data
  if (header?.length !== 13) return undefined
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  const [bits = 0, color = 0, , , interlaced] = header.subarray(8)
  const perPixel = samples.get(color)
  if (perPixel === undefined || ![1, 2, 4, 8].includes(bits) || interlaced !== 0 || width * height > mostPixels) return undefined
  const row = Math.ceil((width * perPixel * bits) / 8)
  try {
    const packed = joined(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
    const bytes = unpredicted(inflate(packed, height * (row + 1)), { row, pixel: Math.ceil((perPixel * bits) / 8) })
    const palette = chunks.find(({ type }) => type === 'PLTE')?.data
    return (
      bytes && {
        width,
        height,
        dark: darkOf(bytes, { width, height, row, bits, perPixel, palette: color === 3 ? palette : undefined, alpha: color >= 4 }),
      }
    )
  } catch {
    return undefined
  }
}

interface Layout {
  readonly width: number
  readonly height: number
  readonly row: number
  readonly bits: number
  readonly perPixel: number
  readonly palette: Uint8Array | undefined
  readonly alpha: boolean
}

/** Dark is a first sample, or a palette's red, in the lower half, unless the pixel is see-through. */
function darkOf(bytes: Uint8Array, { width, height, row, bits, perPixel, palette, alpha }: Layout): Uint8Array {
  const dark = new Uint8Array(width * height)
  const most = 2 ** bits - 1
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * perPixel * bits
      const byte = y * row + (bit >> 3)
      const sample = ((bytes[byte] ?? 0) >> (8 - bits - (bit & 7))) & most
      const light = palette ? (palette[sample * 3] ?? 255) / 255 : sample / most
      const isClear = alpha && (bytes[byte + perPixel - 1] ?? 255) < 128
      dark[y * width + x] = light < 0.5 && !isClear ? 1 : 0
    }
  }
  return dark
}
