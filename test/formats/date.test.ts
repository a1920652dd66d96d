import { describe, expect, it } from 'vitest'
import { instantOf, readDate } from '../../src/lib/date.ts'

/** What is written, what it means (RFC 3339 with zone), and what it leaves open. */
const written: readonly (readonly [value: unknown, means: string, precision: string])[] = [
  ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00Z', 'instant'],
  ['2024-02-29t12:00:00z', '2024-02-29T12:00:00Z', 'instant'],
  ['2024-05-31T14:00:00+02:00', '2024-05-31T12:00:00Z', 'instant'],
  ['2024-05-31T14:00:00+0200', '2024-05-31T12:00:00Z', 'instant'],
  ['2024-05-31T14:00:00-05', '2024-05-31T19:00:00Z', 'instant'],
  ['2017-10-01T00:00Z', '2017-10-01T00:00:00Z', 'instant'],
  ['2024-05-31T12:00:00.1234567Z', '2024-05-31T12:00:00.123Z', 'instant'],
  ['2024-05-31T12:00:00.123456+00:00', '2024-05-31T12:00:00.123Z', 'instant'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z', 'instant'],
  ['2024-05-31T24:00:00Z', '2024-06-01T00:00:00Z', 'instant'],
  ['2024-05-31T12:00:00', '2024-05-31T12:00:00Z', 'no-zone'],
  ['2024-05-31 12:00:00', '2024-05-31T12:00:00Z', 'no-zone'],
  ['2024-05-31', '2024-05-31T00:00:00Z', 'day'],
  [1386000000, '2013-12-02T16:00:00Z', 'epoch'],
  ['1386000000', '2013-12-02T16:00:00Z', 'epoch'],
  [1658234075607, '2022-07-19T12:34:35.607Z', 'epoch'],
]
const nonsense: readonly unknown[] = [
  '2015-04-31',
  '2023-02-29',
  '2024-13-01T00:00:00Z',
  '2024-05-31T25:00:00Z',
  '2024-05-31T24:00:01Z',
  '2024-05-31T12:60:00Z',
  '2024-05-31T12:00:00+24:00',
  '31.05.2024',
  'yesterday',
  '',
  '2024',
  'P1Y',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e300,
  -1,
  null,
  undefined,
  {},
  [],
  ['2024-05-31'],
  true,
]

describe('dates as issuers write them', () => {
  it.each(written)('%s', (value, means, precision) => {
    const date = readDate(value)
    expect(Math.floor(date?.time ?? 0)).toBe(Date.parse(means))
    expect(date?.precision).toBe(precision)
  })
  it.each(nonsense.map((value) => [value]))('%s is no date', (value) => expect(readDate(value)).toBeUndefined())
  it('takes a day as whole', () => {
    expect(instantOf('2024-05-31', 'start')).toBe(Date.parse('2024-05-31T00:00:00Z'))
    expect(instantOf('2024-05-31', 'end')).toBe(Date.parse('2024-05-31T23:59:59.999Z'))
    expect(instantOf('2024-05-31T12:00:00Z', 'end')).toBe(Date.parse('2024-05-31T12:00:00Z'))
  })
})
