/** A proof of the caller's own family beside a seal: both answer, and what the seal rests on is what it was. */
import { expect, test } from 'vitest'
import type { Certified, ProofEntry, Proven } from '../../src/lib/contract.ts'
import { fail, pass, type Report } from '../../src/lib/report.ts'
import { proof as jades } from '../../src/proofs/jades/index.ts'
import type { TrustSource } from '../../src/trust.ts'
import { type RecheckManyOptions, recheck, verify } from '../../src/verify.ts'
import { minted, sealText, times, trust } from './seals.ts'

const now = new Date(times.now)
const day = 86_400_000
const { anchors: _, ...seals } = trust
const good = [pass('proof', 'The stamp is there.'), pass('key-binding', 'The stamp is the issuer’s.')]

const seal: ProofEntry = { ...jades, load: () => jades }
/** Beside seals, a family that looks at every credential. */
const saying = (proven: Proven): readonly ProofEntry[] => {
  const proof = { id: 'stamp', claims: () => true, verify: () => proven }
  return [{ ...proof, load: () => proof }, seal]
}
/** A register whose authority was in good standing until the day after the timestamp. */
function register(asked: (Date | undefined)[] = []): TrustSource {
  const trusted = [{ from: '2020-01-01T00:00:00Z', until: new Date(times.stamped + day).toISOString() }]
  return {
    name: 'the register',
    anchors: [{ certificate: minted.root, trusted }],
    lookup: async ({ at }) => {
      asked.push(at)
      return { source: 'the register' }
    },
  }
}
const certified = (more: Partial<Certified> = {}): Certified => ({
  until: times.now + day,
  anchors: [],
  timestampAnchors: [],
  checks: ['key-binding'],
  ...more,
})
const sealed = sealText('p256.B-LTA.json')
/** The verdict where it is looked at again. */
async function again(report: Report, options: RecheckManyOptions): Promise<string> {
  for await (const { report: found } of recheck([JSON.parse(JSON.stringify(report))], options)) return found?.verdict ?? 'none'
  return 'none'
}

test('the time that the seal’s certificate vouches at stays what it is, also where it is looked at again', async () => {
  for (const proofs of [[seal], saying({ checks: good }), saying({ checks: good, certified: certified({ at: times.stamped }) })]) {
    const asked: (Date | undefined)[] = []
    const options = { now, seals, trust: register(asked), proofs }
    const report = await verify(sealed, { ...options, recheckable: true })
    expect(report.verdict).toBe('valid')
    expect(await again(report, options)).toBe('valid')
    expect(asked.map((at) => at?.toISOString())).toEqual(Array.from(asked, () => new Date(times.stamped).toISOString()))
    expect(asked).toHaveLength(2)
  }
})

test('what rests on certificates holds as long as the first of them, and as long as all are trusted', async () => {
  const options = { now, seals: trust }
  const until = (at: number, more: Partial<Certified> = {}) => saying({ checks: good, certified: certified({ until: at, ...more }) })
  const verdicts = async (proofs: readonly ProofEntry[], later: number) => {
    const report = await verify(sealed, { ...options, proofs, recheckable: true })
    expect(report.verdict).toBe('valid')
    return again(report, { ...options, now: new Date(later) })
  }
  expect(await verdicts(until(times.now + 2 * day), times.now + day)).toBe('valid')
  expect(await verdicts(until(times.now + day / 2), times.now + day)).toBe('indeterminate')
  expect(await verdicts(until(times.now + 2 * day, { anchors: [new Uint8Array([1])] }), times.now)).toBe('indeterminate')
  expect(await verdicts(until(times.now + 2 * day, { timestampAnchors: [new Uint8Array([1])] }), times.now)).toBe('indeterminate')
})

test('two that rest on different times are judged as of now: whoever was withdrawn since vouches no more', async () => {
  const families = saying({ checks: good, certified: certified() })
  for (const proofs of [families, families.toReversed()]) {
    const options = { now, seals, trust: register(), proofs }
    const report = await verify(sealed, { ...options, recheckable: true })
    expect(report.verdict).toBe('valid')
    expect(await again(report, options)).toBe('indeterminate')
  }
})

test('one that fails is the fault of the credential, and who stands behind it is then not said', async () => {
  const checks = [fail('proof', 'ERR_PROOF', 'The stamp is torn.')]
  const report = await verify(sealed, { now, seals: trust, proofs: saying({ checks }) })
  expect(report.verdict).toBe('invalid')
  expect(report.issuer.control).toBe('none')
  // what a family finds inside is reported as what the credential holds is
  const nested = [{ ...report, path: '/inside' }]
  const found = await verify(sealed, { now, seals: trust, proofs: saying({ checks: good, nested }) })
  expect(found.nested?.map(({ path }) => path)).toContain('/inside')
  expect(found.issuer).toMatchObject({ name: 'Universitat Exempli', control: 'certificate' })
})
