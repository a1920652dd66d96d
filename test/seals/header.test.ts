/** What the protected header says of the key, of time and of the algorithm, and what follows for who stands behind a seal. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { general, seal } from '../../fixtures/pki/seal.mjs'
import { extensions, purposes } from '../../fixtures/pki/x509.mjs'
import { recheck, verify } from '../../src/index.ts'
import { judge, pki, times, trust } from './seals.ts'

const { leaves } = pki()
const withHeader = (header: object, signer = leaves.p256) =>
  general(seal(JSON.stringify(credential()), signer, { at: times.sealed, header }))
const now = new Date(times.now)
const verified = (input: object, more: object = {}) => verify(JSON.stringify(input), { now, seals: trust, ...more })

describe('who stands behind a seal', () => {
  const reserved = [extensions.usage(0), extensions.purposes([purposes.timeStamping], true)]
  const stamper = pki().make({ ...leaves.p256, issuer: pki().authorities.p256, extensions: reserved })
  const contradictions: readonly (readonly [string, object])[] = [
    ['that names another certificate', withHeader({ 'x5t#S256': createHash('sha256').update(leaves.rsa.certificate).digest('base64url') })],
    ['whose certificate is not for signatures', withHeader({}, leaves['wrongUsage'])],
    ['whose certificate is reserved for timestamps', withHeader({}, stamper)],
    ['that breaks a rule', withHeader({ crit: ['b64', 'other'], other: 1 })],
  ]

  test.each(contradictions)('%s is not confirmed', async (_, input) => {
    const { verdict, issuer, checks } = await verified(input)
    expect(verdict).toBe('invalid')
    expect(issuer).toMatchObject({ nameIsFrom: 'credential', control: 'none' })
    expect(checks.find(({ id }) => id === 'key-binding')?.outcome).toBe('unknown')
  })

  test('null control: without a contradiction it is', async () => {
    expect((await verified(withHeader({}))).issuer).toMatchObject({ nameIsFrom: 'certificate', control: 'certificate' })
  })
})

test('claims of being qualified that cannot be read are none, and nothing against the signature', async () => {
  const { make, authorities } = pki()
  // QCStatements that are NULL
  const odd = Uint8Array.from(Buffer.from('300e06082b06010505070103' + '04020500', 'hex'))
  const signer = make({ ...leaves.p256, issuer: authorities.p256, extensions: [extensions.usage(0, 1), odd] })
  const judged = await judge(withHeader({}, signer))
  expect(judged.indication).toBe('TOTAL-PASSED')
  expect(judged.of('seal.qualified')).toMatchObject({ outcome: 'warn', message: expect.stringContaining('cannot be read') })
})

describe('a name for the key that is none of a certificate', () => {
  // all of them are base64, and the first two begin as DER does
  test.each<unknown>(['MASTERKEY001', 'MBAC', 'AAAA', 'c2VhbA=='])('%s says nothing', async (kid) => {
    expect((await judge(withHeader({ kid }))).indication).toBe('TOTAL-PASSED')
  })
})

describe('several seals', () => {
  const both = (...made: readonly ReturnType<typeof general>[]) => ({
    payload: made[0]?.payload,
    signatures: made.flatMap(({ signatures }) => signatures),
  })

  test('that are all sound are neither good nor bad, and nobody stands behind them', async () => {
    const { verdict, checks, issuer } = await verified(both(withHeader({}), withHeader({}, leaves.p384)))
    expect([verdict, issuer.control]).toEqual(['indeterminate', 'none'])
    expect(checks).toContainEqual(expect.objectContaining({ id: 'proof', outcome: 'unknown', code: 'ERR_UNSUPPORTED' }))
  })

  test('of which one is broken are bad, whichever it is', async () => {
    const other = general(seal(JSON.stringify(credential({ number: 2 })), leaves.p384, { at: times.sealed }))
    for (const made of [both(withHeader({}), other), both(other, withHeader({}))])
      expect((await verified(made)).checks).toContainEqual(expect.objectContaining({ id: 'proof', outcome: 'fail', code: 'ERR_PROOF' }))
    expect((await verified(both(withHeader({}), withHeader({ crit: ['b64', 'x'], x: 1 }, leaves.p384)))).verdict).toBe('invalid')
  })

  test('of another organisation beside the issuer’s are no fault', async () => {
    for (const made of [
      both(withHeader({}), withHeader({}, leaves['stranger'])),
      both(withHeader({}, leaves['stranger']), withHeader({})),
    ]) {
      const { verdict, checks } = await verified(made)
      expect([verdict, checks.filter(({ outcome }) => outcome === 'fail')]).toEqual(['indeterminate', []])
    }
  })

  test.each([
    [8, 'ERR_UNSUPPORTED'],
    [9, 'ERR_LIMIT'],
  ])('that are %i: %s', async (count, code) => {
    const many = Array.from({ length: count }, (_, index) => withHeader({}, index % 2 ? leaves.p256 : leaves.p384))
    expect((await judge(both(...many))).of('proof')).toMatchObject({ outcome: 'unknown', code })
  })
})

describe('an algorithm', () => {
  test.each(['EdDSA', 'Ed25519', 'ES256K', 'Ed448', 'ML-DSA-65'])('%s is known and not used for seals: open', async (alg) => {
    const judged = await judge(withHeader({ alg }))
    expect(judged.of('proof')).toMatchObject({ outcome: 'unknown', code: 'ERR_UNSUPPORTED' })
    expect([judged.indication, judged.verdict]).toEqual(['INDETERMINATE/CRYPTO_CONSTRAINTS_FAILURE_NO_POE', 'indeterminate'])
    expect(judged.of('key-binding')?.outcome).toBe('unknown')
  })
})

describe('times that the header states', () => {
  const seconds = (at: number): number => Math.floor(at / 1000)

  test('a seal that has expired by its own word', async () => {
    const expired = withHeader({ exp: seconds(times.now) - 30, crit: ['b64', 'exp'] })
    const { verdict, checks, issuer } = await verified(expired)
    expect(verdict).toBe('invalid')
    expect(checks).toContainEqual(expect.objectContaining({ id: 'proof', outcome: 'fail', code: 'ERR_PROOF_EXPIRED' }))
    expect(issuer.control).toBe('none')
    expect((await verified(expired, { skew: 60 })).verdict).toBe('valid')
    expect((await judge(withHeader({ exp: 'never' }))).of('proof')).toMatchObject({ outcome: 'fail', code: 'ERR_PROOF_FORMAT' })
  })

  test('one that has not, until it has', async () => {
    const report = await verified(withHeader({ exp: seconds(times.now) + 30 }), { recheckable: true })
    expect(report.verdict).toBe('valid')
    for await (const later of recheck([report], { now: new Date(times.now + 60_000), seals: trust }))
      expect(later.report?.checks).toContainEqual(expect.objectContaining({ outcome: 'fail', code: 'ERR_PROOF_EXPIRED' }))
    expect.assertions(2)
  })

  test('one that was made later than now is told, as of tokens', async () => {
    const early = withHeader({ iat: seconds(times.now) + 30 })
    const remarks = async (more: object) => (await verified(early, more)).checks.filter(({ code }) => code === 'ERR_NOT_YET_VALID')
    expect(await remarks({})).toMatchObject([{ id: 'proof', outcome: 'warn' }])
    expect(await remarks({ skew: 60 })).toEqual([])
  })

  test('and no longer, once that time has come', async () => {
    for (const early of [withHeader({ iat: seconds(times.now) + 30 }), withHeader({ iat: undefined, sigT: '2026-04-01T12:00:30Z' })]) {
      const report = await verified(early, { recheckable: true })
      const remarksAt = async (after: number): Promise<number | undefined> => {
        for await (const later of recheck([report], { now: new Date(times.now + after), seals: trust }))
          return later.report?.checks.filter(({ code }) => code === 'ERR_NOT_YET_VALID').length
        return undefined
      }
      expect([await remarksAt(29_000), await remarksAt(30_000)]).toEqual([1, 0])
    }
  })
})
