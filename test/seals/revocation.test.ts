/** Revocation data of another day than the certificate: what it can still answer for, and what it takes back. */
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import type { Entity } from '../../fixtures/pki/pki.mjs'
import { general, seal, withSignatureTimestamp } from '../../fixtures/pki/seal.mjs'
import { extensions, ocspAnswer, purposes, revocationList } from '../../fixtures/pki/x509.mjs'
import { judge, pki, times, trust } from './seals.ts'

const { leaves, authorities, stampers, lists, responder, make } = pki()
const day = 86_400_000
const ended = times.stamped + 10 * day
const later = ended + 5 * day
const authority = authorities.p256
const payload = JSON.stringify(credential())

describe('data that is newer than the end of the certificate', () => {
  const leaf = make({ ...leaves.p256, issuer: authority, until: ended, extensions: [extensions.usage(0, 1)] })
  const stamped = general(withSignatureTimestamp(seal(payload, leaf, { at: times.sealed }), stampers.now, { at: times.stamped }))
  const list = (more: object) => revocationList(authority, { from: later, until: times.end, ...more })
  const answer = (more: object) =>
    ocspAnswer(authority, responder, { at: later, until: times.end, answers: [{ serial: leaf.serial }], ...more })

  test.each<[string, string, () => Uint8Array]>([
    ['a list, from which the certificate may have been taken', 'INDETERMINATE/TRY_LATER', () => list({})],
    ['a list that keeps those that ended later', 'INDETERMINATE/TRY_LATER', () => list({ extra: [extensions.expiredListed(ended + day)] })],
    ['a list that keeps those that ended then', 'TOTAL-PASSED', () => list({ extra: [extensions.expiredListed(ended)] })],
    ['a list of the last second', 'TOTAL-PASSED', () => list({ from: ended })],
    ['an answer, whose responder may have forgotten it', 'INDETERMINATE/TRY_LATER', () => answer({})],
    ['an answer that remembers those that ended later', 'INDETERMINATE/TRY_LATER', () => answer({ cutoff: ended + day })],
    ['an answer that remembers those that ended then', 'TOTAL-PASSED', () => answer({ cutoff: ended })],
    [
      'a list that names it nevertheless',
      'INDETERMINATE/REVOKED_NO_POE',
      () => list({ revoked: [{ serial: leaf.serial, at: times.start }] }),
    ],
  ])('%s: %s', async (_, indication, data) => {
    const judged = await judge(stamped, { ...trust, revocations: [lists.root, data()] })
    expect(judged.indication).toBe(indication)
    expect(judged.verdict === 'valid').toBe(indication === 'TOTAL-PASSED')
  })

  test('without a timestamp: not revoked is what a list says that keeps it, and no other', async () => {
    const basic = general(seal(payload, leaf, { at: times.sealed }))
    const without = await judge(basic, { ...trust, revocations: [lists.root, list({})] })
    expect([without.indication, without.outcomes['seal.revocation']]).toEqual(['INDETERMINATE/OUT_OF_BOUNDS_NO_POE', 'unknown'])
    const kept = list({ extra: [extensions.expiredListed(ended)] })
    const judged = await judge(basic, { ...trust, revocations: [lists.root, kept] })
    expect([judged.indication, judged.outcomes['seal.revocation']]).toEqual(['INDETERMINATE/OUT_OF_BOUNDS_NOT_REVOKED', 'pass'])
  })
})

test('a seal that says itself that it is younger than its certificate is refused, and one that says nothing of it is open', async () => {
  const leaf = make({ ...leaves.p256, issuer: authority, until: ended, extensions: [extensions.usage(0, 1)] })
  const outcome = async (at: number) => (await judge(general(seal(payload, leaf, { at })))).of('seal.path')
  expect(await outcome(ended + 1000)).toMatchObject({ outcome: 'fail', code: 'ERR_SEAL_TIME' })
  expect(await outcome(ended)).toMatchObject({ outcome: 'unknown', code: 'ERR_SEAL_TIME' })
})

describe('an answer of a responder that was revoked itself', () => {
  const sealed = general(seal(payload, leaves.p256, { at: times.sealed }))
  const delegate = (...more: readonly Uint8Array[]) =>
    make({ ...responder, issuer: authority, extensions: [extensions.purposes([purposes.ocspSigning]), ...more] })
  const indication = async (by: Entity, revoked: readonly { serial: number; at: number }[]) => {
    const answer = ocspAnswer(authority, by, { at: times.now - day, until: times.end, answers: [{ serial: leaves.p256.serial }] })
    // the list is too old to answer for the seal
    const list = revocationList(authority, { from: times.start, until: times.sealed, revoked })
    return (await judge(sealed, { ...trust, revocations: [lists.root, answer, list] })).indication
  }

  test('counts for nothing, whatever its date, unless the authority says that this need not be asked', async () => {
    const [asked, unasked] = [delegate(), delegate(extensions.noCheck())]
    expect(await indication(asked, [])).toBe('TOTAL-PASSED')
    expect(await indication(asked, [{ serial: asked.serial, at: times.now }])).toBe('INDETERMINATE/TRY_LATER')
    expect(await indication(asked, [{ serial: 5, at: times.start }])).toBe('TOTAL-PASSED')
    expect(await indication(unasked, [{ serial: unasked.serial, at: times.start }])).toBe('TOTAL-PASSED')
  })
})

describe('a hold', () => {
  const sealed = general(seal(payload, leaves.p256, { at: times.sealed }))
  const held = (from: number) =>
    revocationList(authority, { from, until: times.end, revoked: [{ serial: leaves.p256.serial, at: times.start, reason: 6 }] })
  const free = (from: number) => revocationList(authority, { from, until: times.end })
  const judged = (...data: readonly Uint8Array[]) => judge(sealed, { ...trust, revocations: [lists.root, ...data] })

  test('is no want of an answer', async () => {
    const { of, indication } = await judged(held(times.stamped))
    expect(indication).toBe('INDETERMINATE/TRY_LATER')
    expect(of('seal.revocation')).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('on hold') })
  })

  test('ends where a newer list no longer names the certificate, and not where an older one does not yet', async () => {
    expect((await judged(held(times.stamped), free(times.stamped + day))).indication).toBe('TOTAL-PASSED')
    expect((await judged(held(times.stamped), free(times.stamped - day))).indication).toBe('INDETERMINATE/TRY_LATER')
  })
})
