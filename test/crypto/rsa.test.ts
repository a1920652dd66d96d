/** RSA: forged and lenient paddings, salts, key sizes (the classes of case that Wycheproof collects), over every backend. */
import { constants, createHash, createPublicKey, privateEncrypt, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { keyPair } from '../../src/cli/keys/pair.ts'
import { toBytes, toNumber } from '../../src/crypto/number.ts'
import { base64url, concat, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { backends } from './backends.ts'
import { unhex } from './hex.ts'

const message = utf8('a credential')
const { publicKey, privateKey } = keyPair('rsa', { modulusLength: 2048 })
const jwk = publicKey.export({ format: 'jwk' }) as Document
const secret = privateKey.export({ format: 'jwk' }) as Document
const modulus = toNumber(Uint8Array.from(Buffer.from(String(jwk['n']), 'base64url')))

const hash = (name: string): Uint8Array => Uint8Array.from(createHash(name).update(message).digest())
const sha256Info = concat(unhex('3031300d060960864801650304020105000420'), hash('sha256'))

/** Signs a block as it stands, with as many octets of padding as it leaves room for. */
function signed(tail: Uint8Array, { type = 1, fill = 0xff, lead = 0, after = new Uint8Array() } = {}): Uint8Array {
  const room = 256 - 3 - tail.length - after.length
  const block = concat(Uint8Array.of(lead, type), new Uint8Array(room).fill(fill), Uint8Array.of(0), tail, after)
  return Uint8Array.from(privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, block))
}

const forgeries: Readonly<Record<string, Uint8Array>> = {
  'no NULL after the hash’s identifier': signed(concat(unhex('302f300b0609608648016503040201 0420'.replace(' ', '')), hash('sha256'))),
  'the hash without its identifier': signed(hash('sha256')),
  'SHA-1': signed(concat(unhex('3021300906052b0e03021a05000414'), hash('sha1'))),
  'SHA-512': signed(concat(unhex('3051300d060960864801650304020305000440'), hash('sha512'))),
  'long form of a length': signed(concat(unhex('308131300d060960864801650304020105000420'), hash('sha256'))),
  'short padding, and something after the hash': signed(sha256Info, { after: new Uint8Array(150).fill(1) }),
  'padding of seven octets, and something after the hash': signed(sha256Info, {
    after: new Uint8Array(256 - 3 - 7 - sha256Info.length).fill(1),
  }),
  'a zero in the padding': signed(concat(Uint8Array.of(0), new Uint8Array(8).fill(0xff), Uint8Array.of(0), sha256Info)),
  'an octet after the hash': signed(sha256Info, { after: new Uint8Array(1) }),
  'something else in place of NULL': signed(concat(unhex('3031300d060960864801650304020104000420'), hash('sha256'))),
  'a NULL with content': signed(concat(unhex('3032300e06096086480165030402010501000420'), hash('sha256'))),
  'two NULLs': signed(concat(unhex('3033300f060960864801650304020105000500 0420'.replace(' ', '')), hash('sha256'))),
  'long form of an inner length': signed(concat(unhex('303230 810d06096086480165030402010500 0420'.replaceAll(' ', '')), hash('sha256'))),
  'long form of the hash’s length': signed(concat(unhex('3032300d06096086480165030402010500048120'), hash('sha256'))),
  'a length with a leading zero': signed(concat(unhex('30820031300d060960864801650304020105000420'), hash('sha256'))),
  'no definite length': signed(concat(unhex('3080300d060960864801650304020105000420'), hash('sha256'), new Uint8Array(2))),
  'a hash that is shorter by one': signed(concat(unhex('3030300d06096086480165030402010500041f'), hash('sha256').slice(0, 31))),
  'a hash that is longer by one': signed(concat(unhex('3032300d060960864801650304020105000421'), hash('sha256'), new Uint8Array(1))),
  'a wrong length outside': signed(concat(unhex('3030300d060960864801650304020105000420'), hash('sha256'))),
  'a wrong length of the algorithm': signed(concat(unhex('3031300c060960864801650304020105000420'), hash('sha256'))),
  'octets after the hash, inside': signed(concat(unhex('3033300d060960864801650304020105000420'), hash('sha256'), unhex('0500'))),
  'SHA-256 under the identifier of SHA3-256': signed(concat(unhex('3031300d060960864801650304020805000420'), hash('sha256'))),
  'a hash that differs in its last bit': signed(sha256Info.map((byte, index) => (index === sha256Info.length - 1 ? byte ^ 1 : byte))),
  'another first octet': signed(sha256Info, { lead: 1, type: 0 }),
  'no padding': signed(sha256Info, { after: new Uint8Array(256 - 3 - sha256Info.length).fill(0xff) }),
  'block type 2': signed(sha256Info, { type: 2 }),
  'block type 0': signed(sha256Info, { type: 0, fill: 0 }),
  'padding of other octets': signed(sha256Info, { fill: 0xfe }),
}

describe.each(backends)('%s', (_name, backend) => {
  const verifies = async (algorithm: 'RS256' | 'RS384' | 'RS512' | 'PS256' | 'PS384' | 'PS512', signature: Uint8Array, data = message) =>
    backend.verifySignature(algorithm, await backend.importKey({ jwk }), data, signature)

  test('control: the block that the forgeries vary verifies', async () => {
    expect(await verifies('RS256', signed(sha256Info))).toBe(true)
    expect(await verifies('RS256', signed(sha256Info), utf8('another'))).toBe(false)
  })

  test.each(Object.entries(forgeries))('RS256: %s', async (_what, signature) => expect(await verifies('RS256', signature)).toBe(false))

  test('a cube that begins as a signature does: no private key is needed where the end is not looked at', async () => {
    const begins = concat(Uint8Array.of(0, 1), new Uint8Array(8).fill(0xff), Uint8Array.of(0), sha256Info)
    const least = toNumber(concat(begins, new Uint8Array(256 - begins.length)))
    const root = cubeRoot(least)
    // the control: the cube does begin so, and is below the modulus
    expect(toBytes(root ** 3n, 256).slice(0, begins.length)).toEqual(begins)
    const key = await backend.importKey({ jwk: { ...jwk, e: 'Aw' } })
    expect(await backend.verifySignature('RS256', key, message, toBytes(root, 256))).toBe(false)
  })

  test('a signature of another length, or not below the modulus', async () => {
    const honest = signed(sha256Info)
    const sum = toNumber(honest) + modulus
    const wrong = [
      new Uint8Array(),
      honest.slice(1),
      honest.slice(0, -1),
      concat(new Uint8Array(1), honest),
      new Uint8Array(256),
      toBytes(modulus, 256),
    ]
    if (sum < 256n ** 256n) wrong.push(toBytes(sum, 256))
    for (const signature of wrong) expect(await verifies('RS256', signature)).toBe(false)
  })

  test('PSS: the salt is as long as the hash, nothing else', async () => {
    const salted = (saltLength: number): Uint8Array =>
      Uint8Array.from(sign('sha256', message, { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }))
    expect(await verifies('PS256', salted(32))).toBe(true)
    for (const length of [0, 20, 31, 33, 48, 64, 222]) expect(await verifies('PS256', salted(length)), `${length}`).toBe(false)
    expect(await verifies('PS384', salted(32))).toBe(false)
    expect(await verifies('RS256', salted(32))).toBe(false)
    expect(await verifies('PS256', signed(sha256Info))).toBe(false)
  })

  test.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const)(
    'what one backend signs with %s, all verify',
    async (algorithm) => {
      const signature = await backend.sign(algorithm, secret, message)
      for (const [, other] of backends)
        expect(await other.verifySignature(algorithm, await other.importKey({ jwk }, algorithm), message, signature)).toBe(true)
    },
  )

  test('keys that are too short, too long, or not RSA keys', async () => {
    const short = keyPair('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' }) as Document
    const bytes = (length: number, last: number): string => base64url(new Uint8Array(length).fill(0x81).fill(last, -1))
    const cases: readonly (readonly [Document, string])[] = [
      [short, 'ERR_KEY'],
      [{ ...jwk, n: bytes(255, 1) }, 'ERR_KEY'],
      [{ ...jwk, n: bytes(256, 2) }, 'ERR_KEY'],
      [{ ...jwk, n: bytes(1025, 1) }, 'ERR_UNSUPPORTED'],
      [{ ...jwk, e: 'AQ' }, 'ERR_KEY'],
      [{ ...jwk, e: 'AQAA' }, 'ERR_KEY'],
      [{ ...jwk, e: '' }, 'ERR_KEY'],
      [{ ...jwk, e: bytes(8, 1) }, 'ERR_UNSUPPORTED'],
      [{ ...jwk, use: 'enc' }, 'ERR_KEY'],
      [{ ...jwk, key_ops: ['encrypt'] }, 'ERR_KEY'],
      [{ ...jwk, n: undefined }, 'ERR_KEY'],
    ]
    for (const [bad, code] of cases) await expect((async () => backend.importKey({ jwk: bad }))()).rejects.toMatchObject({ code })
    expect((await backend.importKey({ jwk: { ...jwk, use: 'sig', key_ops: ['verify'] } })).type).toBe('RSA')
  })

  test('a key that names its algorithm is for that one alone', async () => {
    const key = await backend.importKey({ jwk: { ...jwk, alg: 'PS256' } })
    await expect((async () => backend.verifySignature('RS256', key, message, signed(sha256Info)))()).rejects.toMatchObject({
      code: 'ERR_ALGORITHM',
    })
    await expect((async () => backend.importKey({ jwk: { ...jwk, alg: 'RSA-OAEP' } }, 'RS256'))()).rejects.toMatchObject({
      code: 'ERR_ALGORITHM',
    })
  })

  test('a modulus with a leading zero is the same key', async () => {
    const padded = base64url(concat(new Uint8Array(1), toBytes(modulus, 256)))
    expect((await backend.importKey({ jwk: { ...jwk, n: padded } })).bytes).toEqual((await backend.importKey({ jwk })).bytes)
    expect(createPublicKey({ key: { ...jwk }, format: 'jwk' }).asymmetricKeyType).toBe('rsa')
  })
})

/** The least number whose cube is not below a number. */
function cubeRoot(number: bigint): bigint {
  let [low, high] = [0n, 1n << 700n]
  while (low < high) {
    const middle = (low + high) / 2n
    if (middle ** 3n < number) low = middle + 1n
    else high = middle
  }
  return low
}
