/** Reports written by hand, brought up to date: what of them changes with the day, and what stays as it was. */
import { describe, expect, test } from 'vitest'
import type { Pointer } from '../../src/lib/json.ts'
import type { Ageing, Check, NestedReport, Report } from '../../src/lib/report.ts'
import { type RecheckManyOptions, recheck } from '../../src/verify.ts'

const end = '2027-01-01T00:00:00Z'
const at = (seconds: number): Date => new Date(Date.parse(end) + seconds * 1000)
const check = (id: string, outcome: Check['outcome'] = 'pass', more: Partial<Check> = {}): Check => ({
  id,
  outcome,
  message: `What was said of ${id}.`,
  ...more,
})
const ageing: Ageing = { issuer: { id: 'did:example:school', name: 'Harbour School', path: '/issuer' }, until: [], statuses: [] }
const checks = [
  check('schema'),
  check('proof'),
  check('key-binding'),
  check('validity'),
  check('issuer', 'skip', { code: 'ERR_ISSUER' }),
  check('recipient'),
]
const report = (more: Partial<Report> = {}): Report => ({
  verdict: 'valid',
  format: 'ob3',
  issuer: { nameIsFrom: 'credential', control: 'none', listedBy: [] },
  checks,
  ageing,
  ...more,
})

async function again(before: unknown, options: RecheckManyOptions = { now: at(0) }): Promise<Report> {
  for await (const { report: found, error } of recheck([before as Report], options)) {
    if (error) throw error
    return found
  }
  throw new Error('a report gave no result')
}
const codeOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'no error',
    (error: { code: string }) => error.code,
  )
/** The checks of one name, each as its outcome, code and path. */
const said = ({ checks }: Report, id: string): readonly string[] =>
  checks.filter((one) => one.id === id).map(({ outcome, code, path }) => [outcome, code, path].filter(Boolean).join(' '))

describe('a proof that says until when it holds', () => {
  const ends = (path: Pointer, value = end): Partial<Report> => ({ ageing: { ...ageing, ends: [{ value, path }] } })
  const proof = (outcome: Check['outcome'] = 'pass', more: Partial<Check> = { path: '/proof' }) => ({
    checks: [check('proof', outcome, more), check('key-binding', 'pass', { path: '/proof' })],
  })

  test('holds to its last moment, with what the caller allows clocks to differ', async () => {
    const before = report({ ...proof(), ...ends('/proof') })
    const found = async (seconds: number, skew = 0) => said(await again(before, { now: at(seconds), skew }), 'proof')
    expect(await found(0)).toEqual(['pass /proof'])
    expect(await found(1)).toEqual(['fail ERR_PROOF_EXPIRED /proof'])
    expect(await found(60, 60)).toEqual(['pass /proof'])
    expect(await found(61, 60)).toEqual(['fail ERR_PROOF_EXPIRED /proof'])
  })
  test('is that of a token too, which has no place', async () => {
    const found = await again(report({ ...proof('pass', {}), ...ends('') }), { now: at(1) })
    expect([said(found, 'proof'), found.verdict, 'path' in (found.checks[0] ?? {})]).toEqual([['fail ERR_PROOF_EXPIRED'], 'invalid', false])
  })
  test('takes nothing from another proof, from a check of another name, or from one that failed otherwise', async () => {
    const found = await again(report({ ...proof(), ...ends('/proof/1') }), { now: at(1) })
    expect(said(found, 'proof')).toEqual(['pass /proof'])
    const odd = await again(report({ ...proof('fail', { path: '/proof', code: 'ERR_PROOF' }), ...ends('/proof') }), { now: at(1) })
    expect([said(odd, 'proof'), said(odd, 'key-binding')]).toEqual([['fail ERR_PROOF /proof'], ['pass /proof']])
  })
  test('leaves it open where there are others, which may be enough', async () => {
    const set = (outcome: Check['outcome']) =>
      report({ checks: [check('proof', 'pass', { path: '/proof/0' }), check('proof', outcome, { path: '/proof/1' })], ...ends('/proof/0') })
    const found = await again(set('pass'), { now: at(1) })
    expect([said(found, 'proof'), found.verdict]).toEqual([['unknown ERR_PROOF_EXPIRED /proof/0', 'pass /proof/1'], 'indeterminate'])
    // one that was set aside is no other
    expect(said(await again(set('warn'), { now: at(1) }), 'proof')).toEqual(['fail ERR_PROOF_EXPIRED /proof/0', 'warn /proof/1'])
  })
})

describe('what the holder signed', () => {
  const seconds = Date.parse(end) / 1000
  const bound = (outcome: Check['outcome'], detail: Check['detail'], id = 'holder-binding') =>
    report({ checks: [check('proof'), check(id, outcome, { ...(detail && { detail }) })] })

  test('holds to the moment that it names, with what the caller allows clocks to differ', async () => {
    const found = async (after: number, skew = 0) =>
      said(await again(bound('pass', { claim: 'exp', seconds }), { now: at(after), skew }), 'holder-binding')
    expect([await found(-1), await found(1)]).toEqual([['pass'], ['fail ERR_PROOF_EXPIRED']])
    expect([await found(59, 60), await found(61, 60)]).toEqual([['pass'], ['fail ERR_PROOF_EXPIRED']])
  })
  test('by a clock that was ahead ends at its end, and not when it begins', async () => {
    const found = async (detail: Check['detail']) => said(await again(bound('warn', detail), { now: at(1) }), 'holder-binding')
    expect(await found({ claim: 'iat', seconds })).toEqual(['warn'])
    expect(await found({ claim: 'iat', seconds: seconds - 600, exp: seconds })).toEqual(['fail ERR_PROOF_EXPIRED'])
  })
  test('that names no end has none, and a time in another check is none', async () => {
    expect(said(await again(bound('pass', undefined), { now: at(1) }), 'holder-binding')).toEqual(['pass'])
    expect(said(await again(bound('pass', { seconds: 'soon' }), { now: at(1) }), 'holder-binding')).toEqual(['pass'])
    expect(said(await again(bound('pass', { claim: 'exp', seconds }, 'recipient'), { now: at(1) }), 'recipient')).toEqual(['pass'])
  })
})

describe('a proof that was early', () => {
  const early = (code: NonNullable<Check['code']>, detail: Check['detail'], id = 'proof') =>
    report({ checks: [check('proof'), check('schema', 'pass'), check(id, 'warn', { code, ...(detail && { detail }) })] })
  const seconds = Date.parse(end) / 1000
  const found = async (before: Report, after: number, skew = 0) => said(await again(before, { now: at(after), skew }), 'proof')

  test('is so until its time, with what the caller allows clocks to differ', async () => {
    const before = early('ERR_NOT_YET_VALID', { seconds })
    expect([await found(before, -1), await found(before, 0)]).toEqual([['pass', 'warn ERR_NOT_YET_VALID'], ['pass']])
    expect([await found(before, -61, 60), await found(before, -60, 60)]).toEqual([['pass', 'warn ERR_NOT_YET_VALID'], ['pass']])
  })
  test('stays what it was where no time is known, and anything else is no matter of time', async () => {
    expect(await found(early('ERR_NOT_YET_VALID', undefined), 1)).toEqual(['pass', 'warn ERR_NOT_YET_VALID'])
    expect(await found(early('ERR_CLAIMS', { seconds }), 1)).toEqual(['pass', 'warn ERR_CLAIMS'])
    expect(said(await again(early('ERR_NOT_YET_VALID', { seconds }, 'schema'), { now: at(1) }), 'schema')).toEqual([
      'pass',
      'warn ERR_NOT_YET_VALID',
    ])
  })
})

describe('a key of which an end was known', () => {
  const keyed = (outcome: Check['outcome'], detail: Check['detail'], ...more: readonly Check[]) =>
    report({ checks: [check('proof'), check('key-binding', outcome, { path: '/proof', ...(detail && { detail }) }), ...more] })
  const found = async (before: Report, after = 1) => said(await again(before, { now: at(after) }), 'key-binding')

  test.each(['revoked', 'expires'])('is good until it was %s, and not after', async (name) => {
    expect(await found(keyed('pass', { [name]: end }), -1)).toEqual(['pass /proof'])
    expect(await found(keyed('pass', { [name]: end }))).toEqual(['fail ERR_KEY_REVOKED /proof'])
  })
  test('leaves it open where another key may be enough, and one that was set aside is no other', async () => {
    expect(await found(keyed('pass', { expires: end }, check('key-binding')))).toEqual(['unknown ERR_KEY_REVOKED /proof', 'pass'])
    expect(await found(keyed('pass', { expires: end }, check('key-binding', 'warn')))).toEqual(['fail ERR_KEY_REVOKED /proof', 'warn'])
  })
  test('takes nothing from what failed otherwise, or from a check of another name', async () => {
    expect(await found(keyed('unknown', { expires: end }))).toEqual(['unknown /proof'])
    const other = await again(keyed('pass', undefined, check('recipient', 'pass', { detail: { expires: end } })), { now: at(1) })
    expect([said(other, 'key-binding'), said(other, 'recipient')]).toEqual([['pass /proof'], ['pass']])
  })
})

describe('a proof that asks an address whenever it is verified', () => {
  const asks = 'https://school.example/badges/7'
  const hosted = (...more: readonly Check[]): Report => report({ checks: [...checks, ...more], ageing: { ...ageing, asks } })

  test('cannot be asked without the credential: that is open, and says what would settle it', async () => {
    const found = await again(hosted(check('status')))
    expect([said(found, 'status').at(-1), found.verdict]).toEqual(['unknown ERR_UNSUPPORTED', 'indeterminate'])
    expect(found.checks.find(({ code }) => code === 'ERR_UNSUPPORTED')?.detail?.needs).toEqual([{ url: asks, kind: 'credential' }])
  })
  test('what was revoked stays revoked', async () => {
    const found = await again(hosted(check('status', 'fail', { code: 'ERR_REVOKED', path: '/badge' })))
    expect([said(found, 'status').at(-1), found.verdict]).toEqual(['fail ERR_REVOKED /badge', 'invalid'])
    expect(said(found, 'status')).not.toContain('unknown ERR_UNSUPPORTED')
  })
  test.each<[string, Check]>([
    ['was suspended', check('status', 'fail', { code: 'ERR_SUSPENDED' })],
    ['was perhaps revoked', check('status', 'unknown', { code: 'ERR_REVOKED' })],
    ['holds one that was revoked', check('nested', 'fail', { code: 'ERR_REVOKED' })],
  ])('what %s is not kept as revoked', async (_, other) => {
    expect(said(await again(hosted(other)), 'status').at(-1)).toBe('unknown ERR_UNSUPPORTED')
  })
  test('what the document says itself is told once, and another place beside it', async () => {
    const list = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '7', statusListCredential: asks }
    const statuses = [
      { value: list, path: '/credentialStatus' as const },
      { value: { type: 'RevokedAssertion', id: asks, revoked: true }, path: '/revoked' as const },
    ]
    const revoked = (path: string): Check => check('status', 'fail', { code: 'ERR_REVOKED', path })
    const before = report({
      checks: [check('proof'), revoked('/revoked'), revoked('/badge')],
      ageing: { ...ageing, id: asks, asks, statuses },
    })
    const open = 'unknown ERR_OFFLINE /credentialStatus'
    expect(said(await again(before), 'status')).toEqual([open, 'fail ERR_REVOKED /revoked', 'fail ERR_REVOKED /badge'])
  })
})

describe('a credential inside', () => {
  const inside = (path: string, more: Partial<Report> = {}): NestedReport => ({
    ...report({ ageing: { ...ageing, until: [{ value: end, path: '/validUntil' }] } }),
    ...more,
    path,
  })
  const outer = (nested: readonly NestedReport[], ...more: readonly Check[]) => report({ nested, checks: [...checks, ...more] })

  test('that has run out makes its own check fail, and no other', async () => {
    const both = outer(
      [inside('/a'), inside('/b', { ageing })],
      check('nested', 'pass', { path: '/a' }),
      check('nested', 'pass', { path: '/b' }),
      check('endorsement', 'pass', { path: '/c' }),
    )
    const found = await again(both, { now: at(1) })
    expect([said(found, 'nested'), said(found, 'endorsement')]).toEqual([['fail ERR_NESTED /a', 'pass /b'], ['pass /c']])
    expect(found.nested?.map(({ path, verdict }) => [path, verdict])).toEqual([
      ['/a', 'invalid'],
      ['/b', 'valid'],
    ])
  })
  test('of which nothing was kept stays as it was, and its check too', async () => {
    const { ageing: _, ...rest } = inside('/a', { verdict: 'invalid' })
    const found = await again(outer([rest], check('nested', 'fail', { code: 'ERR_NESTED', path: '/a' })), { now: at(1) })
    expect([found.nested, said(found, 'nested')]).toEqual([[rest], ['fail ERR_NESTED /a']])
    const told = await again(outer([rest], check('nested', 'warn', { code: 'ERR_RECIPIENT', path: '/a' })), { now: at(1) })
    expect(said(told, 'nested')).toEqual(['warn ERR_RECIPIENT /a'])
  })
  test('is looked at down to a depth', async () => {
    const one = report({ nested: [inside('/a')] })
    const two = report({ nested: [inside('/a', { nested: [inside('/b')] })] })
    expect(await codeOf(again(one, { limits: { nesting: 1 } }))).toBe('no error')
    expect(await codeOf(again(two, { limits: { nesting: 1 } }))).toBe('ERR_LIMIT')
  })
  test('that is not there is not put there', async () => {
    expect('nested' in (await again(report()))).toBe(false)
  })
})

describe('a document that was converted', () => {
  const original = report({ ageing: { ...ageing, until: [{ value: end, path: '/validUntil' }] } })
  const converted = (originals: readonly Report[], outcome: Check['outcome'] = 'pass') =>
    report({ checks: [...checks, check('conversion', outcome, { detail: { isSameTables: true } })], ageing: { ...ageing, originals } })

  test('stands as long as its original', async () => {
    expect(said(await again(converted([original]), { now: at(0) }), 'conversion')).toEqual(['pass'])
    const found = await again(converted([original]), { now: at(1) })
    expect([said(found, 'conversion'), found.ageing?.originals?.map(({ verdict }) => verdict)]).toEqual([
      ['fail ERR_CONVERSION'],
      ['invalid'],
    ])
  })
  test('of several originals the worst decides, wherever it stands', async () => {
    const list = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '7' }
    const url = 'https://school.example/status/1'
    const statuses = [{ value: { ...list, statusListCredential: url }, path: '/credentialStatus' as const }]
    const [good, open] = [report(), report({ ageing: { ...ageing, statuses } })]
    const found = async (...originals: readonly Report[]) => {
      const { checks } = await again(converted(originals), { now: at(1) })
      const { outcome, code, detail } = checks.find(({ id }) => id === 'conversion') ?? {}
      return { said: [outcome, code], cause: detail?.['cause'], original: detail?.['original'], needs: detail?.needs }
    }
    const bad = {
      said: ['fail', 'ERR_CONVERSION'],
      cause: 'ERR_EXPIRED',
      original: { verdict: 'invalid', format: 'ob3' },
      needs: undefined,
    }
    for (const originals of [[original], [good, original], [open, good, original], [original, open]])
      expect(await found(...originals)).toEqual(bad)
    for (const originals of [[open], [good, open]])
      expect(await found(...originals)).toEqual({
        said: ['unknown', 'ERR_OFFLINE'],
        cause: undefined,
        original: { verdict: 'indeterminate', format: 'ob3' },
        needs: [{ url, kind: 'status' }],
      })
    expect((await found(good, good)).said).toEqual(['pass', undefined])
  })
  test('keeps what was said of how it was converted, and tells each of several originals', async () => {
    const fetched = ['https://school.example/logo.png']
    const before = report({
      checks: [check('conversion', 'pass', { detail: { isSameTables: false, fetched } })],
      ageing: { ...ageing, originals: [report(), report({ format: 'ob2' })] },
    })
    const [found] = (await again(before)).checks.filter(({ id }) => id === 'conversion')
    const [first, second] = ['ob3', 'ob2'].map((format) => ({ verdict: 'valid', format }))
    expect(found?.detail).toEqual({ original: first, originals: [first, second], isSameTables: false, fetched })
    const alone = (await again(converted([report()]))).checks.find(({ id }) => id === 'conversion')?.detail
    expect(alone).toEqual({ original: first, isSameTables: true })
  })
  test('of which the original was not kept is said what was said', async () => {
    const found = await again(converted([], 'fail'), { now: at(1) })
    expect([said(found, 'conversion'), found.ageing]).toEqual([['fail'], { ...ageing, originals: [] }])
  })
})

describe('what is said anew', () => {
  test('stands where it stood, and at the end where it stood nowhere', async () => {
    const ids = async (before: readonly Check[]) => (await again(report({ checks: before }))).checks.map(({ id }) => id)
    expect(await ids(checks)).toEqual(['schema', 'proof', 'key-binding', 'validity', 'status', 'issuer', 'recipient'])
    expect(await ids([check('validity'), check('schema')])).toEqual(['validity', 'status', 'issuer', 'schema'])
    expect(await ids([check('schema'), check('recipient')])).toEqual(['schema', 'recipient', 'validity', 'status', 'issuer'])
  })
  test('of who stands behind it: what its key said, where its proofs are still good', async () => {
    const standing = { control: 'domain', nameIsFrom: 'domain' } as const
    const control = async (more: Partial<Report>) => (await again(report(more), { now: at(1) })).issuer.control
    expect(await control({ ageing: { ...ageing, standing } })).toBe('domain')
    expect(await control({})).toBe('none')
    expect(
      await control({ checks: [check('proof'), check('key-binding')], ageing: { ...ageing, standing, ends: [{ value: end, path: '' }] } }),
    ).toBe('none')
  })
  test('of a presentation: nobody is asked about its holder', async () => {
    const presents = [check('issuer', 'skip', { code: 'ERR_ISSUER' })]
    let asked = 0
    const trust = { name: 'a register', lookup: async () => void asked++ }
    const found = await again(report({ ageing: { ...ageing, presents } }), { now: at(0), trust })
    expect([found.checks.filter(({ id }) => id === 'issuer'), asked]).toEqual([presents, 0])
    await again(report(), { now: at(0), trust })
    expect(asked).toBe(1)
  })
  test('of a list that cannot be reached, as the caller wants it', async () => {
    const url = 'https://school.example/status/1'
    const value = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '7', statusListCredential: url }
    const before = report({ ageing: { ...ageing, statuses: [{ value, path: '/credentialStatus' }] } })
    expect(said(await again(before), 'status')).toEqual(['unknown ERR_OFFLINE /credentialStatus'])
    expect(said(await again(before, { now: at(0), unreachableStatus: 'fail' }), 'status')).toEqual(['fail ERR_OFFLINE /credentialStatus'])
  })
})

test.each<[string, unknown]>([
  ['no report', 7],
  ['without checks', { ageing }],
  ['without what ages', { checks }],
  ['without an issuer', { checks, ageing: { ...ageing, issuer: 'did:example:school' } }],
  ['without its ends', { checks, ageing: { ...ageing, until: undefined } }],
  ['without its statuses', { checks, ageing: { ...ageing, statuses: {} } }],
])('what is %s is told, and not taken for one', async (_, odd) => {
  expect(await codeOf(again(odd))).toBe('ERR_INPUT')
})
