/**
 * What could not be asked is neither bad nor good: while addresses do not answer, nothing fails but what fails once they do, and nothing is
 * valid but what is valid then. Over all attacks, and all that nobody attacked.
 */
import { describe, expect, it } from 'vitest'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Fetch, Options } from '../../src/lib/options.ts'
import { type Outcome, type Report, verdictOf } from '../../src/lib/report.ts'
import { verify } from '../../src/verify.ts'
import { ran } from '../reference.ts'
import type { Attack } from './attack-cast.ts'
import { attackClasses, honestOnes } from './attacks.ts'
import { now, webOf } from './scope.ts'

type Verifier = (input: Attack['input'], options: Options) => Promise<Report>

/** The network of a case, where some addresses do not answer; which were asked is noted. */
const network =
  ({ web = {} }: Attack, asked: Set<string>, isDown: (url: string) => boolean = () => false): Fetch =>
  async (url, init) => {
    asked.add(url)
    if (isDown(url)) throw new TypeError('fetch failed')
    return webOf(web)(url, init)
  }

async function reportOn(verifier: Verifier, { input, asked }: Attack, fetch?: Fetch): Promise<Report | undefined> {
  try {
    return await verifier(input, { now, ...(fetch && { fetch }), ...(asked && { presentation: asked }) })
  } catch (error) {
    if (error instanceof CredentialError) return undefined
    throw error
  }
}

/** The checks that fail, by where they stand. */
const failures = ({ checks, nested = [] }: Report): readonly string[] => [
  ...checks.flatMap(({ id, outcome, path = '' }) => (outcome === 'fail' ? [`${id} ${path}`] : [])),
  ...nested.flatMap((report, index) => failures(report).map((one) => `${index} ${one}`)),
]

/** What a verifier says while addresses are down, and takes back once they answer. */
async function takenBack(verifier: Verifier, attack: Attack): Promise<readonly string[]> {
  const asked = new Set<string>()
  const whole = await reportOn(verifier, attack, network(attack, asked))
  const networks = [undefined, ...[...asked].map((down) => network(attack, new Set(), (url) => url === down))]
  const found = await Promise.all(
    networks.map(async (fetch, index) => {
      const report = await reportOn(verifier, attack, fetch)
      if (!report || !whole) return report === whole ? [] : [`${attack.name}: refused once, and once not`]
      const failing = new Set(failures(whole))
      const down = index === 0 ? 'nothing' : `all but ${[...asked][index - 1]}`
      return [
        ...failures(report).filter((one) => !failing.has(one)),
        ...(report.verdict === 'valid' && whole.verdict !== 'valid' ? ['valid'] : []),
      ].map((what) => `${attack.name}, where ${down} answers: ${what}`)
    }),
  )
  return found.flat()
}

/** A verifier that takes what it could not check for something else. */
const taking =
  (outcome: Outcome): Verifier =>
  async (input, options) => {
    const { nested: _, ...report } = await verify(input, options)
    const checks = report.checks.map((check) => (check.outcome === 'unknown' ? { ...check, outcome } : check))
    return { ...report, checks, verdict: verdictOf(checks) }
  }

const everything = async (): Promise<readonly Attack[]> => [
  ...(await Promise.all(attackClasses.map(([, attacks]) => attacks()))).flat(),
  ...(await honestOnes()),
]

describe('while addresses do not answer', () => {
  it('nothing fails, and nothing is valid, that is not so once they do', async () => {
    const all = await everything()
    const wrong: string[] = []
    for (const attack of all) wrong.push(...(await takenBack(verify, attack)))
    expect(wrong).toEqual([])
    ran('addresses that do not answer', all.length)
  })
  it.each(['fail', 'pass'] as const)('a verifier that takes “unknown” for “%s” is found out', async (outcome) => {
    const wrong: string[] = []
    for (const attack of await everything()) wrong.push(...(await takenBack(taking(outcome), attack)))
    expect(wrong.length).toBeGreaterThan(10)
  })
})
