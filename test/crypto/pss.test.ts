/** RSASSA-PSS (RFC 8017 section 9.1): blocks made by hand, each with one thing wrong, over every backend. */
import { constants, createHash, privateEncrypt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as der from '../../fixtures/pki/der.mjs'
import { keyPair } from '../../src/cli/keys/pair.ts'
import * as node from '../../src/crypto/node.ts'
import { base64, concat, utf8 } from '../../src/lib/bytes.ts'
import { type Document, own } from '../../src/lib/json.ts'
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

// RFC 4055 sections 1.2 and 3.3
describe('a key that is published for RSA-PSS alone', () => {
  const plain = publicKey.export({ format: 'der', type: 'pkcs1' })
  const ids = {
    'SHA-1': '1.3.14.3.2.26',
    'SHA-256': '2.16.840.1.101.3.4.2.1',
    'SHA-384': '2.16.840.1.101.3.4.2.2',
    'SHA-512': '2.16.840.1.101.3.4.2.3',
  }
  type Name = keyof typeof ids
  const named = (name: Name) => der.sequence(der.oid(ids[name]), der.nothing)
  const masked = (name: Name, id = '1.2.840.113549.1.1.8') => der.context(1, der.sequence(der.oid(id), named(name)))
  const restricted = (name: Name, ...more: readonly Uint8Array[]) => der.sequence(der.context(0, named(name)), ...more)
  const salted = (length: number) => der.context(2, der.integer(length))
  const published = (...parameters: readonly Uint8Array[]): Uint8Array =>
    Uint8Array.from(der.sequence(der.sequence(der.oid('1.2.840.113549.1.1.10'), ...parameters), der.bits(plain)))
  const all = ['RS256', 'PS256', 'PS384', 'PS512'] as const
  const signatures = Promise.all(
    all.map(
      async (algorithm) => [algorithm, await node.sign(algorithm, privateKey.export({ format: 'jwk' }) as Document, message)] as const,
    ),
  )

  test.each<[string, Uint8Array, readonly string[]]>([
    ['without more', published(), ['PS256', 'PS384', 'PS512']],
    ['for SHA-256', published(restricted('SHA-256', masked('SHA-256'), salted(32))), ['PS256']],
    ['for SHA-384, with a shorter salt', published(restricted('SHA-384', masked('SHA-384'), salted(32))), ['PS384']],
    ['for SHA-512, of whose salt nothing is said', published(restricted('SHA-512', masked('SHA-512'))), ['PS512']],
    ['for SHA-256, with a longer salt', published(restricted('SHA-256', masked('SHA-256'), salted(33))), []],
    ['for SHA-256, with a salt of 288 octets', published(restricted('SHA-256', masked('SHA-256'), salted(288))), []],
    ['for SHA-256, with another hash in the mask', published(restricted('SHA-256', masked('SHA-512'), salted(32))), []],
    ['for SHA-256, with another mask', published(restricted('SHA-256', masked('SHA-256', '1.2.840.113549.1.1.9'))), []],
    ['for SHA-256, with that of old in the mask', published(restricted('SHA-256', salted(32))), []],
    ['for SHA-1', published(restricted('SHA-1', masked('SHA-1'))), []],
    ['for that of old', published(der.sequence()), []],
  ])('%s', async (_, spki, fitting) => {
    for (const [, backend] of backends) {
      const key = await backend.importKey({ spki })
      const outcomes = (await signatures).map(async ([algorithm, signature]) => {
        const answer = (async () => backend.verifySignature(algorithm, key, message, signature))()
        return [algorithm, await answer.catch((error: unknown) => own(error, 'code'))] as const
      })
      expect(await Promise.all(outcomes)).toEqual(all.map((each) => [each, fitting.includes(each) || 'ERR_ALGORITHM']))
    }
  })

  test('in words that are not understood is not supported', async () => {
    for (const [, backend] of backends)
      await expect((async () => backend.importKey({ spki: published(der.nothing) }))()).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED' })
  })

  test('is one as PEM, too', async () => {
    const pem = `-----BEGIN PUBLIC KEY-----\n${base64(published())}\n-----END PUBLIC KEY-----`
    for (const [, backend] of backends) {
      expect((await backend.importKey({ pem }, 'PS256')).type).toBe('RSA')
      await expect((async () => backend.importKey({ pem }, 'RS256'))()).rejects.toMatchObject({ code: 'ERR_ALGORITHM' })
    }
  })
})
