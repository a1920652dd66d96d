/** What is baked comes out again, and the picture is the same picture. */

import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { decode } from 'fast-png'
import { describe, expect, test } from 'vitest'
import { strip, unbake } from '../../src/bake.ts'
import { container as png } from '../../src/containers/png/index.ts'
import { container as svg } from '../../src/containers/svg/index.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import type { Container } from '../../src/lib/contract.ts'
import { defaultLimits } from '../../src/lib/limits.ts'
import { bareSvgs, pngs, svgs } from './pictures.ts'

const formats = ['ob2', 'ob3', 'clr2'] as const
const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes)

/** Any code point that a UTF-8 text can hold; control characters and quotes are escaped by JSON. U+FFFE and U+FFFF have a test of their own. */
const anyText = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .integer({ min: 0, max: 0x10ffff })
          .filter((point) => !(point >= 0xd800 && point <= 0xdfff) && point !== 0xfffe && point !== 0xffff),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          ...[...']]>&<>"\'\\/\r\n\t\u0085\u2028\u2029\uFEFF\u0000\u007F'].map((char) => char.codePointAt(0) ?? 0),
        ),
      },
    ),
    { maxLength: 60 },
  )
  .map((points) => String.fromCodePoint(...points))
const document = fc
  .record({
    name: anyText,
    narrative: fc.oneof(anyText, fc.constant(']]>]]]]>><![CDATA[')),
    more: fc.dictionary(anyText, anyText, { maxKeys: 3 }),
  })
  .map((members) => ({ '@context': 'https://www.w3.org/ns/credentials/v2', type: ['VerifiableCredential'], ...members }))
const json = fc
  .tuple(document, fc.constantFrom(undefined, 2, '\t'), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('', '\n', ' \r\n'))
  .map(([value, indent, line, after]) => JSON.stringify(value, null, indent).replaceAll('\n', line) + after)
const token = fc
  .tuple(fc.base64String({ minLength: 4 }), fc.base64String(), fc.base64String())
  .map((parts) => `eyJ${parts.join('.').replace(/[+/=]/g, '_')}`)
const credential = fc.oneof({ weight: 4, arbitrary: json }, { weight: 1, arbitrary: token })

const bake = (container: Container, picture: Uint8Array, content: string, id: string): Promise<Uint8Array> => {
  if (!container.bake) throw new Error('does not bake')
  return container.bake(picture, content, { id, version: '' })
}
const read = async (container: Container, picture: Uint8Array): Promise<readonly string[]> =>
  (await container.read(picture, defaultLimits)).map((item) => item.text)

const runs = { numRuns: 1000, seed: 20260101 }

describe('PNG', () => {
  test('1000 credentials come out as they went in, and the pixels stay', async () => {
    await fc.assert(
      fc.asyncProperty(credential, fc.constantFrom(...pngs), fc.constantFrom(...formats), async (content, picture, format) => {
        const baked = await bake(png, picture, content, format)
        expect(await read(png, baked)).toEqual([content])
        expect(decode(baked).data).toEqual(decode(picture).data)
        expect(await png.strip?.(baked)).toEqual(picture)
        expect(baked.length).toBeGreaterThan(picture.length + utf8(content).length)
      }),
      runs,
    )
  })

  test('a newer bake takes the place of an older one, of any standard', async () => {
    const [picture = new Uint8Array()] = pngs
    const twice = await bake(png, await bake(png, picture, '{"a":1}', 'ob2'), '{"b":2}', 'ob3')
    expect(await read(png, twice)).toEqual(['{"b":2}'])
    expect(twice).toEqual(await bake(png, picture, '{"b":2}', 'ob3'))
  })

  test('the chunk is the one that the standards describe', async () => {
    const [picture = new Uint8Array()] = pngs
    const baked = await bake(png, picture, 'é', 'clr2')
    const content = utf8('iTXtclrcredential\0\0\0\0\0é')
    expect(Buffer.from(baked).indexOf(Buffer.from(content))).toBe(33 + 4)
    expect(decode(baked).text).toEqual(decode(picture).text)
  })
})

describe('SVG', () => {
  test('1000 credentials come out as they went in, and every other character stays', async () => {
    const pairs = svgs.map((given, index) => [given, bareSvgs[index] ?? ''] as const)
    await fc.assert(
      fc.asyncProperty(credential, fc.constantFrom(...pairs), fc.constantFrom(...formats), async (content, [given, bare], format) => {
        const baked = await bake(svg, utf8(given), content, format)
        expect(await read(svg, baked)).toEqual([content])
        expect(text(baked).startsWith(bare.slice(0, bare.indexOf('svg') + 3))).toBe(true)
        const stripped = text((await svg.strip?.(baked)) ?? new Uint8Array())
        // a root that was empty has an end tag now
        expect(stripped).toBe(bare.replace(/^(<svg[^>]*)\/>$/, '$1></svg>'))
      }),
      runs,
    )
  })

  test('the picture is drawn the same', async () => {
    const draw = (picture: Uint8Array | string): Uint8Array =>
      new Resvg(typeof picture === 'string' ? picture : text(picture).replace(/^\uFEFF/, '')).render().pixels
    const pictures = [
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="20" height="30" fill="red"/><circle cx="25" cy="15" r="9" fill="#08f"/></svg>',
      '<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg" width="40" height="30"><s:path d="M0 0L40 30L0 30Z"/></s:svg>',
    ]
    for (const picture of pictures) {
      for (const content of ['{"@context":"x","name":"]]> <circle r=\'99\'/>"}', 'a.b.c']) {
        for (const format of formats) expect(Buffer.compare(draw(await bake(svg, utf8(picture), content, format)), draw(picture))).toBe(0)
      }
      // control: another picture is drawn otherwise
      expect(Buffer.compare(draw(picture.replace('30"', '31"')), draw(picture))).not.toBe(0)
    }
  })

  test('stripping takes credentials only', async () => {
    for (const [index, given] of svgs.entries()) expect(text((await svg.strip?.(utf8(given))) ?? new Uint8Array())).toBe(bareSvgs[index])
  })

  test('the element is the one that the standards describe', async () => {
    const picture = utf8('<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>')
    const assertion = '{"id":"https://example.org/1","verify":{"type":"hosted","url":"https://example.org/2"}}'
    expect(text(await bake(svg, picture, assertion, 'ob2'))).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="https://example.org/2"><![CDATA[${assertion}]]></openbadges:assertion><g/></svg>`,
    )
    expect(text(await bake(svg, picture, 'a.b.c', 'ob3'))).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential verify="a.b.c"/><g/></svg>',
    )
  })

  test('a prefix that other elements use stays declared, and is declared anew where it means something else', async () => {
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><openbadges:note/></svg>'
    const baked = await bake(svg, utf8(picture), '{"a":1}', 'clr2')
    expect(text(baked)).toContain('<openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/clr/v2p0"><![CDATA[{"a":1}]]>')
    expect(text((await svg.strip?.(baked)) ?? new Uint8Array())).toBe(picture)
  })

  test('what XML 1.1 takes for the end of a line, or for nothing that may stand there, comes out as it went in', async () => {
    const content = '{"a":"\u0085\u2028\u007F\u009F"}\r'
    for (const version of ['1.0', '1.1']) {
      const picture = utf8(`<?xml version="${version}"?><svg xmlns="http://www.w3.org/2000/svg"/>`)
      expect(await read(svg, await bake(svg, picture, content, 'ob3'))).toEqual([content])
    }
  })

  test('the two code points that XML cannot hold become escapes of JSON', async () => {
    const content = JSON.stringify({ a: '\uFFFE\uFFFF' })
    const [back = ''] = await read(svg, await bake(svg, utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'), content, 'ob3'))
    expect(JSON.parse(back)).toEqual(JSON.parse(content))
  })
})

test.each(['clr1', 'elm', '__proto__', 'toString'])('a format without a place in pictures: %s', async (format) => {
  const [picture = new Uint8Array()] = pngs
  await expect(bake(png, picture, '{}', format)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED' })
  await expect(bake(svg, utf8('<svg/>'), '{}', format)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED' })
})

test('bytes that were handed away, and a limit that is left open', async () => {
  const gone = Uint8Array.from(pngs[0] ?? [])
  structuredClone(gone.buffer, { transfer: [gone.buffer] })
  for (const call of [unbake, strip]) {
    await expect(call(gone)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED' })
    const open = { limits: { file: undefined } } as unknown as object
    await expect(call(new Uint8Array(defaultLimits.file + 1), open)).rejects.toMatchObject({ code: 'ERR_TOO_LARGE' })
  }
})
