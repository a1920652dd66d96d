/** Revocation data of another day than the certificate: what it can still answer for, and what it takes back. */
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import type { Entity } from '../../fixtures/pki/pki.mjs'
import { general, seal, withSignatureTimestamp } from '../../fixtures/pki/seal.mjs'
import { extensions, ocspAnswer, purposes, revocationList } from '../../fixtures/pki/x509.mjs'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import { judge as judgeChain } from '../../src/keys/x5c/chain.ts'
import { issued } from '../../src/keys/x5c/path.ts'
import { goodUntil, type Status, standingAt } from '../../src/keys/x5c/revocation.ts'
import { revocationList as readList } from '../../src/keys/x5c/revocation-list.ts'
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

// EN 319 102-1 clause 5.2.5, RFC 5280 section 5.3.1
describe('what lists and answers mean at a time', () => {
  const at = 1_000_000
  const good = (thisUpdate: number, nextUpdate?: number): Status => ({ source: 'crl', state: 'good', thisUpdate, nextUpdate, since: 0 })
  const unknown = (thisUpdate: number): Status => ({ ...good(thisUpdate), state: 'unknown' })
  const revoked = (when: number, thisUpdate = when, reason?: number): Status => ({
    ...good(thisUpdate),
    state: 'revoked',
    at: when,
    ...(reason !== undefined && { reason }),
  })
  const clock = { at, now: at + 100_000, maxAge: undefined }
  test.each<[string, string, readonly Status[], number?]>([
    ['none', 'nothing', []],
    ['none', 'that it is not known', [unknown(at)]],
    ['good', 'good, of that moment', [good(at)]],
    ['good', 'good, of now', [good(clock.now)]],
    ['none', 'good, of a time that is still to come', [good(clock.now + 1)]],
    ['good', 'good, of before and until after', [good(at - 1, at + 1)]],
    ['stale', 'good, of before and until that moment', [good(at - 1, at)]],
    ['stale', 'good, of before, nobody says until when', [good(at - 1)]],
    ['good', 'good, as old as the caller allows', [good(at - 5000)], 5],
    ['stale', 'good, older than the caller allows, whatever it says itself', [good(at - 5001, at + 1)], 5],
    ['good', 'good, by one whose certificate ends at that moment', [{ ...good(at - 1), wordUntil: at }], 5],
    ['good', 'good until after, by one whose certificate ends at that moment', [{ ...good(at - 1, at + 9), wordUntil: at }]],
    ['stale', 'good until after, by one whose certificate has ended', [{ ...good(at - 1, at + 9), wordUntil: at - 1 }]],
    ['stale', 'good until that moment, by one whose certificate ends later', [{ ...good(at - 1, at), wordUntil: at + 9 }]],
    ['stale', 'good, as old as the caller allows, by one whose certificate has ended', [{ ...good(at - 1), wordUntil: at - 1 }], 5],
    ['revoked', 'revoked at that moment, and good', [revoked(at), good(at + 1)]],
    ['good', 'revoked after it', [revoked(at + 1)]],
    ['revoked', 'revoked, however old', [revoked(1, 1)]],
    ['on-hold', 'a hold, and good of before', [revoked(at - 2, at, 6), good(at - 1, at + 1)]],
    ['on-hold', 'a hold, and good of the same moment', [revoked(at - 2, at, 6), good(at)]],
    ['good', 'a hold, and good of later', [revoked(at - 2, at, 6), good(at + 1)]],
    ['on-hold', 'a hold, good of later, and a hold once more', [revoked(at - 2, at, 6), good(at + 1), revoked(at - 2, at + 2, 6)]],
    ['on-hold', 'a hold, and later that it is not known', [revoked(at - 2, at, 6), unknown(at + 1)]],
    ['revoked', 'a hold, and revoked for good', [revoked(at - 2, at, 6), revoked(at - 1, at, 1)]],
  ])('%s: %s', (state, _, statuses, maxAge) => {
    expect(standingAt(statuses, { ...clock, maxAge }).state).toBe(state)
  })
  test('of several revocations the first counts', () => {
    expect(standingAt([revoked(at - 1), revoked(at - 5)], clock)).toEqual({ state: 'revoked', at: at - 5 })
  })

  test('how long they say so: the longest of what is good, and no longer than a revocation that is to come', () => {
    const now = { at, now: at, maxAge: undefined }
    expect(goodUntil([good(at - 1, at + 10), good(at - 1, at + 20)], now)).toBe(at + 19)
    expect(goodUntil([good(at - 1, at + 20), revoked(at + 5, at - 1)], now)).toBe(at + 4)
    // what does not count now, or says nothing, ends nothing
    expect(goodUntil([good(at - 1, at + 10), unknown(at), good(at + 1, at + 50), good(at - 50, at - 1)], now)).toBe(at + 9)
    expect(goodUntil([good(at - 1000, at + 9)], { ...now, maxAge: 3 })).toBe(at + 2000)
    expect(goodUntil([], now)).toBe(Number.POSITIVE_INFINITY)
    expect(goodUntil([good(at - 50, at - 1)], now)).toBe(Number.POSITIVE_INFINITY)
    expect(goodUntil([good(at - 1, at + 10), { ...unknown(at), nextUpdate: at + 50 }], now)).toBe(at + 9)
    // whose word ended
    expect(goodUntil([{ ...good(at - 1000), wordUntil: at + 1 }], { ...now, maxAge: 3 })).toBe(at + 1)
    expect(goodUntil([{ ...good(at - 1, at + 10), wordUntil: at + 1 }], now)).toBe(at + 1)
    expect(goodUntil([{ ...good(at - 1, at + 10), wordUntil: at + 50 }], now)).toBe(at + 9)
    // nobody says until when: for that moment
    expect(goodUntil([good(at)], now)).toBe(at)
  })
})

// of RSA, fewer than 2048 bits never count, and fewer than 3000 until the end of 2028
test.each<[number, string, string]>([
  [2047, '2026-04-01', 'weak'],
  [2048, '2026-04-01', 'good'],
  [2048, '2028-12-31T23:59:59.999', 'good'],
  [2048, '2029-01-01T00:00:00.000', 'weak'],
  [2999, '2029-01-01T00:00:00.000', 'weak'],
  [3000, '2029-01-01T00:00:00.000', 'good'],
])('a key of %i bits, at %s: %s', async (modulusBits, day, state) => {
  const leaf = { ...certificate(new Uint8Array(leaves.rsa.certificate)), modulusBits, notAfter: times.end }
  const moment = Date.parse(`${day.length > 10 ? day : `${day}T00:00:00`}Z`)
  const evidence = { pool: [], anchors: [leaf], dated: new Map(), issued, lists: [], answers: [] }
  expect((await judgeChain(leaf, evidence, { at: moment, now: moment, maxAge: undefined, revocation: 'needed' })).state).toBe(state)
})

// RFC 5280 section 4.1.2.5: a certificate is valid from the one through the other, both included
test.each<[string, 'notBefore' | 'notAfter', number, string]>([
  ['before it begins', 'notBefore', -1, 'not-yet-valid'],
  ['when it begins', 'notBefore', 0, 'good'],
  ['when it ends', 'notAfter', 0, 'good'],
  ['after it has ended', 'notAfter', 1, 'expired'],
])('a certificate, the millisecond %s: %s', async (_, end, later, state) => {
  const leaf = certificate(leaves.p256.certificate)
  const evidence = { pool: [], anchors: [leaf], dated: new Map(), issued, lists: [], answers: [] }
  const moment = leaf[end] + later
  expect((await judgeChain(leaf, evidence, { at: moment, now: moment, maxAge: undefined, revocation: 'needed' })).state).toBe(state)
})

test.each<[string, object, string]>([
  ['nothing is known', {}, 'good'],
  ['it was put on hold', { revoked: [{ serial: leaves.p256.serial, at: times.start, reason: 6 }] }, 'revocation-unknown'],
])('where revocation need not be known, and %s: %s', async (_, facts, state) => {
  const list = readList(revocationList(authority, { from: times.sealed, until: times.sealed + day, ...facts }))
  const evidence = { pool: [], anchors: [certificate(authority.certificate)], dated: new Map(), issued, answers: [] }
  const clock = { at: times.now, now: times.now, maxAge: undefined, revocation: 'if-known' } as const
  expect((await judgeChain(certificate(leaves.p256.certificate), { ...evidence, lists: [list] }, clock)).state).toBe(state)
})
