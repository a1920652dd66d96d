/** The dates of a proof against the clock of whoever verifies, which may be off by so many seconds. */
import { expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { proofOptions } from '../../src/proofs/data-integrity/proof-options.ts'
import { remarksOn } from '../../src/proofs/data-integrity/remarks.ts'
import { suites } from '../../src/proofs/data-integrity/suites.ts'
import { claimChecks } from '../../src/proofs/vc-jwt/cross-check.ts'
import { codeOf } from './code-of.ts'
import { outcomes, outlineOf, scopeWith } from './scope.ts'

const now = new Date('2026-01-01T00:00:00Z')
const proof = (more: Document): Document => ({ verificationMethod: 'did:x:1#1', proofPurpose: 'assertionMethod', ...more })
const suite = suites['eddsa-rdfc-2022']

test('one that has expired is accepted for as long as clocks may differ', () => {
  const at = (expires: string, skew: number) => codeOf(() => proofOptions(proof({ expires }), 'assertionMethod', { now, skew }))
  expect(at('2026-01-01T00:00:00Z', 0)).toBeUndefined()
  expect(at('2025-12-31T23:59:59Z', 0)).toBe('ERR_PROOF_EXPIRED')
  expect(at('2025-12-31T23:59:00Z', 60)).toBeUndefined()
  expect(at('2025-12-31T23:58:59Z', 60)).toBe('ERR_PROOF_EXPIRED')
})

test('one that was made later than now is told, beyond what clocks may differ', () => {
  const said = (created: string | undefined, skew: number) => {
    if (!suite) throw new Error('no suite')
    const options = proofOptions(proof({ created }), 'assertionMethod', { now, skew })
    return remarksOn({}, suite, options, { now, skew }, '/proof')
  }
  expect(said(undefined, 0)).toEqual([])
  expect(said('2026-01-01T00:00:00Z', 0)).toEqual([])
  expect(said('2026-01-01T00:01:00Z', 60)).toEqual([])
  expect(said('2026-01-01T00:01:01Z', 60)).toMatchObject([
    { id: 'proof', outcome: 'warn', code: 'ERR_NOT_YET_VALID', path: '/proof', detail: { seconds: now.getTime() / 1000 + 61 } },
  ])
})

test('for whom one was made is told of what is for everybody, and not of what is shown to somebody', () => {
  const said = (document: Document, purpose: string) =>
    suite && remarksOn(document, suite, { verificationMethod: 'did:x:1#1', purpose, created: undefined }, { now, skew: 0 }, '/proof')
  const meant = [{ outcome: 'warn', code: 'ERR_CHALLENGE', path: '/proof', message: expect.stringMatching(/^The proof says for whom/) }]
  expect(said({}, 'assertionMethod')).toEqual([])
  expect(said({ domain: 'x.example' }, 'assertionMethod')).toMatchObject(meant)
  expect(said({ challenge: '1' }, 'assertionMethod')).toMatchObject(meant)
  expect(said({ domain: 'x.example', challenge: '1' }, 'authentication')).toEqual([])
})

test('the times of a token are its own, and judged by the same clock', () => {
  const document = { type: ['VerifiableCredential'] }
  const seconds = now.getTime() / 1000
  const said = (claims: Document, skew = 60) =>
    outcomes(claimChecks({ ...document, ...claims }, document, outlineOf(document), scopeWith({ now, skew })), 'proof')
  for (const claims of [{ exp: seconds - 60 }, { nbf: seconds + 60 }, { iat: seconds + 60 }])
    expect(said(claims), JSON.stringify(claims)).toEqual([])
  expect(said({ exp: seconds - 61 })).toEqual(['fail ERR_PROOF_EXPIRED'])
  expect(said({ nbf: seconds + 61 })).toEqual(['fail ERR_NOT_YET_VALID'])
  expect(said({ iat: seconds + 61 })).toEqual(['warn ERR_NOT_YET_VALID'])
  for (const name of ['exp', 'nbf', 'iat'])
    for (const none of ['2026-01-01T00:00:00Z', null, Number.NaN]) expect(said({ [name]: none }), name).toEqual(['fail ERR_CLAIMS'])
})
