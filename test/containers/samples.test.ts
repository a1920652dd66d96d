/** What is inside the pictures and PDF files of the reference samples, listed by hand from their index and a hex dump. */
import { describe, expect, test } from 'vitest'
import { container as pdf } from '../../src/containers/pdf/index.ts'
import { container as png } from '../../src/containers/png/index.ts'
import { container as svg } from '../../src/containers/svg/index.ts'
import type { Container, Parsed } from '../../src/lib/contract.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import { defaultLimits } from '../../src/lib/limits.ts'
import { parse } from '../../src/parse.ts'
import { hasReference, ran, reference, referenceFiles } from '../reference.ts'

const containers: Readonly<Record<string, Container>> = { pdf, png, svg }

const address = 'https://openbadgefactory.com/v1/assertion/d600bc4138e7946adeb9e9bdc6b86339f2577781.json'

/** File, then place, length of the text, how it begins; nothing where the picture carries nothing. */
const expected: readonly (readonly [file: string, place?: string, length?: number | undefined, start?: string])[] = [
  ['1edtech-ob2/assets__beths-robot-badge.png'],
  ['1edtech-ob2/simple-badge.png', 'openbadges', 431, '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"'],
  ['1edtech-ob3/simple-jwt.png', 'openbadgecredential', 2263, 'eyJhbGciOiJSUzI1NiIsImp3ayI6eyJrdHkiOiJSU0EiLCJuIjoienJT'],
  ['1edtech-ob3/simple-jwt_v1.png', 'openbadgecredential', 2549, 'eyJhbGciOiJSUzI1NiIsImp3ayI6eyJrdHkiOiJSU0EiLCJuIjoiajJ0'],
  ['1edtech-ob3/simple-json.svg', 'credential', undefined, '\n    {\n      "@context": [\n        "https://www.w3.org/ns/credentials/v2"'],
  ['baked-png/mountain.png'],
  ['baked-png/no-text-chunk.png'],
  ['baked-png/valid-baked.png', 'openbadges', 29, 'https://example.org/assertion'],
  ['dcc/v1__bothSignatureTypes__didKey__fourRegistry-noStatus-noExpiry.png', 'QR code'],
  ['derived/pdf/info-json.pdf', 'Info/openbadges', 424, '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"'],
  ['derived/pdf/info-url.pdf', 'Info/openbadges', 87, address],
  ['derived/pdf/info-utf16hex.pdf', 'Info/openbadges', 424, '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"'],
  ['derived/pdf/xmp-flate.pdf', 'XMP/assertion/@verify', 87, address],
  ['derived/pdf/xmp-url.pdf', 'XMP/assertion/@verify', 87, address],
  ['ob-legacy/bad-json.svg', 'assertion', undefined, '\n             {verify:{"url":"http://example.org"}}'],
  ['ob-legacy/baked.svg', 'assertion', undefined, '\n             {"verify":{"url":"http://example.org"}}'],
  ['ob-legacy/unbaked.svg'],
]

describe.skipIf(!hasReference)('reference carriers', () => {
  test('all are listed here', () => {
    const pictures = referenceFiles('samples').filter((path) => /\.(pdf|png|svg)$/.test(path))
    expect(pictures).toEqual(expected.map(([file]) => `samples/${file}`).sort())
    ran('carriers', pictures.length)
  })

  for (const [file, place, length, start = ''] of expected) {
    test(file, async () => {
      const bytes = reference(`samples/${file}`)
      const container = Object.values(containers).find(({ claims }) => claims(bytes))
      expect(container?.id).toBe(file.slice(-3))
      if (place === 'QR code') {
        await expect(container?.read(bytes, defaultLimits)).rejects.toMatchObject({
          code: 'ERR_NO_CREDENTIAL',
          message: expect.stringMatching('QR code'),
        })
        return
      }
      const carried = (await container?.read(bytes, defaultLimits)) ?? []
      expect(carried.map(({ found }) => found.place)).toEqual(place === undefined ? [] : [place])
      const text = carried[0]?.text ?? ''
      expect(text.slice(0, start.length)).toBe(start)
      if (length !== undefined) expect(text.length).toBe(length)
      if (text.trim().startsWith('{"') || file.includes('simple-json')) expect(JSON.parse(text)).toBeTypeOf('object')
    })
  }

  /** What `parse` makes of them: a format, or the code. Where the file holds an address only, the network would be needed. */
  test.each([
    ['1edtech-ob2/simple-badge.png', 'ob2'],
    ['1edtech-ob3/simple-jwt.png', 'ob3'],
    ['1edtech-ob3/simple-jwt_v1.png', 'ob3'],
    ['1edtech-ob3/simple-json.svg', 'ob3'],
    ['derived/pdf/info-json.pdf', 'ob2'],
    ['derived/pdf/info-utf16hex.pdf', 'ob2'],
    ['derived/pdf/info-url.pdf', 'ERR_OFFLINE'],
    ['derived/pdf/xmp-flate.pdf', 'ERR_OFFLINE'],
    ['baked-png/valid-baked.png', 'ERR_OFFLINE'],
    ['baked-png/mountain.png', 'ERR_NO_CREDENTIAL'],
    ['ob-legacy/unbaked.svg', 'ERR_NO_CREDENTIAL'],
    ['ob-legacy/bad-json.svg', 'ERR_NOT_JSON'],
    ['dcc/v1__bothSignatureTypes__didKey__fourRegistry-noStatus-noExpiry.png', 'ERR_NO_CREDENTIAL'],
  ])('parse %s: %s', async (file, expected) => {
    const result = await parse(reference(`samples/${file}`)).catch((error: unknown) => error)
    expect(result instanceof CredentialError ? result.code : (result as Parsed).format).toBe(expected)
  })
})
