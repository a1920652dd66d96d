/** Proofs of kinds that are not known here: what stands inside them forges nothing, and what stands elsewhere still does. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { verify } from '../../src/verify.ts'
import { hasReference, reference } from '../reference.ts'

const badge = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../fixtures/ob3/microcredential.json', import.meta.url)), 'utf8'),
) as Document
const now = new Date('2026-06-01')
const chained = { type: 'ChainedProof2021', chainedTo: 'the one before', verificationMethod: 'did:example:1#key' }
const own = [badge['proof']].flat() as readonly Document[]

const outcomes = async (document: Document): Promise<readonly unknown[]> => {
  const { verdict, checks } = await verify(document, { now })
  return [verdict, ...checks.flatMap(({ id, outcome }) => (id === 'context' ? [outcome] : []))]
}

describe('a proof of a kind that is not known', () => {
  test('the badge alone is valid', async () => expect(await outcomes(badge)).toEqual(['valid', 'pass']))

  test('is unknown, and what no context defines in it is no forgery', async () => {
    const [verdict, ...context] = await outcomes({ ...badge, proof: [...own, chained] })
    expect(verdict).toBe('indeterminate')
    expect(new Set(context)).toEqual(new Set(['warn']))
  })

  test.each([
    ['in a proof that is known', { ...badge, proof: [{ ...own[0], chainedTo: 'another' }, chained] }],
    ['in the credential', { ...badge, nobodyDefines: 'this', proof: [...own, chained] }],
  ])('excuses nothing %s', async (_, document) => {
    const [verdict, ...context] = await outcomes(document)
    expect(verdict).toBe('invalid')
    expect(context).toContain('fail')
  })

  test('is of a schema all the same, which is no question of what a context defines', async () => {
    const { verdict, checks } = await verify({ ...badge, proof: [...own, { ...chained, created: 5 }] }, { now })
    const failed = checks.flatMap(({ id, outcome, path }) => (outcome === 'fail' ? [`${id} ${path}`] : []))
    expect([verdict, failed]).toEqual(['invalid', ['schema /proof/1/created']])
  })

  test.skipIf(!hasReference).each(['v3__mocknet-v3-valid', 'v3__proof-chain-example-ed25519', 'v3__proof-chain-example-secp256k1'])(
    'of Blockcerts 3 is not called bad: %s',
    async (name) => expect((await verify(reference(`samples/blockcerts/${name}.json`))).verdict).toBe('indeterminate'),
  )
})
