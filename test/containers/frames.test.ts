/** What stands around packed bytes: the frames of zlib (RFC 1950) and gzip (RFC 1952), part by part. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { gunzip, inflate } from '../../src/containers/zlib-node.ts'
import { utf8 } from '../../src/lib/bytes.ts'

const content = utf8('a credential')

function result(unpack: (bytes: Uint8Array, limit: number) => Uint8Array, bytes: Uint8Array): string {
  try {
    return new TextDecoder().decode(unpack(bytes, 100))
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a zlib stream', () => {
  /** With another header, each a multiple of 31 unless it is said to be none. */
  const headed = (...header: readonly number[]): Uint8Array => Uint8Array.from([...header, ...deflateSync(content).subarray(2)])
  test.each<[string, Uint8Array, string]>([
    ['of the default level', headed(0x78, 0x9c), 'a credential'],
    ['of the fastest level', headed(0x78, 0x01), 'a credential'],
    ['of a smaller window', headed(0x58, 0x85), 'a credential'],
    ['of another method', headed(0x77, 0x09), 'ERR_CONTAINER'],
    ['whose header is no multiple of 31', headed(0x78, 0x9d), 'ERR_CONTAINER'],
    ['that needs a dictionary', headed(0x78, 0x20), 'ERR_CONTAINER'],
    ['shorter than its frame', Uint8Array.of(0x78), 'ERR_CONTAINER'],
    ['with another checksum', headed(0x78, 0x9c).map((byte, at, all) => (at === all.length - 1 ? byte ^ 1 : byte)), 'ERR_CONTAINER'],
  ])('%s', (_, bytes, expected) => {
    expect(result(inflate, bytes)).toBe(expected)
  })
})

describe('a gzip member', () => {
  const fields = { text: 1, headerChecksum: 2, extra: 4, name: 8, comment: 16 }
  interface Change {
    readonly flags?: number
    readonly parts?: readonly number[]
    readonly checksum?: number
    readonly length?: number
  }
  function member({ flags = 0, parts = [], checksum = crc32(content), length = content.length }: Change): Uint8Array {
    const trailer = new DataView(new ArrayBuffer(8))
    trailer.setUint32(0, checksum, true)
    trailer.setUint32(4, length, true)
    return Uint8Array.from([
      0x1f,
      0x8b,
      8,
      flags,
      0,
      0,
      0,
      0,
      0,
      255,
      ...parts,
      ...deflateRawSync(content),
      ...new Uint8Array(trailer.buffer),
    ])
  }
  const text = (value: string): readonly number[] => [...utf8(value), 0]
  const extra = [3, 0, 7, 0, 7]
  test.each<[string, Uint8Array, string]>([
    ['with nothing more', member({}), 'a credential'],
    ['that says that it is text', member({ flags: fields.text }), 'a credential'],
    ['with a field of its own', member({ flags: fields.extra, parts: extra }), 'a credential'],
    ['with a name', member({ flags: fields.name, parts: text('badge.json') }), 'a credential'],
    ['with a comment', member({ flags: fields.comment, parts: text('of Ann') }), 'a credential'],
    ['with a checksum of its header', member({ flags: fields.headerChecksum, parts: [1, 2] }), 'a credential'],
    ['with all of these', member({ flags: 31, parts: [...extra, ...text('badge.json'), ...text('of Ann'), 1, 2] }), 'a credential'],
    ['with a field that nobody knows', member({ flags: 0x20 }), 'ERR_CONTAINER'],
    ['with a name without an end', Uint8Array.from([0x1f, 0x8b, 8, fields.name, ...Array.from({ length: 20 }, () => 65)]), 'ERR_CONTAINER'],
    ['with another checksum', member({ checksum: 0 }), 'ERR_CONTAINER'],
    ['with another length', member({ length: 5 }), 'ERR_CONTAINER'],
    ['that ends in its beginning', Uint8Array.of(0x1f, 0x8b), 'ERR_CONTAINER'],
    ['of another kind', member({}).map((byte, at) => (at === 1 ? 0x8c : byte)), 'ERR_CONTAINER'],
  ])('%s', (_, bytes, expected) => {
    expect(result(gunzip, bytes)).toBe(expected)
  })
})
