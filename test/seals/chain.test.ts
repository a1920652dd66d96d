/** The chain in the header of a token, and what a second reader of X.509 says of the same bytes. */

import { fromBER } from 'asn1js'
import {
  BasicOCSPResponse,
  CertificateRevocationList,
  ContentInfo,
  OCSPResponse,
  Certificate as PkiCertificate,
  SignedData,
  TSTInfo,
} from 'pkijs'
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { compact, seal } from '../../fixtures/pki/seal.mjs'
import { dnsName, emailName, entity, extensions, uriName } from '../../fixtures/pki/x509.mjs'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import { ocspAnswer } from '../../src/keys/x5c/ocsp.ts'
import { revocationList } from '../../src/keys/x5c/revocation-list.ts'
import { verifyChain } from '../../src/keys/x5c/verify-chain.ts'
import { parseCompact } from '../../src/lib/tokens/jws-parse.ts'
import { proof } from '../../src/proofs/jades/index.ts'
import { readToken } from '../../src/proofs/jades/token.ts'
import { codeOf } from '../proofs/code-of.ts'
import { minted, pki, scopeOf, sealText, times, trust } from './seals.ts'

const text = (der: Uint8Array): string => Buffer.from(der).toString('base64')
const leaf = minted.leaves['p256'] ?? ''
const at = new Date(times.now)
const scope = scopeOf(trust)
const outcomes = async (...given: Parameters<typeof verifyChain>) =>
  Object.fromEntries((await verifyChain(...given)).checks.map(({ id, outcome, code }) => [id, code ?? outcome]))

describe('verifyChain', () => {
  test('a chain that leads to an anchor', async () => {
    const chain = await verifyChain([leaf, minted.authorities.p256], [minted.root], at, scope)
    expect(chain).toMatchObject({
      trusted: true,
      organizationIdentifier: 'NTRLU-B999999',
      standing: { name: 'Universitat Exempli', nameIsFrom: 'certificate', control: 'certificate' },
    })
    expect(chain.material).toHaveProperty('spki')
  })

  test('whom it rests on and until when, which nothing says of one that is not made for signatures', async () => {
    const { leaves, authorities, make } = pki()
    const chainOf = (use: number) => {
      const { certificate: der } = make({ ...leaves.p256, issuer: authorities.p256, extensions: [extensions.usage(use)] })
      return verifyChain([text(der), minted.authorities.p256], [minted.root], at, scope)
    }
    const signs = await chainOf(0)
    expect(text(signs.anchor ?? new Uint8Array())).toBe(minted.root)
    expect(signs.until).toBeGreaterThanOrEqual(at.getTime())
    // of another time, it is not known until when
    const before = await verifyChain([leaf, minted.authorities.p256], [minted.root], new Date(times.now - 1000), scope)
    expect([before.trusted, 'until' in before]).toEqual([true, false])
    const other = await chainOf(2)
    expect([other.trusted, 'anchor' in other, 'until' in other, 'standing' in other]).toEqual([false, false, false, false])
  })

  test('no anchors, other anchors, or no list: never trusted', async () => {
    for (const anchors of [undefined, [], [minted.authorities.rsa], [minted.leaves['rsa'] ?? '']]) {
      const chain = await verifyChain([leaf, minted.authorities.p256, minted.root], anchors, at, scope)
      expect(chain.trusted).toBe(false)
      expect(chain.standing).toBe(undefined)
      expect(await outcomes([leaf, minted.authorities.p256, minted.root], anchors, at, scope)).toMatchObject({
        'seal.path': 'ERR_SEAL_PATH',
      })
    }
  })

  test.each<[string, string, string, Date]>([
    ['expired', 'seal.path', 'ERR_SEAL_TIME', at],
    ['early', 'seal.path', 'ERR_SEAL_TIME', at],
    ['revokedBefore', 'seal.revocation', 'ERR_SEAL_REVOKED', at],
    ['p256', 'seal.path', 'ERR_SEAL_TIME', new Date(times.start)],
  ])('%s', async (name, id, code, when) => {
    const given = [[minted.leaves[name], minted.authorities.p256], [minted.root], when, scope] as const
    expect(await outcomes(...given)).toMatchObject({ [id]: code })
    expect((await verifyChain(...given)).trusted).toBe(false)
  })

  test('nothing is known of its revocation', async () => {
    const { revocations: _, ...offline } = trust
    expect(await outcomes([leaf, minted.authorities.p256], [minted.root], at, scopeOf(offline))).toMatchObject({
      'seal.path': 'pass',
      'seal.revocation': 'ERR_SEAL_REVOCATION',
    })
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', leaf],
    ['an empty list', []],
    ['numbers', [1]],
    ['base64url', [leaf.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')]],
    ['something that is no certificate', [minted.lists.root]],
    ['sixty certificates', Array.from({ length: 60 }, () => leaf)],
    ['a prototype', JSON.parse('{"__proto__":[]}')],
  ])('refuses %s', async (_, x5c) => {
    const chain = await verifyChain(x5c, [minted.root], at, scope)
    expect(chain.trusted).toBe(false)
    expect(chain.checks.some(({ outcome }) => outcome === 'fail' || outcome === 'unknown')).toBe(true)
  })

  test('the names that a certificate holds', async () => {
    const { make, leaves, authorities, organisation } = pki()
    const names = [dnsName('badges.example'), emailName('seal@badges.example'), uriName('https://badges.example/issuer')]
    const holder = make({
      subject: organisation,
      key: leaves.p256.key,
      issuer: authorities.p256,
      extensions: [extensions.alternativeNames(...names)],
    })
    expect((await verifyChain([text(holder.certificate)], [], at, scope)).names).toEqual([
      { kind: 'dns', text: 'badges.example' },
      { kind: 'email', text: 'seal@badges.example' },
      { kind: 'uri', text: 'https://badges.example/issuer' },
    ])
  })
})

test('a token with claims, or of a type of its own, is left to the family of tokens', () => {
  const { p256 } = pki().leaves
  const opens = (payload: object, header: object = {}) =>
    proof.opens?.(parseCompact(compact(seal(JSON.stringify(payload), p256, { at: times.sealed, unencoded: false, header }))) as never)
  expect(opens(credential())).toMatchObject({ kind: 'jades' })
  expect(opens({ iss: 'did:example:1', vc: credential() })).toBe(undefined)
  expect(opens(credential(), { typ: 'JWT' })).toBe(undefined)
  expect(opens(credential(), { typ: 'vc+jwt' })).toBe(undefined)
  expect(opens(credential(), { 'x5t#S256': undefined })).toBe(undefined)
})

describe('a certificate is read strictly', () => {
  const { subject, key } = pki().leaves.p256
  const made = (...list: readonly Uint8Array[]): Uint8Array =>
    new Uint8Array(entity({ subject, key, serial: 77, from: times.start, until: times.end, extensions: list }).certificate)
  const whole = made(extensions.usage(0), extensions.authority())
  /** With other octets of the same length in the place of those, wherever they stand first. */
  const changed = (octets: readonly number[], others: readonly number[]): Uint8Array => {
    const found = Buffer.from(whole).indexOf(Uint8Array.from(octets))
    expect(found).toBeGreaterThan(0)
    return Uint8Array.from([...whole.subarray(0, found), ...others, ...whole.subarray(found + octets.length)])
  }
  /** With one more field at the end of the whole. */
  const longer = (): Uint8Array => {
    const length = whole.length - 4 + 2
    return Uint8Array.from([0x30, 0x82, length >> 8, length & 0xff, ...whole.subarray(4), 0x05, 0x00])
  }
  test('as it was made', () => expect(certificate(whole)).toMatchObject({ authority: true, serial: '4d' }))
  test.each<readonly [what: string, der: () => Uint8Array]>([
    [
      'an extension that stands twice (RFC 5280 section 4.2)',
      () => made(extensions.usage(0), extensions.authority(), extensions.authority()),
    ],
    ['a version that there is not (section 4.1)', () => changed([0xa0, 3, 2, 1, 2], [0xa0, 3, 2, 1, 3])],
    ['extensions in version 1 (section 4.1.2.9)', () => changed([0xa0, 3, 2, 1, 2], [0xa0, 3, 2, 1, 0])],
    ['extensions in version 2', () => changed([0xa0, 3, 2, 1, 2], [0xa0, 3, 2, 1, 1])],
    // ecdsa-with-SHA256 inside becomes ecdsa-with-SHA384, and stays what it is outside
    ['two algorithms (section 4.1.1.2)', () => changed([0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2], [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 3])],
    ['more after the signature', longer],
  ])('%s', (_, der) => expect(codeOf(() => certificate(der()))).toBe('ERR_ASN1'))
})

describe('pkijs reads the same', () => {
  const bytes = (base64: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(base64, 'base64'))
  const hex = (value: { valueBlock: { valueHexView: Uint8Array } }) =>
    Buffer.from(value.valueBlock.valueHexView)
      .toString('hex')
      .replace(/^0+(?=.)/, '')
  const all = [minted.root, ...Object.values(minted.authorities), ...Object.values(minted.timestamps), ...Object.values(minted.leaves)]

  test.each(all.map((each) => [each]))('certificate %#', (each) => {
    const ours = certificate(bytes(each))
    const theirs = PkiCertificate.fromBER(bytes(each))
    expect(ours.serial).toBe(hex(theirs.serialNumber))
    expect([ours.notBefore, ours.notAfter]).toEqual([theirs.notBefore.value.getTime(), theirs.notAfter.value.getTime()])
    expect(ours.subject.attributes.map(({ type, value }) => [type, value])).toEqual(
      theirs.subject.typesAndValues.map(({ type, value }) => [type, value.valueBlock.value]),
    )
    expect([...ours.extensions].map(([id, { critical }]) => [id, critical])).toEqual(
      (theirs.extensions ?? []).map(({ extnID, critical }) => [extnID, critical]),
    )
    expect(Buffer.compare(ours.signed.octets, theirs.tbsView)).toBe(0)
  })

  test('revocation lists, an answer, a token', () => {
    for (const list of Object.values(minted.lists)) {
      const theirs = CertificateRevocationList.fromBER(bytes(list))
      const ours = revocationList(bytes(list))
      expect([...ours.entries()].map(({ serial }) => serial)).toEqual(
        (theirs.revokedCertificates ?? []).map(({ userCertificate }) => hex(userCertificate)),
      )
      expect([ours.thisUpdate, ours.nextUpdate]).toEqual([theirs.thisUpdate.value.getTime(), theirs.nextUpdate?.value.getTime()])
    }
    const basic = BasicOCSPResponse.fromBER(
      OCSPResponse.fromBER(bytes(minted.answer)).responseBytes?.response.valueBlock.valueHexView.slice() ?? new Uint8Array(),
    )
    const [single] = ocspAnswer(bytes(minted.answer)).answers
    expect(single?.serial).toBe(hex(basic.tbsResponseData.responses[0]?.certID.serialNumber as never))
    const [first] = JSON.parse(sealText('p256.B-T.json')).signatures[0].header.etsiU
    const token = bytes(JSON.parse(Buffer.from(first, 'base64url').toString()).sigTst.tstTokens[0].val)
    const signed = new SignedData({ schema: new ContentInfo({ schema: fromBER(token).result }).content })
    const info = TSTInfo.fromBER(signed.encapContentInfo.eContent?.valueBlock.valueHexView.slice() ?? new Uint8Array())
    expect(readToken(token)).toMatchObject({ genTime: info.genTime.getTime(), policy: info.policy })
  })
})
