import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import type { Entity } from '../../fixtures/pki/pki.mjs'
import { general, seal, withArchiveTimestamp, withSignatureTimestamp, withValues } from '../../fixtures/pki/seal.mjs'
import { distributionPoint, extensions, ocspAnswer, purposes, revocationList } from '../../fixtures/pki/x509.mjs'
import { judge, keys, minted, pki, times, trust } from './seals.ts'

const payload = JSON.stringify(credential())
const { leaves, authorities, stampers, root, responder, lists, make, named } = pki()
const leaf = leaves.p256

const sealed = (options: object = {}, signer: Entity = leaf) => seal(payload, signer, { at: times.sealed, ...options })

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
      'an answer of a delegate that somebody else made in the name of the authority',
      'INDETERMINATE/TRY_LATER',
      () => withData({ answers: [answers(delegate({ issuer: { ...authority, key: leaf.key } }))] }),
    ],
    [
      'an answer of a delegate that was not yet in force',
      'INDETERMINATE/TRY_LATER',
      () => withData({ answers: [answers(delegate({ from: times.archived }))] }),
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
    ...Object.entries({ name: { subject: leaf.subject }, key: { key: leaf.key } }).map(([what, change]): [string, string, () => object] => [
      `an answer for an issuer of another ${what}`,
      'INDETERMINATE/TRY_LATER',
      () =>
        withData({
          answers: [
            ocspAnswer({ ...authority, ...change }, responder, {
              at: times.valued,
              until: period.until,
              answers: [{ serial: leaf.serial }],
            }),
          ],
        }),
    ]),
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
    expect(named.of('seal.revocation')).toMatchObject({ outcome: 'unknown', detail: { needs: [{ url, kind: 'revocation' }] } })
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
