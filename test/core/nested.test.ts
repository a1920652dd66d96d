/** Many credentials inside one: each has its report in its place, and nobody waits for all of them. */
import { expect, it } from 'vitest'
import { nestedIn } from '../../src/core/nested.ts'
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
