/** Rules of the header, of timestamps and of revocation data: seals that are signed by the right key and break a rule. */

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import type { Entity } from '../../fixtures/pki/pki.mjs'
import { levels } from '../../fixtures/pki/pki.mjs'
import { compact, flattened, general, seal, withArchiveTimestamp, withSignatureTimestamp, withValues } from '../../fixtures/pki/seal.mjs'
import { timestamp } from '../../fixtures/pki/timestamp.mjs'
import { distributionPoint, extensions, ocspAnswer, purposes, revocationList } from '../../fixtures/pki/x509.mjs'
import { judge, keys, level, minted, pki, times, trust } from './seals.ts'

const payload = JSON.stringify(credential())
const base64url = (data: string | Uint8Array): string => Buffer.from(data).toString('base64url')
const digest = (name: string, data: Uint8Array): string => createHash(name).update(data).digest('base64url')
const { leaves, authorities, stampers, root, responder, lists, make, named } = pki()
const leaf = leaves.p256

const sealed = (options: object = {}, signer: Entity = leaf) => seal(payload, signer, { at: times.sealed, ...options })
const withHeader = (header: object, options: object = {}) => general(sealed({ header, ...options }))
const failsWith = async (id: string, code: string, input: object | string): Promise<void> => {
  expect((await judge(input)).of(id)).toMatchObject({ outcome: 'fail', code })
}

describe('the protected header', () => {
  test.each<[string, object]>([
    ['a critical name that nobody knows', { crit: ['b64', 'foo'], foo: 1 }],
    ['a critical name that is not there', { crit: ['b64', 'srCms'] }],
    ['a critical list that is empty', { crit: [], b64: undefined }],
    ['a critical name twice', { crit: ['b64', 'b64'] }],
    ['a critical name that the base specification defines', { crit: ['b64', 'alg'] }],
    ['detached data', { crit: ['b64', 'sigD'], sigD: { mId: 'http://uri.etsi.org/19182/ObjectIdByURI', pars: [] } }],
    ['two times', { sigT: '2026-03-02T09:00:00Z' }],
    ['a time of half seconds', { iat: 1772442000.5 }],
    ['a time that is text', { iat: '1772442000' }],
    ['a time before all times', { iat: -1 }],
    ['a time out of all bounds', { iat: 1e300 }],
    ['an old time with an offset', { iat: undefined, sigT: '2026-03-02T09:00:00+00:00' }],
    ['an old time of a day that does not exist', { iat: undefined, sigT: '2026-13-02T09:00:00Z' }],
    ['a chain in base64url', { x5c: [base64url(leaf.certificate)] }],
    ['a chain that is no list', { x5c: Buffer.from(leaf.certificate).toString('base64') }],
    ['a chain with nothing in it', { x5c: [] }],
    ['a reference that is no base64url', { 'x5t#S256': '***' }],
    ['a reference by a hash that nobody knows', { 'x5t#S256': undefined, 'x5t#o': { digAlg: 'MD5', digVal: 'AAAA' } }],
    ['references that are no list', { 'x5t#S256': undefined, sigX5ts: {} }],
    ['a timestamp of the payload that is none', { adoTst: { tstTokens: [] } }],
    ['b64 that is no boolean', { b64: 'false' }],
  ])('refuses %s', async (_, header) => {
    const judged = await judge(withHeader(header))
    expect(['invalid', 'thrown']).toContain(judged.verdict)
    if (judged.verdict === 'invalid') expect(judged.of('proof')).toMatchObject({ outcome: 'fail', code: 'ERR_PROOF_FORMAT' })
    else expect(judged.indication).toBe('ERR_TOKEN')
  })

  test('another certificate is referred to, another serial number, another key', async () => {
    const other = digest('sha256', leaves.rsa.certificate)
    await failsWith('seal.certificate', 'ERR_SEAL_CERTIFICATE', withHeader({ 'x5t#S256': other }))
    await failsWith(
      'seal.certificate',
      'ERR_SEAL_CERTIFICATE',
      withHeader({ 'x5t#S256': undefined, 'x5t#o': { digAlg: 'S512', digVal: digest('sha512', leaves.rsa.certificate) } }),
    )
    await failsWith('seal.certificate', 'ERR_SEAL_CERTIFICATE', withHeader({ kid: sealedHeader(sealed({}, leaves.rsa)).kid }))
    const { d: _, ...publicKey } = keys['leafP384']?.jwk ?? {}
    await failsWith('seal.certificate', 'ERR_SEAL_CERTIFICATE', withHeader({ jwk: publicKey }))
  })

  test('what names the right certificate in another way is as good', async () => {
    const { d: _, ...publicKey } = keys['leafP256']?.jwk ?? {}
    const rightWays = [
      { 'x5t#S256': undefined, 'x5t#o': { digAlg: 'S512', digVal: digest('sha512', leaf.certificate) } },
      {
        'x5t#S256': undefined,
        sigX5ts: [leaf, authorities.p256].map(({ certificate }) => ({ digAlg: 'S256', digVal: digest('sha256', certificate) })),
        x5c: [leaf, authorities.p256].map(({ certificate }) => Buffer.from(certificate).toString('base64')),
      },
      { jwk: publicKey },
      { kid: 'did:example:not-an-issuer-and-serial' },
      { kid: undefined },
    ]
    for (const header of rightWays) expect((await judge(withHeader(header))).indication, JSON.stringify(header)).toBe('TOTAL-PASSED')
  })

  test('a chain of which one reference fits nothing', async () => {
    const sigX5ts = [leaf, leaves.rsa].map(({ certificate }) => ({ digAlg: 'S256', digVal: digest('sha256', certificate) }))
    await failsWith('seal.certificate', 'ERR_SEAL_CERTIFICATE', withHeader({ 'x5t#S256': undefined, sigX5ts }))
  })

  test('without a chain, the certificate is found by its digest; without both, not at all', async () => {
    const noChain = sealed({ header: { x5c: undefined } })
    const found = await judge(general(noChain), { ...trust, certificates: [...(trust.certificates ?? []), leaf.certificate] })
    expect(found.indication).toBe('TOTAL-PASSED')
    const lost = await judge(general(noChain))
    expect(lost.indication).toBe('INDETERMINATE/NO_SIGNING_CERTIFICATE_FOUND')
    expect(lost.verdict).toBe('indeterminate')
  })

  test('no reference or two, or no time: not a baseline seal', async () => {
    for (const header of [
      { 'x5t#S256': undefined },
      { 'x5t#o': { digAlg: 'S384', digVal: digest('sha384', leaf.certificate) } },
      { iat: undefined },
    ]) {
      const judged = await judge(withHeader(header), { ...trust, minLevel: 'B-B' })
      expect(judged.of('seal.level')).toMatchObject({ outcome: 'fail', detail: { claimed: 'none', achieved: 'none' } })
      expect(judged.indication).toBe('INDETERMINATE/SIG_CONSTRAINTS_FAILURE')
    }
  })

  test('a header that was replaced is used after its time: a warning', async () => {
    const judged = await judge(general(sealed({ sigT: true })))
    expect(judged.checks.filter(({ id }) => id === 'seal.signature').map(({ outcome }) => outcome)).toEqual(['pass', 'warn'])
    expect(judged.verdict).toBe('valid')
  })

  test.each(['none', 'HS256', 'RS1', '', 'toString', '__proto__'])('the algorithm %s', async (alg) => {
    const judged = await judge(withHeader({ alg }))
    expect(judged.of('proof')).toMatchObject({ outcome: 'fail', code: 'ERR_ALGORITHM' })
  })

  test('an algorithm that does not fit the key', async () => {
    for (const alg of ['RS256', 'ES384', 'ES512', 'PS256'])
      expect((await judge(withHeader({ alg }))).indication).toBe('TOTAL-FAILED/SIG_CRYPTO_FAILURE')
  })

  test('a signature in the form of certificates', async () => {
    const made = sealed()
    const bytes = Buffer.from(made.signature, 'base64url')
    const number = (part: Buffer) => Buffer.concat([Buffer.from([2, 33, 0]), part])
    const body = Buffer.concat([number(bytes.subarray(0, 32)), number(bytes.subarray(32))])
    const signature = base64url(Buffer.concat([Buffer.from([0x30, body.length]), body]))
    expect((await judge(general({ ...made, signature }))).indication).toBe('TOTAL-FAILED/SIG_CRYPTO_FAILURE')
  })

  test('every form, with the payload encoded and not', async () => {
    const encoded = sealed({ unencoded: false })
    for (const input of [general(encoded), flattened(encoded), compact(encoded), general(sealed()), flattened(sealed())]) {
      expect((await judge(input)).indication).toBe('TOTAL-PASSED')
    }
  })

  test('the payload is the credential: nothing else is read', async () => {
    await expect(judge(general(seal('{"a":1,"a":2}', leaf, { at: times.sealed })))).resolves.toMatchObject({
      indication: 'ERR_DUPLICATE_MEMBER',
    })
    await expect(judge(general(seal('[]', leaf, { at: times.sealed })))).resolves.toMatchObject({ verdict: 'thrown' })
  })

  const sealedHeader = (made: { protected: string }) => JSON.parse(Buffer.from(made.protected, 'base64url').toString())
})

describe('timestamps', () => {
  const stamped = (authority: Entity, options: object = {}) =>
    general(withSignatureTimestamp(sealed(), authority, { at: times.stamped, ...options }))
  const stamper = (more: object) => make({ subject: named('TEST TIMESTAMPS, ODD'), key: stampers.now.key, issuer: root, ...more })
  const usual = [extensions.usage(0), extensions.purposes([purposes.timeStamping], true)]

  test.each<[string, string, () => object]>([
    ['over other octets', 'imprint', () => withItem('sigTst', timestamp(stampers.now, 'something else', { at: times.stamped }))],
    [
      'over the bytes of the signature, not its text',
      'imprint',
      () => withItem('sigTst', timestamp(stampers.now, Buffer.from(sealed().signature, 'base64url'), { at: times.stamped })),
    ],
    ['with the digest of another content', 'message-digest', () => stamped(stampers.now, { digestOf: Buffer.from('other') })],
    ['that refers to another certificate', 'certificate-reference', () => stamped(stampers.now, { reference: stampers.rsa.certificate })],
    ['that refers to no certificate', 'certificate-reference', () => stamped(stampers.now, { reference: null })],
    [
      'by a certificate that may do more',
      'purpose',
      () =>
        stamped(stamper({ extensions: [extensions.usage(0), extensions.purposes([purposes.timeStamping, purposes.clientAuth], true)] })),
    ],
    [
      'by a certificate whose purpose is not critical',
      'purpose',
      () => stamped(stamper({ extensions: [extensions.usage(0), extensions.purposes([purposes.timeStamping])] })),
    ],
    ['by a certificate for something else', 'purpose', () => stamped(stamper({ extensions: [extensions.usage(0, 1)] }))],
    [
      'by a certificate that may not sign',
      'purpose',
      () => stamped(stamper({ extensions: [extensions.usage(2), extensions.purposes([purposes.timeStamping], true)] })),
    ],
    ['before the certificate was in force', 'validity', () => stamped(stampers.now, { at: Date.UTC(2025, 0, 1) })],
    ['after the certificate had ended', 'validity', () => stamped(stampers.ended, { at: Date.UTC(2026, 6, 1) })],
    ['that is none', 'malformed', () => withItem('sigTst', Buffer.from('3003020101', 'hex'))],
  ])('a timestamp %s', async (_, fault, make) => {
    const judged = await judge(make())
    expect(judged.of('seal.timestamp')).toMatchObject({ outcome: 'fail', code: 'ERR_SEAL_TIMESTAMP', detail: { timestamps: [{ fault }] } })
    expect(level(judged)).not.toBe('B-T')
  })

  const withItem = (kind: string, token: Uint8Array): object =>
    general({
      ...sealed(),
      unsigned: [base64url(JSON.stringify({ [kind]: { tstTokens: [{ val: Buffer.from(token).toString('base64') }] } }))],
    })

  test('a hash that is not accepted is no answer', async () => {
    const judged = await judge(stamped(stampers.now, { imprintHash: 'SHA-1' }))
    expect(judged.of('seal.timestamp')).toMatchObject({ outcome: 'unknown', code: 'ERR_UNSUPPORTED' })
  })

  test('an authority that nobody trusts, and one that is revoked', async () => {
    const strange = make({
      subject: named('A STRANGER'),
      key: keys['leafP384'] ?? leaf.key,
      extensions: [extensions.authority(), extensions.usage(5, 6)],
    })
    const theirs = make({ subject: named('TIMESTAMPS OF A STRANGER'), key: stampers.now.key, issuer: strange, extensions: usual })
    expect((await judge(stamped(theirs))).of('seal.timestamp')).toMatchObject({ outcome: 'unknown', code: 'ERR_SEAL_TIMESTAMP_TRUST' })
    const revoked = stamper({ extensions: usual })
    const list = revocationList(root, { from: times.sealed, until: times.end, revoked: [{ serial: revoked.serial, at: times.start }] })
    for (const timestampTrust of ['strict', 'at-genTime'] as const) {
      const judged = await judge(stamped(revoked), { ...trust, timestampTrust, revocations: [...(trust.revocations ?? []), list] })
      expect(judged.of('seal.timestamp')).toMatchObject({
        outcome: 'unknown',
        detail: { timestamps: [{ trusted: false, authority: 'revoked' }] },
      })
      expect(level(judged)).toBe('B-B')
    }
  })

  test('a timestamp of the future proves nothing', async () => {
    const judged = await judge(stamped(stampers.now, { at: times.now + 1000 }))
    expect(judged.of('seal.timestamp')?.outcome).toBe('unknown')
    expect(level(judged)).toBe('B-B')
  })

  test('what stands behind an archive timestamp is not covered by it', async () => {
    const made = levels(pki(), leaf, { authority: authorities.p256, answers: [pki().answer], number: 1 })['B-LTA']
    const later = withSignatureTimestamp(made, stampers.ended, { at: times.stamped })
    const judged = await judge(general(later), trust, Date.UTC(2026, 7, 1))
    expect(judged.of('seal.timestamp')?.detail).toMatchObject({ timestamps: [{ trusted: true }, { trusted: false, authority: 'expired' }] })
  })

  test('a timestamp says nothing of what was added behind it', async () => {
    const made = levels(pki(), leaf, { authority: authorities.p256, answers: [pki().answer], number: 1, stamper: stampers.ended })['B-LTA']
    // the newer timestamp of the signature lies behind the archive timestamp: it is not covered
    const later = withSignatureTimestamp(made, stampers.now, { at: times.archived + 5000 })
    const judged = await judge(general(later), trust, Date.UTC(2026, 7, 1))
    expect(judged.of('proof')?.detail).toMatchObject({ bestSignatureTime: new Date(times.archived + 5000).toISOString() })
    expect(judged.of('seal.archive')?.outcome).toBe('unknown')
  })
})

describe('revocation data', () => {
  const { revocations: _, ...offline } = trust
  const withData = (values: { lists?: readonly Uint8Array[]; answers?: readonly Uint8Array[] }) => {
    const stamped = withSignatureTimestamp(sealed(), stampers.now, { at: times.stamped })
    return general(
      withValues(stamped, {
        certificates: [authorities.p256.certificate, stampers.now.certificate],
        ...values,
        lists: [...(values.lists ?? []), lists.root],
      }),
    )
  }
  const period = { from: times.valued, until: times.valued + 7 * 86_400_000 }
  const { p256: authority } = authorities
  const answers = (by: Entity, more: object = {}) =>
    ocspAnswer(authority, by, { at: times.valued, until: period.until, answers: [{ serial: leaf.serial }], ...more })
  const delegate = (more: object) =>
    make({
      subject: named('RESPONDER, ODD'),
      key: responder.key,
      issuer: authority,
      extensions: [extensions.purposes([purposes.ocspSigning])],
      ...more,
    })

  test.each<[string, string, () => object]>([
    ['a list of the issuer', 'TOTAL-PASSED', () => withData({ lists: [revocationList(authority, period)] })],
    ['an answer of the issuer itself', 'TOTAL-PASSED', () => withData({ answers: [answers(authority)] })],
    ['an answer of its delegate', 'TOTAL-PASSED', () => withData({ answers: [answers(responder)] })],
    ['an answer with SHA-256 identifiers', 'TOTAL-PASSED', () => withData({ answers: [answers(responder, { hashName: 'SHA-256' })] })],
    [
      'a list for end users',
      'TOTAL-PASSED',
      () => withData({ lists: [revocationList(authority, { ...period, extra: [distributionPoint({ users: true })] })] }),
    ],
    [
      'an answer of somebody without that purpose',
      'INDETERMINATE/TRY_LATER',
      () => withData({ answers: [answers(delegate({ extensions: [extensions.usage(0)] }))] }),
    ],
    [
      'an answer of the delegate of another authority',
      'INDETERMINATE/TRY_LATER',
      () => withData({ answers: [answers(delegate({ issuer: authorities.rsa }))] }),
    ],
    [
      'an answer of a delegate that had ended',
      'INDETERMINATE/TRY_LATER',
      () => withData({ answers: [answers(delegate({ until: times.sealed }))] }),
    ],
    [
      'an answer for another certificate',
      'INDETERMINATE/TRY_LATER',
      () => withData({ answers: [answers(responder, { answers: [{ serial: 5 }] })] }),
    ],
    ['an answer of the holder of the certificate', 'INDETERMINATE/TRY_LATER', () => withData({ answers: [answers(leaf)] })],
    [
      'the answer "unknown"',
      'INDETERMINATE/TRY_LATER',
      () => withData({ answers: [answers(responder, { answers: [{ serial: leaf.serial, unknown: true }] })] }),
    ],
    [
      'an answer that had ended',
      'INDETERMINATE/TRY_LATER',
      () => withData({ answers: [answers(responder, { at: times.start, until: times.sealed - 1 })] }),
    ],
    [
      'an answer without an end, older than the seal',
      'INDETERMINATE/TRY_LATER',
      () => withData({ answers: [answers(responder, { at: times.sealed - 1000, until: undefined })] }),
    ],
    [
      'an answer without an end, newer than the seal',
      'TOTAL-PASSED',
      () => withData({ answers: [answers(responder, { until: undefined })] }),
    ],
    [
      'a list signed with another key',
      'INDETERMINATE/TRY_LATER',
      () => withData({ lists: [revocationList(authority, { ...period, key: leaf.key })] }),
    ],
    ['a list of another authority', 'INDETERMINATE/TRY_LATER', () => withData({ lists: [revocationList(authorities.rsa, period)] })],
    [
      'an indirect list',
      'INDETERMINATE/TRY_LATER',
      () => withData({ lists: [revocationList(authority, { ...period, extra: [distributionPoint({ indirect: true })] })] }),
    ],
    [
      'a list with a critical extension that nobody knows',
      'INDETERMINATE/TRY_LATER',
      () => withData({ lists: [revocationList(authority, { ...period, extra: [extensions.unknownCritical()] })] }),
    ],
    [
      'a list from the future',
      'INDETERMINATE/TRY_LATER',
      () => withData({ lists: [revocationList(authority, { from: times.now + 1000, until: times.end })] }),
    ],
    [
      'a hold',
      'INDETERMINATE/TRY_LATER',
      () => withData({ lists: [revocationList(authority, { ...period, revoked: [{ serial: leaf.serial, at: times.start, reason: 6 }] })] }),
    ],
    [
      'a revocation in one place and not in the other',
      'INDETERMINATE/REVOKED_NO_POE',
      () =>
        withData({
          answers: [answers(responder)],
          lists: [revocationList(authority, { ...period, revoked: [{ serial: leaf.serial, at: times.start }] })],
        }),
    ],
    [
      'a revocation in an answer',
      'INDETERMINATE/REVOKED_NO_POE',
      () => withData({ answers: [answers(responder, { answers: [{ serial: leaf.serial, revokedAt: times.start }] })] }),
    ],
    [
      'a revocation in old data',
      'INDETERMINATE/REVOKED_NO_POE',
      () =>
        withData({
          lists: [
            revocationList(authority, {
              from: times.start,
              until: times.start + 1000,
              revoked: [{ serial: leaf.serial, at: times.start }],
            }),
          ],
        }),
    ],
  ])('%s: %s', async (_name, indication, make) => {
    expect((await judge(make(), { ...offline })).indication).toBe(indication)
  })

  test('an answer with the certificate of the responder and the signature of somebody else', async () => {
    const judged = await judge(withData({ answers: [answers({ ...responder, key: leaf.key })] }), offline)
    expect(judged.indication).toBe('INDETERMINATE/TRY_LATER')
  })

  test('an answer for the same number of another authority', async () => {
    const foreign = ocspAnswer(authorities.rsa, responder, { at: times.valued, until: period.until, answers: [{ serial: leaf.serial }] })
    expect((await judge(withData({ answers: [foreign] }), offline)).indication).toBe('INDETERMINATE/TRY_LATER')
  })

  test('a list of an authority that may not sign lists', async () => {
    const key = keys['authorityP256'] ?? leaf.key
    const silent = make({ subject: named('NO LISTS'), key, issuer: root, extensions: [extensions.authority(), extensions.usage(5)] })
    const signer = make({ subject: leaf.subject, key: leaf.key, issuer: silent, extensions: [extensions.usage(0, 1)] })
    const stamped = withSignatureTimestamp(sealed({}, signer), stampers.now, { at: times.stamped })
    const withList = general(
      withValues(stamped, { certificates: [silent.certificate], lists: [revocationList(silent, period), lists.root] }),
    )
    expect((await judge(withList, offline)).indication).toBe('INDETERMINATE/TRY_LATER')
    const withAnswer = general(
      withValues(stamped, {
        certificates: [silent.certificate],
        lists: [lists.root],
        answers: [ocspAnswer(silent, silent, { at: times.valued, until: period.until, answers: [{ serial: signer.serial }] })],
      }),
    )
    expect((await judge(withAnswer, offline)).indication).toBe('TOTAL-PASSED')
  })

  test('an issuer of the right name and the wrong key leads nowhere', async () => {
    const impostor = { ...authority, key: stampers.now.key }
    const signer = make({ subject: leaf.subject, key: leaf.key, issuer: impostor, extensions: [extensions.usage(0, 1)] })
    expect((await judge(general(sealed({}, signer)))).indication).toBe('INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND')
  })

  test('a part of a larger list answers for the certificates that name it, and for no others', async () => {
    const url = 'https://lists.example/part-1.crl'
    const part = (address: string) => [revocationList(authority, { ...period, extra: [distributionPoint({ url: address })] })]
    const withPart = (signer: Entity, address: string) => {
      const stamped = withSignatureTimestamp(sealed({}, signer), stampers.now, { at: times.stamped })
      return general(
        withValues(stamped, { certificates: [authority.certificate, stampers.now.certificate], lists: [...part(address), lists.root] }),
      )
    }
    const naming = make({
      subject: leaf.subject,
      key: leaf.key,
      issuer: authority,
      extensions: [extensions.usage(0, 1), extensions.lists(url)],
    })
    expect((await judge(withPart(naming, url), offline)).indication).toBe('TOTAL-PASSED')
    expect((await judge(withPart(naming, 'https://lists.example/part-2.crl'), offline)).indication).toBe('INDETERMINATE/TRY_LATER')
    expect((await judge(withPart(leaf, url), offline)).indication).toBe('INDETERMINATE/TRY_LATER')
    const ofAuthorities = [revocationList(authority, { ...period, extra: [distributionPoint({ authorities: true })] })]
    expect((await judge(withData({ lists: ofAuthorities }), offline)).indication).toBe('INDETERMINATE/TRY_LATER')
  })

  test('an authority that was revoked takes its certificates with it', async () => {
    const list = revocationList(root, { from: times.sealed, until: times.end, revoked: [{ serial: authority.serial, at: times.start }] })
    const judged = await judge(withData({ answers: [answers(responder)] }), { ...offline, revocations: [list] })
    expect(judged.indication).toBe('INDETERMINATE/REVOKED_CA_NO_POE')
    expect(judged.of('seal.revocation')).toMatchObject({ outcome: 'fail', code: 'ERR_SEAL_REVOKED' })
  })

  test('mode D: the root is trusted, and nothing is said of the authority below it', async () => {
    const stamped = withSignatureTimestamp(sealed(), stampers.now, { at: times.stamped })
    const input = general(withValues(stamped, { certificates: [authority.certificate], answers: [answers(responder)] }))
    expect((await judge(input, { anchors: [minted.root], timestampAnchors: [minted.root], timestampTrust: 'at-genTime' })).indication).toBe(
      'INDETERMINATE/TRY_LATER',
    )
    expect(
      (await judge(input, { anchors: [minted.authorities.p256], timestampAnchors: [minted.root], timestampTrust: 'at-genTime' }))
        .indication,
    ).toBe('TOTAL-PASSED')
  })

  test('what is missing is named, and fetched where the caller allows it', async () => {
    const url = 'https://lists.example/p256.crl'
    const signer = make({
      subject: leaf.subject,
      key: leaf.key,
      issuer: authority,
      extensions: [extensions.usage(0, 1), extensions.lists(url)],
    })
    const input = general(sealed({}, signer))
    const options = { anchors: [minted.authorities.p256] }
    const named = await judge(input, options)
    expect(named.of('seal.revocation')).toMatchObject({ outcome: 'unknown', detail: { needs: [{ url, kind: 'status' }] } })
    const asked: string[] = []
    const fetched = await judge(input, options, times.now, async (address) => {
      asked.push(address)
      return { url: address, status: 200, contentType: 'application/pkix-crl', bytes: new Uint8Array(lists.p256Later) }
    })
    expect(asked).toEqual([url])
    expect(fetched.indication).toBe('TOTAL-PASSED')
    const useless = await judge(input, options, times.now, async (address) => ({
      url: address,
      status: 200,
      contentType: '',
      bytes: Uint8Array.of(1, 2, 3),
    }))
    expect(useless.indication).toBe('INDETERMINATE/TRY_LATER')
    expect(useless.of('seal.revocation')?.message).toContain(`${url} did not answer with a list`)
    expect(named.of('seal.revocation')?.message).not.toContain(url)
  })

  test('of several addresses one is enough, and what the others lack is no matter', async () => {
    const urls = ['https://lists.example/gone.crl', 'https://lists.example/p256.crl']
    const signer = make({
      subject: leaf.subject,
      key: leaf.key,
      issuer: authority,
      extensions: [extensions.usage(0, 1), extensions.lists(...urls)],
    })
    let open = 0
    let most = 0
    const judged = await judge(general(sealed({}, signer)), { anchors: [minted.authorities.p256] }, times.now, async (address) => {
      most = Math.max(most, ++open)
      await new Promise((done) => setTimeout(done, 5))
      open -= 1
      return { url: address, status: address === urls[1] ? 200 : 404, contentType: '', bytes: new Uint8Array(lists.p256Later) }
    })
    // slow ones are not waited for one by one
    expect(most).toBe(2)
    expect(judged.of('seal.revocation')).toEqual({
      ...judged.of('seal.revocation'),
      outcome: 'pass',
      detail: { certificates: [{ state: 'good' }] },
    })
  })

  test('a level that needs its own data is not reached with data of the caller', async () => {
    const judged = await judge(
      general(
        withArchiveTimestamp(withSignatureTimestamp(sealed(), stampers.now, { at: times.stamped }), stampers.now, { at: times.archived }),
      ),
    )
    expect(judged.indication).toBe('TOTAL-PASSED')
    expect(judged.of('seal.level')?.detail).toMatchObject({ claimed: 'B-T', achieved: 'B-T' })
    const empty = await judge(withData({ lists: [lists.p256Stale] }))
    expect(empty.of('seal.level')?.detail).toMatchObject({ claimed: 'B-LT', achieved: 'B-T' })
  })
})
