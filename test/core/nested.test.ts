/** Many credentials inside one: each has its report in its place, and nobody waits for all of them. */
import { describe, expect, it } from 'vitest'
import { nestedIn } from '../../src/core/verify/nested.ts'
import { checkOn } from '../../src/core/verify/nested-check.ts'
import type { Code } from '../../src/lib/codes.ts'
import type { Nested } from '../../src/lib/contract.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Report } from '../../src/lib/report.ts'
import type { Scope } from '../../src/lib/scope.ts'

const report: Report = {
  verdict: 'valid',
  format: 'ob3',
  issuer: { nameIsFrom: 'credential', control: 'none', listedBy: [] },
  checks: [],
}
const inside = (number: number): Nested => ({ relation: 'credential', input: `${number}`, path: `/verifiableCredential/${number}` })
const many: readonly Nested[] = Array.from({ length: 12 }, (_, number) => inside(number))

/** Works for some time without waiting for anything, as a verification does. */
function busy(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
}
const scopeWith = (verify: Scope['verify']): Scope => ({ verify }) as Partial<Scope> as Scope

/** How often others had their turn while it ran. */
async function turnsOf(work: () => unknown): Promise<number> {
  let turns = 0
  let running = true
  const turn = (): void => {
    turns++
    if (running) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  running = false
  return turns
}

it('others have their turns meanwhile', async () => {
  const verify: Scope['verify'] = async () => {
    busy(10)
    return report
  }
  expect(await turnsOf(() => nestedIn({ nested: many }, scopeWith(verify)))).toBeGreaterThanOrEqual(6)
  // what only waits for promises gives nobody a turn
  expect(await turnsOf(() => Promise.all(many.map(() => verify('', undefined))))).toBeLessThan(3)
})

it('reports and errors stand in their places, and none waits for another that asks the network', async () => {
  let started = 0
  let go = (): void => undefined
  const all = new Promise<void>((resolve) => {
    go = resolve
  })
  const verify: Scope['verify'] = async (input) => {
    started++
    if (started === many.length) go()
    await all
    if (input === '5') throw new CredentialError('ERR_NOT_JSON', 'the text is not JSON')
    return report
  }
  const { checks, reports } = await nestedIn({ nested: many }, scopeWith(verify))
  expect(checks.map(({ outcome, path }) => [outcome, path])).toEqual(many.map(({ path }, number) => [number === 5 ? 'fail' : 'pass', path]))
  expect(reports).toHaveLength(many.length - 1)
})

it('what several checks of one wait for is named once', async () => {
  const needs = [{ url: 'https://school.example/did.json', kind: 'did' as const }]
  const open = { outcome: 'unknown' as const, code: 'ERR_OFFLINE' as const, message: '', detail: { needs } }
  const checks = ['proof', 'key-binding'].map((id) => ({ id, ...open }))
  const verify: Scope['verify'] = async () => ({ ...report, verdict: 'indeterminate', checks })
  expect((await nestedIn({ nested: [inside(0)] }, scopeWith(verify))).checks.map(({ detail }) => detail)).toEqual([{ needs }])
})

it('an endorsement that is published elsewhere is told, and not asked for', async () => {
  const asked: unknown[] = []
  const scope = scopeWith(async (input) => {
    asked.push(input)
    return report
  })
  const address = 'https://guild.example/endorsements/1'
  const nested: readonly Nested[] = [
    { relation: 'endorsement', input: address, path: '/endorsement/0' },
    { relation: 'endorsement', input: 'aa.bb.cc', path: '/endorsement/1' },
    { relation: 'endorsement', input: 'urn:uuid:1', path: '/endorsement/2' },
  ]
  const { checks, reports } = await nestedIn({ nested }, scope)
  expect(checks).toMatchObject([
    { id: 'endorsement', outcome: 'skip', code: 'ERR_ENDORSEMENT', path: '/endorsement/0', detail: { endorsement: address } },
    { id: 'endorsement', outcome: 'pass', path: '/endorsement/1' },
    { id: 'endorsement', outcome: 'skip', path: '/endorsement/2' },
  ])
  expect([asked, reports.map(({ path }) => path)]).toEqual([['aa.bb.cc'], ['/endorsement/1']])
})

describe('what the report of one inside means for the whole', () => {
  const failed = (...codes: readonly Code[]): Report => ({
    ...report,
    verdict: 'invalid',
    checks: [
      { id: 'schema', outcome: 'pass', message: '' },
      ...codes.map((code) => ({ id: 'validity', outcome: 'fail', code, message: '' }) as const),
    ],
  })
  const foreign: Report = { ...report, checks: [{ id: 'recipient', outcome: 'warn', code: 'ERR_RECIPIENT', message: '' }] }
  const doubted: Report = { ...report, checks: [{ id: 'recipient', outcome: 'skip', code: 'ERR_RECIPIENT', message: '' }] }
  const remarked: Report = { ...report, checks: [{ id: 'proof', outcome: 'warn', code: 'ERR_PROOF_DRIFT', message: '' }] }
  const open: Report = {
    ...report,
    verdict: 'indeterminate',
    checks: [{ id: 'proof', outcome: 'unknown', code: 'ERR_OFFLINE', message: '' }],
  }

  it.each<[string, Report, string, string]>([
    ['a valid one', report, 'pass', 'pass'],
    ['a valid one of which something is remarked', remarked, 'pass', 'pass'],
    ['a valid one of somebody else', foreign, 'warn ERR_RECIPIENT', 'warn ERR_RECIPIENT'],
    ['a valid one of which nobody asked whose it is', doubted, 'pass', 'pass'],
    [
      'one of somebody else that is not valid',
      { ...failed('ERR_PROOF'), checks: [...failed('ERR_PROOF').checks, ...foreign.checks] },
      'fail ERR_NESTED',
      'fail ERR_ENDORSEMENT',
    ],
    ['an open one', open, 'unknown ERR_NESTED', 'unknown ERR_ENDORSEMENT'],
    ['a broken one', failed('ERR_PROOF'), 'fail ERR_NESTED', 'fail ERR_ENDORSEMENT'],
    // an endorsement that has run out takes nothing from what it speaks of; a credential that has is no credential any more
    ['one that has run out', failed('ERR_EXPIRED'), 'fail ERR_NESTED', 'warn ERR_ENDORSEMENT'],
    ['one that has run out and is broken', failed('ERR_EXPIRED', 'ERR_PROOF'), 'fail ERR_NESTED', 'fail ERR_ENDORSEMENT'],
  ])('%s', (_, inner, nested, endorsement) => {
    const said = (relation: Nested['relation']) => {
      const { id, outcome, code, path } = checkOn(inner, relation, '/a')
      return [id, [outcome, code].filter(Boolean).join(' '), path]
    }
    expect(said('credential')).toEqual(['nested', nested, '/a'])
    expect(said('endorsement')).toEqual(['endorsement', endorsement, '/a'])
  })

  it('is called what it is', () => {
    const told = (format: string, relation: Nested['relation']) => checkOn({ ...report, format }, relation, '/a').message
    expect(told('vp', 'credential')).toBe('The presentation inside is valid.')
    expect(told('ob3', 'credential')).toBe('The credential inside is valid.')
  })

  it('names what failed, and nothing that did not', () => {
    expect(checkOn(failed('ERR_EXPIRED', 'ERR_PROOF'), 'credential', '/a').detail).toEqual({ codes: ['ERR_EXPIRED', 'ERR_PROOF'] })
    expect(checkOn(open, 'credential', '/a').detail).toBeUndefined()
  })

  it('one of no format that is known could not be checked; one that is no JSON is bad', async () => {
    const outcomeOf = async (code: Code) => {
      const scope = scopeWith(() => Promise.reject(new CredentialError(code, 'it cannot be read')))
      const { checks, reports } = await nestedIn({ nested: [inside(0)] }, scope)
      expect(reports).toEqual([])
      return checks.map(({ outcome, code: said }) => `${outcome} ${said}`)
    }
    expect([await outcomeOf('ERR_UNKNOWN_FORMAT'), await outcomeOf('ERR_NOT_JSON')]).toEqual([
      ['unknown ERR_UNKNOWN_FORMAT'],
      ['fail ERR_NOT_JSON'],
    ])
  })

  it('an address in capitals, or with space around it, is one; a word with a colon behind another is none', async () => {
    const scope = scopeWith(async () => report)
    const of = async (input: string) => (await nestedIn({ nested: [{ relation: 'endorsement', input, path: '/e' }] }, scope)).checks[0]
    for (const input of ['HTTPS://guild.example/1', ' https://guild.example/1 '])
      expect(await of(input)).toMatchObject({ outcome: 'skip', detail: { endorsement: input.trim() } })
    expect(await of('see https://guild.example/1')).toMatchObject({ outcome: 'pass' })
  })
})
