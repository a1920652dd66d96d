/** What is said of a seal once all is found out about it: each finding by itself, as a check with its outcome and code. */
import { describe, expect, test } from 'vitest'
import type { Chain, ChainState } from '../../src/keys/x5c/chain.ts'
import { pathCheck, revocationCheck } from '../../src/keys/x5c/checks.ts'
import type { SealLevel } from '../../src/lib/seal-options.ts'
import type { Assessment } from '../../src/proofs/jades/assess.ts'
import { checksOf } from '../../src/proofs/jades/checks.ts'
import type { Conclusion } from '../../src/proofs/jades/conclude.ts'

const header = { algorithm: 'ES256', isOther: false, faults: [], claimed: { at: 1000, by: 'iat' }, referenceHeaders: 1 }
const signer = { certificate: { subject: { attributes: [] }, notBefore: 0, notAfter: 5000, serial: '7' }, faults: [] }
const qualified = { compliance: true, types: ['eseal'], device: true, otherLaw: false, semantics: true }
const binding = { identifier: 'exact', domain: 'absent', name: 'exact', country: 'exact', mandate: false }
const chain = { state: 'good', path: [signer.certificate, {}], faults: [], standings: [{ state: 'good' }] }
const sound = {
  header,
  unsigned: { items: [], faults: [] },
  signer,
  signature: 'valid',
  timestamps: [],
  now: 2000,
  bestTime: 2000,
  chain,
  anchored: { seals: true, timestamps: true },
  claimed: 'B-B',
  achieved: 'B-B',
  qualified,
  binding,
  needs: [],
  unread: 0,
}
interface More {
  readonly minLevel?: SealLevel
  readonly skew?: number
  readonly conclusion?: Conclusion
}
const checks = (change: object, { minLevel, skew = 0, conclusion = { indication: 'TOTAL-PASSED' } }: More = {}) =>
  checksOf({ ...sound, ...change } as unknown as Assessment, conclusion, { skew, seals: minLevel ? { minLevel } : {} })
const said = (id: string, change: object, more?: More): readonly string[] =>
  checks(change, more)
    .filter((check) => check.id === id)
    .map(({ outcome, code }) => [outcome, code].filter(Boolean).join(' '))

test('null control: of one in which nothing is wrong', () => {
  expect(
    checks({})
      .filter(({ outcome }) => outcome !== 'pass')
      .map(({ id, outcome }) => [id, outcome]),
  ).toEqual([
    ['seal.timestamp', 'skip'],
    ['seal.archive', 'skip'],
  ])
})

describe('the signature', () => {
  test.each<[string, object, string]>([
    ['by no algorithm at all', { header: { ...header, algorithm: undefined } }, 'fail ERR_ALGORITHM'],
    [
      'by one that others use',
      { header: { ...header, algorithm: undefined, isOther: true }, signature: 'unsupported' },
      'unknown ERR_UNSUPPORTED',
    ],
    ['that nobody could check', { signature: 'unchecked' }, 'unknown ERR_UNSUPPORTED'],
    ['of something else', { signature: 'invalid' }, 'fail ERR_PROOF'],
    ['under a rule that is broken', { header: { ...header, faults: ['a'] } }, 'fail ERR_PROOF_FORMAT'],
  ])('%s', (_, change, expected) => {
    expect([said('proof', change), said('seal.signature', change)]).toEqual([[expected], [expected]])
  })
  test('under unsigned items that are not well formed', () => {
    expect(said('proof', { unsigned: { items: [], faults: ['a'] } })).toEqual(['fail ERR_PROOF_FORMAT'])
  })
  test('ends, and begins, by a clock that may differ', () => {
    const at = (seconds: number, by: object) => said('proof', { header: { ...header, ...by }, now: seconds * 1000 }, { skew: 60 })
    expect(at(161, { expires: 100_000 })).toEqual(['pass', 'fail ERR_PROOF_EXPIRED'])
    expect(at(160, { expires: 100_000 })).toEqual(['pass'])
    expect(at(159, { expires: 100_000 })).toEqual(['pass'])
    expect(at(39, { claimed: { at: 100_000, by: 'iat' } })).toEqual(['pass', 'warn ERR_NOT_YET_VALID'])
    expect(at(40, { claimed: { at: 100_000, by: 'iat' } })).toEqual(['pass'])
  })
  // TS 119 182-1 V1.2.1 clause 5.2.1
  test.each<[string, string, string, readonly string[]]>([
    ['sigT', 'before', '2025-07-14T23:59:59Z', ['pass']],
    ['sigT', 'from', '2025-07-15T00:00:00Z', ['pass', 'warn ERR_PROOF_DRIFT']],
    ['iat', 'from', '2025-07-15T00:00:00Z', ['pass']],
  ])('%s %s that day on', (by, _, day, expected) => {
    const change = { header: { ...header, claimed: { at: Date.parse(day), by } }, now: Date.parse(day) }
    expect(said('seal.signature', change)).toEqual(expected)
  })
})

describe('the certificate', () => {
  test.each<[string, object, string]>([
    ['that is not there', { signer: { faults: [] } }, 'unknown ERR_SEAL_CERTIFICATE'],
    ['that the header contradicts', { signer: { ...signer, faults: ['a'] } }, 'fail ERR_SEAL_CERTIFICATE'],
    ['that the header does not refer to', { header: { ...header, referenceHeaders: 0 } }, 'warn ERR_SEAL_CERTIFICATE'],
    ['that the header refers to twice', { header: { ...header, referenceHeaders: 2 } }, 'warn ERR_SEAL_CERTIFICATE'],
  ])('%s', (_, change, expected) => {
    expect(said('seal.certificate', change)).toEqual([expected])
  })
  test('and what came with it that could not be read', () => {
    const detail = (unread: number) => checks({ unread }).find(({ id }) => id === 'seal.certificate')?.detail
    expect(detail(2)).toMatchObject({ unread: 2 })
    expect(detail(0)).not.toHaveProperty('unread')
  })
  test('of which it is proven that it came to its end before the seal', () => {
    const expired = { chain: { ...chain, state: 'expired', index: 0 } }
    const proven: Conclusion = { indication: 'TOTAL-FAILED', subIndication: 'EXPIRED' }
    expect([said('seal.path', expired), said('seal.path', expired, { conclusion: proven })]).toEqual([
      ['unknown ERR_SEAL_TIME'],
      ['fail ERR_SEAL_TIME'],
    ])
  })
  test('of which it is proven that it was revoked before the seal', () => {
    const revoked = { chain: { ...chain, state: 'revoked', index: 0, revokedAt: 3000 } }
    const proven: Conclusion = { indication: 'TOTAL-FAILED', subIndication: 'REVOKED' }
    expect([said('seal.revocation', revoked), said('seal.revocation', revoked, { conclusion: proven })]).toEqual([
      ['unknown ERR_SEAL_REVOKED'],
      ['fail ERR_SEAL_REVOKED'],
    ])
  })
})

describe('the path, at the time that counts', () => {
  const path = [{ notAfter: 5000 }, {}] as unknown as Chain['path']
  const of = (state: ChainState, more: object = {}) => ({ state, path, faults: [], standings: [{ state: 'good' }], ...more }) as Chain
  const facts = { anchored: true, at: 2000, claimedAt: undefined, proven: false, needs: [] }
  const told = ({ outcome, code }: { outcome: string; code?: string | undefined }) => [outcome, code].filter(Boolean).join(' ')
  const both = (chain: Chain | undefined, more: object = {}) => [
    told(pathCheck(chain, { ...facts, ...more })),
    told(revocationCheck(chain, { ...facts, ...more })),
  ]
  const [open, good] = ['unknown ERR_SEAL_REVOCATION', 'pass']
  test.each<[string, Chain | undefined, object, string, string]>([
    ['good', of('good'), {}, 'pass', good],
    ['of nobody who is trusted', of('good'), { anchored: false }, 'unknown ERR_SEAL_PATH', good],
    ['of no certificate', undefined, {}, 'unknown ERR_SEAL_PATH', open],
    ['that was not found', of('no-path', { path: undefined, standings: [] }), {}, 'unknown ERR_SEAL_PATH', open],
    ['that was not found within the limit', of('limit', { path: undefined, standings: [] }), {}, 'unknown ERR_LIMIT', open],
    // what a weak key signed says nothing, of revocation neither
    ['with a weak key', of('weak', { standings: [] }), {}, 'unknown ERR_ALGORITHM', open],
    ['that is still to come', of('not-yet-valid', { index: 0 }), {}, 'fail ERR_SEAL_TIME', good],
    ['that has ended', of('expired', { index: 0 }), {}, 'unknown ERR_SEAL_TIME', good],
    ['that had ended when it was sealed, by its own word', of('expired', { index: 0 }), { claimedAt: 5001 }, 'fail ERR_SEAL_TIME', good],
    ['that ended when it was sealed, by its own word', of('expired', { index: 0 }), { claimedAt: 5000 }, 'unknown ERR_SEAL_TIME', good],
    ['of an authority that has ended', of('expired', { index: 1 }), { claimedAt: 5001 }, 'unknown ERR_SEAL_TIME', good],
    ['that was revoked', of('revoked', { index: 0, revokedAt: 3000 }), {}, 'pass', 'unknown ERR_SEAL_REVOKED'],
    ['that was revoked later', of('revoked', { revokedAt: 3000 }), { claimedAt: 2999 }, 'pass', 'unknown ERR_SEAL_REVOKED'],
    ['that was revoked then', of('revoked', { revokedAt: 3000 }), { claimedAt: 3000 }, 'pass', 'fail ERR_SEAL_REVOKED'],
    ['that was revoked, nobody says when', of('revoked'), { claimedAt: 3000 }, 'pass', 'unknown ERR_SEAL_REVOKED'],
    ['of an authority that was revoked', of('authority-revoked', { revokedAt: 1 }), { claimedAt: 3000 }, 'pass', 'fail ERR_SEAL_REVOKED'],
    ['of which nothing says whether it was revoked', of('revocation-unknown', { standings: [{ state: 'none' }] }), {}, 'pass', open],
    ['that is on hold', of('revocation-unknown', { standings: [{ state: 'on-hold' }] }), {}, 'pass', open],
    ['that is an anchor itself', of('good', { standings: [] }), {}, 'pass', good],
  ])('%s', (_, chain, more, expected, revocation) => {
    expect(both(chain, more)).toEqual([expected, revocation])
  })
  test('says why what would settle it did not come, and where it is', () => {
    const chain = of('revocation-unknown', { standings: [{ state: 'none' }] })
    const needs = [{ url: 'https://lists.example/1', kind: 'revocation' as const }]
    const check = revocationCheck(chain, { ...facts, needs, why: 'lists.example answered with status 404' })
    expect([check.message.includes(': lists.example answered with status 404.'), check.detail?.needs]).toEqual([true, needs])
    expect(revocationCheck(chain, facts).detail).not.toHaveProperty('needs')
  })
})

// a claim says what the seal is, and what could be confirmed of it decides
describe('the level', () => {
  test.each<[string, string, SealLevel | undefined, string]>([
    ['B-T', 'B-T', undefined, 'pass'],
    ['B-T', 'B-T', 'B-T', 'pass'],
    ['B-LT', 'B-LT', 'B-T', 'pass'],
    ['B-T', 'B-B', undefined, 'warn ERR_SEAL_LEVEL'],
    ['none', 'none', undefined, 'warn ERR_SEAL_LEVEL'],
    ['B-T', 'B-B', 'B-T', 'unknown ERR_SEAL_LEVEL'],
    ['B-T', 'B-B', 'B-LT', 'fail ERR_SEAL_LEVEL'],
    ['B-B', 'B-B', 'B-T', 'fail ERR_SEAL_LEVEL'],
  ])('%s, of which %s could be confirmed, where %s is asked for', (claimed, achieved, minLevel, expected) => {
    const more = minLevel ? { minLevel } : {}
    expect(said('seal.level', { claimed, achieved }, more)).toEqual([expected])
    const wanted = checks({ claimed, achieved }, more).find(({ id }) => id === 'seal.level')?.detail
    expect(wanted).toEqual({ claimed, achieved, ...(minLevel && { wanted: minLevel }) })
  })
})

// EN 319 412-5: qualified, for seals, in a qualified device, by the law of the EU
describe('what the certificate claims of being qualified', () => {
  const path = { path: undefined, state: 'no-path', faults: [], standings: [] }
  test.each<[string, object, string]>([
    ['all of it', {}, 'pass'],
    ['nothing', { qualified: undefined }, 'warn ERR_SEAL_NOT_QUALIFIED'],
    ['what cannot be read', { qualified: 'unread' }, 'warn ERR_SEAL_NOT_QUALIFIED'],
    ['not to be qualified', { qualified: { ...qualified, compliance: false } }, 'warn ERR_SEAL_NOT_QUALIFIED'],
    ['to be for signatures of people', { qualified: { ...qualified, types: ['esign'] } }, 'warn ERR_SEAL_NOT_QUALIFIED'],
    ['to be so by the law of another country', { qualified: { ...qualified, otherLaw: true } }, 'warn ERR_SEAL_NOT_QUALIFIED'],
    ['no device', { qualified: { ...qualified, device: false } }, 'warn ERR_SEAL_NOT_QUALIFIED'],
    ['all of it, and nobody trusted says so', { chain: path }, 'unknown ERR_SEAL_NOT_QUALIFIED'],
  ])('%s', (_, change, expected) => {
    expect(said('seal.qualified', change)).toEqual([expected])
  })
  test('is told, and of what claims nothing it is not said that it claims something', () => {
    const detail = (change: object) => checks(change).find(({ id }) => id === 'seal.qualified')?.detail
    expect(detail({})).toEqual({ basis: 'certificate', ...qualified })
    for (const none of [undefined, 'unread'])
      expect(detail({ qualified: none })).toEqual({ basis: 'certificate', compliance: false, types: [], device: false })
  })
})

describe('whose seal it is', () => {
  const bound = (more: object) => ({ binding: { ...binding, ...more } })
  test.each<[string, object, string, string]>([
    ['another one’s', bound({ identifier: 'mismatch' }), 'fail ERR_SEAL_BINDING', 'fail ERR_KEY_BINDING'],
    ['another one’s, by a mandate', bound({ identifier: 'mismatch', mandate: true }), 'warn ERR_SEAL_BINDING', 'unknown ERR_UNRESOLVED'],
    ['the issuer’s, who claims a mandate', bound({ mandate: true }), 'pass', 'pass'],
    ['nobody can say', bound({ identifier: 'absent' }), 'unknown ERR_SEAL_BINDING', 'unknown ERR_UNRESOLVED'],
    [
      'nobody can say, in spite of a mandate',
      bound({ identifier: 'absent', mandate: true }),
      'unknown ERR_SEAL_BINDING',
      'unknown ERR_UNRESOLVED',
    ],
    ['the issuer’s, under another name', bound({ name: 'mismatch' }), 'warn ERR_SEAL_BINDING', 'pass'],
    ['the issuer’s, and nobody trusted says so', { chain: { ...chain, state: 'no-path' } }, 'pass', 'unknown ERR_UNRESOLVED'],
    [
      'another one’s, and nobody trusted says so',
      { ...bound({ identifier: 'mismatch' }), chain: undefined },
      'fail ERR_SEAL_BINDING',
      'unknown ERR_UNRESOLVED',
    ],
    ['the issuer’s, and it is broken', { signature: 'invalid' }, 'pass', 'unknown ERR_UNRESOLVED'],
    ['the issuer’s, and breaks a rule', { header: { ...header, faults: ['a'] } }, 'pass', 'unknown ERR_UNRESOLVED'],
    ['the issuer’s, whose certificate does not fit', { signer: { ...signer, faults: ['a'] } }, 'pass', 'unknown ERR_UNRESOLVED'],
  ])('%s', (_, change, seal, key) => {
    expect([said('seal.binding', change), said('key-binding', change)]).toEqual([[seal], [key]])
  })
  test('without its certificate', () => {
    expect([said('seal.binding', { binding: undefined }), said('key-binding', { binding: undefined })]).toEqual([
      [],
      ['unknown ERR_UNRESOLVED'],
    ])
  })
})
