/** Contexts of a document whose members are signed as they stand: its first ones are those that were signed (vc-di-eddsa section 3.3.2). */
import { expect, test } from 'vitest'
import { type Document, list } from '../../src/lib/json.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { badge, keyIssuer } from './issuers.ts'
import { outcomes, outlineOf, parsedBy, scopeWith } from './scope.ts'

const { id, keyId, key } = keyIssuer()
const plain = badge(id)
const [first, ...further] = list(plain['@context'])
const signed: Document = await issue(
  plain,
  { signer: key.signer(keyId), proof: 'eddsa-jcs-2022', created: '2025-01-01T00:00:00Z' },
  scopeWith(),
)

const { '@context': _, ...nameless } = signed['proof'] as Document

async function answer(contexts: unknown, proof: Document = { ...nameless, '@context': plain['@context'] }) {
  const document = { ...signed, '@context': contexts, proof }
  const { checks } = await family.verify(parsedBy(family, document), outlineOf(document), scopeWith())
  return [...outcomes(checks, 'proof'), ...checks.flatMap((check) => (check.id === 'proof' ? [check.message] : []))]
}
const kept = ['pass', 'The document is as it was signed.']
const moved = ['fail ERR_PROOF', 'The document’s contexts do not begin with those that were signed.']

test('those that were signed, and others behind them', async () => {
  expect(further.length).toBeGreaterThan(0)
  expect(await answer(plain['@context'])).toEqual(kept)
  expect(await answer([first, ...further, 'https://w3id.org/security/data-integrity/v2'])).toEqual(kept)
})

test.each([
  ['one before them', ['https://w3id.org/security/data-integrity/v2', first, ...further]],
  ['in another order', [...further, first]],
  ['one less', [first]],
  ['another in the place of the last', [first, ...further.slice(1), { name: 'https://schema.org/name' }]],
  ['none', undefined],
])('%s: not what was signed', async (_, contexts) => expect(await answer(contexts)).toEqual(moved))

test('a proof that names other contexts than it was made with, or none, covers another document', async () => {
  const others = [[first], null, [...further, first]].map((named) => ({ ...nameless, '@context': named }))
  for (const proof of [nameless, ...others]) expect((await answer(plain['@context'], proof))[0]).toBe('fail ERR_PROOF')
})
