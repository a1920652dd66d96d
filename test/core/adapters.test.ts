import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { edcReport, problemDetails, validatorItems } from '../../src/adapters.ts'
import { assertValid, type Check, type Report, verify } from '../../src/index.ts'
import { web } from '../web.ts'

const report = (name: string): Promise<Report> =>
  verify(readFileSync(new URL(`../../fixtures/ob3/${name}`, import.meta.url)), {
    now: new Date('2026-06-01'),
    fetch: web,
    recipient: { name: 'Nora Lindqvist' },
  })

const status = (checks: ReturnType<typeof edcReport>, type: string): string | undefined =>
  checks
    .find((check) => check.type.endsWith(type))
    ?.status.split('/')
    .at(-1)

test('problem details: none for a valid credential, the code and the place for a fault', async () => {
  expect(problemDetails(await report('microcredential.json'))).toEqual([])
  expect(problemDetails(await report('microcredential.ERR_PROOF.json'))).toMatchObject([
    { type: 'https://w3id.org/credlens/codes#ERR_PROOF', instance: '#/proof', check: 'proof', outcome: 'fail' },
  ])
})

test('the place of a member whose name ends a fragment is one fragment', () => {
  const [problem] = problemDetails({
    checks: [{ id: 'context', outcome: 'fail', code: 'ERR_UNDEFINED_TERM', message: 'x', path: '/a#b c/%~1é' }],
  })
  expect(problem?.instance).toBe('#/a%23b%20c/%25~1%C3%A9')
  expect(new URL(`https://x.example/${problem?.instance}`).hash).toBe(problem?.instance)
})

test('the EDC list: format, seal, expiry, revocation, owner, accreditation', async () => {
  const [ok, error, skipped] = ['9895008394', '9d26eb9a37', '641f0c5e5d']
  const types = ['2f5b89b96f', 'f9c2016fe9', '94d828f160', '271aef9eb4', '1faf8d450f', 'e2bbc86a28']
  const all = async (name: string) => types.map((type, _, __, checks = reports[name]) => checks && status(checks, type))
  const reports: Record<string, ReturnType<typeof edcReport>> = {}
  for (const name of [
    'status.json',
    'status.ERR_REVOKED.json',
    'status.ERR_NETWORK.json',
    'microcredential.ERR_EXPIRED.json',
    'microcredential.json',
  ])
    reports[name] = edcReport(await report(name))
  expect(await all('status.json')).toEqual([ok, ok, ok, ok, ok, skipped])
  expect(await all('status.ERR_REVOKED.json')).toEqual([ok, ok, ok, error, ok, skipped])
  expect(await all('status.ERR_NETWORK.json')).toEqual([ok, ok, ok, skipped, ok, skipped])
  expect(await all('microcredential.ERR_EXPIRED.json')).toEqual([ok, ok, error, skipped, ok, skipped])
  expect(await all('microcredential.json')).toEqual([ok, ok, ok, skipped, ok, skipped])
})

test.each(['nested', 'endorsement', 'conversion', 'issuer'])('the EDC list is not all good where only %s is wrong or open', (id) => {
  const good = ['schema', 'proof', 'key-binding', 'validity', 'status', 'recipient'].map((one) => ({
    id: one,
    outcome: 'pass' as const,
    message: one,
  }))
  const listed = (outcome: 'pass' | 'warn' | 'fail' | 'unknown') =>
    edcReport({ checks: [...good, { id, outcome, message: 'the one' }] }).find(({ type }) => type.endsWith('f9c2016fe9'))
  expect(listed('fail')).toMatchObject({ status: expect.stringMatching(/9d26eb9a37$/), description: { en: 'the one' } })
  expect(listed('unknown')).toMatchObject({ status: expect.stringMatching(/641f0c5e5d$/), description: { en: 'the one' } })
  for (const outcome of ['pass', 'warn'] as const) expect(listed(outcome)?.status).toMatch(/9895008394$/)
  // what stands for the seal is the seal itself: nothing else makes up for it
  const [schema] = good
  const bare = edcReport({ checks: [...(schema ? [schema] : []), { id, outcome: 'pass', message: 'the one' }] })
  expect(status(bare, 'f9c2016fe9')).toBe('641f0c5e5d')
})

test('the 1EdTech list has a line for every check', async () => {
  const given = await report('domain.ERR_NETWORK.json')
  const items = validatorItems(given)
  expect(items).toHaveLength(given.checks.length)
  expect(items.find(({ probeId }) => probeId === 'key-binding')?.outcome).toBe('EXCEPTION')
})

describe('what is no report, as one that comes from a disk may be', () => {
  const check = { id: 'proof', outcome: 'fail', code: 'ERR_SIGNATURE', message: 'x' }
  const none: readonly unknown[] = [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { checks: null },
    { checks: {} },
    { checks: [null] },
    { checks: [{}] },
    // an outcome that is not known would stand for nothing against the credential
    { checks: [{ ...check, outcome: 'failed' }] },
    { checks: [{ ...check, outcome: 'toString' }] },
    { checks: [{ ...check, id: undefined }] },
    { checks: [check, { ...check, message: 7 }] },
    ...[7, null, {}, Symbol('x')].flatMap((other) => [{ checks: [{ ...check, code: other }] }, { checks: [{ ...check, path: other }] }]),
  ]
  test.each([
    ['problemDetails', problemDetails],
    ['edcReport', edcReport],
    ['validatorItems', validatorItems],
    ['assertValid', (report: Report) => assertValid(report)],
  ])('%s tells it with a code', (_, call) => {
    for (const report of none)
      expect(() => call(report as Report), JSON.stringify(report)).toThrow(expect.objectContaining({ code: 'ERR_INPUT' }))
  })
  test('a path that no address can hold is told all the same', () => {
    const [problem] = problemDetails({ checks: [{ ...check, code: 'ERR_RULE', path: '/a\uD800/\u{1F600}#' } as Check] })
    expect(problem?.instance).toBe('#/a%EF%BF%BD/%F0%9F%98%80%23')
  })
  test('a report is none the less for having no more than its checks', () => {
    expect(problemDetails({ checks: [check as Check] })).toHaveLength(1)
    expect(() => assertValid({ verdict: 'indeterminate' } as Report)).toThrow(expect.objectContaining({ code: 'ERR_INVALID' }))
  })
})
