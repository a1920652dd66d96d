/** What rests on certificates, looked at again: it never stays good for longer, or for others, than it was found to be. */
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { general, seal } from '../../fixtures/pki/seal.mjs'
import { dnsName, extensions } from '../../fixtures/pki/x509.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import { issue } from '../../src/issue.ts'
import type { Document } from '../../src/lib/json.ts'
import type { Report } from '../../src/lib/report.ts'
import { type SealOptions, sealLevels } from '../../src/lib/seal-options.ts'
import { certificateAuthorities } from '../../src/trust.ts'
import { type RecheckManyOptions, recheck, verify } from '../../src/verify.ts'
import { testKey } from '../proofs/issuers.ts'
import { minted, pki, trust as seals, sealText, times } from '../seals/seals.ts'

const now = new Date(times.now)
const inDays = (days: number): Date => new Date(times.now + days * 86_400_000)

/** As it comes from a disk. */
async function again(report: Report, options: RecheckManyOptions): Promise<Report> {
  const stored = JSON.parse(JSON.stringify(report)) as Report
  for await (const { report: found, error } of recheck([stored], options)) {
    if (error) throw error
    return JSON.parse(JSON.stringify(found)) as Report
  }
  throw new Error('a report gave no result')
}

const ofTrust = ['seal.path', 'seal.revocation', 'seal.timestamp', 'seal.archive', 'seal.level', 'seal.qualified', 'key-binding']
const said = ({ checks }: Report): readonly string[] =>
  checks.filter(({ id }) => ofTrust.includes(id)).map(({ id, outcome, code }) => [id, outcome, code].join(' ').trim())
const isGood = ({ checks }: Report): boolean =>
  checks.every(({ id, outcome }) => !ofTrust.includes(id) || outcome === 'pass' || outcome === 'skip')

describe('seals', () => {
  const names = ['rsa.B-B', 'p256.B-B', 'p384.B-B', 'p256.B-T', 'p256.B-LT', 'p256.B-LTA', 'expired.B-LTA']
  // before and after the ends of revocation data, of certificates and of authorities
  const days = [0, 1, 40, 150, 420, 1100, 5000]

  test('are as good as a verification finds them on that day', async () => {
    const seen = { good: 0, ended: 0 }
    for (const name of names) {
      const text = sealText(`${name}.json`)
      const report = await verify(text, { now, seals, recheckable: true })
      expect([name, isGood(report)]).toEqual([name, true])
      for (const day of days) {
        const options = { now: inDays(day), seals }
        const [fresh, found] = [await verify(text, { ...options, recheckable: true }), await again(report, options)]
        expect([name, day, isGood(found), found.issuer]).toEqual([name, day, isGood(fresh), JSON.parse(JSON.stringify(fresh.issuer))])
        if (isGood(found)) expect(said(found)).toEqual(said(fresh))
        seen[isGood(found) ? 'good' : 'ended']++
      }
    }
    expect(Math.min(seen.good, seen.ended)).toBeGreaterThan(10)
  })

  test('end when they say, in their header or as the tokens that they were made of', async () => {
    const { leaves } = pki()
    const exp = times.now / 1000 + 86_400
    for (const [header, claims, ended] of [
      [{ exp }, {}, 'fail ERR_PROOF_EXPIRED'],
      [{}, { exp }, 'fail ERR_PROOF_EXPIRED'],
      [{ exp: 9 * exp }, { exp }, 'fail ERR_PROOF_EXPIRED'],
      [{}, {}, 'pass'],
    ] as const) {
      const text = JSON.stringify({ ...credential(), ...claims })
      const sealed = JSON.stringify(general(seal(text, leaves.p256, { at: times.sealed, header })))
      const report = await verify(sealed, { now, seals, recheckable: true })
      const outcomes = async (days: number): Promise<readonly string[]> =>
        (await again(report, { now: inDays(days), seals })).checks
          .filter(({ id }) => id === 'proof')
          .map(({ outcome, code }) => [outcome, code].join(' ').trim())
      expect([await outcomes(1), await outcomes(1.01)]).toEqual([['pass'], [ended]])
    }
  })

  test('are unknown where nobody is trusted any more, or somebody else, or before they were looked at', async () => {
    const report = await verify(sealText('p256.B-LTA.json'), { now, seals, recheckable: true })
    const { anchors: _, ...nobody } = seals
    const { timestampAnchors: __, ...noStampers } = seals
    const others = { ...seals, anchors: [minted.authorities.rsa] }
    const results = await Promise.all(
      [{ now }, { now, seals: nobody }, { now, seals: noStampers }, { now, seals: others }, { now: inDays(-1), seals }].map((options) =>
        again(report, options),
      ),
    )
    const doubted = (code: string): readonly string[] => said(report).map((one) => one.replace('pass', `unknown ${code}`))
    const [path, time] = [doubted('ERR_SEAL_PATH'), doubted('ERR_SEAL_TIME')]
    expect(results.map(said)).toEqual([path, path, path, path, time])
    expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['indeterminate']))
    expect(said(await again(report, { now: inDays(1), seals: { ...seals, anchors: [...others.anchors, minted.root] } }))).toEqual(
      said(report),
    )
  })

  test('are unknown where more is asked of them than was, as far as a verification would not find them good', async () => {
    const seen = { good: 0, ended: 0 }
    const demands: readonly SealOptions[] = [
      ...sealLevels.map((minLevel) => ({ minLevel })),
      { revocationMaxAge: 1 },
      { revocationMaxAge: 1e12 },
      { timestampTrust: 'strict' },
      { timestampTrust: 'at-genTime' },
    ]
    for (const name of names)
      for (const before of [{}, { timestampTrust: 'at-genTime' as const, revocationMaxAge: 1e9 }]) {
        const report = await verify(sealText(`${name}.json`), { now, seals: { ...seals, ...before }, recheckable: true })
        for (const more of demands) {
          const options = { now, seals: { ...seals, ...more } }
          const [fresh, found] = [await verify(sealText(`${name}.json`), options), await again(report, options)]
          // never good where a verification finds otherwise
          expect([name, before, more, isGood(found) && !isGood(fresh)]).toEqual([name, before, more, false])
          if (!isGood(found)) expect([found.verdict, found.issuer.listedBy]).toEqual(['indeterminate', []])
          seen[isGood(found) ? 'good' : 'ended']++
        }
        const same = await again(report, { now, seals: { ...seals, ...before } })
        expect(said(same)).toEqual(said(report))
      }
    expect(Math.min(seen.good, seen.ended)).toBeGreaterThan(20)
  })

  test.each([{ minLevel: 'LTA' }, { timestampTrust: 'never' }, { revocationMaxAge: 'x' }, { certificates: 7 }, { anchors: ['AAAA'] }])(
    'what cannot be used of %j is refused, and not passed over',
    async (wrong) => {
      const report = await verify(sealText('p256.B-B.json'), { now, seals, recheckable: true })
      await expect(again(report, { now, seals: { ...seals, ...wrong } as SealOptions })).rejects.toMatchObject({ code: 'ERR_OPTION' })
    },
  )

  test('what was bad is no better for it', async () => {
    for (const name of ['stranger', 'revoked-before-proven', 'wrong-usage', 'expired.B-B', 'stale']) {
      const report = await verify(sealText(`${name}.json`), { now, seals, recheckable: true })
      const found = await again(report, { now: inDays(150), seals })
      expect([name, found.verdict]).toEqual([name, report.verdict])
      expect(isGood(found)).toBe(false)
    }
  })
})

describe('a token with a chain of certificates', () => {
  const real = 'did:web:university.example.org'
  const { p256 } = pki().authorities
  const evidence = { certificates: Object.values(minted.authorities), revocations: [minted.lists.root, minted.lists.p256Later] }
  const authorities = certificateAuthorities('the authorities', [minted.root])

  async function token(): Promise<string> {
    const key = testKey('ES256')
    const leaf = pki().make({
      subject: { ...pki().named('SEAL'), O: 'University of Vesterhavn' },
      key: { algorithm: 'ES256', jwk: key.jwk as Record<string, string> },
      issuer: p256,
      extensions: [extensions.usage(0), extensions.alternativeNames(dnsName('university.example.org'))],
    })
    const certificates = [leaf, p256].map(({ certificate }) => Buffer.from(certificate).toString('base64'))
    const badge: Document = microcredential(real, '4001', { validFrom: '2026-01-01T00:00:00Z' })
    return (await issue(badge, { signer: { ...key.signer('x5c'), certificates }, proof: 'vc-jwt' })) as string
  }

  test('is listed by whoever trusts its authority, as long as its certificates say the same', async () => {
    const text = await token()
    const report = await verify(text, { now, seals: evidence, trust: authorities, recheckable: true })
    const standing = ({ issuer: { control, listedBy } }: Report): readonly unknown[] => [control, ...listedBy]
    expect(standing(report)).toEqual(['certificate', 'the authorities'])
    const soon = await again(report, { now: inDays(1), seals: evidence, trust: authorities })
    const fresh = await verify(text, { now: inDays(1), seals: evidence, trust: authorities, recheckable: true })
    expect([standing(soon), soon.checks]).toEqual([standing(report), JSON.parse(JSON.stringify(fresh.checks))])
    const late = await again(report, { now: inDays(420), seals: evidence, trust: authorities })
    expect([standing(late), said(late), late.verdict]).toEqual([['none'], ['key-binding unknown ERR_SEAL_TIME'], 'indeterminate'])
    expect(standing(await again(report, { now: inDays(1), seals: evidence }))).toEqual(['none'])
  })
})
