/** Seals that credlens makes, judged by itself and by jose. */
import { createPrivateKey, sign as signOnce, X509Certificate } from 'node:crypto'
import { flattenedVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { sign } from '../../fixtures/pki/x509.mjs'
import type { Signer } from '../../src/lib/issuing.ts'
import { proof } from '../../src/proofs/jades/index.ts'
import { judge, keys, level, minted, scopeOf, times, trust } from './seals.ts'

const document = credential({ number: 99 })
const kinds = { rsa: 'leafRsa', pss: 'leafRsa', p256: 'leafP256', p384: 'leafP384' } as const
const names = { rsa: 'RS256', pss: 'PS256', p256: 'ES256', p384: 'ES384' } as const

const signer = (kind: keyof typeof kinds, more: Partial<Signer> = {}): Signer => ({
  algorithm: names[kind],
  keyId: 'urn:example:hsm',
  certificates: [minted.leaves[kind] ?? ''],
  sign: async (data) => new Uint8Array(sign(keys[kinds[kind]] ?? { algorithm: '', jwk: {} }, names[kind], data, { jose: true })),
  ...more,
})
const issue = (by: Signer, created = '2026-03-02T09:00:00Z') =>
  proof.issue?.(document, { signer: by, proof: 'jades', created }, scopeOf({}))

describe('issue', () => {
  test('it is offered', () => {
    expect(proof.issues).toEqual(['jades'])
  })

  test.each(Object.keys(kinds) as (keyof typeof kinds)[])('%s', async (kind) => {
    const sealed = await issue(signer(kind))
    const judged = await judge(sealed as object, { ...trust, minLevel: 'B-B' })
    expect(judged.indication).toBe('TOTAL-PASSED')
    expect(judged.verdict).toBe('valid')
    expect(level(judged)).toBe('B-B')
    expect(judged.of('seal.signature')?.detail).toMatchObject({ claimedSigningTime: '2026-03-02T09:00:00.000Z', algorithm: names[kind] })
  })

  test.each(['rsa', 'p256', 'p384'] as const)('%s is a signature for jose too', async (kind) => {
    const { payload, signatures } = JSON.parse(JSON.stringify(await issue(signer(kind))))
    const key = new X509Certificate(Buffer.from(minted.leaves[kind] ?? '', 'base64')).publicKey
    const verified = await flattenedVerify({ payload, ...signatures[0] }, key)
    expect(JSON.parse(new TextDecoder().decode(verified.payload))).toEqual(document)
  })

  test('the document comes out as it went in', async () => {
    const sealed = (await issue(signer('p256'))) as { payload: string }
    expect(JSON.parse(sealed.payload)).toEqual(document)
  })

  test.each<[string, string, Signer, string?]>([
    ['no certificates', 'ERR_OPTION', signer('p256', { certificates: [] })],
    ['a certificate that is no base64', 'ERR_OPTION', signer('p256', { certificates: ['***'] })],
    ['a certificate that is none', 'ERR_ASN1', signer('p256', { certificates: ['AAAA'] })],
    ['an algorithm that is not for seals', 'ERR_OPTION', signer('p256', { algorithm: 'EdDSA' })],
    ['an algorithm of nobody', 'ERR_OPTION', signer('p256', { algorithm: 'none' })],
    [
      'a key that is not the one of the certificate',
      'ERR_KEY',
      signer('p256', { certificates: [minted.leaves['stranger'] ?? ''], sign: async () => new Uint8Array(64) }),
    ],
    ['a certificate of another kind of key', 'ERR_ALGORITHM', signer('p256', { certificates: [minted.leaves['rsa'] ?? ''] })],
    [
      'a certificate that is not for signatures',
      'ERR_SEAL_CERTIFICATE',
      signer('p256', { certificates: [minted.leaves['wrongUsage'] ?? ''] }),
    ],
    [
      'a certificate that has ended',
      'ERR_SEAL_CERTIFICATE',
      signer('p256', { certificates: [minted.leaves['expired'] ?? ''] }),
      '2026-03-16T00:00:00Z',
    ],
    ['a time that is none', 'ERR_OPTION', signer('p256'), 'yesterday'],
  ])('refuses %s', async (_, code, by, created) => {
    await expect(issue(by, created)).rejects.toMatchObject({ code })
  })

  // RFC 5280 section 4.1.2.5: both dates are within
  test('a certificate is in force from its first moment to its last', async () => {
    const claimedAt = async (created: string) =>
      (await judge((await issue(signer('p256'), created)) as object)).of('seal.signature')?.detail
    for (const created of ['2026-01-15T00:00:00Z', '2029-01-15T00:00:00Z'])
      expect(await claimedAt(created)).toMatchObject({ claimedSigningTime: created.replace('Z', '.000Z') })
    for (const created of ['2026-01-14T23:59:59Z', '2029-01-15T00:00:01Z'])
      await expect(issue(signer('p256'), created), created).rejects.toMatchObject({ code: 'ERR_SEAL_CERTIFICATE' })
  })

  test('an RSA signature in the wrong padding is not handed out', async () => {
    const jwk = keys['leafRsa']?.jwk ?? {}
    const wrong = signer('pss', {
      sign: async (data) => new Uint8Array(signOnce('sha256', data, createPrivateKey({ key: { ...jwk }, format: 'jwk' }))),
    })
    await expect(issue(wrong)).rejects.toMatchObject({ code: 'ERR_KEY' })
    // it fits the key, which is published for the other alone
    await expect(issue({ ...wrong, algorithm: 'RS256' })).rejects.toMatchObject({ code: 'ERR_ALGORITHM' })
  })

  test('without a time, now is claimed', async () => {
    const sealed = await proof.issue?.(document, { signer: signer('p256'), proof: 'jades' }, scopeOf({}))
    expect((await judge(sealed as object)).of('seal.signature')?.detail).toMatchObject({
      claimedSigningTime: new Date(times.now).toISOString(),
    })
  })
})
