/** In force or not: every way in which issuers write dates, the clock, and how far clocks may differ. */
import { describe, expect, test } from 'vitest'
import { validityChecks } from '../../src/core/verify/validity.ts'
import type { Document } from '../../src/lib/json.ts'
import { validity } from '../../src/lib/verifiable-credential.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { verify } from '../../src/verify.ts'
import { badge, keyIssuer } from '../proofs/issuers.ts'
import { outcomes, scopeWith } from '../proofs/scope.ts'

/** The first of June 2026, noon in UTC. */
const noon = Date.UTC(2026, 5, 1, 12)
const clock = (now: number | string, skew = 0) => ({ now: new Date(now), skew })
const until = async (value: unknown, now: number | string, skew = 0) =>
  outcomes(await validityChecks({ until: [{ value, path: '/validUntil' }] }, clock(now, skew)), 'validity')
const from = async (value: unknown, now: number | string, skew = 0) =>
  outcomes(await validityChecks({ from: { value, path: '/validFrom' }, until: [] }, clock(now, skew)), 'validity')
const expired = ['fail ERR_EXPIRED']
const early = ['fail ERR_NOT_YET_VALID']

/** One moment, as issuers write it. */
const dialects: readonly unknown[] = [
  '2026-06-01T12:00:00Z',
  '2026-06-01T12:00:00.000Z',
  '2026-06-01T12:00:00.0000000Z',
  '2026-06-01T12:00:00.000000+00:00',
  '2026-06-01T14:00:00+02:00',
  '2026-06-01T17:30:00+0530',
  '2026-06-01T01:00:00-11:00',
  '2026-06-02T02:00:00+14:00',
  '2026-06-01T12:00Z',
  '2026-06-01t12:00:00z',
  '2026-06-01 12:00:00Z',
  ' 2026-06-01T12:00:00Z ',
  noon / 1000,
  noon,
  String(noon / 1000),
  String(noon),
]

describe('one moment in every dialect', () => {
  test.each(dialects)('%j', async (value) => {
    expect(await Promise.all([until(value, noon - 1), until(value, noon), until(value, noon + 1)])).toEqual([['pass'], ['pass'], expired])
    expect(await Promise.all([from(value, noon - 1), from(value, noon), from(value, noon + 1)])).toEqual([early, ['pass'], ['pass']])
  })
  test('fractions count', async () => {
    expect(await Promise.all([until('2026-06-01T12:00:00.5Z', noon + 500), until('2026-06-01T12:00:00.5Z', noon + 501)])).toEqual([
      ['pass'],
      expired,
    ])
  })
  test('a day begins with its first moment and ends with its last', async () => {
    expect(await Promise.all([from('2026-06-01', '2026-05-31T23:59:59Z'), from('2026-06-01', '2026-06-01T00:00:00Z')])).toEqual([
      early,
      ['pass'],
    ])
    expect(await Promise.all([until('2026-06-01', '2026-06-01T23:59:59Z'), until('2026-06-01', '2026-06-02T00:00:00Z')])).toEqual([
      ['pass'],
      expired,
    ])
  })
})

describe('a date without a zone', () => {
  const open = ['unknown ERR_DATE']
  test('is neither past nor to come while it depends on the zone', async () => {
    const value = '2026-06-01T12:00:00'
    const hour = 3_600_000
    // the last place on earth where it is to come is twelve hours behind, the first fourteen ahead
    expect(await Promise.all([-15, -14, -13, 0, 12, 13].map(async (hours) => (await until(value, noon + hours * hour))[0]))).toEqual([
      'pass',
      'pass',
      ...Array.from({ length: 3 }, () => open[0]),
      expired[0],
    ])
    expect(await Promise.all([-15, -14, 0, 11, 12, 13].map(async (hours) => (await from(value, noon + hours * hour))[0]))).toEqual([
      early[0],
      ...Array.from({ length: 3 }, () => open[0]),
      'pass',
      'pass',
    ])
  })
})

describe('what is no date', () => {
  test.each([
    '2015-04-31T00:00:00Z',
    '2026-02-30',
    '2026-13-01',
    '2026-06-01T25:00:00Z',
    '2026-06-01T12:00:00+99:00',
    'never',
    '',
    {},
    [],
    true,
    0,
    -1,
    1e300,
  ])('%j', async (value) => {
    expect(await Promise.all([until(value, noon), from(value, noon)])).toEqual([['fail ERR_DATE'], ['fail ERR_DATE']])
  })
  test('several ends: the earliest counts, and each that stands against it is told', async () => {
    const ends = ['2026-06-02T00:00:00Z', '2026-05-01T00:00:00Z', '2026-04-01'].map((value, index) => ({
      value,
      path: `/${index}` as const,
    }))
    expect((await validityChecks({ until: ends }, clock(noon))).map(({ path, code }) => [path, code])).toEqual([
      ['/1', 'ERR_EXPIRED'],
      ['/2', 'ERR_EXPIRED'],
    ])
  })
  test('no dates at all', async () =>
    expect(outcomes(await validityChecks({ until: [] }, clock(noon)), 'validity')).toEqual(['skip ERR_DATE']))
})

describe('two beginnings', () => {
  // data model 1.1 section 4.6: a credential becomes valid on the day of its issuing, which may be one to come
  test.each([
    ['2026-07-01T00:00:00Z', '2026-05-01T00:00:00Z', early],
    ['2026-05-01T00:00:00Z', '2026-07-01T00:00:00Z', early],
    ['2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z', ['pass']],
    ['2026-05-01T00:00:00Z', undefined, ['pass']],
    [undefined, '2026-07-01T00:00:00Z', early],
    ['2026-05-01T00:00:00Z', 'someday', ['fail ERR_DATE']],
    ['2099-12-31T23:59:60Z', '2020-01-01T00:00:00Z', early],
    ['2099-12-31T23:59:59+01', '2020-01-01T00:00:00Z', early],
  ])('issued %s, valid from %s', async (issuanceDate, validFrom, outcome) => {
    const stated = validity({ ...(issuanceDate !== undefined && { issuanceDate }), ...(validFrom !== undefined && { validFrom }) })
    expect(outcomes(await validityChecks(stated, clock(noon)), 'validity')).toEqual(outcome)
  })
})

describe('clocks', () => {
  test('may differ by what the caller says', async () => {
    const value = '2026-06-01T12:00:00Z'
    expect(await Promise.all([until(value, noon + 300_000, 300), until(value, noon + 300_001, 300)])).toEqual([['pass'], expired])
    expect(await Promise.all([from(value, noon - 300_000, 300), from(value, noon - 300_001, 300)])).toEqual([['pass'], early])
  })
  test('as of a date: now is what the caller says, for the credential and for its proof', async () => {
    const { id, keyId, key } = keyIssuer()
    const document = badge(id, { validFrom: '2025-01-01T00:00:00Z', validUntil: '2025-12-31T23:59:59Z' })
    const signed = await issue(
      document,
      { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022', created: '2025-01-01T00:00:00Z' },
      scopeWith(),
    )
    const asOf = async (now: string, more: Document = {}) => {
      const { verdict, checks } = await verify(signed, { now: new Date(now), ...more })
      return [verdict, ...outcomes(checks, 'validity'), ...outcomes(checks, 'proof')]
    }
    expect(await asOf('2024-12-31T23:59:59Z')).toEqual(['invalid', ...early, 'pass', 'warn ERR_NOT_YET_VALID'])
    expect(await asOf('2025-06-01T00:00:00Z')).toEqual(['valid', 'pass', 'pass'])
    expect(await asOf('2026-01-01T00:00:00Z')).toEqual(['invalid', ...expired, 'pass'])
    expect(await asOf('2026-01-01T00:00:00Z', { skew: 60 })).toEqual(['valid', 'pass', 'pass'])
  })
})
