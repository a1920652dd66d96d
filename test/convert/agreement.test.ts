/** What is said of a document that says what its originals say, by what became of them. */
import { expect, test } from 'vitest'
import { agreement, agreementAgain } from '../../src/core/convert/converted.ts'
import type { Check, Report } from '../../src/lib/report.ts'

const original = (verdict: Report['verdict'], ...checks: readonly Check[]): Report => ({
  verdict,
  format: 'ob3',
  issuer: { nameIsFrom: 'credential', control: 'none', listedBy: [] },
  checks,
})
const check = (outcome: Check['outcome'], code: Check['code'], url?: string): Check => ({
  id: 'status',
  outcome,
  ...(code && { code }),
  message: 'What was said.',
  ...(url && { detail: { needs: [{ url, kind: 'status' }] } }),
})
const valid = original('valid', check('pass', undefined))
const revoked = original('invalid', check('unknown', 'ERR_OFFLINE'), check('fail', 'ERR_REVOKED'), check('fail', 'ERR_EXPIRED'))
const open = (url: string) => original('indeterminate', check('warn', 'ERR_DATE'), check('unknown', 'ERR_OFFLINE', url))
const how = { isSameTables: true }
const brief = (verdict: Report['verdict']) => ({ verdict, format: 'ob3' })

test('it passes with originals that are all valid, and says of how many', () => {
  expect(agreement(how, [valid])).toEqual({
    id: 'conversion',
    outcome: 'pass',
    message: expect.stringMatching('The original inside is valid'),
    detail: { original: brief('valid'), ...how },
  })
  expect(agreement(how, [valid, valid])).toMatchObject({
    outcome: 'pass',
    message: expect.stringMatching('The originals inside are valid'),
    detail: { originals: [brief('valid'), brief('valid')] },
  })
})

test('it fails with one that is invalid, whatever the others are, and names the first cause', () => {
  expect(agreement(how, [revoked])).toMatchObject({
    outcome: 'fail',
    code: 'ERR_CONVERSION',
    message: 'The document says what its original says, but the original itself is not valid.',
    detail: { original: brief('invalid'), cause: 'ERR_REVOKED' },
  })
  expect(agreement(how, [valid, open('https://a.example/'), revoked])).toMatchObject({
    outcome: 'fail',
    message: 'The document says what its originals say, but one of them is not valid.',
    detail: { original: brief('invalid'), originals: [brief('valid'), brief('indeterminate'), brief('invalid')], cause: 'ERR_REVOKED' },
  })
})

test('it is open with one that is open, and says all that would settle it', () => {
  expect(agreement(how, [valid, open('https://a.example/'), open('https://b.example/')])).toMatchObject({
    outcome: 'unknown',
    code: 'ERR_OFFLINE',
    message: 'The document says what its originals say, but one of them could not be checked in full.',
    detail: {
      original: brief('indeterminate'),
      needs: [
        { url: 'https://a.example/', kind: 'status' },
        { url: 'https://b.example/', kind: 'status' },
      ],
    },
  })
  const silent = agreement(how, [original('indeterminate')])
  expect([silent.outcome, silent.code, silent.detail]).toEqual(['unknown', 'ERR_UNRESOLVED', { original: brief('indeterminate'), ...how }])
})

test('how the conversion was repeated is told again', () => {
  const fetched = ['https://a.example/picture.png']
  const before = agreement({ ...how, fetched }, [valid])
  expect(agreementAgain(before, [valid])).toEqual(before)
  expect(agreementAgain(before, [revoked]).detail).toMatchObject({ ...how, fetched })
  expect('fetched' in (agreementAgain(agreement(how, [valid]), [valid]).detail ?? {})).toBe(false)
})
