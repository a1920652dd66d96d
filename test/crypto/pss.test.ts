/** RSASSA-PSS (RFC 8017 section 9.1): blocks made by hand, each with one thing wrong, over every backend. */
import { constants, createHash, privateEncrypt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { keyPair } from '../../src/cli/key-pair.ts'
import { concat, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { backends } from './backends.ts'

const message = utf8('a credential')
const { publicKey, privateKey } = keyPair('rsa', { modulusLength: 2048 })
const jwk = publicKey.export({ format: 'jwk' }) as Document
const length = 256

const hash = (name: string, ...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(
    createHash(name)
      .update(concat(...parts))
      .digest(),
  )

/** MGF1 (appendix B.2.1). */
function mask(name: string, seed: Uint8Array, size: number): Uint8Array {
  const blocks: Uint8Array[] = []
  for (let counter = 0; blocks.length * 20 < size; counter += 1) blocks.push(hash(name, seed, Uint8Array.of(0, 0, 0, counter)))
  return concat(...blocks).slice(0, size)
}

interface Block {
  readonly name?: string
  readonly maskName?: string
  readonly salt?: Uint8Array
  readonly trailer?: number
  readonly separator?: number
  /** An octet of the padding before the separator. */
  readonly padding?: number
  readonly before?: Uint8Array
  readonly change?: (digest: Uint8Array) => Uint8Array
}

/** EMSA-PSS-ENCODE (section 9.1.1), and the signature of what comes out. */
function signed({
  name = 'sha256',
  maskName = name,
  salt = new Uint8Array(32).fill(7),
  trailer = 0xbc,
  separator = 1,
  padding = 0,
  before = new Uint8Array(8),
  change = (digest) => digest,
}: Block = {}): Uint8Array {
  const digest = change(hash(name, before, hash(name, message), salt))
  const room = length - digest.length - 1
  const data = concat(new Uint8Array(room - salt.length - 1).fill(padding, 1), Uint8Array.of(separator), salt)
  const over = mask(maskName, digest, room)
  // the highest bit is zero: the modulus has one more than the block
  const masked = data.map((byte, index) => (byte ^ (over[index] ?? 0)) & (index === 0 ? 0x7f : 0xff))
  const block = concat(masked, digest, Uint8Array.of(trailer))
  return Uint8Array.from(privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, block))
}

const wrong: Readonly<Record<string, Block>> = {
  'another hash in the mask': { maskName: 'sha1' },
  'a longer hash in the mask': { maskName: 'sha512' },
  'another hash throughout': { name: 'sha512', salt: new Uint8Array(64) },
  SHA1: { name: 'sha1', salt: new Uint8Array(20) },
  'no salt': { salt: new Uint8Array() },
  'a salt that is shorter by one': { salt: new Uint8Array(31) },
  'a salt that is longer by one': { salt: new Uint8Array(33) },
  'a salt as long as there is room': { salt: new Uint8Array(222) },
  'another trailer': { trailer: 0xcc },
  'no trailer': { trailer: 0 },
  'another separator': { separator: 2 },
  'no separator': { separator: 0 },
  'padding that is not zero': { padding: 1 },
  'seven octets before the hash of the message': { before: new Uint8Array(7) },
  'octets before it that are not zero': { before: new Uint8Array(8).fill(1) },
  'a hash that differs in its last bit': { change: (digest) => digest.map((byte, index) => (index === 31 ? byte ^ 1 : byte)) },
}

describe.each(backends)('%s', (_name, backend) => {
  const verifies = async (signature: Uint8Array): Promise<boolean> =>
    backend.verifySignature('PS256', await backend.importKey({ jwk }), message, signature)

  test('control: the block that the others vary verifies, with any salt of the right length', async () => {
    expect(await verifies(signed())).toBe(true)
    for (const octet of [0, 1, 255]) expect(await verifies(signed({ salt: new Uint8Array(32).fill(octet) }))).toBe(true)
  })

  test.each(Object.entries(wrong))('%s', async (_what, block) => expect(await verifies(signed(block))).toBe(false))
})
