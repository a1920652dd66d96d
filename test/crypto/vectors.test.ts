/** Published vectors over every backend. */
import { describe, expect, test } from 'vitest'
import { base64url, hex, utf8 } from '../../src/lib/bytes.ts'
import { backends } from './backends.ts'

const unhex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))

/** RFC 8032 section 7.1: secret key, public key, message, signature. */
const rfc8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const

describe.each(backends)('%s', (name, backend) => {
  test('is the backend that it says', async () => expect(await backend.backend()).toBe(name))

  test.each(rfc8032)('Ed25519 of RFC 8032: %s', async (secret, publicKey, message, signature) => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: base64url(unhex(publicKey)) }
    const key = await backend.importKey({ jwk })
    expect(hex(await backend.sign('EdDSA', { ...jwk, d: base64url(unhex(secret)) }, unhex(message)))).toBe(signature)
    expect(await backend.verifySignature('EdDSA', key, unhex(message), unhex(signature))).toBe(true)
    expect(await backend.verifySignature('EdDSA', key, unhex(`${message}00`), unhex(signature))).toBe(false)
  })

  test.each([
    ['MD5', 'd41d8cd98f00b204e9800998ecf8427e', '900150983cd24fb0d6963f7d28e17f72'],
    ['SHA-1', 'da39a3ee5e6b4b0d3255bfef95601890afd80709', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['SHA-256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ] as const)('%s of nothing and of “abc”', async (algorithm, empty, abc) => {
    expect(hex(await backend.digest(algorithm, utf8('')))).toBe(empty)
    expect(hex(await backend.digest(algorithm, utf8('abc')))).toBe(abc)
  })
})
