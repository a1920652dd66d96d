import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import type { Entity } from '../../fixtures/pki/pki.mjs'
import { levels } from '../../fixtures/pki/pki.mjs'
import { general, seal, withArchiveTimestamp, withSignatureTimestamp } from '../../fixtures/pki/seal.mjs'
import { timestamp } from '../../fixtures/pki/timestamp.mjs'
import { extensions, purposes, revocationList } from '../../fixtures/pki/x509.mjs'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import { judge, keys, level, pki, times, trust } from './seals.ts'

const payload = JSON.stringify(credential())
const base64url = (data: string | Uint8Array): string => Buffer.from(data).toString('base64url')
const { leaves, authorities, stampers, root, make, named } = pki()
const leaf = leaves.p256

const sealed = (options: object = {}, signer: Entity = leaf) => seal(payload, signer, { at: times.sealed, ...options })

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

  // RFC 5280 section 4.2, of extensions as they are in a timestamp too (RFC 3161 section 2.4.2)
  test('an extension that nobody knows is no matter, and where it is critical the timestamp is no answer', async () => {
    const said = async (extension: Uint8Array) => {
      const judged = await judge(stamped(stampers.now, { extensions: [extension] }))
      const check = judged.of('seal.timestamp')
      return [check?.outcome, check?.code, check?.message.includes('critical extension'), level(judged)]
    }
    expect(await said(extensions.unknown())).toEqual(['pass', undefined, false, 'B-T'])
    expect(await said(extensions.unknownCritical())).toEqual(['unknown', 'ERR_UNSUPPORTED', true, 'B-B'])
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

  test('why an authority leads to nobody is said, of the seal as of its timestamp', async () => {
    const odd = stamper({ extensions: [...usual, extensions.unknownCritical()] })
    const said = 'a certificate has a critical extension that is not understood'
    expect((await judge(stamped(odd))).of('seal.timestamp')?.message).toBe(`The authority of a timestamp is not trusted: ${said}.`)
    const signer = {
      ...leaf,
      ...make({
        subject: named('ODD'),
        key: leaf.key,
        issuer: authorities.p256,
        extensions: [extensions.usage(0, 1), extensions.unknownCritical()],
      }),
    }
    expect((await judge(general(sealed({}, signer)))).of('seal.path')?.message).toBe(
      `No path of certificates leads to one that is trusted: ${said}.`,
    )
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

  // TS 119 182-1 clause 5.3.6.3.1: each token of a container covers what stands before the container, and no other token of it
  test('a token says nothing of the one beside it', async () => {
    const made = withSignatureTimestamp(sealed(), stampers.now, { at: times.stamped })
    const covered = `${made.payload}.${made.protected}.${made.signature}.${made.unsigned.join('')}`
    const tokens = [stampers.now, stampers.ended].map((authority) => timestamp(authority, covered, { at: times.archived }))
    const tstTokens = tokens.map((token) => ({ val: Buffer.from(token).toString('base64') }))
    const archived = general({ ...made, unsigned: [...made.unsigned, base64url(JSON.stringify({ arcTst: { tstTokens } }))] })
    expect((await judge(archived)).of('seal.archive')?.outcome).toBe('pass')
    const later = await judge(archived, trust, Date.UTC(2026, 7, 1))
    expect(later.of('seal.archive')).toMatchObject({
      outcome: 'unknown',
      detail: { timestamps: [{ trusted: true }, { trusted: false, authority: 'expired' }] },
    })
  })

  // clauses A.1.5.1 and A.1.5.2: those over references cover something else than the signature alone
  test.each(['sigRTst', 'rfsTst'])('%s is none of the signature', async (kind) => {
    const judged = await judge(withItem(kind, timestamp(stampers.now, sealed().signature, { at: times.stamped })))
    expect(judged.outcomes).toMatchObject({ 'seal.timestamp': 'skip', 'seal.archive': 'skip' })
    expect(level(judged)).toBe('B-B')
  })

  // TS 119 182-1 clause 6.3: what a level asks for is over the signature, made while its certificate was in force, and trusted
  test('a level is not reached by a timestamp of something else, of nobody, or after the end', async () => {
    const strange = make({ subject: named('A STRANGER'), key: keys['leafP384'] ?? leaf.key, extensions: [extensions.authority()] })
    const theirs = make({ subject: named('TIMESTAMPS OF A STRANGER'), key: stampers.now.key, issuer: strange, extensions: usual })
    const content = { contentTimestamp: { authority: stampers.now, at: times.sealed } }
    const ended = leaves['expired'] ?? leaf
    const { notAfter } = certificate(ended.certificate)
    const stampedAt = (at: number) => withSignatureTimestamp(sealed({}, ended), stampers.now, { at })
    const long = levels(pki(), leaf, { authority: authorities.p256, answers: [pki().answer], number: 1 })['B-LT']
    const archivedBy = (authority: Entity) => withArchiveTimestamp(long, authority, { at: times.archived })
    for (const [made, claimed, achieved] of [
      [withSignatureTimestamp(sealed(content), stampers.now, { at: times.stamped }), 'B-T', 'B-T'],
      [withSignatureTimestamp(sealed(content), theirs, { at: times.stamped }), 'B-T', 'B-B'],
      [stampedAt(notAfter), 'B-T', 'B-T'],
      [stampedAt(notAfter + 1000), 'B-T', 'B-B'],
      [archivedBy(stampers.now), 'B-LTA', 'B-LTA'],
      [archivedBy(theirs), 'B-LTA', 'B-LT'],
    ] as const)
      expect((await judge(general(made))).of('seal.level')?.detail).toEqual({ claimed, achieved })
  })
})
