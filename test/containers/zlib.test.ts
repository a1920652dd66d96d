/** Both variants of `#zlib` give the same bytes and the same errors. */
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import * as nodeVariant from '../../src/containers/zlib-node.ts'
import * as webVariant from '../../src/containers/zlib-web.ts'
import { concat, utf8 } from '../../src/lib/bytes.ts'
import { damaged, within } from './hostile.ts'

const random = Uint8Array.from({ length: 100_000 }, (_, index) => (Math.imul(index + 1, 2654435761) >>> 13) & 0xff)
const contents = [new Uint8Array(), utf8('a'), utf8('a credential '.repeat(10_000)), random, new Uint8Array(2 ** 21)]
const kinds = [
  ['inflate', (bytes: Uint8Array) => Uint8Array.from(deflateSync(bytes))],
  ['inflateRaw', (bytes: Uint8Array) => Uint8Array.from(deflateRawSync(bytes))],
  ['gunzip', (bytes: Uint8Array) => Uint8Array.from(gzipSync(bytes))],
] as const

const node = { ...nodeVariant }
const web = { ...webVariant }

const result = (unpack: () => Uint8Array): Uint8Array | string => {
  try {
    return unpack()
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe.each(kinds)('%s', (name, pack) => {
  test.each([
    ['node', node],
    ['web', web],
  ])('%s unpacks, up to the limit', (_variant, variant) => {
    for (const content of contents) {
      const packed = pack(content)
      expect(Buffer.compare(variant[name](packed, content.length), content)).toBe(0)
      if (content.length > 1) expect(result(() => variant[name](packed, content.length - 1))).toBe('ERR_TOO_LARGE')
    }
  })

  test('both refuse the same damage', () => {
    const packed = pack(utf8('{"@context":"https://www.w3.org/ns/credentials/v2","name":"aaaaaaaaaaaaaaaa"}'))
    let refused = 0
    for (const bytes of damaged(packed)) {
      const [first, second] = [result(() => node[name](bytes, 4096)), result(() => web[name](bytes, 4096))]
      refused += typeof first === 'string' ? 1 : 0
      // without a checksum the two may find different damage in a broken stream; with one they agree
      if (name !== 'inflateRaw') expect(second).toEqual(first)
      else for (const code of [first, second]) if (typeof code === 'string') expect(['ERR_CONTAINER', 'ERR_TOO_LARGE']).toContain(code)
    }
    expect(refused).toBeGreaterThan(50)
  })

  test('what follows', () => {
    const packed = concat(pack(utf8('abc')), utf8('and more'))
    const expected = name === 'inflateRaw' ? utf8('abc') : 'ERR_CONTAINER'
    for (const variant of [node, web]) expect(result(() => variant[name](packed, 100))).toEqual(expected)
  })
})

test('a bomb of a thousand to one stops at the limit, without the time it asks for', async () => {
  const bomb = Uint8Array.from(deflateRawSync(new Uint8Array(256 * 2 ** 20)))
  for (const variant of [node, web])
    expect(await within(500, async () => result(() => variant.inflateRaw(bomb, 2 ** 20)))).toBe('ERR_TOO_LARGE')
})
