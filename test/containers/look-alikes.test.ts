/** What people take for a credential: pictures of QR codes, web pages. */
import { encode } from 'fast-png'
import { describe, expect, test } from 'vitest'
import { container as html } from '../../src/containers/html/index.ts'
import { container as png } from '../../src/containers/png/index.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import { defaultLimits } from '../../src/lib/limits.ts'
import { parse } from '../../src/parse.ts'

/** The three squares of a code of 21 modules, and noise between them, drawn so large and so far from the edge. */
function code({ scale = 4, margin = 4, corners = 3, channels = 1 as 1 | 3 | 4, invert = false } = {}): Uint8Array {
  const size = (21 + 2 * margin) * scale
  const isDark = (x: number, y: number): boolean => {
    const [column, row] = [Math.floor(x / scale) - margin, Math.floor(y / scale) - margin]
    if (column < 0 || row < 0 || column > 20 || row > 20) return false
    const origins = [
      [0, 0],
      [14, 0],
      [0, 14],
    ].slice(0, corners)
    for (const [left = 0, top = 0] of origins) {
      const [dx, dy] = [column - left, row - top]
      if (dx >= -1 && dx <= 7 && dy >= -1 && dy <= 7) {
        const ring = Math.max(Math.abs(dx - 3), Math.abs(dy - 3))
        return ring <= 1 || ring === 3
      }
    }
    return (column * 7 + row * 5 + column * row) % 3 === 0
  }
  const data = new Uint8Array(size * size * channels)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      for (let channel = 0; channel < channels; channel++)
        data[(y * size + x) * channels + channel] = channel === 3 || isDark(x, y) === invert ? 255 : 0
  return encode({ width: size, height: size, data, channels, depth: 8 })
}

describe('QR codes', () => {
  test.each([
    ['plain', code()],
    ['one pixel a module', code({ scale: 1 })],
    ['large', code({ scale: 30, margin: 1 })],
    ['in colour', code({ channels: 3 })],
    ['with alpha', code({ channels: 4, scale: 7 })],
  ])('%s', async (_what, picture) => {
    await expect(png.read(picture, defaultLimits)).rejects.toMatchObject({
      code: 'ERR_NO_CREDENTIAL',
      message: expect.stringMatching('QR code'),
    })
  })

  test.each([
    ['two squares only', code({ corners: 2 })],
    ['white on black', code({ invert: true })],
    [
      'stripes',
      encode({
        width: 200,
        height: 200,
        data: Uint8Array.from({ length: 40_000 }, (_, index) => ((index >> 2) & 1 ? 255 : 0)),
        channels: 1,
        depth: 8,
      }),
    ],
    [
      'noise',
      encode({
        width: 200,
        height: 200,
        data: Uint8Array.from({ length: 40_000 }, (_, index) => Math.imul(index + 1, 2654435761) >>> 24),
        channels: 1,
        depth: 8,
      }),
    ],
  ])('control: %s', async (_what, picture) => expect(await png.read(picture, defaultLimits)).toEqual([]))
})

test('web pages', async () => {
  for (const text of ['<!DOCTYPE html><html>', '\uFEFF\n<HTML lang="en">', '<!-- x --><!doctype HTML>']) {
    expect(html.claims(utf8(text)), text).toBe(true)
    await expect(html.read(utf8(text), defaultLimits)).rejects.toMatchObject({
      code: 'ERR_NO_CREDENTIAL',
      message: expect.stringMatching('web page'),
    })
  }
  for (const text of ['', '{"a":"<html>"}', '<svg/>', '<htmlx>', '<!doctype svg>', '<?xml version="1.0"?><a/>'])
    expect(html.claims(utf8(text)), text).toBe(false)
})

describe('pictures of kinds that no standard bakes into, and what is zipped, are called what they are', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
  test.each([
    ['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['GIF', 'GIF89a\x01\0'],
    ['WebP', 'RIFF\x10\0\0\0WEBPVP8 '],
    ['AVIF', '\0\0\0\x20ftypavif'],
    ['gzip', '\x1f\x8b\x08\0'],
  ])('%s', async (name, start) => {
    await expect(parse(bytes(start))).rejects.toMatchObject({ code: 'ERR_NO_CREDENTIAL', message: expect.stringContaining(name) })
  })
  test.each(['\xff\xd8', '\x1f', 'GIF', 'RIFF\x10\0\0\0WAVE', '\0\0\0\x20ftypisom'])('control: %j is none of them', async (start) => {
    await expect(parse(bytes(start))).rejects.toMatchObject({ code: 'ERR_NOT_JSON' })
  })
})
