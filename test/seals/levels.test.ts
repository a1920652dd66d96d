/** The minted fixtures: what each level and each fault must come to. The PKI's options say what is true, not our own output. */
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { extensions } from '../../fixtures/pki/x509.mjs'
import { judge, level, minted, pki, sealsFolder, sealText, times, trust } from './seals.ts'

const kinds = ['rsa', 'pss', 'p256', 'p384'] as const
const levels = ['B-B', 'B-T', 'B-LT', 'B-LTA'] as const

describe('every key type passes at every level', () => {
  test.each(kinds.flatMap((kind) => levels.map((each) => [kind, each] as const)))('%s %s', async (kind, wanted) => {
    const judged = await judge(sealText(`${kind}.${wanted}.json`), { ...trust, minLevel: wanted })
    expect(judged.indication).toBe('TOTAL-PASSED')
    expect(level(judged)).toBe(wanted)
    expect(judged.verdict).toBe('valid')
    expect(judged.of('seal.qualified')?.outcome).toBe('pass')
    expect(judged.of('key-binding')?.outcome).toBe('pass')
    expect(judged.of('seal.binding')?.detail).toMatchObject({
      identifier: 'normalised',
      name: 'normalised',
      country: 'exact',
      mandate: false,
    })
  })

  test.each(levels.slice(1))('nothing but %s is asked: the level below does not pass', async (wanted) => {
    const below = levels[levels.indexOf(wanted) - 1]
    const judged = await judge(sealText(`p256.${below}.json`), { ...trust, minLevel: wanted })
    expect(judged.indication).toBe('INDETERMINATE/SIG_CONSTRAINTS_FAILURE')
    expect(judged.of('seal.level')).toMatchObject({ outcome: 'fail', code: 'ERR_SEAL_LEVEL' })
  })

  test.each(kinds)('%s without anchors is unknown, whatever came along', async (kind) => {
    const judged = await judge(sealText(`${kind}.B-LTA.json`), {})
    expect(judged.indication).toBe('INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND')
    expect(judged.verdict).toBe('indeterminate')
    expect(judged.outcomes).toMatchObject({
      proof: 'pass',
      'seal.path': 'unknown',
      'seal.revocation': 'unknown',
      'seal.timestamp': 'unknown',
      'seal.archive': 'unknown',
      'seal.qualified': 'unknown',
      'key-binding': 'unknown',
    })
  })

  test('anchors for timestamps are none for seals, and the other way round', async () => {
    const text = sealText('p256.B-LTA.json')
    expect((await judge(text, { timestampAnchors: [minted.root] })).of('seal.path')?.outcome).toBe('unknown')
    const sealsOnly = await judge(text, { anchors: [minted.root], revocations: trust.revocations ?? [] })
    expect(sealsOnly.outcomes).toMatchObject({ 'seal.path': 'pass', 'seal.timestamp': 'unknown', 'seal.archive': 'unknown' })
    expect(level(sealsOnly)).toBe('B-B')
  })

  test('an anchor is trusted whatever its own dates, and no other authority is', async () => {
    const { root, authorities, make } = pki()
    const { subject, key } = root
    const ended = make({ subject, key, until: times.sealed, extensions: [extensions.authority(), extensions.usage(5, 6)] })
    const judged = await judge(sealText('p256.B-B.json'), { ...trust, anchors: [ended.certificate] })
    expect(judged.indication).toBe('TOTAL-PASSED')
    const { subject: named, key: signing } = authorities.p256
    const between = make({ subject: named, key: signing, issuer: root, until: times.sealed, extensions: [extensions.authority()] })
    const below = await judge(sealText('p256.B-B.json'), { ...trust, certificates: [between.certificate] })
    expect(below.outcomes['seal.path']).toBe('unknown')
    // the same, where it is the one that is trusted
    expect((await judge(sealText('p256.B-B.json'), { ...trust, anchors: [between.certificate] })).indication).toBe('TOTAL-PASSED')
  })
  test('an anchor may be the issuing authority, or the certificate itself', async () => {
    for (const anchor of [minted.authorities.p256, minted.leaves['p256'] ?? '']) {
      expect((await judge(sealText('p256.B-LTA.json'), { ...trust, anchors: [anchor] })).indication).toBe('TOTAL-PASSED')
    }
    expect((await judge(sealText('p256.B-LTA.json'), { ...trust, anchors: [minted.authorities.rsa] })).indication).toBe(
      'INDETERMINATE/NO_CERTIFICATE_CHAIN_FOUND',
    )
  })
})

const expected: Readonly<
  Record<string, { readonly indication: string; readonly checks: Readonly<Record<string, string>>; readonly now?: number }>
> = {
  'no-device.json': { indication: 'TOTAL-PASSED', checks: { 'seal.qualified': 'warn' } },
  'no-claims.json': { indication: 'TOTAL-PASSED', checks: { 'seal.qualified': 'warn' } },
  'older-header.json': { indication: 'TOTAL-PASSED', checks: { 'seal.timestamp': 'pass' } },
  // the list is newer than the end of the certificate, which it need not name any more
  'expired.B-B.json': {
    indication: 'INDETERMINATE/OUT_OF_BOUNDS_NO_POE',
    checks: { 'seal.path': 'unknown', 'seal.revocation': 'unknown' },
  },
  'expired.B-LTA.json': { indication: 'TOTAL-PASSED', checks: { 'seal.path': 'pass', 'seal.archive': 'pass' } },
  'expired-when-sealed.json': { indication: 'TOTAL-FAILED/EXPIRED', checks: { 'seal.path': 'fail' } },
  'early.json': { indication: 'TOTAL-FAILED/NOT_YET_VALID', checks: { 'seal.path': 'fail' } },
  'wrong-usage.json': { indication: 'INDETERMINATE/CHAIN_CONSTRAINTS_FAILURE', checks: { 'seal.certificate': 'fail' } },
  'revoked-before.json': { indication: 'INDETERMINATE/REVOKED_NO_POE', checks: { 'seal.revocation': 'fail', 'key-binding': 'unknown' } },
  'revoked-before-proven.json': { indication: 'TOTAL-FAILED/REVOKED', checks: { 'seal.revocation': 'fail' } },
  'revoked-after.json': { indication: 'TOTAL-PASSED', checks: { 'seal.revocation': 'pass' } },
  'revoked-after.B-B.json': { indication: 'INDETERMINATE/REVOKED_NO_POE', checks: { 'seal.revocation': 'unknown' } },
  'stranger.json': { indication: 'TOTAL-PASSED', checks: { 'seal.binding': 'fail', 'key-binding': 'fail' } },
  'several-archives.json': {
    indication: 'TOTAL-PASSED',
    checks: { 'seal.archive': 'pass', 'seal.timestamp': 'pass' },
    now: Date.UTC(2026, 7, 1),
  },
  'ended-timestamps.json': { indication: 'TOTAL-PASSED', checks: { 'seal.archive': 'pass' } },
  'flattened.json': { indication: 'TOTAL-PASSED', checks: { 'seal.level': 'pass' } },
  'encoded.json': { indication: 'TOTAL-PASSED', checks: { 'seal.level': 'pass' } },
  'compact.jwt': { indication: 'TOTAL-PASSED', checks: { 'seal.level': 'pass' } },
}

describe('every other fixture comes to what it was made for', () => {
  test.each(Object.entries(expected))('%s', async (file, { indication, checks, now }) => {
    const judged = await judge(sealText(file), trust, now ?? times.now)
    expect(judged.indication).toBe(indication)
    expect(judged.outcomes).toMatchObject(checks)
  })

  test('stale revocation data is no answer, and fresh data of the caller is', async () => {
    const { revocations: _, ...offline } = trust
    const stale = await judge(sealText('stale.json'), offline)
    expect(stale.indication).toBe('INDETERMINATE/TRY_LATER')
    expect(stale.of('seal.revocation')).toMatchObject({ outcome: 'unknown', code: 'ERR_SEAL_REVOCATION' })
    expect((await judge(sealText('stale.json'))).indication).toBe('TOTAL-PASSED')
    expect((await judge(sealText('stale.json'), { ...offline, revocationMaxAge: 60 * 86_400 })).indication).toBe('TOTAL-PASSED')
  })

  test('an expired certificate of which nothing is known', async () => {
    const { revocations: _, ...offline } = trust
    expect((await judge(sealText('expired.B-B.json'), offline)).indication).toBe('INDETERMINATE/OUT_OF_BOUNDS_NO_POE')
  })

  test('an authority that has ended proves nothing alone, unless the caller looks at its own time', async () => {
    const later = Date.UTC(2026, 7, 1)
    const text = sealText('ended-timestamps.json')
    const strict = await judge(text, trust, later)
    expect(strict.of('seal.archive')).toMatchObject({ outcome: 'unknown', code: 'ERR_SEAL_TIMESTAMP_TRUST' })
    expect(level(strict)).toBe('B-B')
    expect(level(await judge(text, { ...trust, timestampTrust: 'at-genTime' }, later))).toBe('B-LTA')
  })

  test('no fixture is left out', () => {
    const named = [...kinds.flatMap((kind) => levels.map((each) => `${kind}.${each}.json`)), ...Object.keys(expected), 'stale.json']
    expect(readdirSync(sealsFolder).sort()).toEqual([...named].sort())
  })

  // null controls: whoever always gives one answer is wrong
  test('the expectations differ', () => {
    expect(new Set(Object.values(expected).map(({ indication }) => indication)).size).toBeGreaterThan(5)
  })
})
