/** Bad input: a typed result in bounded time, never a crash, never a pass. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { general, seal } from '../../fixtures/pki/seal.mjs'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import { decode } from '../../src/keys/x5c/der.ts'
import { ocspAnswer } from '../../src/keys/x5c/ocsp.ts'
import { qualifiedClaims } from '../../src/keys/x5c/qualified.ts'
import { revocationList } from '../../src/keys/x5c/revocation-list.ts'

import { CredentialError } from '../../src/lib/errors.ts'
import { checkToken, readToken } from '../../src/proofs/jades/token.ts'
import { judge, minted, outcomeOf, pki, sealText, stampToken, times, trust } from './seals.ts'

const bytes = (text: string | undefined): Uint8Array => new Uint8Array(Buffer.from(text ?? '', 'base64'))
const { leaves } = pki()
const payload = JSON.stringify(credential())
const sealed = (options: object = {}) => seal(payload, leaves.p256, { at: times.sealed, ...options })
const item = (kind: string, value: unknown): string => Buffer.from(JSON.stringify({ [kind]: value })).toString('base64url')

const readers: Readonly<Record<string, readonly [Uint8Array, (der: Uint8Array) => unknown]>> = {
  certificate: [bytes(minted.leaves['p256']), (der) => qualifiedClaims(certificate(der))],
  'RSA certificate': [bytes(minted.leaves['pss']), (der) => certificate(der).spki],
  authority: [bytes(minted.authorities.rsa), certificate],
  'revocation list': [bytes(minted.lists.p256Later), (der) => [...revocationList(der).entries()].map((entry) => entry.read())],
  'OCSP answer': [bytes(minted.answer), ocspAnswer],
  timestamp: [stampToken, readToken],
}

describe.each(Object.entries(readers))('%s', (_, [whole, read]) => {
  test('is read whole', () => expect(outcomeOf(() => read(whole))).toBe('read'))

  test('cut short at every byte', () => {
    for (let length = 0; length < whole.length; length++) expect(outcomeOf(() => read(whole.slice(0, length)))).toBe('ERR_ASN1')
  })

  test('with one more byte', () => expect(outcomeOf(() => read(Uint8Array.of(...whole, 0)))).toBe('ERR_ASN1'))

  test('changed at every byte: read or refused, nothing else', () => {
    const outcomes = new Set<string>()
    for (let at = 0; at < whole.length; at++) {
      const changed = whole.slice()
      changed[at] = (changed[at] ?? 0) ^ ([0x01, 0x80, 0xff, 0x20][at % 4] ?? 1)
      outcomes.add(outcomeOf(() => read(changed)))
    }
    expect([...outcomes].sort()).toEqual(['ERR_ASN1', 'read'])
  })

  test('arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        expect(outcomeOf(() => read(noise))).toBe('ERR_ASN1')
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})

describe('DER only', () => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['a length without end', '30800000'],
    ['a length that is too long', '30810101'],
    ['a length with a zero in front', '3082000101'],
    ['a length beyond the end', '3005020101'],
    ['a length beyond all numbers', '3088ffffffffffffffff'],
    ['a tag in the long form', '1f8100'],
    ['two values', '05000500'],
  ])('refuses %s', (_, text) => {
    expect(outcomeOf(() => decode(Buffer.from(text, 'hex'), 'value'))).toBe('ERR_ASN1')
  })

  test('a hundred thousand levels', () => {
    const deep = new Uint8Array(200_000).map((_, index) => (index % 2 === 0 ? 0x30 : 0x80))
    expect(outcomeOf(() => decode(deep, 'value'))).toBe('ERR_ASN1')
    let nested = Buffer.from('0500', 'hex')
    for (let level = 0; level < 60; level++) nested = Buffer.concat([Buffer.from([0x30, nested.length]), nested])
    expect(outcomeOf(() => decode(nested, 'value'))).toBe('ERR_ASN1')
  })
})

describe('a timestamp with one byte changed', () => {
  test('is never whole', async () => {
    const data = Buffer.from(JSON.parse(sealText('p256.B-T.json')).signatures[0].signature)
    const whole = await checkToken(readToken(stampToken), data, [])
    expect(whole.fault).toBe(undefined)
    const believed: number[] = []
    for (let at = 0; at < stampToken.length; at++) {
      const changed = stampToken.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x01
      try {
        if ((await checkToken(readToken(changed), data, [])).fault === undefined) believed.push(at)
      } catch (error) {
        expect(error).toBeInstanceOf(CredentialError)
      }
    }
    // not signed, and nothing is taken from them: the empty parameters of hashes, the kind of text in the issuer's name
    expect(believed.length).toBeLessThan(5)
  }, 60_000)
})

describe('a whole seal with one byte changed', () => {
  const text = sealText('p256.B-LTA.json')
  test('is never valid at its level', async () => {
    // what the newest timestamp does not cover is its own wrapping
    const wrapping = text.lastIndexOf('","', text.lastIndexOf('"]}'))
    expect(wrapping).toBeGreaterThan(text.length / 2)
    for (let at = 0; at < wrapping; at += 61) {
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
      const judged = await judge(changed, { ...trust, minLevel: 'B-LTA' })
      expect(['invalid', 'thrown', 'indeterminate'], `byte ${at}`).toContain(judged.verdict)
    }
  }, 120_000)
})

const hostile: Readonly<Record<string, unknown>> = {
  null: null,
  'a number': 1,
  'an empty text': '',
  'a long text': 'x'.repeat(100_000),
  'an empty list': [],
  'a list of nothing': [null, undefined, 1],
  'a prototype': JSON.parse('{"__proto__":{"polluted":true}}'),
  deep: JSON.parse(`${'['.repeat(90)}${']'.repeat(90)}`),
}

describe('wrong types everywhere', () => {
  const members = [
    'alg',
    'kid',
    'x5c',
    'x5t#S256',
    'x5t#o',
    'sigX5ts',
    'iat',
    'sigT',
    'adoTst',
    'sigD',
    'jwk',
    'crit',
    'b64',
    'typ',
    'cty',
    'sigPId',
    'srCms',
  ]
  test.each(Object.entries(hostile))('in the protected header: %s', async (_, value) => {
    for (const member of members) {
      const made = sealed({ header: { [member]: value } })
      const judged = await judge(general(made))
      expect(judged.checks.every(({ outcome, code }) => outcome === 'pass' || code !== undefined)).toBe(true)
      if (judged.verdict === 'thrown') expect(judged.indication).toMatch(/^ERR_/)
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test.each(Object.entries(hostile))('in the unsigned list: %s', async (_, value) => {
    const items = ['sigTst', 'arcTst', 'xVals', 'rVals', 'tstVD', 'anyValData', 'cSig', 'unknown'].map((kind) => ({ kind, value }))
    for (const { kind } of items) {
      for (const inside of [
        value,
        { tstTokens: value },
        [{ x509Cert: { val: value } }],
        { crlVals: [{ val: value }], ocspVals: value },
        { xVals: value, rVals: { crlVals: value } },
      ]) {
        const judged = await judge(general({ ...sealed(), unsigned: [item(kind, inside)] }))
        expect(judged.of('proof') !== undefined || judged.verdict === 'thrown').toBe(true)
      }
    }
  })

  test.each(Object.entries(hostile))('in the credential: %s', async (_, value) => {
    for (const member of ['issuer', 'evidence', 'credentialSubject', 'type', 'id']) {
      const document = { ...credential(), [member]: value }
      const judged = await judge(general(seal(JSON.stringify(document), leaves.p256, { at: times.sealed })))
      if (_ === 'a prototype') expect(judged.indication).toBe('ERR_FORBIDDEN_MEMBER')
      else expect(judged.of('proof')?.outcome).toBe('pass')
      if (member === 'issuer') expect(judged.of('key-binding')?.outcome).not.toBe('pass')
    }
  })

  test('options that cannot be used are an error, not a silence', async () => {
    const text = sealText('p256.B-B.json')
    for (const anchors of [['***'], [''], [new Uint8Array([1, 2, 3])], [minted.lists.root], [null], [{}]]) {
      expect((await judge(text, { anchors: anchors as never })).indication).toBe('ERR_OPTION')
    }
    expect((await judge(text, { ...trust, revocations: [minted.root] })).indication).toBe('ERR_OPTION')
    for (const wrong of [
      { minLevel: 'LTA' },
      { minLevel: '' },
      { timestampTrust: 'lax' },
      { revocationMaxAge: Number.NaN },
      { revocationMaxAge: '1' },
      { anchors: minted.root },
      { timestampAnchors: {} },
    ]) {
      expect((await judge(text, { ...trust, ...wrong } as never)).indication, JSON.stringify(wrong)).toBe('ERR_OPTION')
    }
  })
})
