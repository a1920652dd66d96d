/** Published vectors over every backend. */
import { describe, expect, test } from 'vitest'
import { keyPair } from '../../src/cli/keys/pair.ts'
import { sign as nodeSign } from '../../src/crypto/node.ts'
import { webBackend } from '../../src/crypto/web-backend.ts'
import { base64url, hex, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { backends } from './backends.ts'
import { unhex } from './hex.ts'

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

/** RFC 6979 appendix A.2.5 to A.2.7, message “sample”: algorithm, curve, x, y, r, s. */
const rfc6979 = [
  [
    'ES256',
    'P-256',
    '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6',
    '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
    'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
    'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
  ],
  [
    'ES384',
    'P-384',
    'ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64def8f0ea9055866064a254515480bc13',
    '8015d9b72d7d57244ea8ef9ac0c621896708a59367f9dfb9f54ca84b3f1c9db1288b231c3ae0d4fe7344fd2533264720',
    '94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46',
    '99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8',
  ],
  [
    'ES512',
    'P-521',
    '01894550d0785932e00eaa23b694f213f8c3121f86dc97a04e5a7167db4e5bcd371123d46e45db6b5d5370a7f20fb633155d38ffa16d2bd761dcac474b9a2f5023a4',
    '00493101c962cd4d2fddf782285e64584139c2f91b47f87ff82354d6630f746a28a0db25741b5b34a828008b22acc23f924faafbd4d33f81ea66956dfeaa2bfdfcf5',
    '00c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f174e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa',
    '00617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af282623eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a',
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

  test.each(rfc6979)('%s of RFC 6979', async (algorithm, crv, x, y, r, s) => {
    const key = await backend.importKey({ jwk: { kty: 'EC', crv, x: base64url(unhex(x)), y: base64url(unhex(y)) } }, algorithm)
    expect(await backend.verifySignature(algorithm, key, utf8('sample'), unhex(r + s))).toBe(true)
    expect(await backend.verifySignature(algorithm, key, utf8('simple'), unhex(r + s))).toBe(false)
  })

  test.each([
    ['MD5', 'd41d8cd98f00b204e9800998ecf8427e', '900150983cd24fb0d6963f7d28e17f72'],
    ['SHA-1', 'da39a3ee5e6b4b0d3255bfef95601890afd80709', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    [
      'SHA-256',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ],
  ] as const)('%s of nothing and of “abc”', async (algorithm, empty, abc) => {
    expect(hex(await backend.digest(algorithm, utf8('')))).toBe(empty)
    expect(hex(await backend.digest(algorithm, utf8('abc')))).toBe(abc)
  })

  test('the hash of a text', async () => {
    expect(await backend.digestText('SHA-256', 'abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(await backend.digestText('SHA-384', 'Grüße')).toBe(hex(await backend.digest('SHA-384', utf8('Grüße'))))
  })
})

test('a platform without cryptography says so', async () => {
  const backend = webBackend(undefined)
  const { publicKey, privateKey } = keyPair('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' }) as Document
  const signature = await nodeSign('ES256', privateKey.export({ format: 'jwk' }) as Document, utf8('x'))
  const answers = [
    backend.digest('SHA-256', utf8('x')),
    backend.verifySignature('ES256', await backend.importKey({ jwk }), utf8('x'), signature),
    backend.sign('ES256', privateKey.export({ format: 'jwk' }) as Document, utf8('x')),
  ]
  for (const answer of answers) await expect(answer).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED' })
  expect(await backend.backend()).toBe('web+noble')
})
