import { describe, expect, it } from 'vitest'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Document } from '../../src/lib/json.ts'
import { type Outcome, type Report, verdictOf } from '../../src/lib/report.ts'
import type { PresentationAsked } from '../../src/lib/scope.ts'
import { verify } from '../../src/verify.ts'
import { ran } from '../reference.ts'
import type { Attack } from './attack-cast.ts'
import { attackClasses, honestOnes } from './attacks.ts'
import { now, outcomes, type Web, webOf } from './scope.ts'

type Verifier = (input: Document | string, web: Web, asked?: PresentationAsked) => Promise<Pick<Report, 'checks' | 'verdict'>>
const ours: Verifier = (input, web, asked) => verify(input, { now, fetch: webOf(web), ...(asked && { presentation: asked }) })

/** What a verifier answers where the attack is aimed: the checks of that id, or the code of its error. */
async function answerOf(
  verifier: Verifier,
  { input, web = {}, asked, answer }: Attack,
): Promise<{ answers: readonly string[]; verdict: string }> {
  try {
    const { checks, verdict } = await verifier(input, web, asked)
    return { answers: outcomes(checks, answer[0]), verdict }
  } catch (error) {
    if (error instanceof CredentialError) return { answers: [error.code], verdict: 'refused' }
    throw error
  }
}

describe.each(attackClasses)('%s', (name, attacks) => {
  it('is found out, each by the check that it is aimed at', async () => {
    const all = await attacks()
    expect(all.length).toBeGreaterThanOrEqual(10)
    for (const attack of all) {
      const { answers, verdict } = await answerOf(ours, attack)
      const [first, outcome = first] = attack.answer
      expect(answers, attack.name).toContain(outcome)
      if (!outcome.startsWith('warn')) expect(verdict, attack.name).not.toBe('valid')
    }
    ran(`attacks: ${name}`, all.length)
  })

  it('is not found out by a verifier that always says the same', async () => {
    for (const outcome of ['pass', 'unknown'] as const) {
      const missed = await Promise.all(
        (await attacks()).map(async (attack) => !(await answerOf(always(outcome), attack)).answers.includes(attack.answer.at(-1) ?? '')),
      )
      expect(missed.every(Boolean)).toBe(true)
    }
  })
})

const ids = ['schema', 'context', 'proof', 'key-binding', 'validity', 'status', 'endorsement', 'nested', 'issuer', 'recipient']
const always =
  (outcome: Outcome): Verifier =>
  async () => {
    const checks = ids.map((id) => ({ id, outcome, message: '' }))
    return { checks, verdict: verdictOf(checks) }
  }

describe('what nobody attacked', () => {
  it('is valid', async () => {
    for (const { name, input, web = {}, asked } of await honestOnes()) {
      const { checks, verdict } = await ours(input, web, asked)
      expect(verdict, `${name}: ${JSON.stringify(checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown'))}`).toBe(
        'valid',
      )
    }
  })
})
