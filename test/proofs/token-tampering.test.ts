/** Nothing of a token can be changed: a character of its header, its payload or its signature, a part, an order. */
import { describe, expect, it } from 'vitest'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Document } from '../../src/lib/json.ts'
import { type Check, verdictOf } from '../../src/lib/report.ts'
import { issue } from '../../src/proofs/vc-jwt/issue.ts'
import { verify } from '../../src/verify.ts'
import { hasReference, ran, referenceText } from '../reference.ts'
import { badge, testKey, webIssuer } from './issuers.ts'
import { now, outcomes, type Web, webOf } from './scope.ts'

type Verifier = (token: string) => Promise<readonly Check[]>
const ours =
  (web: Web): Verifier =>
  async (token) =>
    (await verify(token, { now, fetch: webOf(web) })).checks

/** Base64url has characters whose last bits mean nothing; those are refused too, so any other character is a change. */
function* changes(token: string, step: number): Generator<string> {
  const other = (character: string): string => (character === 'A' ? 'B' : 'A')
  for (let index = 0; index < token.length; index += step)
    if (token[index] !== '.') yield token.slice(0, index) + other(token[index] ?? '') + token.slice(index + 1)
  const [header = '', payload = '', signature = ''] = token.split('.')
  yield* [`${header}.${payload}.`, `${header}..${signature}`, `.${payload}.${signature}`, `${payload}.${header}.${signature}`]
  yield* [`${token}=`, `${token}A`, `${header}.${payload}.${signature.slice(0, -4)}`, `${header}.${signature}.${payload}`]
}

/** What was changed and still counts as signed. */
async function survivors(verifier: Verifier, token: string, step: number): Promise<{ tried: number; survived: readonly string[] }> {
  const survived: string[] = []
  let tried = 0
  for (const changed of changes(token, step)) {
    tried++
    try {
      const checks = await verifier(changed)
      // a header that says something else may name what is not supported, or nobody’s key: that is no pass either
      if (outcomes(checks, 'proof').includes('pass') || verdictOf(checks) === 'valid') survived.push(changed)
    } catch (error) {
      if (!(error instanceof CredentialError) || error.code === 'ERR_INTERNAL') throw error
    }
  }
  return { tried, survived }
}

const kinds = [
  ['EdDSA', 'vc-jwt'],
  ['ES256', 'vc+jwt'],
  ['ES384', 'vc-jwt'],
  ['RS256', 'vc-jwt'],
] as const

describe('tokens of ours', () => {
  it.each(kinds)('%s %s', async (algorithm, proof) => {
    const issuer = webIssuer('school.example', testKey(algorithm))
    const web = { [issuer.address]: issuer.document as Document }
    const token = await issue(badge(issuer.id), { signer: issuer.key.signer(issuer.keyId), proof })
    expect(outcomes(await ours(web)(token), 'proof')).toEqual(['pass'])
    const { tried, survived } = await survivors(ours(web), token, 7)
    expect(survived).toEqual([])
    ran(`tamperings of a token (${algorithm})`, tried)
    expect(tried).toBeGreaterThan(150)
  })
  it('a verifier that always says the same is found out', async () => {
    const always: Verifier = async () => [{ id: 'proof', outcome: 'pass', message: '' }]
    const { tried, survived } = await survivors(always, 'eyJhbGciOiJub25lIn0.e30.AAAA', 1)
    expect(survived.length).toBe(tried)
  })
})

describe.skipIf(!hasReference)('the token of 1EdTech', () => {
  it('is signed, and any change is seen', async () => {
    const token = referenceText('samples/1edtech-clr/simple.jwt').trim()
    expect(outcomes(await ours({})(token), 'proof')[0]).toBe('pass')
    const { tried, survived } = await survivors(ours({}), token, 41)
    expect(survived).toEqual([])
    ran('tamperings of the token of 1EdTech', tried)
  })
})
