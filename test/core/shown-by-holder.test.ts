/** What a presentation says of a credential in it: whose key signed, who says it, whom it is about, and whose key it is bound to. */
import { describe, expect, it, test } from 'vitest'
import { boundChecks } from '../../src/core/verify/bound-key.ts'
import { holderChecks } from '../../src/core/verify/holder.ts'
import { underItsPresentation } from '../../src/core/verify/self-asserted.ts'
import { provesIssuer } from '../../src/core/verify/standing.ts'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Outline } from '../../src/lib/contract.ts'
import type { Document } from '../../src/lib/json.ts'
import { type Check, fail, pass, type Report, unknown, verdictOf, warn } from '../../src/lib/report.ts'
import { parseCompact } from '../../src/lib/tokens/jws-parse.ts'
import { proof as tokens } from '../../src/proofs/vc-jwt/index.ts'
import { multibaseOf, testKey } from '../proofs/issuers.ts'
import { outcomes, outlineOf, parsedBy, scopeWith } from '../proofs/scope.ts'

const good = (id: string): Check => pass(id, '')
const bound = [good('proof'), good('key-binding')]

test('the issuer’s key signed where a proof verifies, the key is his, and nothing is open or wrong', () => {
  expect(provesIssuer(bound)).toBe(true)
  expect(provesIssuer([...bound, warn('proof', 'ERR_PROOF_DRIFT', ''), fail('status', 'ERR_REVOKED', '')])).toBe(true)
  const others = [[], [good('proof')], [good('key-binding')], [warn('proof', 'ERR_PROOF_DRIFT', ''), good('key-binding')]]
  for (const checks of others) expect(provesIssuer(checks)).toBe(false)
  for (const id of ['proof', 'key-binding'])
    for (const wrong of [fail(id, 'ERR_PROOF', ''), unknown(id, 'ERR_OFFLINE', '')]) expect(provesIssuer([...bound, wrong])).toBe(false)
})

describe('what a holder says of itself', () => {
  const reportOf = (...checks: readonly Check[]): Report => ({
    verdict: verdictOf(checks),
    format: 'vc',
    issuer: { nameIsFrom: 'credential', control: 'none', listedBy: [] },
    checks,
  })
  const unsigned = fail('proof', 'ERR_NO_PROOF', '')
  const told = (report: Report, proofs: readonly Check[]) => {
    const { verdict, checks } = underItsPresentation(report, { checks: proofs })
    return [verdict, ...outcomes(checks, 'proof')]
  }

  it('counts where he signed the presentation, and is open where that is', () => {
    expect(told(reportOf(unsigned), bound)).toEqual(['valid', 'warn ERR_NO_PROOF'])
    expect(told(reportOf(unsigned), [good('proof'), unknown('key-binding', 'ERR_OFFLINE', '')])).toEqual([
      'indeterminate',
      'unknown ERR_NO_PROOF',
    ])
    expect(told(reportOf(unsigned), [fail('proof', 'ERR_PROOF', ''), good('key-binding')])).toEqual(['invalid', 'fail ERR_NO_PROOF'])
  })
  it('takes away no other objection', () => {
    expect(told(reportOf(fail('proof', 'ERR_PROOF', '')), bound)).toEqual(['invalid', 'fail ERR_PROOF'])
    expect(told(reportOf(unsigned, fail('proof', 'ERR_CLAIMS', '')), bound)).toEqual(['invalid', 'warn ERR_NO_PROOF', 'fail ERR_CLAIMS'])
    const { verdict, checks } = underItsPresentation(reportOf(unsigned, fail('nested', 'ERR_NO_PROOF', '')), { checks: bound })
    expect([verdict, ...outcomes(checks, 'nested')]).toEqual(['invalid', 'fail ERR_NO_PROOF'])
  })
})

test('a presentation inside another one is the same holder’s, or that is told', () => {
  const inside = (id: string): Outline => ({ ...outlineOf({ issuer: id }), presents: [] })
  expect(holderChecks(inside('did:x:ada'), 'did:x:ada')).toEqual([])
  expect(holderChecks(inside('did:x:bo'), 'did:x:ada')).toMatchObject([{ outcome: 'warn', code: 'ERR_RECIPIENT', path: '/issuer' }])
})

test('a token that is bound to a key is open where the keys of its holder could not be had', async () => {
  const key = testKey()
  const part = (value: Document): string => base64url(utf8(JSON.stringify(value)))
  const jws = parseCompact(`${part({ alg: 'EdDSA' })}.${part({ cnf: { jwk: key.publicJwk } })}.AAAA`)
  if (!jws) throw new Error('no token')
  const parsed = { ...parsedBy(tokens, {}), envelope: { kind: 'jws' as const, jws } }
  const holder = 'did:web:ada.example'
  const answer = async (web?: Readonly<Record<string, Document>>) =>
    outcomes(await boundChecks(parsed, holder, scopeWith(web ? { web } : {})), 'recipient')
  expect(await answer()).toEqual(['unknown ERR_OFFLINE'])
  expect(await answer({})).toEqual(['unknown ERR_NETWORK'])
  const named = (publicKeyMultibase: string): Readonly<Record<string, Document>> => ({
    'https://ada.example/.well-known/did.json': {
      id: holder,
      authentication: [{ id: `${holder}#1`, type: 'Multikey', controller: holder, publicKeyMultibase }],
    },
  })
  expect(await answer(named(multibaseOf(key)))).toEqual(['pass'])
  expect(await answer(named(multibaseOf(testKey())))).toEqual(['fail ERR_RECIPIENT'])

  // in the form of a seal, which says it in what it seals
  const sealed = { ...parsed, document: { cnf: { jwk: testKey().publicJwk } }, envelope: { kind: 'jades' as const, jws } }
  const ofSealed = await boundChecks(sealed, holder, scopeWith({ web: named(multibaseOf(key)) }))
  expect(outcomes(ofSealed, 'recipient')).toEqual(['fail ERR_RECIPIENT'])
  expect(await boundChecks({ ...sealed, envelope: { kind: 'none' } }, holder, scopeWith({}))).toEqual([])
})
