/** Every backend says the same of every case. */
import { expect, test } from 'vitest'
import type { Backend } from '../../src/crypto/backend.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import { backends } from './backends.ts'
import { type Case, changedCases, edwardsCases } from './cases.ts'

const cases = [...(await changedCases(20260101, 40)), ...edwardsCases(128)]

async function answer(backend: Backend, { algorithm, jwk, data, signature }: Case): Promise<string> {
  try {
    return String(await backend.verifySignature(algorithm, await backend.importKey({ jwk }), data, signature))
  } catch (error) {
    if (error instanceof CredentialError) return error.code
    throw error
  }
}

test(`${cases.length} cases`, async () => {
  const [[, first], ...others] = backends as readonly [(typeof backends)[number], ...(typeof backends)[number][]]
  const seen = new Map<string, number>()
  for (const each of cases) {
    const expected = await answer(first, each)
    seen.set(`${each.kind}: ${expected}`, (seen.get(`${each.kind}: ${expected}`) ?? 0) + 1)
    for (const [name, backend] of others) expect(await answer(backend, each), `${name}: ${each.kind} ${each.algorithm}`).toBe(expected)
  }
  // the cases are of every kind, and no change of a signature is ever accepted
  for (const kind of [
    'honest: true',
    'signature changed: false',
    'length: false',
    'key changed: ERR_KEY',
    'key changed: false',
    'mixed order: true',
    'mixed order: false',
    'S too large: false',
    'encoding: ERR_KEY',
  ])
    expect(seen.get(kind), kind).toBeGreaterThan(5)
  for (const kind of ['signature changed: true', 'length: true', 'key changed: true', 'S too large: true', 'encoding: true'])
    expect(seen.has(kind), kind).toBe(false)
})
